"""Words in disguise: letters set apart, and digits that stand for letters, as further readings."""

import re

PARTED = 3
"""Letters set apart from which they may be one word: two may be initials."""
MOST_DIGITS = 3
"""A word has so many letters at least for each digit that stands for one of them."""

_PARTED = re.compile(r"(?<!\w)[^\W\d_](?:([ _*/|~+,-])[^\W\d_](?:\1[^\W\d_])+)(?!\w)")
"""Letters by themselves with the same sign between them."""
_GAP = re.compile(r"[^\w]")
_MIXED = re.compile(r"(?<![\w@$])(?=[^\W\d_]*[0134589@$])[\w@$]*[^\W\d_][\w@$]*(?![\w@$.]|@)")
_DIGIT = re.compile(r"[0-9@$]")
_LETTERS = {"0": "o", "3": "e", "4": "a", "5": "s", "8": "b", "9": "g", "@": "a", "$": "s"}
_WITH_I, _WITH_L = (str.maketrans(_LETTERS | {"1": one}) for one in "il")
_LETTER = bytes(
    97 if chr(code).isalpha() else 120 if chr(code).isdigit() else 32 for code in range(128)
) + bytes([97] * 128)
"""Letters as ``a``, digits as ``x``, all else as blanks."""
_APART = b" a a a"
_WITHIN_LETTERS = bytes(range(0x80, 0xC0))


def may_be_parted(joined: str) -> bool:
    """Whether some of several texts, joined by line ends, may have letters set apart."""
    if joined.isascii():
        shape = joined.encode().translate(_LETTER)
    else:
        shape = joined.encode(errors="replace").translate(_LETTER, _WITHIN_LETTERS)
    return _APART in shape or shape.startswith(_APART[1:])


def together(text: str) -> tuple[str, ...]:
    """The text with letters that were set apart in one word: ``S B E R`` is ``SBER``."""
    read = _PARTED.sub(lambda found: _GAP.sub("", found[0].replace("_", "")), text)
    return (read,) if read != text else ()


def has_digits_in_words(text: str) -> bool:
    """Whether digits stand beside letters, some of which they could be."""
    return bool(_DIGIT.search(text)) and any(map(_is_lettered, _MIXED.findall(text)))


def in_letters(text: str) -> tuple[str, ...]:
    """The text with digits in words as the letters they look like; a one is an i or an l."""
    if not has_digits_in_words(text):
        return ()
    read = (_MIXED.sub(one, text) for one in (_with_i, _with_l))
    return tuple(dict.fromkeys(read))


def _with_i(word: re.Match[str]) -> str:
    return word[0].translate(_WITH_I) if _is_lettered(word[0]) else word[0]


def _with_l(word: re.Match[str]) -> str:
    return word[0].translate(_WITH_L) if _is_lettered(word[0]) else word[0]


def _is_lettered(word: str) -> bool:
    """Whether a word has few digits among many letters: a model's or plant's number has more."""
    digits = len(_DIGIT.findall(word))
    letters = sum(map(str.isalpha, word))
    return 0 < digits * MOST_DIGITS <= letters
