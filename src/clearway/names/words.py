"""Splits a cleaned text into words: letters, digits, Han runs."""

import re

_WORD = re.compile(r"[㐀-䶿一-鿿\uf900-\ufaff𠀀-𯿿〇]+|[^\W\d_㐀-䶿一-鿿\uf900-\ufaff𠀀-𯿿〇]+|\d+")
HAN = re.compile(r"[㐀-䶿一-鿿\uf900-\ufaff𠀀-𯿿〇]+")
_ASCII_WORD = re.compile(r"[a-z]+|[0-9]+")
_DOTTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_](?!\w))?")

_STROKE = re.compile(r"(?<![\w/])(?=a/s|s/a|k/s|a/b)(\w)/(\w)(?![\w/])")


def split(text: str) -> list[str]:
    """The words of a cleaned text, in order."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def split_dotted(text: str) -> list[tuple[str, bool]]:
    """Words with, for each, whether it was written as dotted letters (``L.L.C.``, ``J.V.``).

    Legal forms with a stroke (``A/S``) are one word too.
    Dotted letters with spaces between (``V. V.``) or two at the begin are words of one letter.
    """
    if "/" in text:
        text = _STROKE.sub(r"\1\2", text)
    if text.count(".") < 2:
        return [(word, False) for word in split(text)]
    words: list[tuple[str, bool]] = []
    end = 0
    for match in _DOTTED.finditer(text):
        words += [(word, False) for word in split(text[end : match.start()])]
        letters = split(match[0])
        initials = " " in match[0].strip() or (match.start() == 0 and len(letters) == 2)
        words += [(letter, True) for letter in letters] if initials else [("".join(letters), True)]
        end = match.end()
    return words + [(word, False) for word in split(text[end:])]
