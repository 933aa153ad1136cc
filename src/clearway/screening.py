"""The main path on one page: start reading here.

    payment ─► parties.extract ─► candidates.find ─► evidence.weigh ─┐
       │              └─────────► goods.check ───────────────────────┼─► decision.decide
       └────────► versions.differences, to other messages of it ─────┘

Everything it needs comes in as a value: the same payment, lists, policy and day give the same
bytes. The doors (command line, service) read disks and clocks and hand the values in.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

import msgspec

from clearway.candidates import Searchable, find, find_in
from clearway.decision import Basis, Decision, Findings, HeldList, decide
from clearway.evidence import Hit, Parties, Trusted, clear, together, weigh, worth_saying
from clearway.goods import check
from clearway.message.types import Fault, Payment
from clearway.parties import Subjects, extract
from clearway.tables.decision import PolicyFile
from clearway.versions import Other, differences, version_of


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a payment is held against: the lists as indexed, their exact snapshots, the policy."""

    index: Searchable
    lists: tuple[HeldList, ...]
    policy: PolicyFile
    parties: Parties = field(default_factory=dict)
    trusted: Trusted = field(default_factory=dict)

    def basis(self, day: dt.date) -> Basis:
        """What answers of ``day`` rest on."""
        return Basis(lists=self.lists, policy=self.policy, day=day)


def screen(payment: Payment, world: World, day: dt.date, others: Sequence[Other] = ()) -> Decision:
    """The answer to one payment under the rules of ``day``.

    ``others`` are messages that may be of the same payment: of its batch, and recorded earlier.
    """
    return answer(payment, extract(payment), world, day, others)


def answer(
    payment: Payment, subjects: Subjects, world: World, day: dt.date, others: Sequence[Other] = ()
) -> Decision:
    """The answer to a payment whose ``subjects`` are read."""
    hits = clear(hits_of(subjects, world.index), world.trusted)
    found = Findings(
        parties=together(hits, world.parties),
        marks=subjects.marks,
        goods=check(subjects, day),
        versions=differences(version_of(payment), others, day) if others else (),
    )
    return decide(_with(payment, subjects.faults), found, world.basis(day))


def screen_many(
    payments: Sequence[Payment],
    world: World,
    day: dt.date,
    threads: int = 1,
    others: Sequence[Sequence[Other]] = (),
) -> Iterator[Decision]:
    """The answers of ``screen`` in order; where it fails ``unfinished``, and the others go on.

    Strings that several payments share are looked for once, the rest in ``threads``. ``others``
    are those of each payment, or none at all.
    """
    read = [_read(payment) for payment in payments]
    subjects = [one for one in read if isinstance(one, Subjects)]
    names = (at.name for one in subjects for party in one.parties for at in party.names)
    texts = (text.text for one in subjects for _, text in one.running())
    world.index.look_ahead(names, texts, threads)
    for payment, one, beside in zip(payments, read, others or repeat((), len(read)), strict=True):
        yield _answered(payment, one, world, day, beside)


def _read(payment: Payment) -> Subjects | Exception:
    try:
        return extract(payment)
    except Exception as error:
        return error


def _answered(
    payment: Payment,
    read: Subjects | Exception,
    world: World,
    day: dt.date,
    others: Sequence[Other],
) -> Decision:
    try:
        if isinstance(read, Exception):
            raise read
        return answer(payment, read, world, day, others)
    except Exception as error:
        return unfinished(payment, world, day, f"{type(error).__name__}: {error}")


def hits_of(subjects: Subjects, index: Searchable) -> tuple[Hit, ...]:
    """Every party, and every name in a text, held against everything that could match it."""
    parties = (
        weigh(subject, candidate)
        for subject in subjects.parties
        for candidate in find(index, subject)
    )
    texts = (
        weigh(subject, candidate)
        for subject, text in subjects.running()
        for candidate in find_in(index, text)
    )
    return worth_saying((*parties, *texts))


def unfinished(payment: Payment, world: World, day: dt.date, why: str) -> Decision:
    """The answer where screening itself failed: held, with the reason."""
    fault = Fault(
        path="",
        what=f"screening did not finish ({why})",
        mend="A person must look at this payment; please report the message.",
    )
    return decide(_with(payment, (fault,)), Findings(), world.basis(day))


def _with(payment: Payment, faults: tuple[Fault, ...]) -> Payment:
    return msgspec.structs.replace(payment, faults=(*payment.faults, *faults))
