"""The annexes of the EU's restrictive measures as CSV, one file an act.

Layout: a header; several values of a cell parted by ``;``, one that holds ``;`` in quotes; text as
the Official Journal prints it. Consolidated acts have ``celex``; amendments have ``amendedCelex``
and ``amendmentCelex``, and are laid over the consolidated act. Tested on files of July 2026.
"""

import json
from collections.abc import Iterator

from clearway.lists.readers.base import Files, Reader, attempt, file_name, records
from clearway.lists.readers.eu_annex_entry import COLUMNS, annex_entry, record_id
from clearway.lists.readers.gathering import Gathering
from clearway.lists.results import Edition, Result, SetAside, Unreadable

LIST = "eu-annexes"
_Row = dict[str, str]


def _recognises(name: str, head: bytes) -> bool:
    return name.endswith(".csv") and b"elex,recordId" in head.replace(b"amendmentCelex", b"celex")


def _read(files: Files) -> Iterator[Result]:
    acts = {path: content for path, content in files.items() if not _amends(content)}
    if not acts:
        reason = "amends an annex that is not beside it"
        yield from (SetAside(file=path, reason=reason) for path in files)
        return
    filled = {path: content for path, content in files.items() if _holds_rows(content)}
    for path in files.keys() - filled.keys():
        yield SetAside(file=path, reason="holds the header only")
    if filled:
        yield attempt(filled, lambda: _edition(filled))


READER = Reader(name="EU annexes", recognises=_recognises, read=_read)


def _amends(content: bytes) -> bool:
    return b"amendmentCelex" in content[:100]


def _holds_rows(content: bytes) -> bool:
    return content.strip().count(b"\n") > 0


def _edition(files: Files) -> Edition:
    """Consolidated acts first, then what later acts add or change, in order of their numbers."""
    gathering = Gathering(LIST, files)
    rows: dict[str, tuple[str, _Row]] = {}
    acts: dict[str, str] = {}
    for path in sorted(files, key=lambda one: (_amends(files[one]), file_name(one))):
        for line, cells in records(path, files[path], COLUMNS):
            where = f"{path}, line {line}"
            act = cells.get("celex") or cells.get("amendedCelex", "")
            if "celex" in cells and acts.setdefault(act, path) != path:
                what = f"holds the act {act}, which {acts[act]} holds too"
                raise Unreadable(path, what, "Import one edition at a time.")
            row = {**cells, "act": act}
            if not act or not row["annex"] or not row["schema"]:
                raise Unreadable(where, "names no act, annex or schema", "A column has moved.")
            key = _key(rows, row)
            if key in rows and rows[key][1] == row:
                gathering.reject(where, f"{key} stands twice, alike")
            rows[key] = (where, row)
    for entry_id, (where, row) in rows.items():
        entry, doubts = annex_entry(LIST, entry_id, row)
        raw = json.dumps({key: cell for key, cell in row.items() if cell}, ensure_ascii=False)
        gathering.add(where, entry, raw, doubts)
    return gathering.edition()


def _key(rows: dict[str, tuple[str, _Row]], row: _Row) -> str:
    """The id of a row; that of a like row where an amendment prints another number, or none.

    Two rows of one name without numbers that differ (ships of one name) get ids of their own.
    """
    entry_id = record_id(LIST, row)
    held = rows.get(entry_id)
    if held is None or row.get("amendmentCelex") or held[1] == row:
        return entry_id
    return f"{entry_id}+{sum(key.startswith(entry_id) for key in rows)}"
