"""The countries a message gives for a party: address, residence, account, bank code."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clearway.message.types import Party
from clearway.parties.types import CountryAt
from clearway.tables.countries import country_code

_BETWEEN = re.compile(r"[\s/-]")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
_ALSO_A_STATE = frozenset(
    {
        *("AL", "AR", "AZ", "CA", "CO", "DE", "GA", "ID", "IL", "IN", "LA", "MA", "MD", "ME"),
        *("MN", "MO", "MS", "MT", "NC", "NE", "NL", "PA", "SC", "SD", "SK", "TN", "VA"),
    }
)
"""Alpha-2 codes that end American and Canadian address lines as states and provinces."""


def countries_of(party: Party) -> tuple[CountryAt, ...]:
    """Each country once, the strongest basis first."""
    found: dict[str, CountryAt] = {}
    for country in (*_stated(party), *_written(party), *_implied(party)):
        found.setdefault(country.code, country)
    return tuple(found.values())


def _stated(party: Party) -> Iterator[CountryAt]:
    """Countries with an element of their own."""
    for value in (*((party.address.country,) if party.address.country else ()), *party.countries):
        if code := country_code(value.text):
            yield CountryAt(code, value, "address")


def _written(party: Party) -> Iterator[CountryAt]:
    """Countries at the end of address lines: ``Moscow, Russia``, ``MOSCOW RU``."""
    for line in party.address.lines:
        if code := _at_end(line.text):
            yield CountryAt(code, line, "address")


@lru_cache(maxsize=8192)
def _at_end(line: str) -> str:
    text = line.strip(" .,;")
    if code := country_code(text):
        return code
    words = re.split(r"[\s,]+", text)
    last = words[-1]
    if len(words) > 1 and len(last) == 2 and last.isalpha():
        return "" if last in _ALSO_A_STATE else country_code(last)
    tail = re.split(r"[,/]\s*", text)[-1].strip()
    return country_code(tail) or country_code(last) or country_code(" ".join(words[-2:]))


def _implied(party: Party) -> Iterator[CountryAt]:
    """The country of an IBAN and of a bank code, which say where money is, not who."""
    if party.account and (code := _of_account(party.account.text)):
        yield CountryAt(code, party.account, "account")
    if party.bic and (code := country_code(party.bic.text[4:6].upper())):
        yield CountryAt(code, party.bic, "bic")


@lru_cache(maxsize=8192)
def _of_account(text: str) -> str:
    account = _BETWEEN.sub("", text).upper()
    return country_code(account[:2]) if _IBAN.fullmatch(account) else ""
