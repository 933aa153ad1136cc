"""OFAC's csv files: ``sdn.csv`` and ``cons_prim.csv`` with their companions.

Layout: OFAC, "SDN data file specifications": no header, ``-0-`` for empty, 0x1A at the end of the
publisher's own files, no date inside. Tested on SDN of July 2026 and non-SDN of December 2025.
"""

import re
from collections.abc import Iterator
from functools import partial

from clearway.lists.readers.base import Files, Reader, attempt, file_name, rows, unique
from clearway.lists.readers.ofac_companions import Companions, read_companions, value
from clearway.lists.remarks import Remarks, read_remarks
from clearway.lists.results import Edition, Fault, Result, SetAside, Unreadable
from clearway.lists.types import Craft, Entry, ListedName, Listing
from clearway.tables.countries import country_code
from clearway.terms import Identifier, NameQuality, PartyKind, Scheme

_LISTS = {"sdn.csv": "us-ofac-sdn", "cons_prim.csv": "us-ofac-cons"}
_COMPANIONS = {
    "sdn.csv": ("alt.csv", "add.csv", "sdn_comments.csv"),
    "cons_prim.csv": ("cons_alt.csv", "cons_add.csv", "cons_comments.csv"),
}
_KINDS = {
    "": PartyKind.ORGANISATION,
    "entity": PartyKind.ORGANISATION,
    "individual": PartyKind.PERSON,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
_PROGRAMME = re.compile(r"[A-Z0-9][A-Z0-9 -]*(?:Related)?")
_WIDTH = 1000  # OFAC cuts remarks at so many characters and continues them in the comments file.


def _recognises(name: str, head: bytes) -> bool:
    return name in _LISTS or any(name in names for names in _COMPANIONS.values())


def _read(files: Files) -> Iterator[Result]:
    by_name = {file_name(path): path for path in files}
    for main, companions in _COMPANIONS.items():
        beside = [by_name[name] for name in companions if name in by_name]
        if main in by_name:
            chosen = {path: files[path] for path in (by_name[main], *beside)}
            yield attempt(chosen, partial(_edition, _LISTS[main], chosen))
        else:
            reason = f"belongs to {main}, which is not beside it"
            yield from (SetAside(file=path, reason=reason) for path in beside)


READER = Reader(name="OFAC csv", recognises=_recognises, read=_read)


def _edition(list_id: str, files: Files) -> Edition:
    (path, content), *beside = files.items()
    rejected: list[Fault] = []
    doubts: list[Fault] = []
    main = list(_main_rows(path, content, rejected))
    companions = read_companions([row[0] for _, row in main], dict(beside))
    entries = [_entry(list_id, f"{path}, line {n}", row, companions, doubts) for n, row in main]
    for _, row in main:
        companions.raw[row[0]].insert(0, f"{file_name(path)}: {' | '.join(row)}")
    return Edition(
        list=list_id,
        files=tuple(files),
        entries=tuple(entries),
        rejected=(*rejected, *companions.rejected),
        doubts=tuple(doubts),
        raw={number: "\n".join(lines) for number, lines in companions.raw.items()},
    )


def _main_rows(path: str, content: bytes, rejected: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    seen: set[str] = set()
    for line, cells in rows(path, content, 12):
        row = [value(cell) for cell in cells]
        where = f"{path}, line {line}"
        if not row[0].isdigit() or row[2].lower() not in _KINDS or not _programmes(row[3]):
            got = f"expected number, name, kind and programme, got {row[:4]}"
            raise Unreadable(where, got, "A column has moved, or the file is damaged.")
        if row[0] in seen or not row[1]:
            what = f"entry {row[0]} stands twice" if row[1] else f"entry {row[0]} has no name"
            rejected.append(Fault(where=where, what=what))
            continue
        seen.add(row[0])
        yield line, row


def _programmes(cell: str) -> tuple[str, ...]:
    """``[A] [B]`` and OFAC's own ``A] [B``; nothing where a part is no programme's tag."""
    tags = [tag.strip("[] ") for tag in cell.split("] [")]
    return tuple(tags) if all(map(_PROGRAMME.fullmatch, tags)) else ()


def _entry(
    list_id: str, where: str, row: list[str], companions: Companions, doubts: list[Fault]
) -> Entry:
    number, name, kind_word, programmes, title = row[:5]
    kind = _KINDS[kind_word.lower()]
    text = row[11] + companions.remarks.get(number, "")
    cut = len(row[11]) >= _WIDTH and number not in companions.remarks
    found = read_remarks(text, cut=cut)
    if cut:
        found.doubts.append("remarks are cut, and no comments file continues them")
    doubts += [Fault(where=f"{where}, remarks", what=doubt) for doubt in found.doubts]
    places = tuple(companions.places.get(number, ()))
    return Entry(
        list=list_id,
        id=number,
        kind=kind,
        names=unique(
            (ListedName(name, NameQuality.PRIMARY), *companions.names.get(number, ()), *found.names)
        ),
        programmes=_programmes(programmes),
        countries=unique(place.country for place in places),
        nationalities=unique(found.nationalities),
        places=places,
        identifiers=unique(_fitting(kind, number) for number in found.identifiers),
        birth_dates=unique(found.birth_dates),
        birth_places=unique(found.birth_places),
        established=unique(found.established),
        gender=found.gender,
        title=title,
        craft=_craft(row, found),
        links=unique(found.links),
        listings=tuple(
            Listing(list=list_id, id=number, programmes=one.programmes, date=one.date)
            for one in found.listings
        ),
        remarks=text,
    )


def _fitting(kind: PartyKind, number: Identifier) -> Identifier:
    """An IMO number of a party that is no ship is its company number."""
    if number.scheme is Scheme.IMO and kind is not PartyKind.VESSEL:
        return Identifier(scheme=Scheme.IMO_COMPANY, value=number.value, country=number.country)
    if number.scheme is Scheme.IMO_COMPANY and kind is PartyKind.VESSEL:
        return Identifier(scheme=Scheme.IMO, value=number.value, country=number.country)
    return number


def _craft(row: list[str], found: Remarks) -> Craft | None:
    """Columns six to eleven: call sign, type, tonnage, gross tonnage, flag, owner."""
    call_sign, kind, tonnage, gross, flag, owner = row[5:11]
    flag = flag or found.craft.get("flag", "")
    craft = Craft(
        type=kind or found.craft.get("type", ""),
        flag=country_code(flag) or flag,
        former_flags=unique(country_code(old) or old for old in found.former_flags),
        call_sign=call_sign,
        tonnage=tonnage,
        gross_tonnage=gross,
        owner=owner,
        model=found.craft.get("model", ""),
    )
    return craft if craft != Craft() else None
