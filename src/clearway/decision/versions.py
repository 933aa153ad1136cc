"""``DIVERSION``: messages of one payment that say different things.

Holds when a cover and its customer payment name different parties, or when a payment that was held
or asked about is sent again without what it was stopped for. Lets through what was corrected or
completed, and what is written in another script or form.
"""

from clearway.decision.said import Asked, Said, missing
from clearway.decision.types import Claim, Compared, EvidenceLine, Question
from clearway.message.types import Value
from clearway.tables.decision import Policy
from clearway.tables.versions import version_rules
from clearway.versions import Difference

_THEN = {"hold": "was held", "ask": "was asked about", "release": "was released"}


def difference_said(difference: Difference, policy: Policy) -> Said:
    """The claim of one difference, both versions in it, and what would settle it."""
    found = difference.found
    effect = policy.difference(difference.standing, found.what, found.how)
    here = found.here
    claim = Claim(
        code="DIVERSION",
        statement=f"{_what(difference)} {_why(difference)}",
        where=here.path if here else "",
        value=here.text if here else None,
        effect=effect,
        binding="informs" if effect == "note" else "exposes",
        evidence=_evidence(difference),
        reference=version_rules().references_of_rules[_rule(difference)],
        compared=_compared(difference),
    )
    return Said(claims=(claim,), asked=_asked(difference) if effect == "ask" else None)


def _rule(difference: Difference) -> str:
    return "cover" if difference.standing == "cover" else "again"


def _what(difference: Difference) -> str:
    """``The creditor here is 'A'; in the message of 2026-11-20 (pacs.008 a.xml) it is 'B'.``."""
    found = difference.found
    subject = _subject(difference)
    here, there = _quoted(found.here), _quoted(found.there)
    other = _other(difference)
    match found.how:
        case "missing":
            return f"{subject} is missing here; {other} it is {there}."
        case "added":
            return f"{subject} here is {here}; {other} there is none."
        case "shortened":
            return f"{subject} here is {here}, without words that stand {other}: {there}."
        case "spelled":
            return f"{subject} here is written {here}; {other} {there}."
    return f"{subject} here is {here}; {other} it is {there}."


def _subject(difference: Difference) -> str:
    found = difference.found
    if found.what == "text":
        return "The text that tells what the payment is for"
    if found.what == "contact":
        return "The contact person"
    if found.what in ("party", "agent", "customer"):
        return f"The {found.whose}"
    return f"The {found.whose}'s {found.what}"


def _other(difference: Difference) -> str:
    """Which message is meant by the other one."""
    payment = difference.other.version.payment
    recorded = difference.other.recorded
    if difference.standing == "cover":
        is_cover = difference.other.version.group != "customer"
        which = "its cover" if is_cover else "the customer payment that it covers"
        return f"in {which} ({payment.kind} {payment.source})"
    day = f" of {recorded.day}" if recorded else ""
    return f"in the message{day} ({payment.kind} {payment.source})"


def _why(difference: Difference) -> str:
    """By what the two belong together, and what became of the other one."""
    tie = version_rules().tie(difference.tie)
    both = f"Both have {tie.says} ({difference.tied_by})"
    recorded = difference.other.recorded
    if difference.standing == "cover" or recorded is None:
        return f"{both}."
    came = _THEN[recorded.action]
    if difference.standing == "stopped_for":
        came += " for it"
    if difference.returned:
        came += f", and taken back by {difference.returned}"
    return f"{both}; the other one {came}."


def _evidence(difference: Difference) -> tuple[EvidenceLine, ...]:
    found, by = difference.found, difference.tied_by
    here = found.here.text if found.here else None
    there = found.there.text if found.there else None
    return (
        EvidenceLine(feature=f"{found.what}.{found.how}", value=here, entry_value=there, weight=0),
        EvidenceLine(feature=f"tie.{difference.tie}", value=by, entry_value=by, weight=0),
    )


def _compared(difference: Difference) -> Compared:
    payment, recorded = difference.other.version.payment, difference.other.recorded
    there = difference.found.there
    return Compared(
        id=payment.id,
        source=payment.source,
        kind=payment.kind,
        where=there.path if there else "",
        value=there.text if there else None,
        recorded=recorded.day if recorded else None,
        action=recorded.action if recorded else None,
    )


def _asked(difference: Difference) -> Asked:
    """The text names the fact alone: no list, nothing of what the other message was answered."""
    found = difference.found
    about = found.here or found.there
    where = found.here.path if found.here else ""
    fact = _fact(difference)
    return Asked(
        Question(code="CONFIRM_CHANGE", about=where, text=f"Please confirm {fact}."),
        missing(
            where,
            about.text if about else None,
            f"Not known: {fact}. It would tell a correction from something left out.",
        ),
    )


def _fact(difference: Difference) -> str:
    found = difference.found
    match found.what:
        case "text":
            return "what the payment is for, and the goods or services"
        case "contact":
            return "who the contact person is"
        case "party" | "name" | "customer":
            return f"who the {found.whose} is, with name, address and account"
        case "agent":
            return f"the {found.whose}"
    return f"the {found.whose}'s {found.what}"


def _quoted(at: Value | None, limit: int = 140) -> str:
    text = " ".join(at.text.split()) if at else ""
    return f"'{text if len(text) <= limit else text[: limit - 3] + '...'}'"
