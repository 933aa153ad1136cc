"""Two words held side by side: how they agree, and with what share of their weight."""

from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clearway.names.types import How, Token, TokenKind
from clearway.tables.names import weights

_EXACT = frozenset({TokenKind.NUMBER, TokenKind.INITIAL})
_COMMON = frozenset({TokenKind.WORD, TokenKind.PATRONYMIC, TokenKind.CUT})


class Alike(NamedTuple):
    """How two words agree and what that weighs, in thousandths of a log-odds."""

    how: How
    weight: int


ONE_TYPO = 4
"""A word of this many letters may bear one typo, or have lost one,"""
TWO_TYPOS, TWO_IN_PERSONS = 9, 12
"""one of this many two (in a company's name, in a person's), if begin or end is the same:"""
TWO_ALIKE = 7
"""and two in a word of this many, beside one of the same meaning."""
KEPT = 3
CUT = 3
"""Letters from which the begin of a word that was cut off stands for it."""
MANY = 3
"""Edits that are too many."""
PREFIX = 5
"""Letters from which the begin of a word stands for the word."""


def alike(query: Token, entry: Token, persons: bool = False) -> Alike | None:
    """How two words agree; ``None`` where they do not. The lesser weight of the two counts.

    ``persons``: the names are persons', whose words are not cut and seldom bear two typos.
    """
    how = _how(query, entry)
    if how is How.INITIAL:
        return Alike(how, weights().initial)
    if how is not None:
        share = _shares()[how] if _worded(query, entry) else weights().alike["meaning"]
        return Alike(how, min(query.weight, entry.weight) * share // 1000)
    if query.kind in _EXACT or entry.kind in _EXACT or (query.han and entry.han):
        return None
    if TokenKind.CUT in (query.kind, entry.kind) and (found := _begun(query, entry)):
        return found
    return _typo(query, entry, persons) or (None if persons else _prefix(query, entry))


def _worded(query: Token, entry: Token) -> bool:
    """Whether two words that agree are not two trades of one kind (``capital``, ``investment``)."""
    return (
        query.kind is not TokenKind.GENERIC
        or query.spellings[:1] == entry.spellings[:1]
        or query.original.isascii() != entry.original.isascii()
        or not query.spellings
        or not entry.spellings
        or written_alike(query.spellings[0], entry.spellings[0])
    )


def _begun(query: Token, entry: Token) -> Alike | None:
    """The begin of a word that was cut off."""
    cut, whole = (query, entry) if query.kind is TokenKind.CUT else (entry, query)
    if len(cut.text) < CUT or not whole.spellings[0].startswith(cut.spellings[0]):
        return None
    return Alike(How.ABBREVIATION, min(cut.weight, whole.weight))


def _typo(query: Token, entry: Token, persons: bool) -> Alike | None:
    """A typing error weighs less, the more so in a short word and where both words are in use."""
    edits = min(_distance(query, entry, at, persons) for at in (0, 1))
    if edits == MANY:
        return None
    figures = weights().typo
    lost = figures["one" if edits == 1 else "two"]
    if query.spellings[0][0] != entry.spellings[0][0]:
        lost = lost * figures["first"] // 1000
    length = min(len(query.spellings[0]), len(entry.spellings[0]))
    share = max(1000 - lost // length, 0)
    if in_use(query) and in_use(entry):
        share = share * figures["known"] // 1000
    how = How.TYPO if edits == 1 else How.TYPOS
    return Alike(how, min(query.weight, entry.weight) * share // 1000)


def in_use(word: Token) -> bool:
    """Whether a word without a known meaning was met when words were counted."""
    most = weights().short.get(len(word.spellings[0]), weights().rarest)
    return word.kind in _COMMON and word.weight < most


def written_alike(one: str, other: str) -> bool:
    """Whether two words of one meaning are one as written: mistyped, or the one shortened."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= ONE_TYPO:
        edits = OSA.distance(one, other, score_cutoff=2)
        if edits == 1 or (edits == 2 and len(shorter) >= TWO_ALIKE):
            return True
    letters = iter(longer)
    return shorter[:1] == longer[:1] and all(letter in letters for letter in shorter)


def _prefix(query: Token, entry: Token) -> Alike | None:
    """A word cut off or shortened: ``equipm`` for ``equipment``."""
    shorter, longer = sorted((query, entry), key=lambda token: len(token.spellings[0]))
    begun, whole = shorter.spellings[0], longer.spellings[0]
    if len(begun) < PREFIX or not whole.startswith(begun):
        return None
    known = query.kind not in _COMMON or entry.kind not in _COMMON
    share = weights().alike["known_prefix" if known else "prefix"]
    return Alike(How.ABBREVIATION, min(query.weight, entry.weight) * share // 1000)


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
    """Equal characters are the same word; other characters read alike are another word."""
    same_meaning = query.text == entry.text and query.kind is not TokenKind.WORD
    return How.SAME if query.han == entry.han or same_meaning else None


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


def _distance(query: Token, entry: Token, at: int, persons: bool) -> int:
    """Edits between two spellings: one edit in a word of four letters, two in one of nine.

    Two letters swapped are one edit; of two edits, the begin or the end of the word has none.
    """
    if len(query.spellings) <= at or len(entry.spellings) <= at:
        return MANY
    one, other = query.spellings[at], entry.spellings[at]
    shorter, longer = sorted((len(one), len(other)))
    if longer < ONE_TYPO or shorter < ONE_TYPO - 1 or longer - shorter > 2:
        return MANY
    distance = OSA.distance(one, other, score_cutoff=2)
    if shorter < ONE_TYPO and distance > 1:
        return MANY
    long = TWO_IN_PERSONS if persons else TWO_TYPOS
    if distance == 2 and (shorter < long or not _kept(one, other)):
        return MANY
    return distance


def _kept(one: str, other: str) -> bool:
    return one[:KEPT] == other[:KEPT] or one[-KEPT:] == other[-KEPT:]


@cache
def _shares() -> dict[How, int]:
    shares = weights().alike
    return {how: shares[how] for how in (How.SAME, How.SPELLING, How.SCRIPT)}
