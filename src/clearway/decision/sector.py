"""``SECTOR``: the message carries a mark of a Russian defence contract."""

from clearway.decision.said import Asked, Said, how_read, missing
from clearway.decision.types import Claim, Question
from clearway.parties import MarkAt
from clearway.tables.decision import Policy, Reading

_SHOWS: dict[str, Reading] = {"direct": "established", "word": "indicated"}


def sector_said(found: MarkAt, policy: Policy) -> Said:
    """A direct mark is enough for the plain reading; a word leaves it open."""
    effect = policy.sector[found.mark.strength]
    mark = found.mark
    claim = Claim(
        code="SECTOR",
        statement=f"'{found.at.text}' is a mark of a defence contract ({mark.mark}): {mark.says}.",
        where=found.at.path,
        value=found.at.text,
        effect=effect,
        binding="exposes",
        evidence=how_read(found.at),
        reference=mark.reference,
    )
    return Said(
        claims=(claim,),
        shows=(("mic", _SHOWS[mark.strength]),),
        asked=_asked(found) if effect == "ask" else None,
    )


def _asked(found: MarkAt) -> Asked:
    fact = "the contract the payment is made under, its number and its final customer"
    where = found.at.path
    return Asked(
        Question(code="CONTRACT", about=where, text=f"Please state {fact}."),
        missing(where, found.at.text, f"Not known: {fact}. They would tell whose contract it is."),
    )
