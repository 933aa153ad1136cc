"""OFAC's advanced XML (``sdn_advanced.xml``, ``cons_advanced.xml``).

Reference values, locations and documents first, then parties, then the lists' entries with
programmes and days of listing. Names in other scripts are names. What the plain formats print as
remarks is put together the same way, so that all of OFAC's formats give like entries. It is read
piece by piece, for the file is over 100 MB. Built from the published structure; not yet held
against a real file.
"""

import datetime as dt
import io
from collections.abc import Iterator

import msgspec
from lxml import etree

from clearway.lists.readers.base import Files, Reader, distinct, unique
from clearway.lists.readers.gathering import Gathering
from clearway.lists.readers.ofac_entry import Given, build
from clearway.lists.readers.ofac_reference import Reference
from clearway.lists.readers.xml import (
    children_at,
    head_holds,
    refuse_document_type,
    text_at,
    texts_at,
)
from clearway.lists.results import Fault, Refusal, Result, Unreadable
from clearway.lists.types import ListedName, Place
from clearway.terms import NameQuality

_FEATURES = {
    "Birthdate": "DOB",
    "Place of Birth": "POB",
    "Nationality Country": "nationality",
    "Citizenship Country": "citizen",
}
_CRAFT = {
    "Vessel Call Sign": "call_sign",
    "VESSEL TYPE": "type",
    "Vessel Flag": "flag",
    "Vessel Owner": "owner",
    "Vessel Tonnage": "tonnage",
    "Vessel Gross Registered Tonnage": "gross_tonnage",
}


def _recognises(name: str, head: bytes) -> bool:
    return head_holds(head, b"<Sanctions", b"ReferenceValueSets")


def _read(files: Files) -> Iterator[Result]:
    for path, content in files.items():
        try:
            yield from _Reading(path).read(content)
        except Unreadable as error:
            yield Refusal(files=(path,), fault=error.fault)
        except (ValueError, LookupError, TypeError, etree.XMLSyntaxError) as error:
            what = f"is cut, damaged or of another layout ({error})"
            yield Refusal(files=(path,), fault=Fault(where=path, what=what, mend="Fetch it again."))


READER = Reader(name="OFAC advanced XML", recognises=_recognises, read=_read)


class _Reading:
    """What was read so far: reference values, and parties by profile."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.reference = Reference()
        self.parties: dict[str, Given] = {}
        self.twice: set[str] = set()
        self.gatherings: dict[str, Gathering] = {}
        self.issued: dt.date | None = None

    def read(self, content: bytes) -> Iterator[Result]:
        """Each element when it ends, then forgotten, so that memory stays small."""
        handlers = {
            "DateOfIssue": self._date_of_issue,
            "ReferenceValueSets": self.reference.add_values,
            "Location": self.reference.add_location,
            "IDRegDocument": self.reference.add_document,
            "DistinctParty": self._party,
            "SanctionsEntry": self._entry,
        }
        events = etree.iterparse(
            io.BytesIO(content.rstrip(b"\x1a")),
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
        )
        for _, element in events:
            handler = handlers.get(etree.QName(element).localname)
            if handler and (element.getparent() is not None):
                refuse_document_type(self.path, element)
                handler(element)
                element.clear()
        if self.issued is None or not self.gatherings:
            raise Unreadable(self.path, "has no date of issue or no entries", "Fetch it again.")
        for gathering in self.gatherings.values():
            yield gathering.edition(published=self.issued)

    def _date_of_issue(self, element: etree._Element) -> None:
        self.issued = dt.date(*_date(element))

    def _party(self, element: etree._Element) -> None:
        for profile in children_at(element, "Profile"):
            self.twice |= {profile.get("ID") or ""} & self.parties.keys()
            identities = children_at(profile, "Identity")
            pieces = [p for one in identities for p in self.reference.documents(one)]
            places: list[Place | None] = []
            craft: dict[str, str] = {}
            for feature in children_at(profile, "Feature"):
                self._feature(feature, pieces, places, craft)
            self.parties[profile.get("ID") or ""] = Given(
                id=profile.get("ID") or "",
                kind=self.reference.kind(profile),
                names=distinct(name for one in identities for name in self._names(one)),
                programmes=(),
                places=unique(places),
                title="; ".join(p.removeprefix("Title ") for p in pieces if p.startswith("Title ")),
                remarks="; ".join(filter(None, (*pieces, text_at(element, "Comment")))),
                craft=craft,
            )

    def _names(self, identity: etree._Element) -> Iterator[ListedName]:
        """The primary alias first; a name's parts as the plain files print them."""
        kinds = {
            group.get("ID"): self.reference.value("NamePartType", group)
            for group in identity.iter("{*}NamePartGroup")
        }
        aliases = sorted(children_at(identity, "Alias"), key=lambda a: a.get("Primary") != "true")
        for alias in aliases:
            quality = self._quality(alias)
            for position, name in enumerate(children_at(alias, "DocumentedName")):
                usual = (
                    NameQuality.STRONG if position and quality is NameQuality.PRIMARY else quality
                )
                yield ListedName(_written(name, kinds), usual)

    def _quality(self, alias: etree._Element) -> NameQuality:
        if alias.get("Primary") == "true":
            return NameQuality.PRIMARY
        if self.reference.value("AliasType", alias) == "F.K.A.":
            return NameQuality.FORMER
        return NameQuality.WEAK if alias.get("LowQuality") == "true" else NameQuality.STRONG

    def _feature(
        self,
        feature: etree._Element,
        pieces: list[str],
        places: list[Place | None],
        craft: dict[str, str],
    ) -> None:
        kind = self.reference.value("FeatureType", feature)
        for version in children_at(feature, "FeatureVersion"):
            location = next(iter(children_at(version, "VersionLocation")), None)
            place, words = self.reference.place(location)
            if kind == "Location":
                places.append(place)
                continue
            text = _period(version) or self._detail(version) or words
            if kind in _CRAFT:
                craft[_CRAFT[kind]] = text
            elif text:
                pieces.append(f"{_FEATURES.get(kind, kind)} {text}")

    def _detail(self, version: etree._Element) -> str:
        details = (
            (one.text or "").strip() or self.reference.value("DetailReference", one)
            for one in children_at(version, "VersionDetail")
        )
        return ", ".join(filter(None, details))

    def _entry(self, element: etree._Element) -> None:
        list_name = self.reference.value("List", element)
        list_id = "us-ofac-sdn" if "SDN" in list_name and "Non" not in list_name else "us-ofac-cons"
        given = self.parties.get(element.get("ProfileID") or "")
        where = f"{self.path}, SanctionsEntry {element.get('ID')}"
        gathering = self.gatherings.setdefault(list_id, Gathering(list_id, (self.path,)))
        if given is None:
            gathering.reject(where, f"names no party: profile {element.get('ProfileID')!r}")
            return
        if given.id in self.twice:
            gathering.reject(where, f"entry {given.id} stands twice")
            return
        dates = [_date(one) for one in children_at(element, "EntryEvent/Date")]
        tags = unique(texts_at(element, "SanctionsMeasure/Comment"))
        entry, doubts = build(list_id, msgspec.structs.replace(given, programmes=tags))
        listed = min((dt.date(*date) for date in dates), default=None)
        raw = f"{given.remarks}\n{etree.tostring(element, encoding='unicode')}"
        gathering.add(where, msgspec.structs.replace(entry, listed=listed), raw, doubts)


def _date(element: etree._Element) -> tuple[int, int, int]:
    year, month, day = (int(text_at(element, name)) for name in ("Year", "Month", "Day"))
    return year, month, day


def _written(name: etree._Element, kinds: dict[str | None, str]) -> str:
    """Family name, a comma, other names; any other name as its parts stand."""
    family: list[str] = []
    others: list[str] = []
    for value in name.iter("{*}NamePartValue"):
        part = kinds.get(value.get("NamePartGroupID"), "")
        (family if part == "Last Name" else others).append((value.text or "").strip())
    return ", ".join(filter(None, (" ".join(family), " ".join(others))))


def _period(version: etree._Element) -> str:
    """``1961-02-03``, or ``1961-01-01 to 1961-12-31`` for a span; ``circa`` where it says so."""
    starts = children_at(version, "DatePeriod/Start/From")
    ends = children_at(version, "DatePeriod/End/To")
    if not starts:
        return ""
    first = dt.date(*_date(starts[0]))
    last = dt.date(*_date(ends[0])) if ends else first
    bounds = (
        one for name in ("Start", "End") for one in children_at(version, f"DatePeriod/{name}")
    )
    about = any(one.get("Approximate") == "true" for one in bounds)
    text = str(first) if first == last else f"{first} to {last}"
    return f"circa {text}" if about else text
