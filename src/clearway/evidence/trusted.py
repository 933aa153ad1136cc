"""Hits that a trusted party of one's own list speaks against. Verb: ``clear``.

What a payer writes of itself is no proof; what one has confirmed oneself is. A party is a trusted
one by a single-valued number and an equal name, or by an equal name, country and account. That
alone clears nothing: the trusted entry must contradict the listed one, by a different valid
single-valued number or because it says outright that the two are not the same. Wherever a number
of the party agrees with the listed entry, nothing is cleared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from clearway.evidence.facts import entry_countries
from clearway.evidence.types import Clearance, Feature, Hit, Identity, Verdict
from clearway.lists import Entry, key_of
from clearway.lists.numbers import single_valued
from clearway.names import compare, read_name
from clearway.parties import Subject
from clearway.terms import SINGLE_VALUED, Identifier, NameQuality, Scheme

_MARKS = SINGLE_VALUED | {Scheme.ACCOUNT}

Trusted = Mapping[str, tuple[Entry, ...]]
"""Trusted parties by each number and account that they are known by."""


def known_by(trusted: Iterable[Entry]) -> Trusted:
    """Trusted parties by their numbers and accounts."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in trusted:
        for mark in dict.fromkeys(_marks(entry.identifiers)):
            found[mark].append(entry)
    return {mark: tuple(entries) for mark, entries in found.items()}


def clear(hits: Iterable[Hit], trusted: Trusted) -> tuple[Hit, ...]:
    """The hits, those that a trusted party speaks against as notes that say so."""
    return tuple(_cleared(hit, trusted) if trusted else hit for hit in hits)


def _cleared(hit: Hit, trusted: Trusted) -> Hit:
    if hit.identity is Identity.FAINT or _number_agrees(hit):
        return hit
    for mark in _marks_of(hit.subject):
        for entry in trusted.get(mark, ()):
            known = _known(hit, mark, entry)
            why = _another(entry, hit.entry)
            if known and why:
                clearance = Clearance(by=entry, known=known, why=why)
                reason = f"{hit.reason}; but it is a trusted party, and {why}"
                return replace(hit, identity=Identity.FAINT, reason=reason, clearance=clearance)
    return hit


def _number_agrees(hit: Hit) -> bool:
    return any(
        fact.verdict is Verdict.AGREES and fact.feature.startswith("identifier.")
        for fact in hit.features
    )


def _marks(numbers: Iterable[Identifier]) -> Iterator[str]:
    return (
        f"{number.scheme} {_bare(number.value)}" for number in numbers if number.scheme in _MARKS
    )


def _marks_of(subject: Subject) -> Iterator[str]:
    """What a party may be known by: its numbers first, then its account."""
    return _marks(number.identifier for number in subject.identifiers)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).upper()


def _known(hit: Hit, mark: str, entry: Entry) -> tuple[Feature, ...]:
    """The facts by which the party is the trusted one; none where it is not, or may be another."""
    scheme, _, value = mark.partition(" ")
    number = _agrees(f"trusted.{scheme}", value, value)
    name = _equal_name(hit, entry)
    if not name or _has_other_number(hit.subject, entry):
        return ()
    if scheme != Scheme.ACCOUNT:
        return (_agrees("trusted.name", hit.at.text, name), number)
    home = {country.code for country in hit.subject.countries} & entry_countries(entry)
    return tuple(
        fact
        for country in sorted(home)[:1]
        for fact in (
            _agrees("trusted.name", hit.at.text, name),
            _agrees("trusted.country", country, country),
            number,
        )
    )


def _equal_name(hit: Hit, entry: Entry) -> str:
    """The trusted party's name that is equal to the one that made the hit."""
    names = (name.text for name in entry.names if name.quality is not NameQuality.WEAK)
    return next(
        (
            name
            for name in names
            for one in hit.subject.names
            if one.at == hit.at and compare(one.name, read_name(name, entry.kind)).equal
        ),
        "",
    )


def _has_other_number(subject: Subject, entry: Entry) -> bool:
    """Whether the message gives the party a number that is not the trusted one's."""
    given = single_valued(number.identifier for number in subject.identifiers)
    known = single_valued(entry.identifiers)
    return any(given[scheme] - known[scheme] for scheme in given.keys() & known.keys())


def _agrees(feature: str, value: str, entry_value: str) -> Feature:
    return Feature(feature=feature, value=value, entry_value=entry_value, verdict=Verdict.AGREES)


def _another(trusted: Entry, listed: Entry) -> str:
    """Why the trusted party is not the listed one; empty where nothing says so."""
    ours, theirs = single_valued(trusted.identifiers), single_valued(listed.identifiers)
    shared = ours.keys() & theirs.keys()
    if any(ours[scheme] & theirs[scheme] for scheme in shared):
        return ""
    if shared:
        scheme = min(shared)
        return f"its {scheme} is {_all(ours[scheme])}, not {_all(theirs[scheme])}"
    if trusted.trust and key_of(listed) in trusted.trust.distinct_from:
        return f"{key_of(trusted)} says that it is not {key_of(listed)}"
    return ""


def _all(values: set[str]) -> str:
    return " or ".join(sorted(values))
