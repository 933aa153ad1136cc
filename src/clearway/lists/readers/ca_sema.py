"""Canada's consolidated autonomous sanctions list (SEMA and JVCFOR), ``sema-lmes.xml``.

Layout: Global Affairs Canada. It prints no ids; regime, schedule and item are one together:
``RUSSIA-1.2-86`` is item 86 of part 2 of schedule 1. It carries no date of publication: the last
day of listing is taken for it. Tested on the file of March 2025.
"""

import datetime as dt
import re
from collections.abc import Iterator

from lxml import etree

from clearway.lists.dates import day, partial_date
from clearway.lists.numbers import numbered
from clearway.lists.readers.aka import names_in
from clearway.lists.readers.base import Reader, distinct, one_by_one
from clearway.lists.readers.gathering import Gathering
from clearway.lists.readers.xml import (
    children_at,
    expect_names,
    head_holds,
    raw_of,
    root_of,
    text_at,
)
from clearway.lists.results import Edition, Unreadable
from clearway.lists.types import Craft, Entry, ListedName
from clearway.terms import NameQuality, PartialDate, PartyKind, Scheme

_KNOWN = """
data-set record Country LastName GivenName Schedule Item DateOfListing DateOfBirthOrShipBuildDate
Aliases EntityOrShip TitleOrShip ShipIMONumber
"""
_ALIASES = re.compile(r"[;\n]|[,;(]?\s*\b(?:Belaruss?ian|Russian|Arabic)\s*:\s*")
_BETWEEN = r",|\s+(?:or|and)\s+"
"""Aliases are parted by semicolons and lines, those in another script by the language's name."""


def _recognises(name: str, head: bytes) -> bool:
    return head_holds(head, b"<data-set", b"DateOfListing")


def _edition(path: str, content: bytes) -> Edition:
    root = root_of(path, content)
    expect_names(path, root, _KNOWN)
    gathering = Gathering("ca-sema", (path,))
    last: list[dt.date] = []
    for number, element in enumerate(children_at(root, "record"), 1):
        where = f"{path}, record[{number}]"
        if not text_at(element, "Country") or not text_at(element, "Item"):
            raise Unreadable(where, "has no Country or Item", "The file is damaged.")
        entry, doubts = _entry(where, element)
        last += [entry.listed] if entry.listed else []
        gathering.add(where, entry, raw_of(element), doubts)
    return gathering.edition(published=max(last, default=None))


READER = Reader(name="Canada SEMA XML", recognises=_recognises, read=one_by_one(_edition))


def _entry(where: str, element: etree._Element) -> tuple[Entry, list[str]]:
    doubts: list[str] = []
    number = text_at(element, "ShipIMONumber")
    name = text_at(element, "EntityOrShip")
    ship = bool(number)
    kind = PartyKind.VESSEL if ship else PartyKind.ORGANISATION if name else PartyKind.PERSON
    programme = f"{_regime(element)}-{_schedule(text_at(element, 'Schedule'))}".rstrip("-")
    dates = tuple(_dates(text_at(element, "DateOfBirthOrShipBuildDate"), doubts))
    title = text_at(element, "TitleOrShip")
    try:
        listed = day(text_at(element, "DateOfListing"))
    except ValueError as error:
        raise Unreadable(where, f"DateOfListing: {error}", "The file is damaged.") from None
    entry = Entry(
        list="ca-sema",
        id=f"{programme}-{text_at(element, 'Item')}",
        kind=kind,
        names=distinct(_names(element, name)),
        programmes=(f"SEMA-{programme}",),
        identifiers=(numbered(Scheme.IMO, number),) if ship else (),
        birth_dates=dates if kind is PartyKind.PERSON else (),
        established=dates if kind is not PartyKind.PERSON else (),
        title="" if ship else title,
        craft=Craft(type=title) if ship and title else None,
        listed=listed,
    )
    return entry, doubts


def _names(element: etree._Element, name: str) -> Iterator[ListedName]:
    """A person as family name, comma, given names, as other lists print it."""
    person = ", ".join(filter(None, (text_at(element, "LastName"), text_at(element, "GivenName"))))
    for text in filter(None, (name or person,)):
        yield from names_in(text, NameQuality.PRIMARY)
    for alias in _ALIASES.split(text_at(element, "Aliases")):
        for text in _several(alias, firm=bool(name)):
            yield from names_in(text, NameQuality.UNKNOWN)


def _several(alias: str, *, firm: bool) -> list[str]:
    """``Ivan Petrov, Iwan Petrow`` are two names, ``PETROV, Ivan`` and ``Alpha, JSC`` are one."""
    parts = [part.strip() for part in re.split("," if firm else _BETWEEN, alias) if part.strip()]
    full = [part for part in parts if " " in part]
    if len(full) == len(parts) > (2 if firm else 1):
        return parts
    return [alias, *full] if len(parts) > 2 and not firm else [alias]


def _regime(element: etree._Element) -> str:
    """The English half of ``Russia / Russie``; the act's short form in brackets."""
    english = text_at(element, "Country").split(" / ")[0]
    short = re.search(r"\(([A-Z]{4,})\)", english)
    return short[1] if short else re.sub(r"[^A-Z]+", "-", english.upper()).strip("-")


def _schedule(text: str) -> str:
    """``1, Part 2`` is 1.2, ``Part 2`` is 2; schedule 1.1 is S1.1, for 1.1 is part 1 of 1."""
    numbers = re.findall(r"\d+(?:\.\d+)?", text)
    whole = len(numbers) == 1 and "Part" not in text and "." in text
    return f"S{numbers[0]}" if whole else ".".join(numbers)


def _dates(text: str, doubts: list[str]) -> Iterator[PartialDate]:
    """``Sep-99`` is September 1999: a spreadsheet's short form."""
    text = re.sub(r"^([A-Z][a-z]{2}-)([3-9]\d)$", r"\g<1>19\g<2>", text)
    for part in re.split(r"\s+or\s+", text, flags=re.IGNORECASE):
        try:
            if part:
                yield partial_date(part)
        except ValueError as error:
            doubts.append(f"date was not understood: {error}")
