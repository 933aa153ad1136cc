"""What an entry's listings mean under the rules of a day."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from clearway.evidence import Identity, entry_countries
from clearway.lists.types import Entry, Listing
from clearway.tables.decision import ChannelRule, ReadingRule, channels, readings

_RANK = {"none_found": 0, "indicated": 1, "established": 2}


class Meaning(NamedTuple):
    """One reading that an entry answers, and the rule by which it does."""

    reading: str
    rule: ReadingRule


def meanings(entry: Entry, day: dt.date) -> tuple[Meaning, ...]:
    """The strongest rule for each reading, ``ofac_mib`` first."""
    return tuple(
        Meaning(reading, max(found, key=lambda rule: _RANK[rule.value]))
        for reading, rules in readings().items()
        if (found := [rule for rule in rules if rule.on(day) and _any_listing(entry, rule)])
    )


def channel_rules(entry: Entry, day: dt.date) -> tuple[ChannelRule, ...]:
    """What the listing of a bank cuts."""
    return tuple(rule for rule in channels() if rule.on(day) and _any_listing(entry, rule))


def related(meaning: Meaning, identity: Identity) -> str:
    """``established`` needs a sure identity and a rule that is met; a faint one shows nothing."""
    if identity is Identity.FAINT:
        return "none_found"
    return meaning.rule.value if identity is Identity.SAME else "indicated"


def strongest(values: Iterable[str]) -> str:
    """The strongest of several values of a relation."""
    return max(values, key=_RANK.__getitem__, default="none_found")


def listings_of(entry: Entry) -> tuple[Listing, ...]:
    """The entry's own listing, then those its source states."""
    own = Listing(list=entry.list, id=entry.id, programmes=entry.programmes, date=entry.listed)
    return (own, *entry.listings)


def _any_listing(entry: Entry, rule: ReadingRule | ChannelRule) -> bool:
    countries = tuple(entry_countries(entry))
    return any(
        rule.covers(listing.list, listing.programmes, countries) for listing in listings_of(entry)
    )
