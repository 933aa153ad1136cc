"""Finds of a whole payment, and whom they show: by number, by bank code, or named in passing."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from clearway.message.types import Payment, Value
from clearway.names.kept import read_name_once
from clearway.parties.checks import account, bic
from clearway.parties.finds import FindAt, finds_in, may_find
from clearway.parties.identifiers import number_as, numbers
from clearway.parties.said import Said
from clearway.parties.types import CountryAt, IdentifierAt, NameAt, Subject
from clearway.tables.parties import scheme_of
from clearway.terms import PartyKind, Role, Scheme

_ACCOUNT = "Russian account"
_CODE = re.compile(r"(?<![A-Z0-9])[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])")
_CAPITALS = bytes(
    code if chr(code).isdigit() or chr(code).isupper() else 32 for code in range(128)
).ljust(256)
_CRAFT = {"vessel name": PartyKind.VESSEL, "aircraft name": PartyKind.AIRCRAFT}
_ACCOUNTS = frozenset({_ACCOUNT, "IBAN"})


def telling_lines(said: Said) -> tuple[Value, ...]:
    """Names and address lines, if one of them holds a label or a form; most payments' do not."""
    return said.lines if may_find(said.in_lines) else ()


def finds_of(payment: Payment, lines: tuple[Value, ...]) -> tuple[FindAt, ...]:
    """Finds in texts and ``lines``, each once a place, the original before its readings."""
    found: dict[tuple[str, str, str], FindAt] = {}
    for value in (*payment.texts, *lines):
        for find in finds_in(value):
            found.setdefault((find.at.path, find.kind, find.value), find)
    if _ACCOUNT not in {find.kind for find in found.values()}:
        return tuple(found.values())
    biks = {*_given_biks(payment), *(find.value for find in found.values() if find.kind == "BIK")}
    return tuple(_of_a_bank(find, biks) for find in found.values())


def _given_biks(payment: Payment) -> Iterator[str]:
    for party in payment.parties:
        for number in party.identifiers:
            if scheme_of(number.scheme) is Scheme.BIK and len(number.value.text) == 9:
                yield number.value.text


def _of_a_bank(find: FindAt, biks: set[str]) -> FindAt:
    """An account is checked when it is one of a bank that the payment names by its BIK."""
    if find.kind != _ACCOUNT or not any(account(find.value, bik) for bik in biks if bik.isdigit()):
        return find
    return replace(find, checked=True)


def found_subjects(finds: tuple[FindAt, ...], said: Said) -> Iterator[Subject]:
    """Numbers in free text (those of a party's line are its own), banks and parties in any."""
    if {find.gives for find in finds} - {"fact"}:
        places = {text.path for text in said.texts}
        for number in numbers(find for find in finds if find.at.path in places):
            yield _numbered(number)
        for find in finds:
            if find.kind in _ACCOUNTS:
                yield _numbered(number_as(find, Scheme.ACCOUNT))
            elif find.gives == "party":
                yield _party(find)
            elif find.gives == "agent":
                yield _agent(find)
    yield from _codes(said)


def _numbered(number: IdentifierAt) -> Subject:
    return Subject(role=Role.OTHER_PARTY, path=number.at.path, identifiers=(number,))


def _party(find: FindAt) -> Subject:
    """Whom a payment is made for, or which ship or aircraft it is about, as the text names them."""
    name = NameAt(find.at.part(find.value), read_name_once(find.value))
    kind = _CRAFT.get(find.kind, PartyKind.UNKNOWN)
    return Subject(role=Role.OTHER_PARTY, path=find.at.path, kind=kind, names=(name,))


def _agent(find: FindAt) -> Subject:
    """A bank by its code, with the country that a BIC names."""
    if find.kind != "BIC":
        return replace(_bank(find.at), identifiers=(number_as(find, Scheme(find.kind)),))
    code = find.at.part(find.value)
    return replace(_bank(code), bic=code, countries=(CountryAt(find.value[4:6], code, "bic"),))


def _bank(at: Value) -> Subject:
    return Subject(role=Role.OTHER_AGENT, path=at.path, kind=PartyKind.ORGANISATION)


def _codes(said: Said) -> Iterator[Subject]:
    """Words in capitals of a BIC's form, as many words have: held against listed codes, no more."""
    words = said.whole.encode(errors="replace").translate(_CAPITALS).split()
    if not any(map(_may_be_code, [word for word in words if len(word) in (8, 11)])):
        return
    for value in (*said.texts, *said.lines):
        for word in filter(bic, dict.fromkeys(_CODE.findall(value.text))):
            yield replace(_bank(value), bic=value.part(word))


@lru_cache(maxsize=8192)
def _may_be_code(word: bytes) -> bool:
    return bic(word.decode())
