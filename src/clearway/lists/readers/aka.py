"""Names that carry other names: ``ALPHA (a.k.a. BETA)``, ``Institute of Optics (NILOP)``."""

import re

from clearway.lists.types import ListedName
from clearway.tables.countries import country_code
from clearway.terms import NameQuality

_AKA = re.compile(
    r"[\s,;(]*\b(?:(?P<kind>[afn])\.?\s?k\.?\s?a\b\.?|(?P<long>also|formerly|now) known as)[,:]?\s*"
    r"(?:the following[^:]*(?::|alias(?:es)?\b:?)\s*)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"(?P<before>.{4,}?)\s*\((?P<inside>[^()]{2,})\)\s*$")


def names_in(text: str, quality: NameQuality) -> list[ListedName]:
    """The name and those it carries: also-known ones strong, former ones former.

    What stands in brackets at the end is another name: a single word is a weak one; a country is
    none. The name without its brackets is kept beside the whole one.
    """
    parts = _AKA.split(text)
    found = [ListedName(_clean(parts[0]), quality)]
    for short, long, part in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        former = (short or long).lower().startswith("f")
        found.append(ListedName(_clean(part), NameQuality.FORMER if former else NameQuality.STRONG))
    whole = [name for name in found if len(name.text) > 1]
    return [*whole, *(other for name in whole for other in _bracketed(name.text))]


def _clean(text: str) -> str:
    text = text.strip(" ,;:-–—\n")
    return text.removesuffix(")").strip() if text.count(")") > text.count("(") else text


def _bracketed(text: str) -> list[ListedName]:
    match = _BRACKET.fullmatch(text)
    if match is None or country_code(match["inside"]):
        return []
    inside = match["inside"].strip()
    quality = NameQuality.WEAK if " " not in inside else NameQuality.UNKNOWN
    return [ListedName(match["before"].strip(), NameQuality.STRONG), ListedName(inside, quality)]
