"""``UNREAD``: what was not read, not loaded or past its age. Nothing that fails ever releases."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from clearway.decision.said import Asked, Said, missing
from clearway.decision.types import Claim, Question
from clearway.message.types import Fault, Payment
from clearway.tables.decision import Effect, Policy, PolicyFile
from clearway.tables.lists import list_rules


class HeldList(msgspec.Struct, frozen=True, kw_only=True):
    """A list as loaded for screening. ``checked``: last success with the publisher, or import.

    ``checked`` is ``None`` where age does not count, as in a replay of an earlier day;
    ``later_than`` is that day where no snapshot had been published by then. ``trusted``: it holds
    trusted parties alone, and stops nothing.
    """

    list: str
    version: str
    sha256: str
    entries: int
    checked: dt.date | None
    notice: str = ""
    later_than: dt.date | None = None
    trusted: bool = False


class Basis(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer rests on beside the payment: the exact lists, the policy, the day."""

    lists: tuple[HeldList, ...]
    policy: PolicyFile
    day: dt.date

    @property
    def rules(self) -> Policy:
        """The version of the policy in force."""
        return self.policy.on(self.day)


def unread_said(payment: Payment, basis: Basis) -> Iterator[Said]:
    """What of the payment was not read, then what was missing to hold it against."""
    policy = basis.rules
    for fault in payment.faults:
        yield _fault_said(fault, policy)
    yield Said(claims=tuple(_list_claims(basis, policy)))


def _fault_said(fault: Fault, policy: Policy) -> Said:
    """A part that was not read, and the question whose answer could be read in its stead."""
    statement = f"Not read: {fault.what.rstrip('.')}. {fault.mend}"
    effect = policy.unread_asked if fault.asks else policy.unread
    question = Question(code="NAME_IN_LATIN", about=fault.path, text=fault.asks)
    unknown = missing(fault.path, None, "Not known: the name, in letters that are read.")
    return Said(
        claims=(_claim(fault.path, statement, effect),),
        asked=Asked(question, unknown) if fault.asks else None,
    )


def _list_claims(basis: Basis, policy: Policy) -> Iterator[Claim]:
    """No list that can stop a payment, or one past its age."""
    blocking = [
        held
        for held in basis.lists
        if list_rules(held.list).criticality == "blocking" and not held.trusted
    ]
    if not blocking:
        yield _claim(
            "",
            "Not screened: no blocking list is loaded. Load one: clearway lists import PATH "
            "(OFAC's sdn.csv with alt.csv and add.csv), or clearway lists import --starter to "
            "try Clearway out.",
            policy.unread,
        )
    for held in blocking:
        stop = list_rules(held.list).stop_days
        if held.checked and (basis.day - held.checked).days > stop:
            yield _claim(
                "",
                f"Not screened on fresh data: {held.list} of {held.version} was last checked on "
                f"{held.checked}, over {stop} days before {basis.day}. Import its newest edition: "
                "clearway lists import PATH.",
                policy.unread,
            )


def _claim(where: str, statement: str, effect: Effect) -> Claim:
    return Claim(
        code="UNREAD",
        statement=statement,
        where=where,
        value=None,
        effect=effect,
        binding="binds",
        evidence=(),
    )
