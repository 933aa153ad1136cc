"""US lists published as text (BIS Entity List, MEU, Denied Persons, State, 1260H) as JSON.

Layout: ``{list_id, source_file, extracted, count, entities: [{name, aliases, country, address,
status, effective_date, federal_register, notes}]}``. None prints ids. Tested on files of July 2026.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from functools import partial

import msgspec

from clearway.lists.dates import day, partial_date
from clearway.lists.ids import made_id
from clearway.lists.numbers import numbered
from clearway.lists.readers.aka import names_in
from clearway.lists.readers.base import Files, Reader, attempt, distinct, text_of, unique
from clearway.lists.readers.gathering import Gathering
from clearway.lists.results import Edition, Result, SetAside, Unreadable
from clearway.lists.types import Entry, Link, Place
from clearway.tables.countries import country_code
from clearway.tables.lists import UsList, us_list
from clearway.terms import NameQuality, PartyKind, Scheme


class _Entity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    name: str
    aliases: tuple[str, ...]
    country: str | None
    address: str | None
    status: str | None
    effective_date: str | None
    federal_register: str | None
    notes: str | None


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    list_id: str
    source_file: str
    extracted: str
    count: int
    entities: tuple[_Entity, ...]


def _recognises(name: str, head: bytes) -> bool:
    return name.endswith(".json") and (b'"list_id"' in head or b'"dcl_url"' in head)


def _read(files: Files) -> Iterator[Result]:
    for path, content in files.items():
        if b'"list_id"' in content[:4096]:
            yield attempt({path: content}, partial(_edition, path, content))
        else:
            yield SetAside(file=path, reason="an index of lists, no list")


READER = Reader(name="US lists JSON", recognises=_recognises, read=_read)


def _edition(path: str, content: bytes) -> Edition:
    file = _file(path, content)
    about = us_list(file.list_id)
    gathering = Gathering(about.list, (path,))
    merged: dict[str, list[tuple[int, _Entity]]] = {}
    for position, entity in enumerate(file.entities):
        country = country_code(entity.country or "")
        entry_id = made_id(about.list, (about.programme,), entity.name, country)
        merged.setdefault(entry_id, []).append((position, entity))
    for entry_id, several in merged.items():
        entities = [entity for _, entity in several]
        raw = "\n".join(json.dumps(msgspec.structs.asdict(one)) for one in entities)
        where = f"{path}, entities[{several[0][0]}]"
        gathering.add(where, _entry(about, entry_id, entities), raw)
    return gathering.edition(published=day(file.extracted))


def _file(path: str, content: bytes) -> _File:
    try:
        file = msgspec.json.decode(text_of(path, content), type=_File)
        day(file.extracted)
    except (msgspec.DecodeError, ValueError) as error:
        raise Unreadable(path, f"is not the JSON expected ({error})", "Fetch it again.") from None
    if file.count != len(file.entities):
        what = f"says that it holds {file.count} entities and holds {len(file.entities)}"
        raise Unreadable(path, what, "It is cut or doubled; fetch it again.")
    return file


def _entry(about: UsList, entry_id: str, entities: list[_Entity]) -> Entry:
    """One entry of a name and country, however many rows the list gives it."""
    first = entities[0]
    notes = "\n".join(unique(one.notes for one in entities))
    status = "; ".join(unique(one.status for one in entities))
    places = unique(place for one in entities for place in _places(one))
    names = names_in(first.name, NameQuality.PRIMARY)
    for one in entities:
        names += [name for alias in one.aliases for name in names_in(alias, NameQuality.UNKNOWN)]
    return Entry(
        list=about.list,
        id=entry_id,
        kind=_kind(about, first),
        names=distinct(names),
        programmes=_programmes(about, notes),
        countries=unique((country_code(first.country or ""), *(place.country for place in places))),
        places=places,
        identifiers=tuple(numbered(Scheme.USCC, one) for one in _USCC.findall(notes)),
        birth_dates=tuple(partial_date(one) for one in _BIRTH.findall(notes)),
        listed=_listed(entities),
        legal_basis=unique(one.federal_register for one in entities),
        links=tuple(Link(kind="linked_to", name=one.strip()) for one in _LINK.findall(notes)),
        remarks="\n".join(filter(None, (status and f"Status: {status}", notes))),
    )


_USCC = re.compile(r"USCC: (\w{18})\b")
_LINK = re.compile(r"Linked To: ([^;|]+)")
_BIRTH = re.compile(r"Date of birth: (\w+,? \d{4}|\w+ \d{1,2}, \d{4}|\d{4})")
_ADDRESS_ENTRY = re.compile(r"Address \d+")
_FOOTNOTES = {
    r"734\.9\s*\(e\)\(1\)": "EL-FN1",
    r"734\.9\s*\(g\)|746\.8\(a\)\(3\)|footnote 3": "EL-FN3",
    r"734\.9\s*\(e\)\(2\)": "EL-FN4",
    r"734\.9\s*\(e\)\(3\)": "EL-FN5",
}
"""The foreign direct product rule of an entry names its footnote (15 CFR 734.9, 744 Supp. 4)."""


def _kind(about: UsList, entity: _Entity) -> PartyKind:
    return PartyKind.ADDRESS if _ADDRESS_ENTRY.fullmatch(entity.name) else about.kind


def _programmes(about: UsList, notes: str) -> tuple[str, ...]:
    marks: list[str] = []
    if about.programme == "EL":
        marks = [mark for rule, mark in _FOOTNOTES.items() if re.search(rule, notes)]
    if about.programme == "NP":
        marks = [_authority(part) for part in notes.split("|") if "status: Active" in part]
        marks = marks or ["NP-ENDED"]
    return unique((about.programme, *marks))


def _authority(note: str) -> str:
    """``Authority: Missile Sanctions laws; imposed ...``: its short form in brackets, or words."""
    words = note.split("Authority:", 1)[-1].split(";", 1)[0].strip()
    short = re.search(r"\((\w+)\)", words)
    return short[1] if short else words


def _places(entity: _Entity) -> Iterator[Place]:
    """Addresses are parted by ``; and``; the last words of each may name another country."""
    own = country_code(entity.country or "")
    for part in re.split(r";\s*(?:and\s+)?", entity.address or ""):
        text = re.sub(r"\(See alternate[^)]*\)", "", part).strip(" .\n")
        if text:
            last = text.rsplit(",", 1)[-1].strip(" .0123456789")
            yield Place(lines=(text,), country=country_code(last) or own)


def _listed(entities: list[_Entity]) -> dt.date | None:
    days = [day(one.effective_date) for one in entities if one.effective_date]
    return min(days) if days else None
