"""Words that are unknown by themselves, and known as a part of a phrase of the lexicon."""

import re
from bisect import bisect_left
from functools import cache
from itertools import takewhile

from rapidfuzz.distance import OSA

from clearway.names.lexicon import SHORT, Keys, lexicon
from clearway.names.misspelled import in_use
from clearway.tables.names import abbreviations

BEGUN, BEGUN_ALONE = 2, 5
"""Letters of a word cut off: after words that tell how it goes on, and by itself."""
CUT, LONGEST_CUT = 4, 11
"""Letters of a word that may be one cut by a rule of its own, and is in no table."""

_WITH_VOWEL = re.compile("[aeiouy]")


def in_phrase(keys: list[str], at: int, letters: str, shortened: bool = False) -> str:
    """The word that an unknown one, misspelled or shortened, is in a phrase of the lexicon.

    ``keys`` are those of all words, the unknown one among them; empty if no phrase goes on so.
    ``shortened``: it is a known one that may stand for other words too, and only for those.
    """
    also = lexicon().also.get(letters, ())
    known = lexicon().words
    begin = at
    while begin and keys[begin - 1] in known:
        begin -= 1
    for start in range(max(begin, at - _longest()), at):
        for other in _following().get(tuple(keys[start:at]), ()):
            if other in also or (not shortened and _stands_for(letters, other)):
                return other
    for other in _leading().get(keys[at + 1], ()) if at + 1 < len(keys) else ():
        if other in also or (not shortened and _stands_for(letters, other)):
            return other
    return ""


def _stands_for(word: str, whole: str) -> bool:
    """Whether a word is one edit from another, its begin, or its consonants."""
    left_out = len(whole) - len(word)
    if left_out > 1:
        return len(word) > 2 and word[0] == whole[0] and _shortens(word, whole)
    if left_out < -1 or min(len(word), len(whole)) < SHORT - 1 or in_use(word):
        return False
    return OSA.distance(word, whole, score_cutoff=1) == 1


def _shortens(word: str, whole: str) -> bool:
    """Whether a word is another's begin, or some of its consonants after the first letter."""
    if whole.startswith(word):
        return True
    letters = iter(whole)
    return not _WITH_VOWEL.search(word, 1) and all(one in letters for one in word)


def could_be(letters: str) -> tuple[str, ...]:
    """The words that clerks shorten which a word that is none of use may be cut from.

    What is left of one has its begin, and after it no vowel.
    """
    if not CUT <= len(letters) < LONGEST_CUT or in_use(letters) or letters in abbreviations().whole:
        return ()
    return tuple(
        whole
        for whole in _cut_by_clerks().get(letters[0], ())
        if len(whole) - len(letters) > 1 and _cut_from(letters, whole)
    )


def _cut_from(word: str, whole: str) -> bool:
    """Whether a word is another's begin with some of the consonants after it."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, whole, strict=False))
    begin = sum(1 for _ in same)
    rest = iter(whole[begin:])
    return not _WITH_VOWEL.search(word, begin) and all(one in rest for one in word[begin:])


@cache
def _cut_by_clerks() -> dict[str, tuple[str, ...]]:
    """The words that clerks shorten, by their first letter."""
    table: dict[str, tuple[str, ...]] = {}
    for word in abbreviations().certain:
        table[word[0]] = (*table.get(word[0], ()), word)
    return table


def completed(keys: Keys, begun: str) -> str:
    """The word that a cut-off ``begun`` begins after the words ``keys``; empty if none is known."""
    for length in range(min(_longest(), len(keys)), -1, -1):
        if len(begun) < (BEGUN if length else BEGUN_ALONE):
            continue
        words = _following().get(keys[len(keys) - length :], [])
        at = bisect_left(words, begun)
        if at < len(words) and words[at].startswith(begun):
            return words[at]
    return ""


@cache
def _longest() -> int:
    """Words that can stand before the last one of a phrase."""
    return max(map(len, lexicon().phrases)) - 1


@cache
def _following() -> dict[Keys, list[str]]:
    """The words that can follow the first words of a phrase, in order of the alphabet."""
    table: dict[Keys, set[str]] = {}
    for keys, words in lexicon().letters.items():
        for at, word in enumerate(words):
            table.setdefault(keys[:at], set()).add(word)
    return {keys: sorted(words) for keys, words in table.items()}


@cache
def _leading() -> dict[str, list[str]]:
    """The words that phrases begin with by the key of the second word, in order of the alphabet."""
    table: dict[str, set[str]] = {}
    for keys, words in lexicon().letters.items():
        if len(keys) > 1:
            table.setdefault(keys[1], set()).add(words[0])
    return {key: sorted(words) for key, words in table.items()}
