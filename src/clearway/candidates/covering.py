"""Which listed names the words of a text cover: the twin of the native kernel's search.

A search starts only from a word without which its name could not be recognised, never from a
generic one; a find needs two words that identify, or a single rare and long one.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clearway.candidates.searchable import Covered
from clearway.names import ASK, Comparison, Name, Token, TokenKind, compare
from clearway.names.reading import Placed
from clearway.tables.names import weights
from clearway.terms import PartyKind

if TYPE_CHECKING:
    from clearway.candidates.index import Index

ROOM = 2
"""Words more than the name has that a window leaves on either side."""
LONG_NAME, LONG_WORD = 8, 12
"""Letters from which a name of one word, or one word of a name, can be a find by itself."""


def covered(index: "Index", placed: tuple[Placed, ...]) -> list[Covered]:
    """Listed names among the words of a text: the match, its first and its last word."""
    found = (_held(index, number, placed, at)
             for number, at in dict.fromkeys(_starts(index, placed)))  # fmt: skip
    return [one for one in found if one is not None]


def _starts(index: "Index", placed: tuple[Placed, ...]) -> Iterator[tuple[int, int]]:
    """Names and the position of a word from which they could be recognised."""
    tokens = [token for token, _, _ in placed]
    near: dict[Token, tuple[int, ...]] = {}
    for at, token in enumerate(tokens):
        for number in index.joined_names(tokens, at):
            yield number, at
        if token.kind not in (TokenKind.WORD, TokenKind.PATRONYMIC):
            continue
        if token not in near:
            near[token] = tuple(index.near_names(token))
        for number in near[token]:
            yield number, at


def _held(index: "Index", number: int, placed: tuple[Placed, ...], at: int) -> Covered | None:
    """The name held against the words around ``at``, then against those it covers alone."""
    entry = index.name(number)
    room = len(entry.tokens) + ROOM
    first = max(0, at - room)
    window = placed[first : at + room + 1]
    met = _met(compare(_name(window), entry), window)
    if met is None:
        return None
    comparison = compare(_name(window[met[0] : met[1] + 1]), entry)
    if not _enough(comparison, entry):
        return None
    return index.place(number, comparison), first + met[0], first + met[1]


def _name(placed: tuple[Placed, ...]) -> Name:
    return Name(original="", kind=PartyKind.UNKNOWN, tokens=tuple(token for token, _, _ in placed))


def _met(comparison: Comparison, window: tuple[Placed, ...]) -> tuple[int, int] | None:
    """The first and last word of the window that met a word of the name."""
    met = {
        word
        for line in comparison.pairings
        if line.entry and line.query
        for word in line.query.split()
    }
    positions = [
        at for at, (token, _, _) in enumerate(window) if met.intersection(token.original.split())
    ]
    return (positions[0], positions[-1]) if positions else None


def _enough(comparison: Comparison, entry: Name) -> bool:
    if comparison.score < ASK or comparison.evidence < ASK or not comparison.enough:
        return False
    if not comparison.one_word:
        return True
    longest = max((len(token.text) for token in entry.tokens), default=0)
    long = longest >= (LONG_NAME if comparison.equal else LONG_WORD)
    return long and comparison.evidence >= weights().rarest
