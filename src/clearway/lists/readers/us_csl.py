"""The US Consolidated Screening List, JSON or CSV: many US lists in one file.

Layout: International Trade Administration, trade.gov. Each record names its source, which is one
of our lists; OFAC's parts are read as their own files are. Built from the published structure; not
yet held against a real file. A part that holds fewer entries than the list itself is held back
when it would replace it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from clearway.lists.dates import day
from clearway.lists.ids import made_id
from clearway.lists.readers.aka import names_in
from clearway.lists.readers.base import Files, Reader, attempt, distinct, records, text_of, unique
from clearway.lists.readers.gathering import Gathering
from clearway.lists.readers.ofac_entry import KINDS, Given, build
from clearway.lists.readers.places import place_of
from clearway.lists.results import Edition, Refusal, Result, Unreadable
from clearway.lists.types import Entry, ListedName, Place
from clearway.tables.countries import country_code
from clearway.tables.lists import csl_list
from clearway.terms import NameQuality, PartyKind

_NEEDED = ("source", "entity_number", "type", "programs", "name", "addresses", "alt_names", "ids")
_Record = Mapping[str, Any]


def _recognises(name: str, head: bytes) -> bool:
    if name.endswith(".csv"):
        return b"source_information_url" in head or b"entity_number,type,programs" in head
    return name.endswith(".json") and b'"source_list_url"' in head


def _read(files: Files) -> Iterator[Result]:
    for path, content in files.items():
        try:
            parts = _parts(path, content)
        except Unreadable as error:
            yield Refusal(files=(path,), fault=error.fault)
            continue
        for source, found in parts.items():
            yield attempt({path: content}, partial(_edition, path, source, found))


READER = Reader(name="US Consolidated Screening List", recognises=_recognises, read=_read)


def _parts(path: str, content: bytes) -> dict[str, list[tuple[str, _Record]]]:
    """Records by source, each with its place."""
    if path.lower().endswith(".csv"):
        rows = [(f"line {n}", _from_csv(row)) for n, row in records(path, content, _NEEDED)]
    else:
        rows = _from_json(path, text_of(path, content))
    parts: dict[str, list[tuple[str, _Record]]] = {}
    for place, record in rows:
        if not record.get("source") or not record.get("name"):
            raise Unreadable(f"{path}, {place}", "has no source or no name", "Fetch it again.")
        parts.setdefault(str(record["source"]), []).append((place, record))
    return parts


def _from_json(path: str, text: str) -> list[tuple[str, _Record]]:
    try:
        document = json.loads(text)
        found, said = document["results"], document.get("total")
    except (ValueError, LookupError, TypeError) as error:
        raise Unreadable(path, f"is not the JSON expected ({error})", "Fetch it again.") from None
    if said not in (None, len(found)):
        what = f"says that it holds {said} records and holds {len(found)}: a page of it, or cut"
        raise Unreadable(path, what, "Fetch the whole list.")
    return [(f"results[{n}]", record) for n, record in enumerate(found)]


def _from_csv(row: dict[str, str]) -> _Record:
    """Several values of a cell are parted by ``; ``."""
    several = {
        *("programs", "alt_names", "addresses", "dates_of_birth", "places_of_birth"),
        *("nationalities", "citizenships", "ids"),
    }
    return {k: v.split("; ") if k in several and v else v for k, v in row.items()}


def _edition(path: str, source: str, found: list[tuple[str, _Record]]) -> Edition:
    about = csl_list(source)
    gathering = Gathering(about.list, (path,))
    for place, record in found:
        where = f"{path}, {place}"
        entry, doubts = _entry(about.list, about.programme, record)
        gathering.add(where, entry, json.dumps(record, ensure_ascii=False), doubts)
    return gathering.edition()


def _entry(list_id: str, programme: str, record: _Record) -> tuple[Entry, list[str]]:
    places = tuple(filter(None, map(_place, _list(record, "addresses"))))
    countries = unique(place.country for place in places)
    names = names_in(record["name"], NameQuality.PRIMARY)
    names += [ListedName(text, NameQuality.UNKNOWN) for text in _list(record, "alt_names")]
    programmes = unique((programme, *_list(record, "programs")))
    number = str(record.get("entity_number") or "")
    given = Given(
        id=number or made_id(list_id, (programme,), record["name"], "".join(countries[:1])),
        kind=KINDS.get(str(record.get("type") or "-").lower(), PartyKind.UNKNOWN),
        names=distinct(names),
        programmes=programmes,
        places=places,
        title=str(record.get("title") or ""),
        remarks=_remarks(record),
        craft={
            "call_sign": str(record.get("call_sign") or ""),
            "type": str(record.get("vessel_type") or ""),
            "flag": str(record.get("vessel_flag") or ""),
            "owner": str(record.get("vessel_owner") or ""),
        },
    )
    entry, doubts = build(list_id, given)
    return _dated(entry, record), doubts


def _dated(entry: Entry, record: _Record) -> Entry:
    start, notice = str(record.get("start_date") or ""), record.get("federal_register_notice")
    listed = day(start[:10]) if start else None
    return msgspec.structs.replace(entry, listed=listed, legal_basis=unique((notice,)))


def _list(record: _Record, key: str) -> list[Any]:
    value = record.get(key) or []
    return value if isinstance(value, list) else [value]


def _place(address: str | Mapping[str, object]) -> Place | None:
    """An object in JSON; in CSV one text whose last part is a country's code or name."""
    if isinstance(address, str):
        last = re.sub(r"[\d-]+$", "", address.rsplit(",", 1)[-1]).strip()
        return Place(lines=(address,), country=country_code(last)) if address else None
    get = {key: str(value or "") for key, value in address.items()}.get
    city = " ".join(filter(None, (get("city"), get("state"), get("postal_code"))))
    return place_of(get("address") or "", city, get("country") or "")


def _remarks(record: _Record) -> str:
    """As OFAC prints them, so that one reader of remarks serves all."""
    pieces = [
        f"{label} {text}"
        for label, key in (
            ("DOB", "dates_of_birth"),
            ("POB", "places_of_birth"),
            ("nationality", "nationalities"),
            ("citizen", "citizenships"),
        )
        for text in _list(record, key)
    ]
    pieces += [_number(one) for one in _list(record, "ids")]
    texts = (record.get("remarks"), record.get("license_requirement"), record.get("license_policy"))
    return "; ".join(filter(None, (*pieces, *texts)))


def _number(number: str | Mapping[str, object]) -> str:
    """``{type, number, country}`` in JSON; ``Passport, A123, IR`` in CSV."""
    if isinstance(number, str):
        return number
    country = f"({number['country']})" if number.get("country") else ""
    return " ".join(str(one) for one in (number.get("type"), number.get("number"), country) if one)
