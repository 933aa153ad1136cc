"""An index that keeps what it found, so that a string that comes again costs nothing.

Kept by the whole content of a name or a text, for one index alone: other lists are another index.
The answers are those of the index itself; a search that is ``Unfinished`` is kept by nobody.
"""

from collections.abc import Iterable, Sequence

from clearway.candidates.native import Unfinished
from clearway.candidates.searchable import Covered, Find, Found, Match, Searchable
from clearway.lists.types import Entry
from clearway.names import Name
from clearway.names.kept import LONGEST, Kept
from clearway.names.reading import Placed
from clearway.terms import Identifier

SLOTS = 4096
"""Names, and texts, that are kept at most."""
MOST = 50
"""Finds of one string beyond which they are not kept: with ``SLOTS``, the bound of memory."""


class Remembering(Searchable):
    """``index``, which never changes, and what it was asked last."""

    def __init__(self, index: Searchable, slots: int = SLOTS) -> None:
        super().__init__(index.entries)
        self._index = index
        self._names: Kept[Name, tuple[Match, ...]] = Kept(slots)
        self._texts: Kept[str, tuple[Find, ...]] = Kept(slots)

    def find(self, name: Name) -> tuple[Match, ...]:
        """Every listed name that could be ``name``, in the order of the lists."""
        held = self._names.get(name)
        return self._keep_name(name, self._index.find(name)) if held is None else held

    def find_in_text(self, text: str) -> tuple[Find, ...]:
        """Listed names that stand in ``text``."""
        held = self._texts.get(text)
        return self._keep_text(text, self._index.find_in_text(text)) if held is None else held

    def look_ahead(self, names: Iterable[Name], texts: Iterable[str], threads: int) -> None:
        """Finds at once, in ``threads``, what will be asked for; each different string once.

        Where one of them takes too much nothing is kept: it will be told when it is asked for.
        """
        new = [name for name in dict.fromkeys(names) if self._names.get(name) is None]
        unread = [text for text in dict.fromkeys(texts) if self._texts.get(text) is None]
        try:
            for name, matches in zip(new, self._index.find_many(new, threads), strict=True):
                self._keep_name(name, matches)
            for text, finds in zip(unread, self._index.find_in_texts(unread, threads), strict=True):
                self._keep_text(text, finds)
        except Unfinished:
            return

    def by_identifier(self, identifier: Identifier) -> tuple[Entry, ...]:
        """Entries that bear the number."""
        return self._index.by_identifier(identifier)

    def found(self, name: Name) -> Sequence[Found]:
        """What the index finds, by its place."""
        return self._index.found(name)

    def found_among(self, placed: tuple[Placed, ...]) -> Sequence[Covered]:
        """What the index finds among words."""
        return self._index.found_among(placed)

    def _keep_name(self, name: Name, matches: tuple[Match, ...]) -> tuple[Match, ...]:
        fits = len(name.original) <= LONGEST and len(matches) <= MOST
        return self._names.put(name, matches) if fits else matches

    def _keep_text(self, text: str, finds: tuple[Find, ...]) -> tuple[Find, ...]:
        fits = len(text) <= LONGEST and len(finds) <= MOST
        return self._texts.put(text, finds) if fits else finds
