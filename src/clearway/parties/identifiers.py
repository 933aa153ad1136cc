"""Identifiers given for a party, and identifiers standing in free text.

A bare run of ten digits passes the INN check once in ten, so in free text a label is demanded
(but for USCC and LEI, whose form and check are strict); in an identifier's own element the place
is label enough to agree with a listed number, never enough to contradict one.
"""

import re
from collections.abc import Iterator
from functools import cache

from clearway.message.types import GivenIdentifier, Value
from clearway.parties.types import IdentifierAt
from clearway.tables.parties import identifier_words, scheme_of
from clearway.terms import Identifier, Scheme, check

_BY_FORM = (
    (Scheme.INN, re.compile(r"\d{10}|\d{12}")),
    (Scheme.OGRN, re.compile(r"\d{13}")),
    (Scheme.OGRNIP, re.compile(r"\d{15}")),
    (Scheme.USCC, re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")),
    (Scheme.LEI, re.compile(r"[0-9A-Z]{18}\d{2}")),
)
_STRICT = re.compile(r"(?<![0-9A-Z])(?:[0-9A-HJ-NPQRTUWXY]{18}|[0-9A-Z]{18}\d{2})(?![0-9A-Z])")
_COUNTRY = {Scheme.INN: "RU", Scheme.OGRN: "RU", Scheme.OGRNIP: "RU", Scheme.USCC: "CN"}


def given(number: GivenIdentifier) -> IdentifierAt:
    """An identifier from its own element or column; unknown schemes are kept as ``OTHER``."""
    value = _compact(number.value.text)
    named = scheme_of(number.scheme)
    if named is not None:
        return _at(number.value, named, value, labelled=True)
    for scheme in _schemes_by_form(value):
        return _at(number.value, scheme, value, labelled=False)
    return _at(number.value, Scheme.OTHER, value, labelled=False)


def in_text(text: Value) -> Iterator[IdentifierAt]:
    """Identifiers in free text whose check digit holds, in order of place."""
    upper = text.text.upper()
    if len(upper) != len(text.text):  # a letter whose capital is two: spans would shift
        upper = text.text
    seen: set[str] = set()
    for found in _labelled().finditer(upper):
        scheme = scheme_of(found["label"])
        value = _compact(found["value"])
        if scheme and value not in seen and check(_identifier(scheme, value)):
            seen.add(value)
            yield _at(text.part(text.text[slice(*found.span())]), scheme, value, labelled=True)
    for found in _STRICT.finditer(upper):
        for scheme in _schemes_by_form(found[0]):
            if found[0] not in seen and not found[0].isdigit():
                seen.add(found[0])
                yield _at(text.part(found[0]), scheme, found[0], labelled=False)


def _schemes_by_form(value: str) -> Iterator[Scheme]:
    return (
        scheme
        for scheme, form in _BY_FORM
        if form.fullmatch(value) and check(_identifier(scheme, value))
    )


@cache
def _labelled() -> re.Pattern[str]:
    words = identifier_words().labels
    labels = sorted({label for group in words.values() for label in group}, key=len, reverse=True)
    alternatives = "|".join(re.escape(label) for label in labels)
    return re.compile(
        rf"(?<![^\W\d_])(?P<label>{alternatives})(?:\s*/?\s*(?:KPP|КПП))?"
        r"[\s.:;№#=/-]*(?P<value>[0-9A-Z]{7,20})(?![0-9A-Z])"
    )


def _compact(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text).upper()


def _identifier(scheme: Scheme, value: str) -> Identifier:
    return Identifier(scheme=scheme, value=value, country=_COUNTRY.get(scheme, ""))


def _at(place: Value, scheme: Scheme, value: str, *, labelled: bool) -> IdentifierAt:
    return IdentifierAt(at=place, identifier=_identifier(scheme, value), labelled=labelled)
