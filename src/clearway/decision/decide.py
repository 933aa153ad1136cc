"""From hits and findings to the answer."""

from clearway.decision.goods import goods_claim, goods_question
from clearway.decision.listed import SEVERITY, Judged, judge
from clearway.decision.questions import Asked
from clearway.decision.readings import related, strongest
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
from clearway.decision.unread import Basis, HeldList, unread_claims
from clearway.evidence import Hit
from clearway.goods import GoodsFinding
from clearway.message.types import Payment

_ACTIONS: dict[int, Action] = {0: "release", 1: "release", 2: "ask", 3: "hold"}


def decide(
    payment: Payment, hits: tuple[Hit, ...], goods: tuple[GoodsFinding, ...], basis: Basis
) -> Decision:
    """The answer to ``payment`` on ``basis``."""
    rules, lists = basis.rules, basis.lists
    unread = tuple(unread_claims(payment, basis))
    judged = tuple(judge(hit, rules, basis.day) for hit in hits)
    found = tuple(goods_claim(finding, rules) for finding in goods)
    asked = _asked(judged, goods, found)
    listed = (claim for one in judged for claim in one.claims)
    claims = (*_in_order((*unread, *listed, *found)), *dict.fromkeys(one.claim for one in asked))
    return Decision(
        payment=_payment(payment),
        action=_ACTIONS[max((SEVERITY[claim.effect] for claim in claims), default=0)],
        relation=_relation(payment, judged, lists),
        claims=claims,
        questions=tuple(dict.fromkeys(one.question for one in asked)),
        screened_against=_screened(lists),
        policy=PolicyRef(name=basis.policy.name, as_of=basis.day),
        notices=_notices(lists),
    )


def _asked(
    judged: tuple[Judged, ...], goods: tuple[GoodsFinding, ...], found: tuple[Claim, ...]
) -> tuple[Asked, ...]:
    of_goods = (
        goods_question(finding)
        for finding, claim in zip(goods, found, strict=True)
        if claim.effect == "ask"
    )
    return (*(one.asked for one in judged if one.asked), *of_goods)


def _in_order(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The gravest first, then the likeliest; otherwise as found."""
    return tuple(sorted(claims, key=lambda claim: (-SEVERITY[claim.effect], -(claim.score or 0.0))))


def _relation(
    payment: Payment, judged: tuple[Judged, ...], lists: tuple[HeldList, ...]
) -> Relation:
    read = bool(lists) and bool(payment.parties or payment.texts)
    return Relation(ofac_mib=_value("ofac_mib", judged, read), mic=_value("mic", judged, read))


def _value(reading: str, judged: tuple[Judged, ...], read: bool) -> RelationValue:
    """The strongest showing of any hit; nothing can be said where nothing was read."""
    value = strongest(
        related(meaning, one.hit.identity)
        for one in judged
        for meaning in one.meanings
        if meaning.reading == reading
    )
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
