"""Letters by their shape: those that stand for Latin ones, and words that mix scripts.

Small capitals, letters in squares, Cherokee and Lisu signs are read as the Latin letters that they
look like. A word that mixes two scripts is read in one: in that of its letters that only one has,
else in that of its neighbours.
"""

import re
import unicodedata
from functools import cache

from clearway.tables.names import scripts

LOOK_ALIKE = "look-alike letters"
AFTER_LATIN = "\u0250"
"""Letters from here on are of other scripts, or Latin ones of phonetics."""

TWINS = 3
"""Letters of a word that could be of either script: shorter ones are legal forms and initials."""
_FORMS = frozenset({"ооо", "оао", "ooo", "oao"})
"""Legal forms that are the same in either script."""

_SHAPED = re.compile(
    "[\u0180-\u02af\u13a0-\u13ff\u1d00-\u1dbf\u2c60-\u2cff\ua4d0-\ua4ff\ua720-\ua7ff\uab30-\uabbf"
    "\U0001f110-\U0001f1ff]"
)
"""Latin letters of phonetics, Cherokee, Coptic, Lisu, letters in circles, squares and flags."""
_NAMED = re.compile(
    r"LATIN (?:SMALL|CAPITAL) (?:LETTER|LIGATURE) (?:[A-Z-]+ )*?([A-Z])(?: WITH .*)?"
    r"|LATIN LETTER SMALL CAPITAL (?:[A-Z]+ )*([A-Z])(?: WITH .*)?"
    r"|.*LATIN CAPITAL LETTER ([A-Z])|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
)
"""Unicode's names of letters that are a Latin one in another shape."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]")
_GREEK = re.compile(r"[\u0391-\u03a9]")
_CAPITALS = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX")
_OTHER = re.compile(r"[\u0370-\u058f]")
"""Greek, Cyrillic and Armenian letters."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


class _Shapes(dict[int, str]):
    """The Latin letter that a character is another shape of, found when first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _latin_of(chr(code))
        return found


def _latin_of(letter: str) -> str:
    if not _SHAPED.match(letter) or letter in scripts().latin or unicodedata.decomposition(letter):
        return letter
    named = _NAMED.fullmatch(unicodedata.name(letter, ""))
    return "".join(filter(None, named.groups())).lower() if named else letter


@cache
def _shapes() -> _Shapes:
    table = scripts().shapes
    lower = {other.lower(): latin for other, latin in table.items()}
    return _Shapes(str.maketrans(table | lower))


def by_shape(text: str, notes: list[str]) -> str:
    """The text with letters of odd shapes in usual ones; what was read so is noted.

    Greek capitals among Latin letters are told apart here: their small letters look otherwise.
    """
    if _GREEK.search(text):
        text = _WORD.sub(lambda word: _from_greek(word[0], notes), text)
    if not _SHAPED.search(text):
        return text
    read = text.translate(_shapes())
    odd = [letter for letter, usual in zip(text, read, strict=True) if letter != usual]
    if odd:
        notes.append(f"{LOOK_ALIKE} {''.join(dict.fromkeys(odd))!r} read by their shape")
    return read


def _from_greek(word: str, notes: list[str]) -> str:
    """A word of Latin letters and Greek capitals that look like them, in Latin letters."""
    read = word.translate(_CAPITALS)
    if read == word or not read.isascii() or all(map(_GREEK.match, word)):
        return word
    notes.append(f"{LOOK_ALIKE} of two scripts in {word!r}")
    return read


def in_one_script(text: str, notes: list[str]) -> str:
    """A text in lower case, each of whose words is in one script; other texts as they are."""
    words = _WORD.findall(text)
    if not any(map(_is_mixed, words)):
        return text
    latin = _mostly_latin(words)
    return _WORD.sub(lambda word: _one_script(word[0], latin, notes), text)


def may_read_otherwise(text: str) -> bool:
    """Whether a text may have words that could be of its other words' script."""
    return bool(_CYRILLIC.search(text) and _alike_words().search(text))


def other_readings(text: str) -> tuple[str, ...]:
    """A text with Cyrillic letters whose words with a twin in the other script are turned to it.

    ``ООО ABC`` is read as it is, and as ``ООО АВС``; ``MOCКBA`` as Latin, and as Cyrillic.
    """
    lower = text.lower()
    if not may_read_otherwise(lower):
        return ()
    words = _WORD.findall(lower)
    alike = {word for word in words if len(word) >= TWINS and _is_alike(word)}.difference(_FORMS)
    shown = [word for word in words if not _is_alike(word)]
    if not alike or (shown and any(map(_is_mixed, words))):
        return ()
    latin = bool(shown) and _mostly_latin(shown)
    read = _WORD.sub(lambda word: _turned(word[0], latin) if word[0] in alike else word[0], lower)
    return (read,) if read != lower else ()


@cache
def _alike_words() -> re.Pattern[str]:
    """Words whose letters all have a twin, other than the commonest legal forms."""
    to_latin, from_latin = _twins()
    both = "".join(map(chr, (*to_latin, *from_latin)))
    either = re.escape(both + both.upper())
    return re.compile(
        rf"(?<![^\W\d_])(?!(?i:{'|'.join(_FORMS)})\b)[{either}]{{{TWINS},}}(?![^\W\d_])"
    )


def _is_mixed(word: str) -> bool:
    return not word.isascii() and bool(_LATIN.search(word) and _OTHER.search(word))


def _is_alike(word: str) -> bool:
    """Whether every letter of a word has a twin in the other script."""
    to_latin, from_latin = _twins()
    return all(ord(letter) in (from_latin if letter.isascii() else to_latin) for letter in word)


def _mostly_latin(words: list[str]) -> bool:
    """Whether more letters that one script alone has are Latin; so too where there are none."""
    to_latin, from_latin = _twins()
    letters = "".join(words)
    latin = sum(letter < AFTER_LATIN and ord(letter) not in from_latin for letter in letters)
    other = sum(letter >= AFTER_LATIN and ord(letter) not in to_latin for letter in letters)
    return latin >= other


def _one_script(word: str, mostly_latin: bool, notes: list[str]) -> str:
    """A word in the script that its letters show, else in that of the text."""
    if _is_mixed(word):
        read = _turned(word, _shows_latin(word, mostly_latin))
        notes.append(f"{LOOK_ALIKE} of two scripts in {word!r}")
        return read
    read = _turned(word, mostly_latin) if _is_alike(word) else word
    if read != word:
        notes.append(f"{LOOK_ALIKE} of another script in {word!r}")
    return read


def _shows_latin(word: str, mostly_latin: bool) -> bool:
    """Whether a word is Latin by the letters that one script alone has."""
    if _is_alike(word):
        return mostly_latin
    to_latin, _ = _twins()
    return all(letter < AFTER_LATIN or ord(letter) in to_latin for letter in word)


def _turned(word: str, latin: bool) -> str:
    to_latin, from_latin = _twins()
    return word.translate(to_latin if latin else from_latin)


@cache
def _twins() -> tuple[dict[int, str], dict[int, str]]:
    """Latin letters by those that look like them, and Cyrillic ones by the Latin letters."""
    table, letters = scripts().look_alikes, scripts().cyrillic
    back = {latin: other for other, latin in reversed(table.items()) if other in letters}
    usual = {latin: other for latin, other in back.items() if latin not in scripts().seldom}
    return str.maketrans(table), str.maketrans(usual)
