"""``clearway lists``: publishers' files in, and what is loaded."""

import datetime as dt
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from clearway import lists
from clearway.cli import list_diff, list_files, list_show, list_stage
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.list_diff import two_snapshots
from clearway.cli.list_reading import (
    key_of,
    problem_with,
    recall,
    remember,
    results,
    starter_file,
)
from clearway.cli.list_report import ImportReport
from clearway.cli.list_status import print_json, print_table, statuses
from clearway.store import Store, StoreError, part, take

app = App(name="lists", help="Publishers' lists: import them, see what is loaded.")

StorePlace = Annotated[str | None, Parameter(env_var="CLEARWAY_STORE")]


@app.command(name="import")
def import_command(  # noqa: PLR0913 - one argument an option
    *paths: Path,
    starter: bool = False,
    published: dt.date | None = None,
    list_id: Annotated[str, Parameter(name="--as")] = "",
    yes: bool = False,
    store: StorePlace = None,
    json: bool = False,
) -> int:
    """Import lists from files and folders; the format is recognised.

    Parameters
    ----------
    paths
        Files of publishers or one's own, or folders of them.
    starter
        Import the starter list that comes with Clearway, for trying out.
    published
        Day of publication, for files that carry no date (else the day of import).
    list_id
        Id of one's own list: own:NAME (else made of the file's name).
    yes
        Take a list that lost more than a tenth of what it held before.
    store
        Where to keep them: a file's path or an SQLAlchemy URL.
    json
        Print one JSON object a file or set of files, a line each.

    """
    problem = problem_with(paths, starter, list_id)
    if problem:
        return usage(f"lists import: {problem}")
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    report = ImportReport(as_json=json)
    contents, unopened = list_files.contents(paths)
    contents |= starter_file() if starter else {}
    key = key_of(contents, published, list_id)
    for line in recall(kept, key, today()):
        report.add(line)
    if not report.lines:
        for result in (*unopened, *results(contents, paths, list_id)):
            if isinstance(result, lists.Edition):
                taken = take(kept, result, today=today(), published=published, confirmed=yes)
                report.edition(result, taken)
            else:
                report.other(result)
        if not report.refused:
            remember(kept, key, report.lines)
    report.close(kept.place)
    return UNREADABLE if report.refused else DONE


@app.command(name="part")
def part_command(one: str, other: str, *, reason: str, store: StorePlace = None) -> int:
    """Undo a join: say that two entries, LIST/ID, are two parties.

    Parameters
    ----------
    one
        An entry, LIST/ID.
    other
        The entry that is another party.
    reason
        Why; it is kept.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.

    """
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    known = {lists.key_of(entry) for held in kept.snapshots() for entry in held.entries}
    missing = [key for key in (one, other) if key not in known]
    if missing or one == other:
        return usage(f"lists part needs two loaded entries, LIST/ID; {missing or one} is none")
    part(kept, one, other, day=today(), reason=reason)
    return DONE


@app.command(name="stage")
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
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    report = ImportReport(as_json=False)
    contents, unopened = list_files.contents(paths)
    for result in (*unopened, *results(contents, paths, list_id)):
        if isinstance(result, lists.Edition):
            snapshot = lists.make_snapshot(result, today=today(), published=published)
            kept.stage(snapshot, result.raw)
            report.staged(result, snapshot)
        else:
            report.other(result)
    list_stage.print_staged(kept)
    return UNREADABLE if report.refused else DONE


@app.command(name="activate")
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
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    staged = [one for one in kept.staged() if not list_ids or one.list in list_ids]
    missing = sorted(set(list_ids) - {one.list for one in staged})
    if missing or not staged:
        return usage(f"nothing is staged of {', '.join(missing) or 'any list'}")
    return list_stage.activate(kept, staged, today(), confirmed=yes)


@app.command(name="history")
def history_command(*, store: StorePlace = None) -> int:
    """Show when each edition came to count, and how.

    Parameters
    ----------
    store
        Where the lists are: a file's path or an SQLAlchemy URL.

    """
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    list_stage.print_history(kept)
    return DONE


@app.command(name="status")
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
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    loaded = statuses(kept, today(), as_of)
    if json:
        print_json(loaded)
    else:
        print_table(loaded, kept.place)
    return DONE


@app.command(name="diff")
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
    try:
        chosen = two_snapshots(Store(store), editions)
    except StoreError as error:
        return usage(str(error))
    if isinstance(chosen, str):
        return usage(chosen)
    difference = lists.diff(*chosen)
    if json:
        list_diff.print_json(difference)
    else:
        list_diff.print_text(*chosen, difference)
    return DONE


@app.command(name="show")
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
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    found = list_show.find(kept, kept.snapshots(as_of), entry)
    if not found:
        return usage(f"no loaded list has the entry {entry}; clearway search NAME finds it by name")
    if json:
        list_show.print_json(found)
    else:
        list_show.print_text(found)
    return DONE


def today() -> dt.date:
    """The business day."""
    return dt.datetime.now().astimezone().date()
