"""SWIFT-RUR: Russian in Latin letters, one for one (``OBqESTVO`` is ОБЩЕСТВО).

Case carries meaning, so a text must come as it was sent. A quote mark switches to plain Latin and
back; some senders put quotes around a name that goes on in the table's letters, so a quoted part is
read when its own case shows the table. In capitals a letter may stand for two: then words in use
and Russian spelling decide, word by word, and the quoted parts are read in both ways.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import product

from clearway.names.spelling import plain
from clearway.tables.names import places, rarity
from clearway.tables.rur import rur

MOST_LOST = 8
"""Letters of a word that may each be two: 256 ways to read it. A word with more is not read,"""
MOST_WAYS = 20_000
"""nor a text whose words have more ways together: a remittance of 140 letters has some hundred."""
_LONG = 10_000
"""Characters of a text whose words are not looked at one by one."""
STEM, ENDING = 4, 3
"""Letters of a stem at least, and of an ending at most."""

_SIGN = re.compile(r"[oicqxeua][A-Z]|[A-Z]{2}[oicqxeua]+(?![A-Za-z])")
_CASE = bytes(65 if 65 <= c < 91 else 115 if chr(c) in "oicqxeua" else 45 for c in range(256))
"""Capitals as ``A``, letters that only the table writes among capitals as ``s``, else ``-``."""
_WORD = re.compile(r"[A-Za-z]+")
_WRITTEN = re.compile(
    r"[jnpdbsvzrmf]*(?:[A-Zoicqxeua]*[A-Z][A-Zoicqxeua]*|[oicqxeuan])[jnpdbsvzrmf]*"
)
"""A word of letters, at least one of them a capital, with signs before and after; or one letter."""


def shows(text: str) -> bool:
    """Whether the case of the text shows the table, as no other text's does."""
    if text.isascii():
        case = text.encode().translate(_CASE)
        if b"sA" not in case and b"AAs" not in case:
            return False
    return _SIGN.search(text) is not None


def shows_lost_case(text: str) -> bool:
    """Whether a text in capitals has words that only this table writes so."""
    return may_have_lost_case(text) and text.isupper() and bool(_lost_case()[1].search(text))


def may_have_lost_case(text: str) -> bool:
    """Whether a text, or one of several, joined by line ends, has such words."""
    hints = [hint for hint in _lost_case()[0] if hint in text]
    if not hints or len(text) > _LONG:
        return bool(hints)
    return any(_is_lost_case(word) for hint in hints for word in text.split() if hint in word)


@lru_cache(maxsize=8192)
def _is_lost_case(word: str) -> bool:
    return _lost_case()[1].search(word) is not None


def decode(text: str) -> str:
    """The Russian text; words that the table cannot have written stay as they are."""
    return _outside_quotes(text, _read, shows)


def decode_capitals(text: str) -> tuple[str, ...] | None:
    """What a text in capitals may have been; ``None`` if its words have too many readings."""
    lost = [_ambiguity(word) for word in set(_WORD.findall(text))]
    if max(lost, default=0) > MOST_LOST or sum(2**letters for letters in lost) > MOST_WAYS:
        return None
    quoted = _outside_quotes(text, _read_capitals, lambda _: False)
    return tuple(dict.fromkeys((quoted, _read_capitals(text))))


def _outside_quotes(text: str, read: Callable[[str], str], also: Callable[[str], bool]) -> str:
    """``read`` over what stands outside of quotes, and over quoted parts that ``also`` holds of.

    A quote mark without its partner switches nothing.
    """
    parts = text.split("'")
    if len(parts) % 2 == 0:
        return read(text)
    return "".join(
        part if at % 2 and not also(part) else read(part) for at, part in enumerate(parts)
    )


def _read(text: str) -> str:
    return _WORD.sub(lambda word: _letters(word[0]), text)


def _read_capitals(text: str) -> str:
    return _WORD.sub(lambda word: _likeliest(word[0]), text)


def _letters(word: str) -> str:
    if not _WRITTEN.fullmatch(word):
        return word
    table = rur()
    return "".join(table.letters.get(letter) or table.signs.get(letter, letter) for letter in word)


def _ambiguity(word: str) -> int:
    lost = rur().lost
    return sum(letter in lost for letter in word)


@lru_cache(maxsize=4096)
def _likeliest(word: str) -> str:
    """The first reading that is a word in use, else begins with one, else the usual spelling."""
    if len(word) < 2 or not word.isupper():
        return _letters(word)
    ways = ["".join(way) for way in product(*_choices(word))]
    usual, *others = dict.fromkeys(_spelled(way) for way in ways)
    for ending in range(ENDING + 1):
        for way in (usual, *others):
            if len(way) - ending >= STEM and plain(way[: len(way) - ending].lower()) in _in_use():
                return way
    return usual


@cache
def _in_use() -> frozenset[str]:
    """Words met in names, and places, in plain Latin letters."""
    spelled = (plain(phrase.lower()) for phrases in places().values() for phrase in phrases)
    return frozenset(rarity()).union(*(phrase.split() for phrase in spelled))


def _choices(word: str) -> list[str]:
    table = rur()
    return [table.lost.get(letter) or table.letters.get(letter, letter) for letter in word]


def _spelled(word: str) -> str:
    for pattern, read in _spelling():
        word = pattern.sub(read, word)
    return word


@cache
def _spelling() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule.found), rule.read) for rule in rur().spelling)


@cache
def _lost_case() -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What such a word cannot be without, quickly looked for; and the words."""
    return tuple(rur().lost_case_hint.split("|")), re.compile(rur().lost_case)
