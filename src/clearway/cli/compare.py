"""``clearway compare``: are these two names one party's, and why."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.names import Comparison, compare, is_match, read_name
from clearway.terms import PartyKind

_KINDS = {
    "": PartyKind.UNKNOWN,
    "person": PartyKind.PERSON,
    "company": PartyKind.ORGANISATION,
    "organization": PartyKind.ORGANISATION,
    "organisation": PartyKind.ORGANISATION,
    "legalentity": PartyKind.ORGANISATION,
    "vessel": PartyKind.VESSEL,
}


class Row(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One comparison as ``--json`` prints it; a broken row carries ``error`` and no score."""

    row: int
    name1: str
    name2: str
    schema: str = ""
    score: float | None = None
    match: bool | None = None
    why: tuple[dict[str, Any], ...] = ()
    error: str = ""


def compare_command(*names: str, schema: str = "", json: bool = False) -> int:
    """Compare two names, or the rows of a CSV file, and say why.

    Parameters
    ----------
    names
        Two names, or one CSV file with the columns name1, name2 and, if it has it, schema.
    schema
        What two names are: Person, Company, Organization, LegalEntity or Vessel.
    json
        One JSON object a row, a line each: score 0 to 1, match at the default threshold, why.

    """
    show = _show_json if json else _show
    if len(names) == 2:
        return _printed([_compared(1, *names, schema)], show)
    if len(names) != 1:
        return usage("compare needs two names, or one CSV file with columns name1,name2,schema")
    try:
        return _printed(_rows(Path(names[0]).read_bytes()), show)
    except (OSError, ValueError) as error:
        return usage(f"{names[0]}: {error}")


def _rows(data: bytes) -> Iterator[Row]:
    """A line for every row, broken ones too. Raises ``ValueError`` where a column is missing."""
    text = io.StringIO(data.decode("utf-8-sig", errors="replace"), newline="")
    reader = csv.DictReader(text, restkey="", restval="")
    header = {(column or "").strip().lower(): column for column in reader.fieldnames or ()}
    if lacking := {"name1", "name2"} - header.keys():
        raise ValueError(
            f"column {' and '.join(sorted(lacking))} is missing in the first line; "
            "the columns are name1,name2 and optionally schema"
        )
    for number, cells in enumerate(reader, start=1):
        first, second = (cells[header[column]] or "" for column in ("name1", "name2"))
        schema = cells[header["schema"]] or "" if "schema" in header else ""
        if "" in cells:
            yield Row(row=number, name1=first, name2=second, error="the row has too many cells")
        else:
            yield _compared(number, first, second, schema)


def _compared(number: int, first: str, second: str, schema: str) -> Row:
    row = Row(row=number, name1=first, name2=second, schema=schema)
    kind = _KINDS.get(schema.strip().lower())
    if kind is None:
        row.error = (
            f"schema: expected Person, Company, Organization, LegalEntity or Vessel, got {schema!r}"
        )
    elif not first.strip() or not second.strip():
        row.error = f"{'name1' if not first.strip() else 'name2'} is empty"
    else:
        result = compare(read_name(first, kind), read_name(second, kind))
        row.score, row.match, row.why = result.likeness, is_match(result), _why(result)
    return row


def _why(result: Comparison) -> tuple[dict[str, Any], ...]:
    return tuple(msgspec.structs.asdict(pairing) for pairing in result.pairings)


def _printed(rows: Iterable[Row], show: Callable[[Row], None]) -> int:
    status = DONE
    for row in rows:
        show(row)
        status = UNREADABLE if row.error else status
    sys.stdout.flush()
    return status


def _show_json(row: Row) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")


def _show(row: Row) -> None:
    console = Console(highlight=False)
    if row.error:
        console.print(Text(f"row {row.row}: {row.error}", style="red"))
        return
    verdict = "match" if row.match else "no match"
    head = (f"{row.score:.3f} {verdict}", "bold")
    console.print(Text.assemble(head, f"  {row.name1}  |  {row.name2}"))
    for line in row.why:
        words = f"{line['query'] or '-'} | {line['entry'] or '-'}"
        console.print(Text(f"    {line['how']:<13} {words}  {line['weight'] / 1000:+.1f}"))
