"""Facts beside the name, each held against the entry's: agree, differ, or (left out) unknown.

Only single-valued identifiers of one issuer contradict; passports, bank codes and numbers of
different issuers never do. Missing data says nothing.
"""

from collections.abc import Iterator
from functools import lru_cache

from clearway.evidence.types import Feature, Verdict
from clearway.lists.types import Entry, Place
from clearway.names import Comparison, read_name
from clearway.parties import Subject
from clearway.parties.addresses import address_text, read_streets, same_building, town_of
from clearway.tables.evidence import EvidenceWeights, evidence_weights
from clearway.terms import SINGLE_VALUED, Identifier, PartyKind, Scheme, check


def facts(
    subject: Subject, entry: Entry, comparison: Comparison | None = None
) -> tuple[Feature, ...]:
    """All facts that speak, in a fixed order. ``comparison`` is that of the names."""
    weights = evidence_weights()
    return (
        *_identifiers(subject, entry, weights),
        *_bank_code(subject, entry, weights),
        *_birth_dates(subject, entry, weights),
        *_birth_places(subject, entry, weights),
        *_cities(subject, entry, weights),
        *_addresses(subject, entry, weights),
        *_countries(subject, entry, weights),
        *_kinds(subject, entry, comparison, weights),
    )


def _identifiers(subject: Subject, entry: Entry, weights: EvidenceWeights) -> Iterator[Feature]:
    for number in subject.identifiers:
        own = number.identifier
        listed = [other for other in entry.identifiers if comparable(own, other)]
        if any(other.value == own.value for other in listed):
            single = own.scheme in SINGLE_VALUED
            yield Feature(
                feature=f"identifier.{own.scheme}",
                value=own.value,
                entry_value=own.value,
                weight=weights.identifier_agrees if single else weights.document_agrees,
                verdict=Verdict.AGREES,
            )
        elif listed and number.labelled and _contradicts(own):
            yield Feature(
                feature=f"identifier.{own.scheme}",
                value=own.value,
                entry_value=listed[0].value,
                weight=weights.identifier_differs,
                verdict=Verdict.DIFFERS,
            )


def comparable(own: Identifier, other: Identifier) -> bool:
    """Whether two numbers come from one issuer; a bare number may be any of the entry's."""
    if own.scheme is Scheme.OTHER:
        return own.value == other.value and len(own.value) >= 6
    return own.scheme is other.scheme and (
        not own.country or not other.country or own.country == other.country
    )


def _contradicts(own: Identifier) -> bool:
    return own.scheme in SINGLE_VALUED and check(own) is True


def _bank_code(subject: Subject, entry: Entry, weights: EvidenceWeights) -> Iterator[Feature]:
    if subject.bic is None:
        return
    code = subject.bic.text.strip().upper()
    for other in entry.identifiers:
        if other.scheme is Scheme.BIC and other.value[:8] == code[:8]:
            yield Feature(
                feature="identifier.BIC",
                value=code,
                entry_value=other.value,
                weight=weights.bic_agrees,
                verdict=Verdict.AGREES,
            )
            return


def _birth_dates(subject: Subject, entry: Entry, weights: EvidenceWeights) -> Iterator[Feature]:
    """A conflict only outside every listed date and its tolerance, of a list that is sure of it."""
    for value, born in subject.birth_dates:
        if not entry.birth_dates:
            return
        agreeing = [listed for listed in entry.birth_dates if listed.agrees(born)]
        if not agreeing and "birth_dates" in entry.unsure:
            continue
        yield Feature(
            feature="birth_date",
            value=value.text,
            entry_value="; ".join(str(listed) for listed in agreeing or entry.birth_dates),
            weight=weights.birth_date_agrees if agreeing else weights.birth_date_differs,
            verdict=Verdict.AGREES if agreeing else Verdict.DIFFERS,
        )


def _birth_places(subject: Subject, entry: Entry, weights: EvidenceWeights) -> Iterator[Feature]:
    """A town of birth that agrees; another may be another name of it, and says nothing."""
    if subject.birth_place is None:
        return
    for listed in entry.birth_places:
        if _within(town_of(listed), _words(subject.birth_place.text)):
            yield Feature(
                feature="birth_place",
                value=subject.birth_place.text,
                entry_value=listed,
                weight=weights.birth_place_agrees,
                verdict=Verdict.AGREES,
            )
            return


def _cities(subject: Subject, entry: Entry, weights: EvidenceWeights) -> Iterator[Feature]:
    lines = {value: _words(value.text) for value in subject.address}
    for city in sorted({place.city for place in entry.places if place.city and lines}):
        for value, words in lines.items():
            if _within(town_of(city), words):
                yield Feature(
                    feature="city",
                    value=value.text,
                    entry_value=city,
                    weight=weights.city_agrees,
                    verdict=Verdict.AGREES,
                )
                return


def _addresses(subject: Subject, entry: Entry, weights: EvidenceWeights) -> Iterator[Feature]:
    """The same building of the same street in the same town, or where no town is listed country."""
    text = address_text(subject.address)
    own = read_streets(text)
    places = (place for place in entry.places if own and place.lines and _there(subject, place))
    for place in places:
        listed = ", ".join(place.lines)
        if same_building(own, read_streets(listed)):
            yield Feature(
                feature="address",
                value=text,
                entry_value=", ".join(filter(None, (listed, place.city))),
                weight=weights.address_agrees,
                verdict=Verdict.AGREES,
            )
            return


def _there(subject: Subject, place: Place) -> bool:
    """Whether the subject is in the town of a listed address."""
    if not place.city:
        return place.country in {country.code for country in subject.countries}
    return any(_within(town_of(place.city), _words(value.text)) for value in subject.address)


def _within(town: str, words: frozenset[str]) -> bool:
    wanted = _words(town)
    return bool(wanted) and words.issuperset(wanted)


@lru_cache(maxsize=8192)
def _words(text: str) -> frozenset[str]:
    return frozenset(token.text for token in read_name(text).tokens)


def _countries(subject: Subject, entry: Entry, weights: EvidenceWeights) -> Iterator[Feature]:
    listed = entry_countries(entry)
    if not listed or not subject.countries:
        return
    agreeing = [country for country in subject.countries if country.code in listed]
    stated = [country for country in subject.countries if country.basis == "address"]
    if agreeing:
        yield Feature(
            feature="country",
            value=agreeing[0].code,
            entry_value=agreeing[0].code,
            weight=weights.country_agrees,
            verdict=Verdict.AGREES,
        )
    elif stated:
        yield Feature(
            feature="country",
            value=stated[0].code,
            entry_value=" ".join(sorted(listed)),
            weight=weights.country_differs,
            verdict=Verdict.DIFFERS,
        )


def entry_countries(entry: Entry) -> frozenset[str]:
    """Every country an entry is tied to."""
    return frozenset(
        {*entry.countries, *entry.nationalities, *(p.country for p in entry.places if p.country)}
    )


def _kinds(
    subject: Subject, entry: Entry, comparison: Comparison | None, weights: EvidenceWeights
) -> Iterator[Feature]:
    """A legal form that met a word of a person's name (``KIM, Se Gon``) shows no firm."""
    unknown = PartyKind.UNKNOWN
    kind = subject.kind if _form_is_a_word(subject, comparison) else subject_kind(subject)
    if unknown in (kind, entry.kind) or kind is entry.kind:
        return
    yield Feature(
        feature="kind",
        value=kind.value,
        entry_value=entry.kind.value,
        weight=weights.kind_differs,
        verdict=Verdict.DIFFERS,
    )


def _form_is_a_word(subject: Subject, comparison: Comparison | None) -> bool:
    forms = {_letters(form.original) for at in subject.names for form in at.name.forms}
    words = comparison.pairings if comparison else ()
    return any(word.entry and _letters(word.query) in forms for word in words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def subject_kind(subject: Subject) -> PartyKind:
    """What the message says a party is, else what a name with a legal form shows."""
    if subject.kind is PartyKind.UNKNOWN and any(at.name.forms for at in subject.names):
        return PartyKind.ORGANISATION
    return subject.kind
