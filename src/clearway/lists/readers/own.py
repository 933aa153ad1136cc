"""One's own list as YAML, JSON lines or CSV, in the form of docs/reference/lists.md."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import msgspec

from clearway.lists.dates import day
from clearway.lists.readers.base import Reader, file_name, one_by_one
from clearway.lists.readers.own_entry import FieldError, OwnEntry, entry_of
from clearway.lists.readers.own_forms import COLUMNS, take_apart
from clearway.lists.results import Edition, Fault, Unreadable
from clearway.lists.types import Entry

MISTAKES = 2
"""A CSV with more columns that we do not know is somebody else's, not ours with a mistake."""
_LIST = re.compile(r"^list\s*:", re.MULTILINE)
_LIST_ID = re.compile(r"own:[a-z0-9][a-z0-9-]*|clearway-[a-z]+")


def _recognises(name: str, head: bytes) -> bool:
    if name.endswith((".yaml", ".yml")):
        return _LIST.search(head.decode("utf-8", "replace").lstrip("\ufeff")) is not None
    if name.endswith(".jsonl"):
        return head.lstrip(b"\xef\xbb\xbf \n").startswith(b"{") and b'"names"' in head
    header = _header(head)
    strange = [column for column in header if column not in COLUMNS]
    return name.endswith(".csv") and "name" in header and len(strange) <= MISTAKES


def _header(head: bytes) -> list[str]:
    line = head.decode("utf-8-sig", "replace").split("\n", 1)[0]
    return [cell.strip().strip('"') for cell in line.split(",")]


def _edition(path: str, content: bytes) -> Edition:
    head, written = take_apart(path, content)
    list_id = head.get("list") or _named_after(path)
    if not _LIST_ID.fullmatch(list_id):
        raise Unreadable(f"{path}, list", f"{list_id!r} is no id of an own list", "Say own:NAME.")
    entries: dict[str, Entry] = {}
    rejected: list[Fault] = []
    doubts: list[Fault] = []
    raw: dict[str, str] = {}
    usual = _usual(head)
    for place, fields in written:
        where = f"{path}, {place}"
        try:
            own = msgspec.convert(usual(fields), OwnEntry)
            entry, doubtful = entry_of(list_id, own)
        except (msgspec.ValidationError, FieldError) as error:
            rejected.append(_fault(where, error))
            continue
        if entry.id in entries:
            rejected.append(Fault(where=where, what=f"the entry {entry.id} stands twice"))
            continue
        entries[entry.id] = entry
        raw[entry.id] = json.dumps(fields, ensure_ascii=False, indent=1)
        doubts += [Fault(where=where, what=doubt) for doubt in doubtful]
    return Edition(
        list=list_id,
        files=(path,),
        entries=tuple(entries.values()),
        published=_published(path, head.get("published", "")),
        title=head.get("title", ""),
        notice=head.get("notice", ""),
        rejected=tuple(rejected),
        doubts=tuple(doubts),
        raw=raw,
    )


READER = Reader(name="own list", recognises=_recognises, read=one_by_one(_edition))


def _usual(head: dict[str, Any]) -> Callable[[object], object]:
    """Fills what the head of a list of trusted parties says once into an entry's fields."""
    said = {field: head[field] for field in ("standing", "confirmed_by") if field in head}

    def filled(fields: object) -> object:
        if not isinstance(fields, dict) or fields.get("standing", "trusted") == "blocked":
            return fields
        return {**said, **fields}

    return filled


def _published(path: str, text: str) -> dt.date | None:
    try:
        return day(text) if text else None
    except ValueError as error:
        raise Unreadable(f"{path}, published", str(error), "Write YYYY-MM-DD.") from None


def _named_after(path: str) -> str:
    stem = file_name(path).rsplit(".", 1)[0]
    return "own:" + (re.sub(r"[^a-z0-9]+", "-", stem).strip("-") or "list")


_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<field>.*)`)?$", re.DOTALL)
_ONE_OF = {
    "kind": "organisation, person, vessel, aircraft, address, unknown",
    "quality": "primary, strong, weak, former, translated, unknown",
    "scheme": "see docs/reference/lists.md",
    "standing": "blocked, trusted",
}


def _fault(where: str, error: Exception) -> Fault:
    """The path at the end of msgspec's text (``... - at `$.kind```) goes to ``where``."""
    match = _AT.match(str(error))
    field = getattr(error, "field", "") or (match["field"] if match else "") or ""
    what = match["what"] if match else str(error)
    choices = _ONE_OF.get(field.rsplit(".", 1)[-1], "")
    mend = f"Expected one of: {choices}." if choices else "Mend the field."
    joint = "." if where.endswith("]") else ", field "
    return Fault(where=f"{where}{joint}{field}" if field else where, what=what, mend=mend)
