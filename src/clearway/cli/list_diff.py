"""``clearway lists diff``: two editions of a list, for people and as JSON."""

import sys
from collections.abc import Callable

import msgspec
from rich.console import Console

from clearway.cli.exits import DONE, usage
from clearway.cli.options import StorePlace
from clearway.lists import Difference, Entry, Snapshot, diff
from clearway.store import Store

WIDEST = 200
MOST = 20
"""So many entries of a kind are printed; JSON has them all."""


def diff_command(*editions: str, store: StorePlace = None, json: bool = False) -> int:
    """Show entries added, removed and changed between two editions, field by field.

    Parameters
    ----------
    editions
        Two of LIST@VERSION or LIST@DIGEST; or one LIST, for its last two editions.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    json
        Print one JSON object with every entry.

    """
    chosen = _two_snapshots(Store(store), editions)
    if isinstance(chosen, str):
        return usage(chosen)
    difference = diff(*chosen)
    if json:
        _print_json(difference)
    else:
        print_text(*chosen, difference)
    return DONE


def _two_snapshots(store: Store, names: tuple[str, ...]) -> tuple[Snapshot, Snapshot] | str:
    """``LIST@EDITION`` twice, or one ``LIST``: its last edition against the one before it."""
    if len(names) == 1 and "@" not in names[0]:
        held = [one for one in store.held() if one.list == names[0]]
        if len(held) < 2:
            return f"the store holds {len(held)} editions of {names[0]}; a difference needs two"
        names = tuple(f"{one.list}@{one.version}" for one in held[-2:])
    if len(names) != 2:
        return "lists diff needs two editions, LIST@VERSION or LIST@DIGEST, or one LIST"
    found = []
    for name in names:
        list_id, _, edition = name.partition("@")
        snapshot = store.snapshot(list_id, edition)
        if snapshot is None:
            held_now = ", ".join(f"{h.list}@{h.version}" for h in store.held() if h.list == list_id)
            return f"the store holds no {name}; it has: {held_now or 'nothing of that list'}"
        found.append(snapshot)
    return found[0], found[1]


def _print_json(difference: Difference) -> None:
    """One JSON object."""
    sys.stdout.buffer.write(msgspec.json.encode(difference) + b"\n")
    sys.stdout.buffer.flush()


def print_text(before: Snapshot, after: Snapshot, difference: Difference) -> None:
    """Counts, then entries, changed ones field by field."""
    console = Console(highlight=False, emoji=False, soft_wrap=True)

    def say(text: str) -> None:
        console.print(text, markup=False)

    say(f"{before.list} {before.version} ({before.sha256[:8]}), {len(before.entries):,} entries")
    say(f"{after.list} {after.version} ({after.sha256[:8]}), {len(after.entries):,} entries")
    for word, entries in (("added", difference.added), ("removed", difference.removed)):
        say(f"\n{word} {len(entries):,}")
        for entry in entries[:MOST]:
            say(f"  {_line(entry)}")
        _say_more(say, len(entries))
    say(f"\nchanged {len(difference.changed):,}")
    for change in difference.changed[:MOST]:
        say(f"  {_line(change.after)}")
        for field in change.fields:
            for text in field.gone:
                say(f"    - {field.field}: {_short(text)}")
            for text in field.come:
                say(f"    + {field.field}: {_short(text)}")
    _say_more(say, len(difference.changed))


def _say_more(say: Callable[[str], None], count: int) -> None:
    """Says how many were not printed."""
    if count > MOST:
        say(f"  {count - MOST:,} more; --json has all")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WIDEST else f"{line[:WIDEST]}... ({len(line):,} characters)"


def _line(entry: Entry) -> str:
    return f"{entry.id}  {entry.name}  {', '.join(entry.programmes)}"
