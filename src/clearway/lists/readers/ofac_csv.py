"""OFAC's csv files: ``sdn.csv`` and ``cons_prim.csv`` with their companions.

Layout: OFAC, "SDN data file specifications": no header, ``-0-`` for empty, 0x1A at the end of the
publisher's own files, no date inside. Tested on SDN of July 2026 and non-SDN of December 2025.
"""

import re
from collections.abc import Iterator
from functools import partial

from clearway.lists.readers.base import Files, Reader, attempt, by_folder, file_name, rows
from clearway.lists.readers.ofac_companions import Companions, read_companions, value
from clearway.lists.readers.ofac_entry import KINDS, Given, build
from clearway.lists.results import Edition, Fault, Result, SetAside, Unreadable
from clearway.lists.types import Entry, ListedName
from clearway.terms import NameQuality

_LISTS = {"sdn.csv": "us-ofac-sdn", "cons_prim.csv": "us-ofac-cons"}
_COMPANIONS = {
    "sdn.csv": ("alt.csv", "add.csv", "sdn_comments.csv"),
    "cons_prim.csv": ("cons_alt.csv", "cons_add.csv", "cons_comments.csv"),
}
_PROGRAMME = re.compile(r"[A-Z0-9][A-Z0-9 -]*(?:Related)?")
_WIDTH = 1000  # OFAC cuts remarks at so many characters and continues them in the comments file.


def _recognises(name: str, head: bytes) -> bool:
    return name in _LISTS or any(name in names for names in _COMPANIONS.values())


def _read(files: Files) -> Iterator[Result]:
    for folder in by_folder(files):
        yield from _read_folder(folder)


def _read_folder(files: Files) -> Iterator[Result]:
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
        if not row[0].isdigit() or row[2].lower() not in KINDS or not _programmes(row[3]):
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
    number, name, kind, programmes, title, call_sign, type_, tonnage, gross, flag, owner, text = row
    cut = len(text) >= _WIDTH and number not in companions.remarks
    given = Given(
        id=number,
        kind=KINDS[kind.lower()],
        names=(ListedName(name, NameQuality.PRIMARY), *companions.names.get(number, ())),
        programmes=_programmes(programmes),
        places=tuple(companions.places.get(number, ())),
        title=title,
        remarks=text + companions.remarks.get(number, ""),
        craft={
            "call_sign": call_sign,
            "type": type_,
            "tonnage": tonnage,
            "gross_tonnage": gross,
            "flag": flag,
            "owner": owner,
        },
    )
    entry, doubtful = build(list_id, given, cut=cut)
    doubts += [Fault(where=f"{where}, remarks", what=doubt) for doubt in doubtful]
    return entry
