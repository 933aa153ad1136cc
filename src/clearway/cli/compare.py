"""``clearway compare`` and ``clearway search``: the questions every reviewer asks of names."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from cyclopts import Parameter
from rich.console import Console
from rich.text import Text

from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.worlds import Worlds
from clearway.names import Comparison, compare, is_match, read_name
from clearway.store import Store, StoreError
from clearway.tables.decision import policy as policy_named
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
    if len(names) == 2:
        rows: list[Row] = [_compared(1, *names, schema)]
    elif len(names) == 1:
        try:
            rows = list(_rows(Path(names[0]).read_bytes()))
        except (OSError, ValueError) as error:
            return usage(f"{names[0]}: {error}")
    else:
        return usage("compare needs two names, or one CSV file with columns name1,name2,schema")
    return _print_json(rows) if json else _print_cards(rows)


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


def _print_json(rows: list[Row]) -> int:
    for row in rows:
        sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
    return UNREADABLE if any(row.error for row in rows) else DONE


def _print_cards(rows: list[Row]) -> int:
    console = Console(highlight=False)
    for row in rows:
        if row.error:
            console.print(Text(f"row {row.row}: {row.error}", style="red"))
            continue
        verdict = "match" if row.match else "no match"
        console.print(
            Text.assemble((f"{row.score:.3f} {verdict}", "bold"), f"  {row.name1}  |  {row.name2}")
        )
        for line in row.why:
            console.print(
                Text(
                    f"    {line['how']:<13} {line['query'] or '-'} | {line['entry'] or '-'}  "
                    f"{line['weight'] / 1000:+.1f}"
                )
            )
    return UNREADABLE if any(row.error for row in rows) else DONE


def search_command(
    name: str,
    *,
    store: Annotated[str | None, Parameter(env_var="CLEARWAY_STORE")] = None,
    limit: int = 10,
    json: bool = False,
) -> int:
    """Search the loaded lists for a name.

    Parameters
    ----------
    name
        The name, in any script.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    limit
        How many entries to print at most.
    json
        One JSON object an entry, a line each.

    """
    try:
        world = Worlds(Store(store), policy_named("standard")).live()
    except StoreError as error:
        return usage(str(error))
    if not world.lists:
        return usage("no list is loaded; load one: clearway lists import PATH")
    found = world.index.find(read_name(name))
    best = sorted(found, key=lambda one: (-one.comparison.score, one.entry.list, one.entry.id))
    console = Console(highlight=False)
    for one in best[:limit]:
        entry = one.entry
        line = {
            "score": one.comparison.likeness,
            "match": is_match(one.comparison),
            "list": entry.list,
            "id": entry.id,
            "name": entry.name,
            "matched_name": one.listed.text,
            "programmes": entry.programmes,
            "countries": entry.countries,
        }
        if json:
            sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
            continue
        console.print(Text(f"{one.comparison.likeness:.3f}  {one.listed.text}", style="bold"))
        console.print(
            Text(
                f"       {entry.list} {entry.id}: {entry.name}  "
                f"[{', '.join(entry.programmes)}] {' '.join(entry.countries)}"
            )
        )
    if not best and not json:
        console.print(f"Nothing like {name!r} in {len(world.lists)} lists.", markup=False)
    return DONE
