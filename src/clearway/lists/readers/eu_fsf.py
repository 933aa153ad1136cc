"""The EU's consolidated list of financial sanctions (FSF XML 1.1).

Layout: European Commission, FSD export. Tested on the file of March 2021. One entry of the Union
may stand in several records (one a regulation): they are one entry with several programmes.
"""

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from clearway.lists.dates import day
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
    texts_at,
)
from clearway.lists.results import Edition, Unreadable
from clearway.lists.types import Entry, ListedName, Place
from clearway.tables.countries import country_code
from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind, Scheme

_KNOWN = """
export sanctionEntity remark regulation publicationUrl subjectType nameAlias regulationSummary
citizenship birthdate identification address contactInfo
"""
_ATTRIBUTES = """
generationDate globalFileId designationDate designationDetails unitedNationId euReferenceNumber
logicalId regulationType organisationType publicationDate entryIntoForceDate numberTitle programme
code classificationCode firstName middleName lastName wholeName function gender title nameLanguage
strong regulationLanguage publicationUrl region countryIso2Code countryDescription circa
calendarType city zipCode birthdate dayOfMonth monthOfYear year place yearRangeFrom yearRangeTo
diplomatic knownExpired knownFalse reportedLost revokedByIssuer issuedBy issueDate issuedDate
latinNumber nameOnDocument number identificationTypeCode identificationTypeDescription validFrom
validTo street poBox asAtListingTime key value
"""
_KINDS = {"person": PartyKind.PERSON, "enterprise": PartyKind.ORGANISATION}
_SCHEMES = {
    "passport": Scheme.PASSPORT,
    "diplopass": Scheme.PASSPORT,
    "id": Scheme.NATIONAL_ID,
    "ssn": Scheme.NATIONAL_ID,
    "regnumber": Scheme.REGISTRATION,
    "tradelic": Scheme.REGISTRATION,
    "swiftbic": Scheme.BIC,
    "fiscalcode": Scheme.TAX,
    "imo": Scheme.IMO,
}
_WEAK = ("low quality", "low-quality", "weak")


def _recognises(name: str, head: bytes) -> bool:
    return head_holds(head, b"<export", b"fsd/export")


def _edition(path: str, content: bytes) -> Edition:
    root = root_of(path, content)
    expect_names(path, root, _KNOWN, _ATTRIBUTES)
    gathering = Gathering("eu-fsf", (path,))
    records: dict[str, list[etree._Element]] = {}
    for number, element in enumerate(children_at(root, "sanctionEntity"), 1):
        reference = element.get("euReferenceNumber") or ""
        kind = _first(element, "subjectType", "code")
        if not reference or kind not in _KINDS:
            where = f"{path}, sanctionEntity[{number}]"
            what = f"expected euReferenceNumber and subjectType, got {reference!r} and {kind!r}"
            raise Unreadable(where, what, "The file is damaged or of another layout.")
        if raw_of(element) in map(raw_of, records.get(reference, ())):
            gathering.reject(
                f"{path}, sanctionEntity[{number}]", f"{reference} stands twice, alike"
            )
        records.setdefault(reference, []).append(element)
    for reference, elements in records.items():
        entry, doubts = _entry(reference, elements)
        raw = "\n".join(map(raw_of, elements))
        gathering.add(f"{path}, {reference}", entry, raw, doubts)
    return gathering.edition(published=_published(path, root))


READER = Reader(name="EU FSF XML", recognises=_recognises, read=one_by_one(_edition))


def _published(path: str, root: etree._Element) -> dt.date:
    try:
        return day((root.get("generationDate") or "")[:10])
    except ValueError:
        raise Unreadable(path, "has no generationDate", "Fetch it again.") from None


def _first(element: etree._Element, tag: str, attribute: str) -> str:
    found = children_at(element, tag)
    return found[0].get(attribute) or "" if found else ""


def _entry(reference: str, elements: list[etree._Element]) -> tuple[Entry, list[str]]:
    doubts: list[str] = []
    places = unique(place for one in _all(elements, "address") if (place := _place(one)))
    births = _all(elements, "birthdate")
    regulations = _all(elements, "regulation")
    entry = Entry(
        list="eu-fsf",
        id=reference,
        kind=_KINDS[_first(elements[0], "subjectType", "code")],
        names=_names(_all(elements, "nameAlias")),
        programmes=unique(one.get("programme") for one in regulations),
        countries=unique(place.country for place in places),
        nationalities=unique(_country(one) for one in _all(elements, "citizenship")),
        places=places,
        identifiers=unique(_identifier(one) for one in _all(elements, "identification")),
        birth_dates=unique(date for one in births if (date := _birth_date(one, doubts))),
        birth_places=unique(map(_birth_place, births)),
        gender=_gender(_all(elements, "nameAlias")),
        title="; ".join(unique(one.get("function") for one in _all(elements, "nameAlias"))),
        listed=_earliest(one.get("designationDate") for one in elements),
        changed=_latest(one.get("publicationDate") for one in regulations),
        legal_basis=unique(one.get("numberTitle") for one in regulations),
        remarks="\n".join(unique(text for one in elements for text in _remarks(one))),
    )
    return entry, doubts


def _all(elements: list[etree._Element], tag: str) -> list[etree._Element]:
    return [child for element in elements for child in children_at(element, tag)]


def _names(aliases: list[etree._Element]) -> tuple[ListedName, ...]:
    """The first is the primary one; the remark of an alias says what it is worth."""
    return distinct(
        ListedName(text, _quality(n, one))
        for n, one in enumerate(aliases)
        for name in [" ".join((one.get("wholeName") or "").split())]
        for text in (name, without_note(name))
    )


def _quality(position: int, alias: etree._Element) -> NameQuality:
    remark = " ".join(texts_at(alias, "remark")).lower()
    if position == 0:
        return NameQuality.PRIMARY
    if any(word in remark for word in _WEAK) or alias.get("strong") == "false":
        return NameQuality.WEAK
    return NameQuality.FORMER if "former" in remark else NameQuality.STRONG


def _country(element: etree._Element) -> str:
    code = country_code(element.get("countryIso2Code") or "")
    return code or country_code(element.get("countryDescription") or "")


def _place(element: etree._Element) -> Place | None:
    get = element.get
    street = ", ".join(filter(None, (get("street"), get("poBox"), get("place"))))
    city = " ".join(filter(None, (get("zipCode"), get("city"))))
    note = "; ".join(filter(None, (get("region"), *texts_at(element, "remark"))))
    country = _country(element) or (get("countryDescription") or "")
    return place_of(street, city, "" if country == "UNKNOWN" else country, note)


def _identifier(element: etree._Element) -> Identifier | None:
    number = (element.get("number") or element.get("latinNumber") or "").strip()
    scheme = _SCHEMES.get(element.get("identificationTypeCode") or "", Scheme.OTHER)
    return numbered(scheme, number, _country(element)) if number else None


def _birth_date(element: etree._Element, doubts: list[str]) -> PartialDate | None:
    get = element.get
    try:
        date = _span(get("birthdate"), get("year"), get("monthOfYear"), get("dayOfMonth"))
        if date is None and get("yearRangeFrom"):
            first, last = get("yearRangeFrom") or "", get("yearRangeTo") or get("yearRangeFrom")
            date = PartialDate.between(PartialDate.of(int(first)), PartialDate.of(int(last or "")))
    except ValueError as error:
        doubts.append(f"birth date {raw_of(element)!r} was not understood: {error}")
        return None
    if date and get("circa") == "true":
        return PartialDate(first=date.first, last=date.last, circa=True)
    return date


def _span(
    date: str | None, year: str | None, month: str | None, day_: str | None
) -> PartialDate | None:
    if date:
        exact = day(date)
        return PartialDate(first=exact, last=exact)
    if not year:
        return None
    return PartialDate.of(
        int(year), int(month) if month else None, int(day_) if month and day_ else None
    )


def _birth_place(element: etree._Element) -> str:
    get = element.get
    country = get("countryDescription") or ""
    parts = (get("city"), get("place"), get("region"), "" if country == "UNKNOWN" else country)
    return ", ".join(filter(None, parts))


def _gender(aliases: list[etree._Element]) -> str:
    letters = unique(one.get("gender") for one in aliases)
    return {("M",): "male", ("F",): "female"}.get(letters, "")


def _earliest(dates: Iterator[str | None]) -> dt.date | None:
    return min((day(one) for one in dates if one), default=None)


def _latest(dates: Iterator[str | None]) -> dt.date | None:
    return max((day(one) for one in dates if one), default=None)


def _remarks(element: etree._Element) -> list[str]:
    """Remarks of the entry and of its parts, ways to reach it, and details of its designation."""
    contacts = [f"{c.get('key')} {c.get('value')}" for c in element.iter("{*}contactInfo")]
    texts = [(one.text or "").strip() for one in element.iter("{*}remark")]
    return [*texts, *contacts, element.get("designationDetails") or ""]
