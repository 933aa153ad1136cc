"""``clearway lists stage``, ``activate`` and ``history``: lists that wait before they count."""

import datetime as dt
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from clearway.cli import list_files
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.list_diff import print_text
from clearway.cli.list_reading import problem_with, results
from clearway.cli.list_report import ImportReport
from clearway.cli.options import StorePlace, today
from clearway.lists import Difference, Edition, Snapshot, diff, make_snapshot
from clearway.lists.activation import asks
from clearway.store import Store


def stage_command(
    *paths: Path,
    published: dt.date | None = None,
    list_id: Annotated[str, Parameter(name="--as")] = "",
    store: StorePlace = None,
) -> int:
    """Read lists without letting them count yet, and show what they would change.

    Without PATH: what is staged. clearway lists activate makes it count.

    Parameters
    ----------
    paths
        Files of publishers or one's own, or folders of them.
    published
        Day of publication, for files that carry no date (else the day of import).
    list_id
        Id of one's own list: own:NAME (else made of the file's name).
    store
        Where to keep them: a file's path or an SQLAlchemy URL.

    """
    problem = problem_with(paths, False, list_id) if paths else ""
    if problem:
        return usage(f"lists stage: {problem}")
    kept = Store(store)
    report = ImportReport(as_json=False)
    contents, unopened = list_files.contents(paths)
    for result in (*unopened, *results(contents, paths, list_id)):
        if isinstance(result, Edition):
            snapshot = make_snapshot(result, today=today(), published=published)
            kept.stage(snapshot, result.raw)
            report.staged(result, snapshot)
        else:
            report.other(result)
    _print_staged(kept)
    return UNREADABLE if report.refused else DONE


def activate_command(*list_ids: str, yes: bool = False, store: StorePlace = None) -> int:
    """Make staged lists count: additions at once, what removes entries with --yes.

    Parameters
    ----------
    list_ids
        Lists to activate; all staged ones if none is named.
    yes
        Confirm removals and editions of a date that is active already.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.

    """
    kept = Store(store)
    staged = [one for one in kept.staged() if not list_ids or one.list in list_ids]
    missing = sorted(set(list_ids) - {one.list for one in staged})
    if missing or not staged:
        return usage(f"nothing is staged of {', '.join(missing) or 'any list'}")
    return _activate(kept, staged, confirmed=yes)


def history_command(*, store: StorePlace = None) -> int:
    """Show when each edition came to count, and how.

    Parameters
    ----------
    store
        Where the lists are: a file's path or an SQLAlchemy URL.

    """
    for one in Store(store).activations():
        _say(f"{one.activated}  {one.list}  {one.version}  {one.sha256[:8]}  {one.how}")
    return DONE


def _print_staged(store: Store) -> None:
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


def _activate(store: Store, staged: list[Snapshot], *, confirmed: bool) -> int:
    """Activates what may count; the rest stays staged and is told."""
    waiting = 0
    for snapshot in staged:
        _, difference = _against(store, snapshot)
        reason = asks(store.newest(snapshot.list), snapshot, difference)
        if reason and not confirmed:
            waiting += 1
            _say(f"waits      {snapshot.list}  {snapshot.version}: {reason}. Say --yes.")
            continue
        how = f"staged, confirmed: {reason}" if reason else "staged"
        store.activate(snapshot.list, today(), how)
        _say(f"activated  {snapshot.list}  {snapshot.version}  {_counts(difference)}")
    return UNREADABLE if waiting else DONE


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
