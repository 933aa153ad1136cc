"""What a snapshot holds: entries by programme and kind, names by script, identifiers by scheme."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from clearway.lists.types import Snapshot


class Census(msgspec.Struct, frozen=True, kw_only=True):
    """Counts, the largest first. ``scripts`` counts names that hold letters of the script."""

    programmes: dict[str, int]
    kinds: dict[str, int]
    scripts: dict[str, int]
    identifiers: dict[str, int]


def census(snapshot: Snapshot) -> Census:
    """Counts one snapshot."""
    entries = snapshot.entries
    return Census(
        programmes=_count(tag for entry in entries for tag in entry.programmes),
        kinds=_count(str(entry.kind) for entry in entries),
        scripts=_count(
            script for entry in entries for name in entry.names for script in _scripts(name.text)
        ),
        identifiers=_count(str(one.scheme) for entry in entries for one in entry.identifiers),
    )


def _scripts(text: str) -> frozenset[str]:
    return frozenset(filter(None, map(_script, text)))


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    """``latin``, ``cyrillic``, ``cjk``...: the first word of the letter's Unicode name."""
    if not letter.isalpha():
        return ""
    return unicodedata.name(letter, "unnamed").split(" ", 1)[0].split("-", 1)[0].lower()


def _count(items: Iterable[str]) -> dict[str, int]:
    return dict(Counter(items).most_common())
