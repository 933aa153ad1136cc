"""OFAC's ``sdn.xml`` and ``consolidated.xml``.

Layout: OFAC, "SDN.XSD". The ids, dates and countries it sets apart are put together to the remarks
that the csv prints, so that both formats give the same entries. Tested on SDN of March 2021 and
non-SDN of March 2025.
"""

import datetime as dt

from lxml import etree

from clearway.lists.readers.base import Reader, file_name, one_by_one
from clearway.lists.readers.gathering import Gathering
from clearway.lists.readers.ofac_entry import KINDS, Given, build
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
from clearway.lists.types import ListedName, Place
from clearway.terms import NameQuality

_CRAFT = {
    "call_sign": "callSign",
    "type": "vesselType",
    "flag": "vesselFlag",
    "owner": "vesselOwner",
    "tonnage": "tonnage",
    "gross_tonnage": "grossRegisteredTonnage",
}
_LISTED_APART = (
    ("DOB", "dateOfBirthList/dateOfBirthItem/dateOfBirth"),
    ("POB", "placeOfBirthList/placeOfBirthItem/placeOfBirth"),
    ("nationality", "nationalityList/nationality/country"),
    ("citizen", "citizenshipList/citizenship/country"),
)

_KNOWN = """
sdnList publshInformation Publish_Date Record_Count sdnEntry uid firstName lastName title sdnType
remarks programList program idList id idType idNumber idCountry issueDate expirationDate akaList
aka type category addressList address address1 address2 address3 city stateOrProvince postalCode
country nationalityList nationality citizenshipList citizenship dateOfBirthList dateOfBirthItem
dateOfBirth placeOfBirthList placeOfBirthItem placeOfBirth mainEntry vesselInfo callSign vesselType
vesselFlag vesselOwner tonnage grossRegisteredTonnage
"""


def _recognises(name: str, head: bytes) -> bool:
    return head_holds(head, b"<sdnList")


def _edition(path: str, content: bytes) -> Edition:
    root = root_of(path, content)
    expect_names(path, root, _KNOWN)
    gathering = Gathering(_list_id(path), (path,))
    for number, element in enumerate(children_at(root, "sdnEntry"), 1):
        where = f"{path}, sdnEntry[{number}]"
        kind = text_at(element, "sdnType").lower()
        if kind not in KINDS or not text_at(element, "uid"):
            what = f"expected uid and sdnType, got {text_at(element, 'uid')!r} and {kind!r}"
            raise Unreadable(where, what, "The file is damaged or of another layout.")
        entry, doubts = build(gathering.list, _given(element))
        gathering.add(where, entry, raw_of(element), doubts)
    return gathering.edition(published=_published(path, root))


READER = Reader(name="OFAC XML", recognises=_recognises, read=one_by_one(_edition))


def _list_id(path: str) -> str:
    """Both lists have one layout; only the file's name tells them apart."""
    name = file_name(path)
    if "cons" in name:
        return "us-ofac-cons"
    if "sdn" in name:
        return "us-ofac-sdn"
    mend = "Name the file sdn.xml or consolidated.xml, as OFAC does."
    raise Unreadable(path, "may be the SDN or the non-SDN list", mend)


def _published(path: str, root: etree._Element) -> dt.date:
    """The publication's date; its count of records must be that of the file."""
    (head,) = children_at(root, "publshInformation") or [root]
    said, held = text_at(head, "Record_Count"), len(children_at(root, "sdnEntry"))
    if said != str(held):
        what = f"says that it holds {said or 'no'} records and holds {held}: it is cut or doubled"
        raise Unreadable(path, what, "Fetch it again.")
    try:
        return dt.datetime.strptime(text_at(head, "Publish_Date"), "%m/%d/%Y").date()  # noqa: DTZ007
    except ValueError:
        raise Unreadable(path, "has no date of publication", "Fetch it again.") from None


def _given(element: etree._Element) -> Given:
    names = [ListedName(_name(element), NameQuality.PRIMARY)]
    names += [ListedName(_name(aka), _quality(aka)) for aka in children_at(element, "akaList/aka")]
    craft = children_at(element, "vesselInfo")
    return Given(
        id=text_at(element, "uid"),
        kind=KINDS[text_at(element, "sdnType").lower()],
        names=tuple(name for name in names if name.text),
        programmes=tuple(texts_at(element, "programList/program")),
        places=tuple(filter(None, map(_place, children_at(element, "addressList/address")))),
        title=text_at(element, "title"),
        remarks=_remarks(element),
        craft={field: text_at(craft[0], tag) for field, tag in _CRAFT.items()} if craft else {},
    )


def _name(element: etree._Element) -> str:
    """As the csv prints it: family name, a comma, other names."""
    return ", ".join(filter(None, (text_at(element, "lastName"), text_at(element, "firstName"))))


def _quality(aka: etree._Element) -> NameQuality:
    if text_at(aka, "type") == "f.k.a.":
        return NameQuality.FORMER
    return NameQuality.WEAK if text_at(aka, "category") == "weak" else NameQuality.STRONG


def _place(address: etree._Element) -> Place | None:
    street = ", ".join(filter(None, (text_at(address, f"address{n}") for n in (1, 2, 3))))
    town = ", ".join(filter(None, (text_at(address, "city"), text_at(address, "stateOrProvince"))))
    city = " ".join(filter(None, (town, text_at(address, "postalCode"))))
    return place_of(street, city, text_at(address, "country"))


def _remarks(element: etree._Element) -> str:
    pieces = [
        f"{'alt. ' if n else ''}{label} {text}"
        for label, path in _LISTED_APART
        for n, text in enumerate(texts_at(element, path))
    ]
    pieces += map(_identifier, children_at(element, "idList/id"))
    return "; ".join(filter(None, (*pieces, text_at(element, "remarks"))))


def _identifier(element: etree._Element) -> str:
    """``Passport A123 (Iran) issued 2001 expires 2011``."""
    country = text_at(element, "idCountry")
    issued, expires = text_at(element, "issueDate"), text_at(element, "expirationDate")
    parts = (
        text_at(element, "idType"),
        text_at(element, "idNumber"),
        f"({country})" if country else "",
        f"issued {issued}" if issued else "",
        f"expires {expires}" if expires else "",
    )
    return " ".join(filter(None, parts))
