"""What every index answers: listed names like a name, entries by the numbers they bear."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec

from clearway.lists.types import Entry, ListedName
from clearway.names import (
    Comparison,
    How,
    Name,
    compare,
    letters_of,
    may_go_on,
    read_name,
    told_whole,
)
from clearway.names.kept import read_name_once
from clearway.names.lettered import Lettered, lettered, told_by_letters
from clearway.names.reading import Placed, read_text
from clearway.terms import Identifier, Scheme

BRANCH_FREE = 8
"""Letters of a bank code that name the bank; the rest names the branch."""


MOST_FOUND = 200_000
"""Listed names like one name beyond which it is held: it would match nearly everything.

What is counted lies in the name and the lists, not in an index: names in an index made anew are
those of an old one, without what is gone, and those of what came.
"""

BEGIN = 20
"""Letters by which names that are begun by a shorter one are kept: a line has 34 or more."""


class Match(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A listed name that could be the query's, and the two held side by side."""

    entry: Entry
    listed: ListedName
    comparison: Comparison


class Find(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A listed name in a text: ``text[start:end]`` and how it meets the name."""

    match: Match
    start: int
    end: int


class Found(NamedTuple):
    """A listed name by its place: the number of its entry, and which of the entry's names."""

    entry: int
    which: int
    comparison: Comparison


Place = tuple[int, int]
"""The number of an entry, and which of its names."""
Covered = tuple[Found, int, int]
"""A listed name among the words of a text, and the first and the last word that it takes."""


class Unfinished(Exception):
    """A search that would take too much; the text says what there was too much of."""


class Searchable(ABC):
    """Entries, to be asked for by name, by words of a text, by number. Never changed once made."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries

    @abstractmethod
    def found(self, name: Name) -> Sequence[Found]:
        """Every listed name that could be ``name``, in the order of the lists."""

    @abstractmethod
    def found_among(self, placed: tuple[Placed, ...]) -> Sequence[Covered]:
        """Listed names among the words of a text, in any order, one perhaps more than once."""

    def found_many(self, names: Sequence[Name], threads: int = 1) -> Sequence[Sequence[Found]]:
        """``found`` for each name, in ``threads`` at most where they can be used."""
        return [self.found(name) for name in names]

    def found_among_many(
        self, texts: Sequence[tuple[Placed, ...]], threads: int = 1
    ) -> Sequence[Sequence[Covered]]:
        """``found_among`` for each text, in ``threads`` at most where they can be used."""
        return [self.found_among(text) for text in texts]

    def look_ahead(  # noqa: B027 - most indexes keep nothing
        self, names: Iterable[Name], texts: Iterable[str], threads: int
    ) -> None:
        """Tells what will be asked for; an index that keeps what it finds may find it now."""

    def find(self, name: Name) -> tuple[Match, ...]:
        """Every listed name that could be ``name``, in the order of the lists."""
        return tuple(map(self._match, self.found(name)))

    def find_many(self, names: Iterable[Name], threads: int = 1) -> list[tuple[Match, ...]]:
        """``find`` for each name, in their order."""
        return [tuple(map(self._match, one)) for one in self.found_many(tuple(names), threads)]

    def find_in_text(self, text: str) -> tuple[Find, ...]:
        """Listed names that stand in ``text``: for each place and entry the best of its names.

        The name must be covered; the text around it costs nothing.
        """
        placed = read_text(text)
        return self._finds(placed, self.found_among(placed))

    def find_in_texts(self, texts: Sequence[str], threads: int = 1) -> list[tuple[Find, ...]]:
        """``find_in_text`` for each text, in their order."""
        read = [read_text(text) for text in texts]
        found = self.found_among_many(read, threads)
        return [self._finds(*one) for one in zip(read, found, strict=True)]

    def _finds(self, placed: tuple[Placed, ...], covered: Iterable[Covered]) -> tuple[Find, ...]:
        best: dict[tuple[int, str, str], Find] = {}
        for one, first, last in sorted(covered, key=_in_lists):
            match = self._match(one)
            found = Find(match=match, start=placed[first].start, end=placed[last].end)
            key = found.start, match.entry.list, match.entry.id
            held = best.get(key)
            if held is None or match.comparison.score > held.match.comparison.score:
                best[key] = found
        return tuple(best[key] for key in sorted(best))

    def _match(self, found: Found) -> Match:
        entry = self.entries[found.entry]
        return Match(entry=entry, listed=entry.names[found.which], comparison=found.comparison)

    def begun_by(self, name: Name) -> tuple[Match, ...]:
        """Listed names that begin with the very letters of a name that fills its line."""
        if not may_go_on(name):
            return ()
        letters = letters_of(name.original)
        found = (self._named(*place) for place in self._begins.get(letters[:BEGIN], ()))
        return tuple(
            Match(
                entry=entry,
                listed=listed,
                comparison=told_whole(compare(name, read), How.BEGUN, name.original, listed.text),
            )
            for entry, listed in found
            if letters_of(listed.text).startswith(letters)
            for read in (read_name(listed.text, entry.kind),)
        )

    def written_by(self, name: Name) -> tuple[Match, ...]:
        """Listed names of the same letters as a name, or nearly, whatever its words mean."""
        found, letters = [], lettered(name)
        for at, which in self.lettered_like(letters):
            entry, listed = self._named(at, which)
            read = read_name_once(listed.text, entry.kind)
            if told_by_letters(letters, read):
                whole = told_whole(compare(name, read), How.WRITTEN, name.original, listed.text)
                found.append(Match(entry=entry, listed=listed, comparison=whole))
        return tuple(found)

    @abstractmethod
    def lettered_like(self, letters: Lettered) -> Sequence[Place]:
        """Places of names that could be told by these letters, in the order of the lists."""

    def _named(self, entry: int, which: int) -> tuple[Entry, ListedName]:
        return self.entries[entry], self.entries[entry].names[which]

    @cached_property
    def _begins(self) -> dict[str, list[tuple[int, int]]]:
        """Places of long names by their first letters, worked out when first asked for."""
        table: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, entry in enumerate(self.entries):
            for which, name in enumerate(entry.names):
                if len(name.text) > BEGIN and len(letters := letters_of(name.text)) > BEGIN:
                    table[letters[:BEGIN]].append((at, which))
        return dict(table)

    def by_identifier(self, identifier: Identifier) -> tuple[Entry, ...]:
        """Entries that bear the number; a bank code finds every branch of its bank."""
        key = _number_key(identifier)
        found = self._by_identifier.get(key, ())
        return tuple(self.entries[at] for at in found)

    @cached_property
    def _by_identifier(self) -> dict[tuple[Scheme, str], list[int]]:
        return _identifiers(self.entries)

    def by_bic(self, bic: str) -> tuple[Entry, ...]:
        """Entries whose bank code begins with the same eight letters."""
        return self.by_identifier(Identifier(scheme=Scheme.BIC, value=bic))


class Made(Searchable):
    """An index that was made at once, over which changes can be laid."""

    @abstractmethod
    def without(self, gone: Iterable[int]) -> "Made":
        """The same index as if the entries of these numbers had no names; made at once."""


def few(found: list[Found]) -> list[Found]:
    """All that was found of a name. Raises ``Unfinished`` where that is too much."""
    if len(found) > MOST_FOUND:
        raise Unfinished(f"more than {MOST_FOUND} listed names that it could be")
    return found


def _in_lists(covered: Covered) -> tuple[int, int, int, int]:
    """The order of the lists, then of the text: what is equal does not depend on the index."""
    found, first, last = covered
    return found.entry, found.which, first, last


def _identifiers(entries: Sequence[Entry]) -> dict[tuple[Scheme, str], list[int]]:
    table: dict[tuple[Scheme, str], list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        for identifier in entry.identifiers:
            held = table[_number_key(identifier)]
            if at not in held[-1:]:
                held.append(at)
    return table


def _number_key(identifier: Identifier) -> tuple[Scheme, str]:
    value = "".join(letter for letter in identifier.value.upper() if letter.isalnum())
    return identifier.scheme, value[:BRANCH_FREE] if identifier.scheme is Scheme.BIC else value
