"""Where a trade leads: goods move from the creditor, who sells, to the debtor, who buys."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import msgspec

from clearway.message.types import Value
from clearway.parties import Subject, Subjects
from clearway.tables.goods import destinations
from clearway.terms import Role, Scheme

Side = Literal["buyer", "seller", "text"]

_BUYERS = frozenset(
    {
        Role.DEBTOR,
        Role.ULTIMATE_DEBTOR,
        Role.INITIATING_PARTY,
        Role.INVOICEE,
        Role.DEBTOR_AGENT,
    }
)
_SELLERS = frozenset({Role.CREDITOR, Role.ULTIMATE_CREDITOR, Role.INVOICER, Role.CREDITOR_AGENT})
_CURRENCY_OPERATION = re.compile(r"\{?\bVO\s?(?P<code>\d{5})\b\}?", re.IGNORECASE)


class RouteFact(msgspec.Struct, frozen=True, kw_only=True):
    """One sign that the trade touches Russia or Belarus, and on which side of it."""

    country: str
    side: Side
    at: Value
    basis: str


def route(subjects: Subjects) -> tuple[RouteFact, ...]:
    """All signs, parties first, each once."""
    facts = (
        *(fact for subject in subjects.parties for fact in _of_party(subject)),
        *(fact for text in subjects.texts for fact in _of_text(text)),
    )
    return tuple(dict.fromkeys(facts))


def leads_there(facts: tuple[RouteFact, ...]) -> tuple[RouteFact, ...]:
    """The signs that goods go to Russia or Belarus.

    A place named in the text counts unless the seller is the one who is there: then the goods
    come from that country.
    """
    sold_from = {fact.country for fact in facts if fact.side == "seller"}
    return tuple(
        fact
        for fact in facts
        if fact.side == "buyer" or (fact.side == "text" and fact.country not in sold_from)
    )


def _of_party(subject: Subject) -> Iterator[RouteFact]:
    side: Side | None = (
        "buyer" if subject.role in _BUYERS else "seller" if subject.role in _SELLERS else None
    )
    if side is None:
        return
    for country in subject.countries:
        if country.code in destinations():
            yield RouteFact(country=country.code, side=side, at=country.at, basis=country.basis)
    for number in subject.identifiers:
        if number.identifier.scheme is Scheme.INN and number.labelled:
            yield RouteFact(country="RU", side=side, at=number.at, basis="tax number")


def _of_text(text: Value) -> Iterator[RouteFact]:
    for operation in _CURRENCY_OPERATION.finditer(text.text):
        side: Side = "seller" if operation["code"].startswith("10") else "text"
        at = text.part(operation[0])
        yield RouteFact(country="RU", side=side, at=at, basis="currency operation code")
    for country in destinations():
        if found := _words(country).search(text.text):
            yield RouteFact(country=country, side="text", at=text.part(found[0]), basis="text")


@cache
def _words(country: str) -> re.Pattern[str]:
    table = destinations()[country]
    han = [word for word in (*table.country, *table.city) if ord(word[0]) > 0x2E7F]
    spaced = [word for word in (*table.country, *table.city) if word not in han]
    alternatives = "|".join(re.escape(word) for word in sorted(spaced, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)|{'|'.join(han)}", re.IGNORECASE)
