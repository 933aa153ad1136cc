"""``clearway lists status``: what is loaded, for people and as JSON."""

import datetime as dt
import sys

import msgspec
from rich.console import Console
from rich.table import Table

from clearway.cli.exits import DONE
from clearway.cli.options import StorePlace, today
from clearway.lists import Snapshot, listed_only
from clearway.lists.census import Census, census
from clearway.store import Store
from clearway.tables.lists import list_rules

MOST = 8
"""So many counts of a kind are printed; JSON has them all."""


def status_command(
    *, as_of: dt.date | None = None, store: StorePlace = None, json: bool = False
) -> int:
    """Show what is loaded: versions, digests, ages, entries by programme, scripts, identifiers.

    Parameters
    ----------
    as_of
        What would be used for this day: for each list the newest edition published by then.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    json
        Print one JSON object a list, a line each.

    """
    kept = Store(store)
    loaded = _statuses(kept, as_of)
    if json:
        _print_json(loaded)
    else:
        _print_table(loaded, kept.place)
    return DONE


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """A loaded list. ``age`` is in days since the last check; ``state``: fresh, ageing, stale.

    ``criticality`` is ``trusted`` of a list that holds trusted parties alone.
    """

    list: str
    title: str
    publisher: str
    version: str
    published: dt.date
    imported: dt.date
    checked: dt.date
    age: int
    state: str
    criticality: str
    sha256: str
    entries: int
    source: str
    notice: str
    holds: Census


def _statuses(store: Store, as_of: dt.date | None) -> list[Status]:
    """Every active list, by id."""
    return [_status(store, snapshot) for snapshot in store.snapshots(as_of)]


def _status(store: Store, snapshot: Snapshot) -> Status:
    rules = list_rules(snapshot.list)
    checked = store.last_checked(snapshot.list) or snapshot.imported
    age = (today() - checked).days
    return Status(
        list=snapshot.list,
        title=snapshot.title or rules.title,
        publisher=rules.publisher,
        version=snapshot.version,
        published=snapshot.published,
        imported=snapshot.imported,
        checked=checked,
        age=age,
        state=rules.age_state(age),
        criticality=rules.criticality if listed_only(snapshot).entries else "trusted",
        sha256=snapshot.sha256,
        entries=len(snapshot.entries),
        source=snapshot.source,
        notice=snapshot.notice,
        holds=census(snapshot),
    )


def _print_json(lists: list[Status]) -> None:
    """One JSON object a list, a line each."""
    for status in lists:
        sys.stdout.buffer.write(msgspec.json.encode(status) + b"\n")
    sys.stdout.buffer.flush()


def _print_table(lists: list[Status], place: str) -> None:
    """One row a list, then what each holds; 80 columns are enough."""
    console = Console(highlight=False, emoji=False)
    if not lists:
        console.print(f"No list is loaded in {place}.", markup=False, soft_wrap=True)
        console.print("Import one: clearway lists import PATH, or --starter to try Clearway out.")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("list", "version", "entries", "sha256", "age", "", "criticality"):
        table.add_column(heading, justify="right" if heading in ("entries", "age") else "left")
    for one in lists:
        state = "" if one.state == "fresh" else one.state
        row = (one.list, one.version, f"{one.entries:,}", one.sha256[:8], f"{one.age} d", state)
        table.add_row(*row, one.criticality)
    console.print(table)
    for one in lists:
        _print_contents(console, one)


def _print_contents(console: Console, one: Status) -> None:
    console.print(f"\n{one.list}: {one.publisher}, {one.title}", markup=False)
    if one.notice:
        console.print(f"  note: {one.notice}", markup=False)
    for what, counts in msgspec.structs.asdict(one.holds).items():
        if counts:
            console.print(f"  {what}: {_counts(counts)}", markup=False)


def _counts(counts: dict[str, int]) -> str:
    shown = [f"{name} {count:,}" for name, count in list(counts.items())[:MOST]]
    more = [f"{len(counts) - MOST} more"] if len(counts) > MOST else []
    return ", ".join(shown + more)
