"""The countries a message gives for a party: address, residence, account, bank code."""

import re
from functools import lru_cache

from clearway.message.types import Party
from clearway.parties.types import CountryAt
from clearway.tables.countries import country_code, may_end_in_country

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
    """Each country once, the strongest basis first: said so, at the end of a line, implied."""
    address = party.address
    found: dict[str, CountryAt] = {}
    for value in (address.country, *party.countries):
        if value is not None and (code := country_code(value.text)):
            found.setdefault(code, CountryAt(code, value, "address"))
    for line in address.lines:  # ``Moscow, Russia``, ``MOSCOW RU``
        if code := _at_end(line.text):
            found.setdefault(code, CountryAt(code, line, "address"))
    if party.account is not None and (code := _of_account(party.account.text)):
        found.setdefault(code, CountryAt(code, party.account, "account"))
    if party.bic is not None and (code := country_code(party.bic.text[4:6].upper())):
        found.setdefault(code, CountryAt(code, party.bic, "bic"))
    return tuple(found.values())


@lru_cache(maxsize=8192)
def _at_end(line: str) -> str:
    text = line.strip(" .,;")
    if not may_end_in_country(text):
        return ""
    if code := country_code(text):
        return code
    words = re.split(r"[\s,]+", text)
    last = words[-1]
    if len(words) > 1 and len(last) == 2 and last.isalpha():
        return "" if last in _ALSO_A_STATE else country_code(last)
    tail = re.split(r"[,/]\s*", text)[-1].strip()
    return country_code(tail) or country_code(last) or country_code(" ".join(words[-2:]))


@lru_cache(maxsize=8192)
def _of_account(text: str) -> str:
    """The country of an IBAN, which says where money is, not who."""
    account = _BETWEEN.sub("", text).upper()
    return country_code(account[:2]) if _IBAN.fullmatch(account) else ""
