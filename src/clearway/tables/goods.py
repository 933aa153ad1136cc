"""Control lists of goods: dated editions of tariff codes."""

import datetime as dt
from functools import cache

import msgspec

from clearway.tables.load import typed


class ControlledCode(msgspec.Struct, frozen=True):
    """A six-digit tariff code. ``verify``: not yet held against the official text."""

    tier: str
    description: str
    verify: bool = False


class ControlEdition(msgspec.Struct, frozen=True, kw_only=True):
    """One edition of a control list, in force from ``valid_from`` until the next."""

    valid_from: dt.date
    reference: str
    tiers: dict[str, str]
    codes: dict[str, ControlledCode]
    verify: str = ""


class ControlList(msgspec.Struct, frozen=True):
    """A control list with all its editions, oldest first."""

    list: str
    title: str
    versions: tuple[ControlEdition, ...]

    def on(self, day: dt.date) -> ControlEdition | None:
        """The edition in force on ``day``; none before the first."""
        return max(
            (edition for edition in self.versions if edition.valid_from <= day),
            key=lambda edition: edition.valid_from,
            default=None,
        )


@cache
def high_priority() -> ControlList:
    """The Common High Priority List."""
    return typed("goods/chpl.yaml", ControlList)


class DestinationWords(msgspec.Struct, frozen=True):
    """Words that name a country, and its cities, in remittance text."""

    country: tuple[str, ...]
    city: tuple[str, ...]


@cache
def destinations() -> dict[str, DestinationWords]:
    """Destination words by country."""
    return typed("goods/destinations.yaml", dict[str, DestinationWords])


class CodeWords(msgspec.Struct, frozen=True):
    """Words before a tariff code, before another number, and beside an amount."""

    labels: tuple[str, ...]
    documents: tuple[str, ...]
    currencies: tuple[str, ...]


@cache
def code_words() -> CodeWords:
    """The words that tell a tariff code from other numbers."""
    return typed("goods/codes.yaml", CodeWords)
