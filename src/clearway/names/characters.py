"""The first reading of a text: invisible letters removed, look-alikes folded, both reported."""

import re
import unicodedata

from clearway.names.shapes import AFTER_LATIN, by_shape, in_one_script

MAX_CHARACTERS = 5000
"""A longer text is no name; what was left unread is noted."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}
_HIDDEN = re.compile(
    "[\u034f\u0488\u0489\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u20dd-\u20e4\ufe00-\ufe0f"
    "\U000e0100-\U000e01ef]"
)
"""What has no breadth of its own though Unicode counts it as letter or mark: joiners, fillers."""
_SPACES = frozenset("\t\n\r\x0b\x0c\x85")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´ʼʹʻʺ′\"”“](?=\w)")
_UZBEK = re.compile(r"o['’‘`´ʼʻ′](?=[^\W\d_])")
"""The Uzbek vowel between o and u, written with a mark after the letter."""
_LATIN = re.compile(r"[a-z]")
_DIGIT_IN_WORD = re.compile(r"(?<=[^\W\d_])[0135](?=[^\W\d_])")
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
        if max(text, default="") >= AFTER_LATIN and _LATIN.search(text):
            text = in_one_script(text, notes)
    text = text.lower()
    if _MARKED.search(text):
        text = _DIGIT_IN_WORD.sub(lambda digit: _letter(digit[0], notes), text)
        text = _APOSTROPHES.sub("", _UZBEK.sub("ŏ", text))
    return text, tuple(dict.fromkeys(notes))


def _composed(text: str, notes: list[str]) -> str:
    """NFKC without control and zero-width characters; marks that join no letter go too."""
    text = by_shape(unicodedata.normalize("NFKC", text), notes)
    text = _HIDDEN.sub(lambda found: _hidden(found[0], notes), text)
    if text.isprintable() and not any(map(unicodedata.combining, text)):
        return unicodedata.normalize("NFKC", text.lower())
    kept = []
    for character in text:
        if character in _SPACES:
            kept.append(" ")
        elif unicodedata.category(character) in _INVISIBLE:
            _hidden(character, notes)
        elif not unicodedata.combining(character):
            kept.append(character)
    return unicodedata.normalize("NFKC", "".join(kept).lower())


def _hidden(character: str, notes: list[str]) -> str:
    notes.append(f"invisible character U+{ord(character):04X}")
    return ""


def _letter(digit: str, notes: list[str]) -> str:
    notes.append(f"the digit {digit} within a word, read as a letter")
    return _DIGITS[digit]
