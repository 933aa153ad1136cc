"""Listed names inside running text: the name must be covered, the text around it costs nothing."""

import msgspec

from clearway.candidates.searchable import Match, Searchable
from clearway.names.reading import read_text


class Find(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A listed name in a text: ``text[start:end]`` and how it meets the name."""

    match: Match
    start: int
    end: int


def find_in_text(index: Searchable, text: str) -> tuple[Find, ...]:
    """Listed names that stand in ``text``: for each place and entry the best of its names."""
    placed = read_text(text)
    best: dict[tuple[int, str, str], Find] = {}
    for match, first, last in index.covered(placed):
        found = Find(match=match, start=placed[first].start, end=placed[last].end)
        key = found.start, match.entry.list, match.entry.id
        held = best.get(key)
        if held is None or match.comparison.score > held.match.comparison.score:
            best[key] = found
    return tuple(best[key] for key in sorted(best))
