"""The one missing fact that would settle a claim, put so that it can be sent.

The text to the customer names the fact and nothing else: no list, no foreign authority, no score.
"""

from clearway.decision.said import Asked, missing
from clearway.decision.types import Question
from clearway.evidence import Hit, Verdict, subject_kind
from clearway.terms import SINGLE_VALUED, PartyKind, Scheme

_NUMBERS = {
    Scheme.INN: "the Russian tax number (INN)",
    Scheme.OGRN: "the Russian registration number (OGRN)",
    Scheme.OGRNIP: "the Russian registration number (OGRNIP)",
    Scheme.USCC: "the unified social credit code (USCC)",
    Scheme.LEI: "the legal entity identifier (LEI)",
    Scheme.IMO: "the IMO number",
}


def question_for(hit: Hit) -> Asked:
    """What would tell the party from the entry, or show that they are one."""
    code, fact = _fact(hit)
    who = f"{hit.subject.role.words} '{' '.join(hit.at.text.split())}'"
    return Asked(
        Question(code=code, about=hit.at.path, text=f"Please state {fact} of the {who}."),
        missing(
            hit.at.path,
            hit.at.text,
            f"Not known: {fact} of the {who}. It would tell whether this is "
            f"{hit.entry.name} ({hit.entry.list} {hit.entry.id}).",
        ),
    )


def _fact(hit: Hit) -> tuple[str, str]:
    """Code and words of the fact, the surest kind the entry can be held against."""
    differing = {f.feature for f in hit.features if f.verdict is Verdict.DIFFERS}
    agreeing = {f.feature for f in hit.features if f.verdict is Verdict.AGREES}
    if any(feature.startswith("identifier.") for feature in differing):
        return "REGISTRY_EXTRACT", "an extract from the register that confirms the number"
    if any(f"identifier.{scheme}" in agreeing for scheme in SINGLE_VALUED):
        return "PURPOSE", "what the payment is for, and the goods or services,"
    for scheme, words in _NUMBERS.items():
        if any(number.scheme is scheme for number in hit.entry.identifiers):
            return "PARTY_IDENTIFIER", words
    if PartyKind.PERSON in (hit.entry.kind, subject_kind(hit.subject)):
        return (
            ("BIRTH_DATE", "the date and place of birth")
            if "birth_date" not in agreeing
            else ("PURPOSE", "what the payment is for, and the goods or services,")
        )
    return "PARTY_IDENTIFIER", "the registration number, with the register's name, and the address"
