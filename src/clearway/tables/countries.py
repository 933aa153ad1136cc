"""Countries by every name that lists and messages give them, as ISO 3166 alpha-2 codes."""

import re
import unicodedata
from functools import cache, lru_cache

import msgspec

from clearway.tables.load import typed

_LAST_WORD = re.compile(r"[a-z0-9_]+\Z")
_NOISE = re.compile(r"[^\w]+")
_PARTS = re.compile(
    r"[,;/()]|\b(?:and|or|by|since|presumed|possibly|assumed|allegedly|as at|formerly|\d{4})\b"
    r"|\b[a-h]\)"
)


class _Names(msgspec.Struct):
    source: str
    names: dict[str, tuple[str, ...]]
    adjectives: dict[str, tuple[str, ...]] = {}


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The code of a country given by code or name in English, Russian or Chinese; else ``""``.

    ``XK`` is Kosovo. Former states map to the state whose territory holds the capital. A region
    under embargo ("Region: Crimea") maps to the state it belongs to by international law.
    """
    return _codes().get(_fold(text), "")


def may_end_in_country(text: str) -> bool:
    """Whether the last word of a text may be the last of a country's name: a quick look."""
    if not text.isascii():
        return True
    word = _LAST_WORD.search(text.lower())
    return word is None or word[0] in _last_words()


def country_codes(text: str) -> tuple[str, ...]:
    """The countries in a text that holds several, or adjectives: ``(a) Russian, (b) Ukrainian``."""
    parts = _PARTS.split(text)
    found = (country_code(part) or _nations().get(_fold(part), "") for part in (text, *parts))
    return tuple(dict.fromkeys(code for code in found if code))


def country_at_start(text: str) -> str:
    """The country that a text begins with: ``Sudan number``, ``(Afghanistan). Issued in ...``."""
    words = re.findall(r"[^\W\d_]+", text)[:5]
    found = (country_code(" ".join(words[:count])) for count in range(len(words), 0, -1))
    named = next(filter(None, found), "")
    return named or _nations().get(_fold(" ".join(words[:1])), "")


def english_name(code: str) -> str:
    """The English name of a code; the code itself where it is unknown."""
    names = _cldr().get(code)
    return names[0] if names else code


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = _NOISE.sub(" ", plain.casefold().replace("&", " and ")).split()
    return " ".join(word for word in words if word != "the")


@cache
def _cldr() -> dict[str, tuple[str, ...]]:
    return typed("countries.yaml", _Names).names


@cache
def _nations() -> dict[str, str]:
    table = typed("country_spellings.yaml", _Names).adjectives
    return {_fold(name): code for code, names in table.items() for name in names}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in _codes() if name) | {"the"}


@cache
def _codes() -> dict[str, str]:
    codes = {code.casefold(): code for code in _cldr()}
    for table in (_cldr(), typed("country_spellings.yaml", _Names).names):
        codes.update({_fold(name): code for code, names in table.items() for name in names})
    return codes
