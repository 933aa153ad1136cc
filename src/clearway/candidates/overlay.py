"""Changes of the lists laid over an index that was made before them.

What a name weighs does not depend on what else is loaded, and an index gives every name that
reaches the floor. So the answers of the old index without the names that are gone, and those of a
small index of the names that came, are together exactly those of an index made anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from operator import itemgetter
from typing import NamedTuple

from clearway.candidates.searchable import Covered, Found, Made, Place, Searchable, few
from clearway.lists.types import Entry
from clearway.names import Name
from clearway.names.lettered import Lettered
from clearway.names.reading import Placed

CONTENT = 16
"""Bytes that stand for what an index holds of an entry."""
_GONE = -1
_PLACE = itemgetter(0, 1)

Make = Callable[[Sequence[Entry]], Made]


def content_of(entry: Entry) -> bytes:
    """A digest of all that an index holds of an entry: its kind, and its names in their order."""
    digest = blake2b(entry.kind.encode(), digest_size=CONTENT)
    for name in entry.names:
        text = name.text.encode("utf-8", "surrogatepass")
        digest.update(b"%d:%b" % (len(text), text))
    return digest.digest()


class Changes(NamedTuple):
    """From entries that were indexed to those that count now.

    ``now``: the number that each indexed entry has now, -1 where it is gone. ``come``: numbers of
    entries that were not indexed.
    """

    now: tuple[int, ...]
    come: tuple[int, ...]

    @property
    def size(self) -> int:
        """Entries that came or are gone."""
        return self.now.count(_GONE) + len(self.come)

    @property
    def gone(self) -> list[int]:
        """Numbers that entries had which are gone."""
        return [at for at, now in enumerate(self.now) if now == _GONE]

    def indexed(self, entries: Sequence[Entry], gone: Entry) -> tuple[Entry, ...]:
        """The entries that were indexed, as they are now; ``gone`` for those that are gone."""
        return tuple(gone if at == _GONE else entries[at] for at in self.now)


def changes(before: Iterable[bytes], entries: Sequence[bytes]) -> Changes:
    """What became of entries of the contents ``before``, where those of ``entries`` count now.

    Both are told by ``content_of``; each entry is matched once.
    """
    now: list[int] = []
    waiting: dict[bytes, list[int]] = {}
    for at in range(len(entries) - 1, -1, -1):
        waiting.setdefault(entries[at], []).append(at)
    for content in before:
        same = waiting.get(content)
        now.append(same.pop() if same else _GONE)
    return Changes(tuple(now), tuple(sorted(at for left in waiting.values() for at in left)))


class Overlay(Searchable):
    """An index of ``entries``: ``base``, made before ``changed``, and what came since by ``make``.

    What both find of a name is held to the limit of one index: ``Unfinished`` is the same name.
    """

    def __init__(self, entries: Sequence[Entry], base: Made, changed: Changes, make: Make) -> None:
        super().__init__(entries)
        self.changed = changed
        self._base = base.without(changed.gone)
        self._come = make(tuple(entries[at] for at in changed.come))

    def found(self, name: Name) -> list[Found]:
        """Every listed name that could be ``name``, in the order of the lists."""
        return self._together(self._base.found(name), self._come.found(name))

    def found_many(self, names: Sequence[Name], threads: int = 1) -> list[list[Found]]:
        """``found`` for each name."""
        both = (index.found_many(names, threads) for index in (self._base, self._come))
        return [self._together(*one) for one in zip(*both, strict=True)]

    def found_among(self, placed: tuple[Placed, ...]) -> list[Covered]:
        """Listed names among the words of a text."""
        return self.found_among_many((placed,))[0]

    def found_among_many(
        self, texts: Sequence[tuple[Placed, ...]], threads: int = 1
    ) -> list[list[Covered]]:
        """``found_among`` for each text."""
        of_base, of_come = (
            index.found_among_many(texts, threads) for index in (self._base, self._come)
        )
        return [
            [*_covered(base, self.changed.now), *_covered(come, self.changed.come)]
            for base, come in zip(of_base, of_come, strict=True)
        ]

    def lettered_like(self, letters: Lettered) -> list[Place]:
        """Places of names that could be told by these letters."""
        both = ((self._base, self.changed.now), (self._come, self.changed.come))
        moved = ((now[at], which) for index, now in both
                 for at, which in index.lettered_like(letters))  # fmt: skip
        return sorted(place for place in moved if place[0] != _GONE)

    def _together(self, of_base: Iterable[Found], of_come: Iterable[Found]) -> list[Found]:
        both = (*_moved(of_base, self.changed.now), *_moved(of_come, self.changed.come))
        return few(sorted(both, key=_PLACE))


def _moved(found: Iterable[Found], places: Sequence[int]) -> Iterator[Found]:
    """What was found at the numbers that the entries have now."""
    return (one._replace(entry=places[one.entry]) for one in found)


def _covered(found: Iterable[Covered], places: Sequence[int]) -> Iterator[Covered]:
    return ((one._replace(entry=places[one.entry]), first, last) for one, first, last in found)
