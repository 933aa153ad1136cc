"""The Swiss sanctions list (SECO), whole list in XML.

Programmes, places and targets; a target keeps its history, and one that was de-listed last is no
entry. Built from the published structure; not yet held against a real file.
"""

import datetime as dt
from collections.abc import Iterator

from lxml import etree

from clearway.lists.dates import day
from clearway.lists.numbers import labelled, numbered
from clearway.lists.readers.base import Reader, distinct, one_by_one, unique
from clearway.lists.readers.gathering import Gathering
from clearway.lists.readers.places import place_of
from clearway.lists.readers.xml import children_at, head_holds, raw_of, root_of, text_at, texts_at
from clearway.lists.results import Edition, Unreadable
from clearway.lists.types import Entry, Link, ListedName, Listing, Place
from clearway.tables.countries import country_code
from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind, Scheme

_QUALITIES = {"primary-name": NameQuality.PRIMARY, "formerly-known-as": NameQuality.FORMER}
_DOCUMENTS = {
    "passport": Scheme.PASSPORT,
    "diplomatic-passport": Scheme.PASSPORT,
    "id-card": Scheme.NATIONAL_ID,
}
_LINKS = {"owned-by": "owned_by", "acting-for": "acting_for"}
_LAST = ("listed", "amended", "de-listed")


def _recognises(name: str, head: bytes) -> bool:
    return head_holds(head, b"<swiss-sanctions-list")


def _edition(path: str, content: bytes) -> Edition:
    root = root_of(path, content)
    programmes = dict(_programmes(root))
    places = {one.get("ssid") or "": one for one in children_at(root, "place")}
    gathering = Gathering("ch-seco", (path,))
    for number, target in enumerate(children_at(root, "target"), 1):
        where = f"{path}, target[{number}]"
        body, kind = _body(where, target)
        if not _is_delisted(target):
            entry = _entry(target, body, kind, programmes, places)
            gathering.add(where, entry, raw_of(target))
    return gathering.edition(published=day((root.get("date") or "")[:10]))


READER = Reader(name="Swiss SECO XML", recognises=_recognises, read=one_by_one(_edition))


def _programmes(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Each sanctions set by its number: the key of its programme."""
    for programme in children_at(root, "sanctions-program"):
        keys = {one.get("lang"): (one.text or "") for one in children_at(programme, "program-key")}
        key = keys.get("eng") or next(iter(keys.values()), "")
        for one in children_at(programme, "sanctions-set"):
            yield one.get("ssid") or "", key.strip()


def _body(where: str, target: etree._Element) -> tuple[etree._Element, PartyKind]:
    for tag, kind in (
        ("individual", PartyKind.PERSON),
        ("entity", PartyKind.ORGANISATION),
        ("object", PartyKind.UNKNOWN),
    ):
        for body in children_at(target, tag):
            ship = tag == "object" and body.get("object-type") in ("vessel", "ship")
            return body, PartyKind.VESSEL if ship else kind
    raise Unreadable(where, "is no individual, entity or object", "The file is damaged.")


def _modifications(target: etree._Element) -> list[tuple[str, int]]:
    """Days and kinds of the changes, the last one last; of one day a de-listing comes last."""
    changes = []
    for one in children_at(target, "modification"):
        date = one.get("effective-date") or one.get("publication-date") or ""
        kind = one.get("modification-type") or ""
        changes.append((date, _LAST.index(kind) if kind in _LAST else 1))
    return sorted(changes)


def _is_delisted(target: etree._Element) -> bool:
    changes = _modifications(target)
    return bool(changes) and changes[-1][1] == _LAST.index("de-listed")


def _entry(
    target: etree._Element,
    body: etree._Element,
    kind: PartyKind,
    programmes: dict[str, str],
    places: dict[str, etree._Element],
) -> Entry:
    identities = sorted(children_at(body, "identity"), key=lambda one: one.get("main") != "true")
    sets = [target.get("sanctions-set-id") or "", *texts_at(target, "sanctions-set-id")]
    changes = [dt.date.fromisoformat(date[:10]) for date, _ in _modifications(target) if date]
    addresses = [one for identity in identities for one in children_at(identity, "address")]
    found = unique(_place(one, places.get(one.get("place-id") or "")) for one in addresses)
    foreign = text_at(target, "foreign-identifier")
    return Entry(
        list="ch-seco",
        id=target.get("ssid") or "",
        kind=kind,
        names=distinct(name for identity in identities for name in _names(identity)),
        programmes=unique(programmes.get(one, "") for one in sets),
        countries=unique(place.country for place in found),
        nationalities=unique(
            country_code(one.get("iso-code") or "")
            for identity in identities
            for one in children_at(identity, "nationality/country")
        ),
        places=found,
        identifiers=unique((*_documents(identities), *_others(body, kind))),
        birth_dates=unique(date for identity in identities for date in _dates(identity)),
        birth_places=unique(
            _birth_place(places[one.get("place-id") or ""])
            for identity in identities
            for one in children_at(identity, "place-of-birth")
            if one.get("place-id") in places
        ),
        gender=body.get("sex") or "",
        listed=min(changes, default=None),
        changed=max(changes, default=None),
        links=tuple(map(_link, children_at(body, "relation"))),
        listings=(Listing(list="un-sc", id=foreign),) if foreign else (),
        remarks="\n".join(texts_at(body, "justification") + texts_at(body, "other-information")),
    )


def _names(identity: etree._Element) -> Iterator[ListedName]:
    """Parts in their order; a spelling variant of a part gives a variant of the name."""
    for name in children_at(identity, "name"):
        parts = [one for one in children_at(name, "name-part") if _is_name(one)]
        parts.sort(key=lambda one: int(one.get("order") or 0))
        values = [text_at(one, "value") or (one.text or "").strip() for one in parts]
        quality = _quality(name)
        yield ListedName(" ".join(filter(None, values)), quality)
        spellings = [children_at(one, "spelling-variant") for one in parts]
        for script, lang in unique(
            (one.get("script") or "", one.get("lang") or "") for part in spellings for one in part
        ):
            same = [
                next(
                    (
                        (one.text or "").strip()
                        for one in part
                        if (one.get("script") or "", one.get("lang") or "") == (script, lang)
                    ),
                    value,
                )
                for part, value in zip(spellings, values, strict=True)
            ]
            weak = quality is NameQuality.WEAK
            yield ListedName(" ".join(filter(None, same)), quality if weak else NameQuality.STRONG)


def _is_name(part: etree._Element) -> bool:
    return part.get("name-part-type") not in ("title", "suffix")


def _quality(name: etree._Element) -> NameQuality:
    if name.get("quality") == "low":
        return NameQuality.WEAK
    known = _QUALITIES.get(name.get("name-type") or "")
    good = NameQuality.STRONG if name.get("quality") == "good" else NameQuality.UNKNOWN
    return known or good


def _dates(identity: etree._Element) -> Iterator[PartialDate]:
    for one in children_at(identity, "day-month-year"):
        year, month, day_ = (int(one.get(key) or 0) for key in ("year", "month", "day"))
        if year:
            yield PartialDate.of(year, month or None, day_ or None if month else None)


def _documents(identities: list[etree._Element]) -> Iterator[Identifier]:
    for identity in identities:
        for one in children_at(identity, "identification-document"):
            issuers = children_at(one, "issuer")
            issuer = country_code((issuers[0].get("code") or "") if issuers else "")
            scheme = _DOCUMENTS.get(one.get("document-type") or "", Scheme.OTHER)
            if number := text_at(one, "number"):
                yield numbered(scheme, number, issuer)


def _others(body: etree._Element, kind: PartyKind) -> Iterator[Identifier]:
    """Numbers in words: ``IMO: 9236743``, ``Registration number: 1027700...``."""
    for text in texts_at(body, "other-information"):
        if kind is PartyKind.VESSEL and text.lower().startswith("imo"):
            yield numbered(Scheme.IMO, text.split(":")[-1].strip())
        elif "number" in text.lower() or "INN" in text or "SWIFT" in text:
            yield from labelled(text)


def _place(address: etree._Element, place: etree._Element | None) -> Place | None:
    lines = texts_at(address, "address-details") + texts_at(address, "p-o-box")
    town, country = "", ""
    if place is not None:
        town = ", ".join(texts_at(place, "location")[:1] + texts_at(place, "area")[:1])
        country = next((c.get("iso-code") or "" for c in children_at(place, "country")), "")
    city = " ".join(filter(None, (text_at(address, "zip-code"), town)))
    return place_of(", ".join(lines), city, country)


def _birth_place(place: etree._Element) -> str:
    country = texts_at(place, "country")[:1]
    return ", ".join(texts_at(place, "location")[:1] + texts_at(place, "area")[:1] + country)


def _link(relation: etree._Element) -> Link:
    kind = relation.get("relation-type") or ""
    entry = f"ch-seco/{relation.get('target-id') or ''}"
    return Link(kind=_LINKS.get(kind, "linked_to"), name="", entry=entry, source=kind)
