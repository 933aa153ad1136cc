"""Hits of one place against entries that are one party, together. Joining judges nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from clearway.evidence.types import Hit, Identity
from clearway.lists import Entry

_RANK = {Identity.SAME: 3, Identity.LIKELY: 2, Identity.POSSIBLE: 1, Identity.FAINT: 0}

Parties = Mapping[str, tuple[Entry, ...]]
"""Entries that are one party, by ``LIST/ID`` of each; an entry alone may be left out."""


class PartyHits(msgspec.Struct, frozen=True):
    """Hits at one place against one joined party, the best first, and all its listings."""

    hits: tuple[Hit, ...]
    listings: tuple[Entry, ...]


def together(hits: Iterable[Hit], parties: Parties) -> tuple[PartyHits, ...]:
    """Groups hits by place and party, in the order in which each group was first met."""
    groups: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    listings: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for hit in hits:
        entries = parties.get(f"{hit.entry.list}/{hit.entry.id}", (hit.entry,))
        key = (hit.at.path, f"{entries[0].list}/{entries[0].id}")
        groups[key].append(hit)
        listings[key] = entries
    return tuple(PartyHits(_best_first(found), listings[key]) for key, found in groups.items())


def _best_first(hits: list[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (-_RANK[hit.identity], -hit.score)))
