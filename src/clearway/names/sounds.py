"""Words of other scripts by their sounds, as further readings: Greek, Georgian, Korean.

Letter for letter these words are read as any other; here by what their letters stand for together.
"""

import re
import unicodedata
from functools import cache

from clearway.tables.names import Syllables, scripts, sounds

_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]+")
_GEORGIAN = re.compile("[\u10d0-\u10ff]{4,}")
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_FIRST, _VOWELS, _ENDS = 0xAC00, 21, 28
"""Unicode's first syllable; a syllable's number is (begin x vowels + vowel) x ends + end."""
_PERSON = 3
"""Syllables of a Korean person's whole name: surname and two of the given name; one is seldom."""


def greek(text: str) -> tuple[str, ...]:
    """Greek words by the sounds of their groups of letters."""
    read = _GREEK.sub(lambda word: _greek(word[0]), text)
    return (read,) if read != text else ()


def georgian(text: str) -> tuple[str, ...]:
    """Georgian words without the ending of the nominative."""
    read = _GEORGIAN.sub(lambda word: word[0].removesuffix(sounds().georgian_ending), text)
    return (read,) if read != text else ()


def korean(text: str) -> tuple[str, ...]:
    """Korean words in Latin letters: in North Korea's spelling and in South Korea's."""
    if not _HANGUL.search(text):
        return ()
    return tuple(_spelled(text, way) for way in sounds().hangul.values())


def _spelled(text: str, way: Syllables) -> str:
    return _HANGUL.sub(lambda word: _korean(word[0], way), text)


def _greek(word: str) -> str:
    marked = unicodedata.normalize("NFD", word.lower())
    letters = "".join(letter for letter in marked if not unicodedata.combining(letter))
    if letters.endswith("φ"):  # only Russian names end so, in what is written as a v elsewhere
        letters = f"{letters[:-1]}β"
    grouped = _groups().sub(lambda group: sounds().greek[group[0]], letters)
    return grouped.translate(_letters())


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): latin for letter, latin in scripts().greek.items()}


@cache
def _groups() -> re.Pattern[str]:
    return re.compile("|".join(sounds().greek))


def _korean(word: str, way: Syllables) -> str:
    """A word; one as long as a person's name begins with a surname if its first syllable is one."""
    surname = sounds().hangul_surnames.get(word[0], "") if len(word) == _PERSON else ""
    rest = word[1:] if surname else word
    return f"{surname} {''.join(_syllable(one, way) for one in rest)}".strip()


def _syllable(syllable: str, way: Syllables) -> str:
    number, end = divmod(ord(syllable) - _FIRST, _ENDS)
    begin, vowel = divmod(number, _VOWELS)
    return way.begins[begin] + way.vowels[vowel] + way.ends[end]
