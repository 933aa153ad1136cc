"""What ``clearway lists show`` prints, for people and as JSON."""

import sys

import msgspec
from rich.console import Console

from clearway.lists import Entry, Snapshot
from clearway.lists.showing import shown
from clearway.store import Store


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """An entry, the edition it stands in, and the publisher's record of it."""

    version: str
    sha256: str
    entry: Entry
    record: str


def find(store: Store, snapshots: tuple[Snapshot, ...], name: str) -> list[Shown]:
    """Entries by ``LIST/ID``, or by ``ID`` in every list."""
    return [
        Shown(
            version=snapshot.version,
            sha256=snapshot.sha256,
            entry=entry,
            record=store.raw(snapshot).get(entry.id, ""),
        )
        for snapshot in snapshots
        for entry in snapshot.entries
        if name in (entry.id, f"{entry.list}/{entry.id}")
    ]


def print_json(found: list[Shown]) -> None:
    """One JSON object an entry, a line each."""
    for one in found:
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
    sys.stdout.buffer.flush()


def print_text(found: list[Shown]) -> None:
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
        if one.record:
            console.print("  as published:", markup=False)
            for line in one.record.splitlines():
                console.print(f"    {line}", markup=False)
