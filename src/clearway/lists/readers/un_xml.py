"""The UN Security Council's consolidated list.

Layout: UN, "sc-sanctions.xsd". Tested on files of March 2021 and February 2026.
"""

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from clearway.lists.dates import day, partial_date
from clearway.lists.numbers import numbered
from clearway.lists.readers.aka import without_note
from clearway.lists.readers.base import Reader, distinct, one_by_one, unique
from clearway.lists.readers.gathering import Gathering
from clearway.lists.readers.places import place_of
from clearway.lists.readers.xml import (
    children_at,
    expect_names,
    head_holds,
    raw_of,
    root_of,
    text_at,
    texts_at,
)
from clearway.lists.results import Edition, Unreadable
from clearway.lists.types import Entry, ListedName, Place
from clearway.tables.countries import country_code
from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind, Scheme

_KNOWN = """
CONSOLIDATED_LIST INDIVIDUALS INDIVIDUAL ENTITIES ENTITY DATAID VERSIONNUM FIRST_NAME SECOND_NAME
THIRD_NAME FOURTH_NAME UN_LIST_TYPE REFERENCE_NUMBER LISTED_ON GENDER COMMENTS1 NATIONALITY VALUE
NATIONALITY2 LIST_TYPE LAST_DAY_UPDATED INDIVIDUAL_ALIAS QUALITY ALIAS_NAME INDIVIDUAL_ADDRESS
COUNTRY NOTE INDIVIDUAL_DATE_OF_BIRTH TYPE_OF_DATE YEAR DATE FROM_YEAR TO_YEAR
INDIVIDUAL_PLACE_OF_BIRTH CITY STATE_PROVINCE STREET ZIP_CODE INDIVIDUAL_DOCUMENT SORT_KEY
SORT_KEY_LAST_MOD DESIGNATION TITLE TYPE_OF_DOCUMENT TYPE_OF_DOCUMENT2 NUMBER ISSUING_COUNTRY
DATE_OF_ISSUE COUNTRY_OF_ISSUE CITY_OF_ISSUE NAME_ORIGINAL_SCRIPT CITY_OF_BIRTH COUNTRY_OF_BIRTH
DATE_OF_BIRTH ENTITY_ALIAS ENTITY_ADDRESS SUBMITTED_BY SUBMITTED_ON DELISTED_ON
"""
_QUALITIES = {
    "good": NameQuality.STRONG,
    "low": NameQuality.WEAK,
    "f.k.a.": NameQuality.FORMER,
}


def _recognises(name: str, head: bytes) -> bool:
    return head_holds(head, b"<CONSOLIDATED_LIST")


def _edition(path: str, content: bytes) -> Edition:
    root = root_of(path, content)
    expect_names(path, root, _KNOWN)
    gathering = Gathering("un-sc", (path,))
    for group, kind in (
        ("INDIVIDUALS/INDIVIDUAL", PartyKind.PERSON),
        ("ENTITIES/ENTITY", PartyKind.ORGANISATION),
    ):
        elements = children_at(root, group)
        if not elements:
            raise Unreadable(path, f"has no {group}", "It is cut or of another layout.")
        for number, element in enumerate(elements, 1):
            where = f"{path}, {group}[{number}]"
            entry, doubts = _entry(where, element, kind)
            gathering.add(where, entry, raw_of(element), doubts)
    try:
        published = day((root.get("dateGenerated") or "")[:10])
    except ValueError:
        raise Unreadable(path, "has no dateGenerated", "Fetch it again.") from None
    return gathering.edition(published=published)


READER = Reader(name="UN XML", recognises=_recognises, read=one_by_one(_edition))


def _entry(where: str, element: etree._Element, kind: PartyKind) -> tuple[Entry, list[str]]:
    reference, listed = text_at(element, "REFERENCE_NUMBER"), text_at(element, "LISTED_ON")[:10]
    if not reference or not listed:
        what = f"expected a reference and a date of listing, got {reference!r}, {listed!r}"
        raise Unreadable(where, what, "The file is damaged or of another layout.")
    doubts: list[str] = []
    prefix = "INDIVIDUAL" if kind is PartyKind.PERSON else "ENTITY"
    addresses = children_at(element, f"{prefix}_ADDRESS")
    places = unique(place for one in addresses if (place := _place(one)))
    births = children_at(element, "INDIVIDUAL_DATE_OF_BIRTH")
    entry = Entry(
        list="un-sc",
        id=reference,
        kind=kind,
        names=distinct(_names(element, prefix)),
        programmes=unique((text_at(element, "UN_LIST_TYPE"),)),
        countries=unique(place.country for place in places),
        nationalities=unique(map(country_code, texts_at(element, "NATIONALITY/VALUE"))),
        places=places,
        identifiers=unique(map(_identifier, children_at(element, "INDIVIDUAL_DOCUMENT"))),
        birth_dates=unique(_birth_date(one, doubts) for one in births),
        birth_places=unique(map(_birth_place, children_at(element, "INDIVIDUAL_PLACE_OF_BIRTH"))),
        gender=text_at(element, "GENDER").lower(),
        title="; ".join(texts_at(element, "TITLE/VALUE") + texts_at(element, "DESIGNATION/VALUE")),
        listed=day(listed),
        changed=max(map(_day, texts_at(element, "LAST_DAY_UPDATED/VALUE")), default=None),
        remarks=text_at(element, "COMMENTS1"),
    )
    return entry, doubts


def _day(text: str) -> dt.date:
    return day(text[:10])


def _names(element: etree._Element, prefix: str) -> Iterator[ListedName]:
    parts = (text_at(element, f"{n}_NAME") for n in ("FIRST", "SECOND", "THIRD", "FOURTH"))
    yield ListedName(" ".join(" ".join(parts).split()), NameQuality.PRIMARY)
    yield ListedName(text_at(element, "NAME_ORIGINAL_SCRIPT"), NameQuality.STRONG)
    for alias in children_at(element, f"{prefix}_ALIAS"):
        quality = _QUALITIES.get(text_at(alias, "QUALITY").lower(), NameQuality.UNKNOWN)
        for text in text_at(alias, "ALIAS_NAME").split(";"):
            name = " ".join(text.split())
            yield ListedName(name, quality)
            yield ListedName(without_note(name), quality)


def _place(element: etree._Element) -> Place | None:
    town = filter(None, (text_at(element, "CITY"), text_at(element, "STATE_PROVINCE")))
    city = " ".join(filter(None, (text_at(element, "ZIP_CODE"), ", ".join(town))))
    street, note = text_at(element, "STREET"), text_at(element, "NOTE")
    return place_of(street, city, text_at(element, "COUNTRY"), note)


def _birth_place(element: etree._Element) -> str:
    parts = (text_at(element, tag) for tag in ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY"))
    return ", ".join(filter(None, parts))


def _identifier(element: etree._Element) -> Identifier | None:
    number = text_at(element, "NUMBER")
    kind = f"{text_at(element, 'TYPE_OF_DOCUMENT')} {text_at(element, 'TYPE_OF_DOCUMENT2')}".lower()
    country = text_at(element, "ISSUING_COUNTRY") or text_at(element, "COUNTRY_OF_ISSUE")
    passport = any(word in kind for word in ("passport", "passeport", "pasaporte"))
    scheme = Scheme.PASSPORT if passport else Scheme.NATIONAL_ID
    return numbered(scheme, number, country_code(country)) if number else None


def _birth_date(element: etree._Element, doubts: list[str]) -> PartialDate | None:
    """A date, a year, or a range; else what the note says."""
    years = [text_at(element, "FROM_YEAR"), text_at(element, "TO_YEAR")]
    text = (
        text_at(element, "DATE")[:10]
        or text_at(element, "YEAR")
        or " to ".join(filter(None, years))
    )
    text = text or text_at(element, "NOTE")
    if not text:
        return None
    try:
        date = partial_date(text)
    except ValueError as error:
        doubts.append(f"birth date was not understood: {error}")
        return None
    about = text_at(element, "TYPE_OF_DATE").upper() == "APPROXIMATELY"
    return PartialDate(first=date.first, last=date.last, circa=date.circa or about)
