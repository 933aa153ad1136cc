"""The parties of a message that another one of the same payment must have too."""

import re

from clearway.message.types import Party
from clearway.versions.reading import ORDERING_CUSTOMER, UNDERLYING
from clearway.versions.types import Version

_NOT_ALNUM = re.compile(r"[\W_]")


def sides(version: Version) -> tuple[Party, ...]:
    """The parties; of a cover those of the customer payment that it pays for."""
    return _parted(version)[0]


def carriers(version: Version) -> tuple[Party, ...]:
    """The banks of a cover that its money goes by; none of other messages."""
    return _parted(version)[1]


def account_of(party: Party) -> str:
    """The party's account in letters and digits; empty where it has none."""
    return _NOT_ALNUM.sub("", party.account.text).upper() if party.account else ""


def _parted(version: Version) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    parties = version.payment.parties
    if version.group != "cover":
        return parties, ()
    if version.payment.kind.startswith("MT"):
        start = next(
            (n for n, p in enumerate(parties) if ORDERING_CUSTOMER.fullmatch(p.path)), len(parties)
        )
        return parties[start:], parties[:start]
    inner = tuple(party for party in parties if UNDERLYING in party.path)
    return inner, tuple(party for party in parties if UNDERLYING not in party.path)
