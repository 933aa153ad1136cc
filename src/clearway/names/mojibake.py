"""Text in one encoding that was taken for another on its way, as bridges between systems do.

UTF-8 taken for a code page of eight bits is told for certain, since hardly any other bytes are
UTF-8. Cyrillic code pages taken for one another, or for Latin-1, give readings that are likely at
best: each is screened beside the original.
"""

import re
from collections.abc import Iterator

PAGES = ("cp1251", "koi8-r", "cp866")
"""Code pages of Russian systems: Windows, Unix, DOS."""

_UTF8 = re.compile(
    "[\u00c2-\u00f4][^\x00-\x7f]|[РС][\u0080-\u00bf\u0401-\u040f\u0450-\u045f\u0490\u0491\u2013-\u2122]"
)
"""Lead byte and next byte of UTF-8 in Latin-1 and in Windows-1251."""
_LATIN_1 = re.compile(r"(?<!\w)[\u0080-\u00ff\u0152-\u0192\u02c6-\u2122]{3,}(?![A-Za-z])")
"""A word of letters that Western words have among others only."""
_ACCENT = re.compile(r"[A-Za-z][\u00c0-\u00ff]|[\u00c0-\u00ff][A-Za-z]")
_SWAPPED = re.compile(r"(?<!\w)[а-яё][А-ЯЁ]{2,}|(?<!\w)(?![А-ЯЁ])[бвгджзйклмнпрстфхцчшщъыь]{4,}")
"""Capitals and small letters change places where KOI8-R and Windows-1251 are mistaken."""
_DOS = re.compile(r"[а-яА-Яђ-џЂ-Џ][®¬\xad¤¦§«Ґ]|[®¬\xad¤¦§Ґ][а-п]|[ЂЃЉЊЌЋЏ]{2}")
"""Signs among letters, and capitals of other languages: letters of the DOS page in Windows-1251."""

_WORDS = re.compile(r"[а-яёА-ЯЁ]{3}")
_SIGNS = re.compile(r"[\u0080-\u009f\u2500-\u25ff√≈≤≥]|[а-яёА-ЯЁ][©°÷]")


def shows(text: str) -> bool:
    """Whether a text has anything that text in another encoding looks like."""
    return not text.isascii() and any(
        sign.search(text) for sign in (_UTF8, _LATIN_1, _SWAPPED, _DOS)
    )


def from_utf8(text: str) -> tuple[str, ...]:
    """A text in UTF-8 that was taken for a code page of eight bits."""
    if text.isascii() or not _UTF8.search(text):
        return ()
    read = (_read(text, page, "utf-8") for page in ("latin-1", "cp1252", "cp1251"))
    return tuple(filter(None, read))[:1]


def from_pages(text: str) -> tuple[str, ...]:
    """What a text can have been in the code pages for Russian: at most one reading for each."""
    if text.isascii() or from_utf8(text):
        return ()
    return tuple(dict.fromkeys(filter(_is_cyrillic, _pages(text))))


def _pages(text: str) -> Iterator[str]:
    if _LATIN_1.search(text) and not _ACCENT.search(text):
        for page in PAGES:
            yield _read(text, "latin-1", page) or _read(text, "cp1252", page)
    if _SWAPPED.search(text):
        yield _read(text, "cp1251", "koi8-r")
        yield _read(text, "koi8-r", "cp1251")
    if _DOS.search(text):
        yield _read(text, "cp1251", "cp866")


def _read(text: str, taken_for: str, was: str) -> str:
    """The text in its own encoding; empty where it cannot have been."""
    try:
        return b"".join(_byte(letter, taken_for) for letter in text).decode(was)
    except UnicodeError:
        return ""


def _byte(letter: str, page: str) -> bytes:
    """The byte of a letter; bytes that a page leaves free come through as they are."""
    try:
        return letter.encode(page)
    except UnicodeError:
        return letter.encode("latin-1")


def _is_cyrillic(text: str) -> bool:
    """Whether a reading has words in Cyrillic letters, and no signs within them."""
    return bool(_WORDS.search(text)) and not _SIGNS.search(text)
