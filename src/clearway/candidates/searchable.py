"""What every index answers: listed names like a name, entries by the numbers they bear."""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from clearway.lists.types import Entry, ListedName
from clearway.names import Comparison, Name
from clearway.names.reading import Placed
from clearway.terms import Identifier, Scheme

BRANCH_FREE = 8
"""Letters of a bank code that name the bank; the rest names the branch."""


class Match(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A listed name that could be the query's, and the two held side by side."""

    entry: Entry
    listed: ListedName
    comparison: Comparison


class Searchable(ABC):
    """Entries, to be asked for by name, by words of a text, by number."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self._by_identifier = _identifiers(entries)

    @abstractmethod
    def find(self, name: Name) -> tuple[Match, ...]:
        """Every listed name that could be ``name``, in the order of the lists."""

    @abstractmethod
    def covered(self, placed: tuple[Placed, ...]) -> list[tuple[Match, int, int]]:
        """Listed names among the words of a text: the match, its first and its last word.

        A name may come more than once, from the word by which it was found.
        """

    def by_identifier(self, identifier: Identifier) -> tuple[Entry, ...]:
        """Entries that bear the number; a bank code finds every branch of its bank."""
        key = _number_key(identifier)
        found = self._by_identifier.get(key, ())
        return tuple(self.entries[at] for at in found)

    def by_bic(self, bic: str) -> tuple[Entry, ...]:
        """Entries whose bank code begins with the same eight letters."""
        return self.by_identifier(Identifier(scheme=Scheme.BIC, value=bic))


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
