"""The written forms of one's own list, each taken apart into a head and the fields of entries."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml

from clearway.lists.readers.base import file_name, records, text_of
from clearway.lists.results import Unreadable

_TOP = ("list", "title", "published", "notice", "standing", "confirmed_by", "entries")
COLUMNS = (
    *("name", "id", "kind", "aliases", "weak_aliases", "country", "city", "address"),
    *("identifiers", "accounts", "birth_date", "programmes", "listed", "note"),
    *("standing", "confirmed_by", "not"),
)

_PLAIN = ("id", "kind", "listed", "note", "standing", "confirmed_by")


class Written(NamedTuple):
    """A file taken apart: its head, and each entry's place and fields."""

    head: dict[str, Any]
    entries: Iterable[tuple[str, object]]


def take_apart(path: str, content: bytes) -> Written:
    """Reads the file by the ending of its name. Raises ``Unreadable``."""
    if file_name(path).endswith(".csv"):
        return Written({}, _csv_entries(path, content))
    text = text_of(path, content)
    return _json_lines(path, text) if file_name(path).endswith(".jsonl") else _yaml(path, text)


def _yaml(path: str, text: str) -> Written:
    """Scalars stay texts, so that ``NO`` is Norway and ``044525225`` keeps its nought."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, loader)):
            raise Unreadable(path, "uses YAML aliases (*name)", "Write the values out.")
        document = yaml.load(text, Loader=loader)  # noqa: S506 - builds texts, lists, maps only
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        what = f"is not YAML ({getattr(error, 'problem', None) or error})"
        raise Unreadable(f"{path}{line}", what, "Mend the line.") from None
    if not isinstance(document, dict) or not isinstance(document.get("entries"), list):
        raise Unreadable(path, "has no list of entries", f"Expected: {', '.join(_TOP)}.")
    unknown = sorted(set(document) - set(_TOP))
    if unknown:
        what = f"has the unknown field {', '.join(unknown)}"
        raise Unreadable(path, what, f"Expected: {', '.join(_TOP)}.")
    entries = (
        (f"entries[{i}]", _filled(one) if isinstance(one, dict) else one)
        for i, one in enumerate(document["entries"])
    )
    return Written(document, entries)


def _json_lines(path: str, text: str) -> Written:
    def entries() -> Iterator[tuple[str, object]]:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    yield f"line {number}", json.loads(line)
                except json.JSONDecodeError as error:
                    what = f"is not JSON ({error.msg})"
                    raise Unreadable(f"{path}, line {number}", what, "Mend the line.") from None

    return Written({}, entries())


def _csv_entries(path: str, content: bytes) -> Iterator[tuple[str, object]]:
    for line, row in records(path, content, ("name",)):
        unknown = sorted(set(row) - set(COLUMNS))
        if unknown:
            what = f"has the unknown column {', '.join(unknown)}"
            raise Unreadable(f"{path}, line 1", what, f"Known: {', '.join(COLUMNS)}.")
        yield f"line {line}", _from_columns(row)


def _from_columns(row: dict[str, str]) -> dict[str, object]:
    """A row as the fields of a YAML entry."""
    weak = [{"text": text, "quality": "weak"} for text in _several(row, "weak_aliases")]
    numbers = [number.partition(":") for number in _several(row, "identifiers")]
    address = row.get("address", "")
    return _filled(
        {
            "names": [row["name"], *_several(row, "aliases"), *weak],
            "identifiers": [{"scheme": s.strip(), "value": v.strip()} for s, _, v in numbers],
            "countries": _several(row, "country"),
            "cities": [] if address else _several(row, "city"),
            "addresses": [{"lines": [address], "city": row.get("city", "")}] if address else [],
            "birth_dates": _several(row, "birth_date"),
            **{field: _several(row, field) for field in ("accounts", "programmes", "not")},
            **{field: row.get(field, "") for field in _PLAIN},
        }
    )


def _several(row: dict[str, str], column: str) -> list[str]:
    return [part.strip() for part in row.get(column, "").split(";") if part.strip()]


def _filled(fields: dict[str, object]) -> dict[str, object]:
    """Without fields left empty, which then take their default."""
    return {key: value for key, value in fields.items() if value not in ("", "~", "null", [])}
