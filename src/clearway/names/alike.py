"""Two words held side by side: how they agree, and with what share of their weight."""

from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clearway.names.types import How, Token, TokenKind
from clearway.tables.names import weights


class Alike(NamedTuple):
    """How two words agree and what that weighs, in thousandths of a log-odds."""

    how: How
    weight: int


ONE_TYPO = 5
"""A word of this many letters may bear one typo,"""
TWO_TYPOS = 9
"""one of this many two, if it begins or ends with the same letters:"""
KEPT = 4


def alike(query: Token, entry: Token) -> Alike | None:
    """How two words agree; ``None`` where they do not. The lesser weight of the two counts."""
    how = _how(query, entry)
    if how is None:
        return None
    if how is How.INITIAL:
        return Alike(how, weights().initial)
    return Alike(how, min(query.weight, entry.weight) * _shares()[how] // 1000)


def _how(query: Token, entry: Token) -> How | None:
    if query.han and entry.han:
        return _han(query, entry)
    if query.text == entry.text:
        return How.SCRIPT if query.han or entry.han else How.SAME
    if query.kind is TokenKind.NUMBER or entry.kind is TokenKind.NUMBER:
        return None
    if query.kind is TokenKind.INITIAL or entry.kind is TokenKind.INITIAL:
        return How.INITIAL if _initial(query, entry) else None
    if not set(query.spellings).isdisjoint(entry.spellings):
        return How.SCRIPT if query.han or entry.han else How.SPELLING
    return _typos(query, entry)


def _han(query: Token, entry: Token) -> How | None:
    """Equal characters are the same word; other characters read alike are weak."""
    if query.han == entry.han or (query.text == entry.text and query.kind is not TokenKind.WORD):
        return How.SAME
    return None if set(query.spellings).isdisjoint(entry.spellings) else How.HOMOPHONE


def _initial(query: Token, entry: Token) -> bool:
    if query.kind is entry.kind or TokenKind.WORD not in (query.kind, entry.kind):
        return {query.kind, entry.kind} == {TokenKind.INITIAL, TokenKind.PATRONYMIC} and (
            query.text[0] == entry.text[0]
        )
    letter, word = (query.text, entry) if query.kind is TokenKind.INITIAL else (entry.text, query)
    return any(spelling[0] == letter for spelling in word.spellings)


def _typos(query: Token, entry: Token) -> How | None:
    """One edit in a word of five letters, two in one of nine that begins or ends the same."""
    best = min(_distance(query, entry, at) for at in (0, 1))
    if best > 2:
        return None
    return How.TYPO if best == 1 else How.TYPOS


def _distance(query: Token, entry: Token, at: int) -> int:
    """Edits between two spellings (adjacent letters swapped are one); 3 where they are too many."""
    if len(query.spellings) <= at or len(entry.spellings) <= at:
        return 3
    one, other = query.spellings[at], entry.spellings[at]
    shorter = min(len(one), len(other))
    if shorter < ONE_TYPO or abs(len(one) - len(other)) > 2:
        return 3
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 2 and (shorter < TWO_TYPOS or not _kept(one, other)):
        return 3
    return distance


def _kept(one: str, other: str) -> bool:
    return one[:KEPT] == other[:KEPT] or one[-KEPT:] == other[-KEPT:]


@cache
def _shares() -> dict[How, int]:
    return {How(name): share for name, share in weights().alike.items()}
