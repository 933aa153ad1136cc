"""An address read so far that two can be compared in any script: streets with their buildings.

``ul. Bobruiskaya, d.1``, ``1 Bobruyskaya Street`` and ``ул. Бобруйская, 1`` are one street and one
building. Rooms, floors and blocks say nothing of the building; postcodes are set aside.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from clearway.message.types import Value
from clearway.names.characters import clean
from clearway.names.han import pinyin, simplify
from clearway.names.spelling import folds, plain
from clearway.tables.parties import address_words

_WORD = re.compile(r"\d+|[^\W\d_]+")
_BETWEEN = re.compile(r"[,;\n()]")
_POSTCODE = 5
"""Digits from which a number is a postcode, not a building."""
_STREET_LETTERS = 4
"""Letters of a street's name at least."""
_NEAR = 3
"""Words of a street's name at most, on either side of its kind."""
_LONGEST = 1000
"""Characters of an address that are read: no address is longer."""


class Street(msgspec.Struct, frozen=True):
    """The words that may be a street's name, and its building's number, or nothing."""

    words: frozenset[str]
    building: str


def address_text(lines: Iterable[Value]) -> str:
    """The lines of an address as one text; an element for streets says that it names one."""
    return ", ".join(
        f"{line.text} street" if line.path.endswith("StrtNm") else line.text for line in lines
    )


@lru_cache(maxsize=8192)
def read_streets(address: str) -> tuple[Street, ...]:
    """The streets that an address names with a building, each once."""
    parts = [_words(part) for part in _BETWEEN.split(_parted(address[:_LONGEST]))]
    words = [word for part in parts for word in (*part, ",")]
    found = (_street(words, at) for at, word in enumerate(words) if word in address_words().street)
    return tuple(dict.fromkeys(street for street in found if street.words and street.building))


def town_of(city: str) -> str:
    """A town without its postcode, region and kind: ``Moscow 121351``, ``Shenzhen, Guangdong``."""
    words = _BETWEEN.split(city)[0].split()
    kinds = address_words().settlement
    kept = [word for word in words if plain(word.strip(".").lower()) not in kinds]
    return " ".join(word for word in kept if not any(letter.isdigit() for letter in word))


def same_building(one: tuple[Street, ...], other: tuple[Street, ...]) -> bool:
    """Whether a street of one address is one of the other, with the same building."""
    return any(
        a.building == b.building and not a.words.isdisjoint(b.words) for a in one for b in other
    )


def _parted(address: str) -> str:
    """A Chinese address in Latin letters, its signs as words of their own."""
    if address.isascii():
        return address
    return _han().sub(
        lambda found: (
            f" {pinyin(simplify(found[1]))[0]} {address_words().han[found[2]]} "
            if found[1]
            else f" {address_words().han[found[2]]} "
        ),
        address,
    )


@cache
def _han() -> re.Pattern[str]:
    signs = "|".join(sorted(address_words().han, key=len, reverse=True))
    return re.compile(rf"([㐀-鿿]{{0,8}}?)({signs})")


def _words(part: str) -> list[str]:
    """Words in plain letters; a letter that follows a number without a gap is the number's."""
    cleaned = clean(part)[0]
    words: list[str] = []
    end = -1
    for found in _WORD.finditer(cleaned):
        word = plain(found[0])
        if found.start() == end and len(word) == 1 and words[-1][0].isdigit():
            words[-1] += word
        else:
            words.append(word)
        end = found.end()
    return words


def _street(words: list[str], at: int) -> Street:
    """The street whose kind stands at ``at``: the words on both sides, and the nearest number."""
    before = _name(words[max(0, at - _NEAR) : at][::-1])
    after = _name(words[at + 1 : at + 1 + _NEAR])
    names = (fold for word in (*before, *after) for fold in folds(word)[:2])
    return Street(frozenset(names), _building(words, at))


def _name(beside: list[str]) -> list[str]:
    """Words of a name, from its kind outward, up to a comma, a number or a word that ends it."""
    known = address_words()
    ends = known.building | known.inside | known.settlement
    name: list[str] = []
    for word in beside:
        if word == "," or word[0].isdigit() or word in ends:
            break
        if len(word) >= _STREET_LETTERS and word not in known.plain and word not in known.street:
            name.append(word)
    return name


def _building(words: list[str], at: int) -> str:
    """The number nearest to the street that is no room's, floor's or block's, and no postcode."""
    numbers = [
        (abs(place - at), place)
        for place, word in enumerate(words)
        if word[0].isdigit() and len(word) < _POSTCODE and not _is_inside(words, place)
    ]
    return words[min(numbers)[1]] if numbers else ""


def _is_inside(words: list[str], place: int) -> bool:
    inside = address_words().inside
    before = words[place - 1] if place else ","
    after = words[place + 1] if place + 1 < len(words) else ","
    return before in inside or after in ("floor", "etazh", "room") or after in ("th", "f", "nd")
