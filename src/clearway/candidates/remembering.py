"""An index that keeps what it found, so that a string that comes again costs nothing.

Kept by the whole content of a name or a text, for one index alone: other lists are another index.
The answers are those of the index itself; a search that fails is kept by nobody.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from clearway.candidates.searchable import Covered, Find, Found, Match, Place, Searchable
from clearway.lists.types import Entry
from clearway.names import Name
from clearway.names.kept import LONGEST, Kept
from clearway.names.lettered import Lettered
from clearway.names.reading import Placed
from clearway.terms import Identifier

K = TypeVar("K", bound=Hashable)
F = TypeVar("F")

SLOTS = 8192
"""Names, and texts, that are kept at most."""
MOST = 20
"""Finds of one string beyond which they are not kept: with ``SLOTS``, the bound of memory."""


class _Search(NamedTuple, Generic[K, F]):
    """How names, or texts, are searched, one or several; and how many letters one has."""

    one: Callable[[K], tuple[F, ...]]
    many: Callable[[Sequence[K], int], Sequence[tuple[F, ...]]]
    letters: Callable[[K], int]


class _Remembered(Generic[K, F]):
    """What was found of strings: all of the batch that was told last, and what the table holds."""

    def __init__(self, search: _Search[K, F], slots: int) -> None:
        self._search = search
        self._kept: Kept[K, tuple[F, ...]] = Kept(slots)
        self._ahead: dict[K, tuple[F, ...]] = {}

    def of(self, key: K) -> tuple[F, ...]:
        held = self._ahead.get(key)
        held = self._kept.get(key) if held is None else held
        return self._keep(key, self._search.one(key)) if held is None else held

    def look_ahead(self, keys: Iterable[K], threads: int) -> None:
        held = {key: self._kept.get(key) for key in keys}
        new = [key for key, found in held.items() if found is None]
        ahead = {key: found for key, found in held.items() if found is not None}
        for key, found in zip(new, self._search.many(new, threads), strict=True):
            ahead[key] = self._keep(key, found)
        self._ahead = ahead

    def _keep(self, key: K, found: tuple[F, ...]) -> tuple[F, ...]:
        fits = self._search.letters(key) <= LONGEST and len(found) <= MOST
        return self._kept.put(key, found) if fits else found


class Remembering(Searchable):
    """``index``, which never changes, and what it was asked last. Threads may share it."""

    def __init__(self, index: Searchable, slots: int = SLOTS) -> None:
        super().__init__(index.entries)
        self._index = index
        names: _Search[Name, Match] = _Search(index.find, index.find_many, _letters)
        texts: _Search[str, Find] = _Search(index.find_in_text, index.find_in_texts, len)
        written: _Search[Name, Match] = _Search(
            index.written_by, lambda many, _threads: [*map(index.written_by, many)], _letters
        )
        self._names, self._texts = _Remembered(names, slots), _Remembered(texts, slots)
        self._written = _Remembered(written, slots)

    def find(self, name: Name) -> tuple[Match, ...]:
        """Every listed name that could be ``name``, in the order of the lists."""
        return self._names.of(name)

    def find_in_text(self, text: str) -> tuple[Find, ...]:
        """Listed names that stand in ``text``."""
        return self._texts.of(text)

    def look_ahead(self, names: Iterable[Name], texts: Iterable[str], threads: int) -> None:
        """Finds at once, in ``threads``, what a batch will ask for; each different string once.

        Where one of them fails none is found: it fails again, and is told, when it is asked for.
        """
        try:
            self._names.look_ahead(names, threads)
            self._texts.look_ahead(texts, threads)
        except Exception:
            return

    def begun_by(self, name: Name) -> tuple[Match, ...]:
        """Listed names that begin as a name does that fills its line."""
        return self._index.begun_by(name)

    def written_by(self, name: Name) -> tuple[Match, ...]:
        """Listed names of the same letters as a name, or nearly."""
        return self._written.of(name)

    def lettered_like(self, letters: Lettered) -> Sequence[Place]:
        """Places of names that could be told by these letters."""
        return self._index.lettered_like(letters)

    def by_identifier(self, identifier: Identifier) -> tuple[Entry, ...]:
        """Entries that bear the number."""
        return self._index.by_identifier(identifier)

    def found(self, name: Name) -> Sequence[Found]:
        """What the index finds, by its place."""
        return self._index.found(name)

    def found_among(self, placed: tuple[Placed, ...]) -> Sequence[Covered]:
        """What the index finds among words."""
        return self._index.found_among(placed)


def _letters(name: Name) -> int:
    return len(name.original)
