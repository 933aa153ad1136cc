"""From hits and findings to the answer."""

import msgspec

from clearway.decision.goods import goods_said
from clearway.decision.listed import listed_said
from clearway.decision.readings import strongest
from clearway.decision.said import SEVERITY, Said
from clearway.decision.sector import sector_said
from clearway.decision.types import (
    Action,
    Claim,
    Decision,
    PaymentRef,
    PolicyRef,
    Relation,
    RelationValue,
    ScreenedList,
)
from clearway.decision.unread import Basis, HeldList, unread_said
from clearway.decision.versions import difference_said
from clearway.evidence import PartyHits
from clearway.goods import GoodsFinding
from clearway.message.types import Payment
from clearway.parties import MarkAt
from clearway.versions import Difference

_ACTIONS: dict[int, Action] = {0: "release", 1: "release", 2: "ask", 3: "hold"}


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found of a payment; ``versions``: where other messages of it say otherwise."""

    parties: tuple[PartyHits, ...] = ()
    marks: tuple[MarkAt, ...] = ()
    goods: tuple[GoodsFinding, ...] = ()
    versions: tuple[Difference, ...] = ()


def decide(payment: Payment, found: Findings, basis: Basis) -> Decision:
    """The answer to ``payment`` on ``basis``."""
    rules = basis.rules
    said = (
        *unread_said(payment, basis),
        *(listed_said(party, rules, basis.day) for party in found.parties),
        *(sector_said(mark, rules) for mark in found.marks),
        *(goods_said(finding, rules) for finding in found.goods),
        *(difference_said(difference, rules) for difference in found.versions),
    )
    claims = _claims(said)
    return Decision(
        payment=_payment(payment),
        action=_ACTIONS[max((SEVERITY[claim.effect] for claim in claims), default=0)],
        relation=_relation(payment, said, basis.lists),
        claims=claims,
        questions=tuple(dict.fromkeys(one.asked.question for one in said if one.asked)),
        screened_against=_screened(basis.lists),
        policy=PolicyRef(name=basis.policy.name, as_of=basis.day),
        notices=_notices(basis.lists),
    )


def _claims(said: tuple[Said, ...]) -> tuple[Claim, ...]:
    """The gravest first, then the likeliest, otherwise as found; what is missing comes last."""
    found = (claim for one in said for claim in one.claims)
    ordered = sorted(found, key=lambda claim: (-SEVERITY[claim.effect], -(claim.score or 0.0)))
    return (*ordered, *dict.fromkeys(one.asked.claim for one in said if one.asked))


def _relation(payment: Payment, said: tuple[Said, ...], lists: tuple[HeldList, ...]) -> Relation:
    read = bool(lists) and bool(payment.parties or payment.texts)
    return Relation(ofac_mib=_value("ofac_mib", said, read), mic=_value("mic", said, read))


def _value(reading: str, said: tuple[Said, ...], read: bool) -> RelationValue:
    """The strongest that is shown; nothing can be said where nothing was read."""
    value = strongest(shown for one in said for of, shown in one.shows if of == reading)
    if value == "none_found":
        return "none_found" if read else "not_assessable"
    return "established" if value == "established" else "indicated"


def _payment(payment: Payment) -> PaymentRef:
    return PaymentRef(
        id=payment.id,
        source=payment.source,
        kind=payment.kind,
        amount=payment.amount,
        currency=payment.currency,
    )


def _screened(lists: tuple[HeldList, ...]) -> tuple[ScreenedList, ...]:
    return tuple(
        ScreenedList(list=held.list, version=held.version, sha256=held.sha256, entries=held.entries)
        for held in sorted(lists, key=lambda held: held.list)
    )


def _notices(lists: tuple[HeldList, ...]) -> tuple[str, ...]:
    """What the reader of the answer must know of the lists it was made on.

    What a list says of itself is said again while no other list is loaded beside it.
    """
    alone = tuple(held.notice for held in lists if held.notice) if len(lists) == 1 else ()
    late = tuple(
        f"No edition of {held.list} published by {held.later_than} is held; "
        f"the oldest one, of {held.version}, was used."
        for held in lists
        if held.later_than
    )
    return alone + late
