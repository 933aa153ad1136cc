"""What was worked out once, kept by the whole content that it was worked out of.

Only results of pure functions are kept, so that an answer is the same with and without; what a
list has to do with belongs to one index, and so never outlives the list.
"""

from collections.abc import Hashable
from functools import lru_cache
from typing import Generic, TypeVar

from clearway.names.reading import read_name
from clearway.names.types import Name
from clearway.terms import PartyKind

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

LONGEST = 200
"""Characters of a text beyond which nothing is kept of it: few such come twice."""


class Kept(Generic[K, V]):
    """A table of fixed size, made at once: what comes takes the place of what was there.

    Threads may share it: a slot is read and written whole.
    """

    def __init__(self, slots: int) -> None:
        self._slots: list[tuple[K, V] | None] = [None] * slots

    def get(self, key: K) -> V | None:
        """What is kept for an equal key."""
        held = self._slots[hash(key) % len(self._slots)]
        return held[1] if held is not None and held[0] == key else None

    def put(self, key: K, value: V) -> V:
        """Keeps the value, and hands it back."""
        self._slots[hash(key) % len(self._slots)] = key, value
        return value


def read_name_once(text: str, kind: PartyKind = PartyKind.UNKNOWN) -> Name:
    """``read_name``, which reads a text that comes again only once."""
    return _kept_name(text, kind) if len(text) <= LONGEST else read_name(text, kind)


_kept_name = lru_cache(maxsize=8192)(read_name)
"""A name that comes often stays, however many new ones come between."""
