"""``clearway lists show``: an entry, for people and as JSON."""

import datetime as dt
import sys

import msgspec
from rich.console import Console

from clearway.cli.exits import DONE, usage
from clearway.cli.options import StorePlace
from clearway.lists import Entry, Join, Party, Snapshot, join, key_of
from clearway.lists.showing import shown
from clearway.store import Store, partings


def show_command(
    entry: str,
    *,
    as_of: dt.date | None = None,
    store: StorePlace = None,
    json: bool = False,
) -> int:
    """Show an entry with every field and the publisher's own record.

    Parameters
    ----------
    entry
        LIST/ID, or ID alone, which is looked for in every list.
    as_of
        Look in the editions that would be used for this day.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    json
        Print one JSON object an entry, a line each.

    """
    kept = Store(store)
    found = _find(kept, kept.snapshots(as_of), entry)
    if not found:
        return usage(f"no loaded list has the entry {entry}; clearway search NAME finds it by name")
    if json:
        _print_json(found)
    else:
        _print_text(found)
    return DONE


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An entry, its edition, the publisher's record, and the party it belongs to."""

    version: str
    sha256: str
    entry: Entry
    record: str
    party: tuple[str, ...] = ()
    joins: tuple[Join, ...] = ()


def _find(store: Store, snapshots: tuple[Snapshot, ...], name: str) -> list[Shown]:
    """Entries by ``LIST/ID``, or by ``ID`` in every list."""
    found = [
        (snapshot, entry)
        for snapshot in snapshots
        for entry in snapshot.entries
        if name in (entry.id, key_of(entry))
    ]
    parties = _parties(store, snapshots) if found else {}
    return [
        Shown(
            version=snapshot.version,
            sha256=snapshot.sha256,
            entry=entry,
            record=store.raw(snapshot).get(entry.id, ""),
            party=tuple(f"{key_of(one)}  {one.name}" for one in parties[key_of(entry)].entries),
            joins=parties[key_of(entry)].joins,
        )
        for snapshot, entry in found
    ]


def _parties(store: Store, snapshots: tuple[Snapshot, ...]) -> dict[str, Party]:
    everything = (entry for snapshot in snapshots for entry in snapshot.entries)
    found = join(everything, partings(store))
    return {key_of(entry): party for party in found for entry in party.entries}


def _print_json(found: list[Shown]) -> None:
    """One JSON object an entry, a line each."""
    for one in found:
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    sys.stdout.buffer.flush()


def _print_text(found: list[Shown]) -> None:
    """Every field that holds something, a value a line, then the publisher's record."""
    console = Console(highlight=False, emoji=False, soft_wrap=True)
    for one in found:
        entry = one.entry
        heading = f"{entry.list}/{entry.id}  {entry.name}"
        console.print(heading, style="bold", markup=False)
        console.print(f"  edition     {one.version} ({one.sha256[:8]})", markup=False)
        for field in Entry.__struct_fields__[2:]:
            value = getattr(entry, field)
            texts = [shown(part) for part in value] if isinstance(value, tuple) else [shown(value)]
            for text in texts if value else []:
                console.print(f"  {field:11} {text}", markup=False)
        if one.joins:
            console.print("  listings of the same party:", markup=False)
            for listing in one.party:
                console.print(f"    {listing}", markup=False)
            console.print("  joined because:", markup=False)
            for link in one.joins:
                console.print(f"    {link.one} = {link.other}: {link.why}", markup=False)
        if one.record:
            console.print("  as published:", markup=False)
            for line in one.record.splitlines():
                console.print(f"    {line}", markup=False)
