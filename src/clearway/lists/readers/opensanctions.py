"""OpenSanctions: ``entities.ftm.json``, ``targets.nested.json``, ``targets.simple.csv``.

Entities of the FollowTheMoney model. Targets that are parties become entries; sanctions give their
programmes and dates, ownership their links. Built from the published structure; not yet held
against a real file. The data are for non-commercial use unless licensed.
"""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from clearway.lists.dates import partial_date
from clearway.lists.numbers import labelled, numbered
from clearway.lists.readers.base import Reader, distinct, one_by_one, records, text_of, unique
from clearway.lists.readers.ftm import NUMBERS
from clearway.lists.readers.gathering import Gathering
from clearway.lists.results import Edition, Unreadable
from clearway.lists.types import Craft, Entry, Link, ListedName, Place
from clearway.tables.countries import country_code
from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind, Scheme

LIST = "opensanctions"
_KINDS = {
    "Person": PartyKind.PERSON,
    "Company": PartyKind.ORGANISATION,
    "Organization": PartyKind.ORGANISATION,
    "LegalEntity": PartyKind.UNKNOWN,
    "PublicBody": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Airplane": PartyKind.AIRCRAFT,
    "CryptoWallet": PartyKind.ASSET,
}
_NAMES = {
    "name": NameQuality.STRONG,
    "alias": NameQuality.UNKNOWN,
    "weakAlias": NameQuality.WEAK,
    "previousName": NameQuality.FORMER,
}
_NUMBERS = {**NUMBERS, "uscCode": Scheme.USCC, "publicKey": Scheme.WALLET}
_TOPICS = ("sanction", "export.control", "debarment")
_SIMPLE = ("id", "schema", "name", "aliases", "birth_date", "countries", "identifiers", "sanctions")
_Props = Mapping[str, list[Any]]


def _recognises(name: str, head: bytes) -> bool:
    if name.endswith(".csv"):
        return head.lstrip(b"\xef\xbb\xbf").replace(b'"', b"").startswith(b"id,schema,name,aliases")
    return (
        name.endswith(".json")
        and head.lstrip(b"\xef\xbb\xbf").startswith(b"{")
        and b'"caption"' in head
    )


def _edition(path: str, content: bytes) -> Edition:
    simple = path.lower().endswith(".csv")
    entities = list(_simple(path, content) if simple else _lines(path, text_of(path, content)))
    around = _Around(entity for _, entity in entities)
    gathering = Gathering(LIST, (path,))
    changes = []
    for where, entity in entities:
        changes.append(str(entity.get("last_change") or "")[:10])
        if entity["schema"] in _KINDS and _is_target(entity):
            entry, doubts = _entry(entity, around)
            gathering.add(where, entry, json.dumps(entity, ensure_ascii=False), doubts)
    latest = max(changes, default="")
    return gathering.edition(published=dt.date.fromisoformat(latest) if latest else None)


READER = Reader(name="OpenSanctions", recognises=_recognises, read=one_by_one(_edition))


def _lines(path: str, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{path}, line {number}"
        try:
            entity = json.loads(line)
            if not entity["id"] or not isinstance(entity["properties"], dict):
                raise ValueError("no id or no properties")
            yield where, {**entity, "schema": entity["schema"]}
        except (ValueError, LookupError, TypeError) as error:
            mend = "The file is cut or damaged; fetch it again."
            raise Unreadable(where, f"is no entity ({error})", mend) from None


def _simple(path: str, content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    for line, row in records(path, content, _SIMPLE):
        several = {key: [one for one in cell.split(";") if one] for key, cell in row.items()}
        properties = {
            "name": [row["name"]],
            "alias": several["aliases"],
            "birthDate": several["birth_date"],
            "country": several["countries"],
            "address": several.get("addresses", []),
            "registrationNumber": several["identifiers"],
            "programId": several.get("program_ids") or several["sanctions"],
        }
        entity = {"id": row["id"], "schema": row["schema"], "properties": properties}
        yield f"{path}, line {line}", {**entity, "target": True, "last_change": row["last_change"]}


def _is_target(entity: Mapping[str, Any]) -> bool:
    topics = entity["properties"].get("topics", [])
    return bool(entity.get("target")) or any(topic in _TOPICS for topic in topics)


class _Around:
    """What other entities say of one: sanctions, owners, names by id."""

    def __init__(self, entities: Iterable[Mapping[str, Any]]) -> None:
        self.sanctions: dict[str, list[_Props]] = defaultdict(list)
        self.owners: dict[str, list[_Props]] = defaultdict(list)
        self.names: dict[str, str] = {}
        for entity in entities:
            self._note(entity)

    def _note(self, entity: Mapping[str, Any]) -> None:
        properties = entity["properties"]
        self.names[entity["id"]] = next(iter(properties.get("name", [])), "")
        if entity["schema"] == "Sanction":
            for target in properties.get("entity", []):
                self.sanctions[target].append(properties)
        if entity["schema"] == "Ownership":
            for asset in properties.get("asset", []):
                self.owners[asset].append(properties)


def _entry(entity: Mapping[str, Any], around: _Around) -> tuple[Entry, list[str]]:
    properties: _Props = entity["properties"]
    doubts: list[str] = []
    sanctions = around.sanctions[entity["id"]] + _nested(properties, "sanctions")
    owners = around.owners[entity["id"]] + _nested(properties, "ownershipAsset")
    countries = _countries(properties, "country", "jurisdiction", "mainCountry")
    kind = _KINDS[entity["schema"]]
    entry = Entry(
        list=LIST,
        id=entity["id"],
        kind=kind,
        names=_names(properties),
        programmes=_programmes(properties, sanctions),
        countries=countries,
        nationalities=_countries(properties, "nationality", "citizenship"),
        places=tuple(Place(lines=(text,)) for text in _texts(properties, "address")),
        identifiers=unique(_numbers(properties, kind, countries)),
        birth_dates=_dates(properties, "birthDate", doubts),
        birth_places=tuple(_texts(properties, "birthPlace")),
        established=_dates(properties, "incorporationDate", doubts),
        gender=next(iter(_texts(properties, "gender")), ""),
        title="; ".join(_texts(properties, "position")),
        craft=_craft(properties),
        listed=_listed(sanctions),
        links=tuple(_owner(owner, around) for owner in owners),
        remarks="\n".join(_texts(properties, "notes")),
    )
    return entry, doubts


def _texts(properties: _Props, *names: str) -> list[str]:
    values = (value for name in names for value in properties.get(name, []))
    return [value for value in values if isinstance(value, str) and value]


def _nested(properties: _Props, name: str) -> list[_Props]:
    return [one["properties"] for one in properties.get(name, []) if isinstance(one, dict)]


def _names(properties: _Props) -> tuple[ListedName, ...]:
    names = [
        ListedName(text, quality)
        for column, quality in _NAMES.items()
        for text in _texts(properties, column)
    ]
    return distinct([ListedName(names[0].text, NameQuality.PRIMARY), *names[1:]] if names else [])


def _programmes(properties: _Props, sanctions: list[_Props]) -> tuple[str, ...]:
    own = _texts(properties, "programId")
    stated = [text for one in sanctions for text in _texts(one, "programId")]
    words = [text for one in sanctions for text in _texts(one, "program")]
    return unique((*own, *(stated or words)))


def _countries(properties: _Props, *names: str) -> tuple[str, ...]:
    return unique(country_code(text) for text in _texts(properties, *names))


def _numbers(
    properties: _Props, kind: PartyKind, countries: tuple[str, ...]
) -> Iterator[Identifier]:
    issuer = countries[0] if len(countries) == 1 else ""
    for column, scheme in _NUMBERS.items():
        for text in _texts(properties, column):
            if scheme in (Scheme.TAX, Scheme.REGISTRATION):
                yield from labelled(text, issuer, scheme)
            elif scheme is Scheme.IMO and kind is not PartyKind.VESSEL:
                yield numbered(Scheme.IMO_COMPANY, text)
            else:
                yield numbered(scheme, text, issuer)


def _dates(properties: _Props, name: str, doubts: list[str]) -> tuple[PartialDate, ...]:
    found = []
    for text in _texts(properties, name):
        try:
            found.append(partial_date(text))
        except ValueError as error:
            doubts.append(f"{name} was not understood: {error}")
    return unique(found)


def _listed(sanctions: list[_Props]) -> dt.date | None:
    texts = (text for one in sanctions for text in _texts(one, "listingDate", "startDate"))
    return min((partial_date(text).first for text in texts), default=None)


def _owner(owner: _Props, around: _Around) -> Link:
    """The owner is an id, or the entity itself where entities are nested."""
    found = next(iter(owner.get("owner", [])), "")
    entry = found.get("id", "") if isinstance(found, dict) else found
    name = around.names.get(entry, "") or (
        found.get("caption", "") if isinstance(found, dict) else ""
    )
    share = next(iter(_texts(owner, "percentage")), "")
    return Link(kind="owned_by", name=name, entry=f"{LIST}/{entry}", share=share)


def _craft(properties: _Props) -> Craft | None:
    flag = next(iter(_texts(properties, "flag")), "")
    craft = Craft(type=next(iter(_texts(properties, "type")), ""), flag=country_code(flag) or flag)
    return craft if craft != Craft() else None
