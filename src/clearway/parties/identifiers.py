"""Identifiers given for a party, and identifiers standing in free text.

A bare run of ten digits passes the INN check once in ten, so in free text a label is demanded
(but for USCC and LEI, whose form and check are strict); in an identifier's own element the place
is label enough to agree with a listed number, never enough to contradict one.
"""

import re
from collections.abc import Iterable, Iterator

from clearway.message.types import GivenIdentifier, Value
from clearway.parties.finds import FindAt, finds_in
from clearway.parties.types import IdentifierAt
from clearway.tables.parties import scheme_of
from clearway.terms import SINGLE_VALUED, Identifier, Scheme, check

_BY_FORM = (
    (Scheme.INN, re.compile(r"\d{10}|\d{12}")),
    (Scheme.OGRN, re.compile(r"\d{13}")),
    (Scheme.OGRNIP, re.compile(r"\d{15}")),
    (Scheme.USCC, re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}")),
    (Scheme.LEI, re.compile(r"[0-9A-Z]{18}\d{2}")),
)
_SCHEMES = {scheme.value: scheme for scheme in SINGLE_VALUED}
"""Kinds of finds that are numbers of parties."""
_COUNTRY = {
    **dict.fromkeys((Scheme.INN, Scheme.OGRN, Scheme.OGRNIP, Scheme.BIK), "RU"),
    **dict.fromkeys((Scheme.USCC, Scheme.CNAPS), "CN"),
}


def given(number: GivenIdentifier) -> IdentifierAt:
    """An identifier from its own element or column; unknown schemes are kept as ``OTHER``."""
    value = _compact(number.value.text)
    named = scheme_of(number.scheme)
    if named is not None:
        return _at(number.value, named, value, labelled=True)
    for scheme in _schemes_by_form(value):
        return _at(number.value, scheme, value, labelled=False)
    return _at(number.value, Scheme.OTHER, value, labelled=False)


def given_account(account: Value) -> IdentifierAt:
    """A party's account as a number that lists may name."""
    return _at(account, Scheme.ACCOUNT, _compact(account.text), labelled=True)


def in_text(text: Value) -> Iterator[IdentifierAt]:
    """Identifiers in free text whose check digit holds, each once, in order of place."""
    return numbers(finds_in(text))


def numbers(finds: Iterable[FindAt]) -> Iterator[IdentifierAt]:
    """The finds that are numbers of parties, each once a place."""
    seen: set[tuple[str, str]] = set()
    for find in finds:
        if find.kind in _SCHEMES and (find.at.path, find.value) not in seen:
            seen.add((find.at.path, find.value))
            yield _at(find.at, _SCHEMES[find.kind], find.value, labelled=find.labelled)


def number_as(find: FindAt, scheme: Scheme) -> IdentifierAt:
    """A find as a number of a bank in its country's clearing system, or of an account."""
    return _at(find.at, scheme, find.value, labelled=find.labelled)


def _schemes_by_form(value: str) -> Iterator[Scheme]:
    return (
        scheme
        for scheme, form in _BY_FORM
        if form.fullmatch(value) and check(_identifier(scheme, value))
    )


def _compact(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text).upper()


def _identifier(scheme: Scheme, value: str) -> Identifier:
    return Identifier(scheme=scheme, value=value, country=_COUNTRY.get(scheme, ""))


def _at(place: Value, scheme: Scheme, value: str, *, labelled: bool) -> IdentifierAt:
    return IdentifierAt(at=place, identifier=_identifier(scheme, value), labelled=labelled)
