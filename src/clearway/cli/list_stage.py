"""What ``clearway lists stage``, ``activate`` and ``history`` do and print."""

import datetime as dt

from rich.console import Console

from clearway.cli.exits import DONE, UNREADABLE
from clearway.cli.list_diff import print_text
from clearway.lists import Difference, Snapshot, diff
from clearway.lists.activation import asks
from clearway.store import Store


def print_staged(store: Store) -> None:
    """Each staged list against the active one."""
    staged = store.staged()
    if not staged:
        _say("Nothing is staged.")
    for snapshot in staged:
        before, difference = _against(store, snapshot)
        print_text(before, snapshot, difference)
        reason = asks(store.newest(snapshot.list), snapshot, difference)
        _say(f"\nTo make it count: clearway lists activate {snapshot.list}{reason and ' --yes'}")
        if reason:
            _say(f"  ({reason})")


def activate(store: Store, staged: list[Snapshot], today: dt.date, *, confirmed: bool) -> int:
    """Activates what may count; the rest stays staged and is told."""
    waiting = 0
    for snapshot in staged:
        _, difference = _against(store, snapshot)
        reason = asks(store.newest(snapshot.list), snapshot, difference)
        if reason and not confirmed:
            waiting += 1
            _say(f"waits      {snapshot.list}  {snapshot.version}: {reason}. Say --yes.")
            continue
        store.activate(snapshot.list, today, f"staged, confirmed: {reason}" if reason else "staged")
        _say(f"activated  {snapshot.list}  {snapshot.version}  {_counts(difference)}")
    return UNREADABLE if waiting else DONE


def print_history(store: Store) -> None:
    """One line an activation."""
    for one in store.activations():
        _say(f"{one.activated}  {one.list}  {one.version}  {one.sha256[:8]}  {one.how}")


def _against(store: Store, snapshot: Snapshot) -> tuple[Snapshot, Difference]:
    active = store.newest(snapshot.list)
    none = Snapshot(
        list=snapshot.list,
        version="none",
        sha256="",
        published=snapshot.published,
        imported=snapshot.imported,
        source="",
        entries=(),
    )
    before = active or none
    return before, diff(before, snapshot)


def _counts(difference: Difference) -> str:
    return (
        f"{len(difference.added):,} added, {len(difference.removed):,} removed, "
        f"{len(difference.changed):,} changed"
    )


def _say(text: str) -> None:
    Console(highlight=False, emoji=False, soft_wrap=True).print(text, markup=False)
