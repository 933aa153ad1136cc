"""Two words held side by side: how they agree, and with what share of their weight."""

from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clearway.names.types import How, Token, TokenKind
from clearway.tables.names import weights

_EXACT = frozenset({TokenKind.NUMBER, TokenKind.INITIAL})


class Alike(NamedTuple):
    """How two words agree and what that weighs, in thousandths of a log-odds."""

    how: How
    weight: int


ONE_TYPO = 5
"""A word of this many letters may bear one typo,"""
TWO_TYPOS = 9
"""one of this many two, if it begins or ends with the same letters:"""
KEPT = 4
MANY = 3
"""Edits that are too many."""


def alike(query: Token, entry: Token) -> Alike | None:
    """How two words agree; ``None`` where they do not. The lesser weight of the two counts."""
    how = _how(query, entry)
    if how is None:
        edits = _edits(query, entry)
        return _typo(query, entry, edits) if edits < MANY else None
    if how is How.INITIAL:
        return Alike(how, weights().initial)
    return Alike(how, min(query.weight, entry.weight) * _shares()[how] // 1000)


def _typo(query: Token, entry: Token, edits: int) -> Alike:
    """A typing error weighs less, the more so the shorter the word."""
    length = min(len(query.spellings[0]), len(entry.spellings[0]))
    share = max(1000 - weights().typo * edits // length, 0)
    how = How.TYPO if edits == 1 else How.TYPOS
    return Alike(how, min(query.weight, entry.weight) * share // 1000)


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
    return None


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
    return letter in first_letters(word)


def first_letters(word: Token) -> frozenset[str]:
    """Letters that an initial of the word can be."""
    return frozenset(spelling[0] for spelling in word.spellings)


def _edits(query: Token, entry: Token) -> int:
    """Edits between two words that could be one misspelled, else ``MANY``."""
    if query.kind in _EXACT or entry.kind in _EXACT or (query.han and entry.han):
        return MANY
    return min(_distance(query, entry, at) for at in (0, 1))


def _distance(query: Token, entry: Token, at: int) -> int:
    """Edits between two spellings: one edit in a word of five letters, two in one of nine.

    Two letters swapped are one edit; of two edits, the begin or the end of the word has none.
    """
    if len(query.spellings) <= at or len(entry.spellings) <= at:
        return MANY
    one, other = query.spellings[at], entry.spellings[at]
    shorter = min(len(one), len(other))
    if shorter < ONE_TYPO or abs(len(one) - len(other)) > 2:
        return MANY
    distance = OSA.distance(one, other, score_cutoff=2)
    if distance == 2 and (shorter < TWO_TYPOS or not _kept(one, other)):
        return MANY
    return distance


def _kept(one: str, other: str) -> bool:
    return one[:KEPT] == other[:KEPT] or one[-KEPT:] == other[-KEPT:]


@cache
def _shares() -> dict[How, int]:
    return {How(name): share for name, share in weights().alike.items()}
