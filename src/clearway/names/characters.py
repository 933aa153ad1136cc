"""The first reading of a text: invisible letters removed, look-alikes folded, both reported."""

import re
import unicodedata
from functools import cache

from clearway.tables.names import scripts

MAX_CHARACTERS = 5000
"""A longer text is no name; what was left unread is noted."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SPACES = frozenset("\t\n\r\x0b\x0c\x85")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´ʼʹʻʺ′\"”“](?=\w)")
_UZBEK = re.compile(r"o['’‘`´ʼʻ′](?=[^\W\d_])")
"""The Uzbek vowel between o and u, written with a mark after the letter."""
_LATIN = re.compile(r"[a-z]")
_MIXED = re.compile(r"[^\W\d_]+")
_DIGIT_IN_WORD = re.compile(r"(?<=[^\W\d_])[0135](?=[^\W\d_])")
_LOOK_ALIKE = "look-alike letters"
_AFTER_LATIN = "\u0250"
_MARKED = re.compile(r"[0135'’‘`´ʼʹʻʺ′\"”“]")
"""Letters without which neither digits nor apostrophes stand in a word."""
_DIGITS = {"0": "o", "1": "l", "3": "e", "5": "s"}


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """The text in lower case, composed, without invisible characters; and what was odd in it."""
    notes: list[str] = []
    if len(text) > MAX_CHARACTERS:
        notes.append(f"only the first {MAX_CHARACTERS} of {len(text)} characters were read")
        text = text[:MAX_CHARACTERS]
    if not text.isascii() or not text.isprintable():
        text = _composed(text, notes)
        if max(text, default="") >= _AFTER_LATIN and _LATIN.search(text):
            text = _in_one_script(text, notes)
    text = text.lower()
    if _MARKED.search(text):
        text = _DIGIT_IN_WORD.sub(lambda digit: _letter(digit[0], notes), text)
        text = _APOSTROPHES.sub("", _UZBEK.sub("ŏ", text))
    return text, tuple(dict.fromkeys(notes))


def _composed(text: str, notes: list[str]) -> str:
    """NFKC without control and zero-width characters; marks that join no letter go too."""
    text = unicodedata.normalize("NFKC", text)
    if text.isprintable() and not any(map(unicodedata.combining, text)):
        return unicodedata.normalize("NFKC", text.lower())
    kept = []
    for character in text:
        if character in _SPACES:
            kept.append(" ")
        elif unicodedata.category(character) in _INVISIBLE:
            notes.append(f"invisible character U+{ord(character):04X}")
        elif not unicodedata.combining(character):
            kept.append(character)
    return unicodedata.normalize("NFKC", "".join(kept).lower())


def _in_one_script(text: str, notes: list[str]) -> str:
    """A text with letters of two scripts, each word of which is in one of them."""
    odd = len(notes)
    text = _MIXED.sub(lambda word: _one_script(word[0], notes), text)
    if len(notes) > odd:
        text = _MIXED.sub(lambda word: _all_alike(word[0], notes), text)
    return text


def _one_script(word: str, notes: list[str]) -> str:
    """A word of Latin letters and others that look Latin, or the reverse, in one script."""
    if word.isascii() or not _LATIN.search(word):
        return word
    to_latin, from_latin = _look_alikes()
    others = [letter for letter in word if not letter.isascii() and ord(letter) in to_latin]
    if not others:
        return word
    notes.append(f"{_LOOK_ALIKE} of two scripts in {word!r}")
    latin = word.translate(to_latin)
    if all(letter < _AFTER_LATIN for letter in latin):
        return latin
    return word.translate(from_latin)


def _all_alike(word: str, notes: list[str]) -> str:
    """A word all of whose letters look Latin, beside words that mix scripts."""
    latin = word.translate(_look_alikes()[0])
    if latin == word or not latin.isascii():
        return word
    notes.append(f"{_LOOK_ALIKE} of another script in {word!r}")
    return latin


@cache
def _look_alikes() -> tuple[dict[int, str], dict[int, str]]:
    table = scripts().look_alikes
    cyrillic = scripts().cyrillic
    back = {latin: other for other, latin in table.items() if other in cyrillic}
    return _by_code(table), _by_code(back)


def _by_code(letters: dict[str, str]) -> dict[int, str]:
    return {ord(letter): other for letter, other in letters.items()}


def _letter(digit: str, notes: list[str]) -> str:
    notes.append(f"the digit {digit} within a word, read as a letter")
    return _DIGITS[digit]
