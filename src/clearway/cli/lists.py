"""``clearway lists``: publishers' files in, and what is loaded."""

import datetime as dt
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from clearway import lists
from clearway.cli import list_diff, list_files, list_show
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.list_diff import two_snapshots
from clearway.cli.list_report import ImportReport
from clearway.cli.list_status import print_json, print_table, statuses
from clearway.store import Store, StoreError, take
from clearway.tables.load import text

app = App(name="lists", help="Publishers' lists: import them, see what is loaded.")

StorePlace = Annotated[str | None, Parameter(env_var="CLEARWAY_STORE")]

STARTER = "starter.yaml"


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
    problem = _problem(paths, starter, list_id)
    if problem:
        return usage(problem)
    try:
        kept = Store(store)
    except StoreError as error:
        return usage(str(error))
    report = ImportReport(as_json=json)

    def keep(result: lists.Result, *, named: bool = False) -> None:
        if isinstance(result, lists.Edition):
            edition = _as(result, list_id)
            outcome = take(kept, edition, today=today(), published=published, confirmed=yes)
            report.edition(edition, outcome)
        elif isinstance(result, lists.Refusal):
            report.refuse(result)
        elif named and not result.known:
            report.refuse(_not_a_list(result))
        else:
            report.set_aside(result)

    if starter:
        for result in lists.read({STARTER: text(STARTER).encode()}):
            keep(result)
    contents, unopened = list_files.contents(paths)
    for result in (*unopened, *lists.read(contents)):
        keep(result, named=isinstance(result, lists.SetAside) and Path(result.file) in paths)
    report.close(kept.place)
    return UNREADABLE if report.refused else DONE


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


def _problem(paths: tuple[Path, ...], starter: bool, list_id: str) -> str:
    if not paths and not starter:
        return "lists import needs at least one PATH, or --starter"
    if list_id and not list_id.startswith("own:"):
        return f"--as takes the id of one's own list, own:NAME, not {list_id!r}"
    missing = [str(path) for path in paths if not path.exists()]
    return f"no such file or folder: {', '.join(missing)}" if missing else ""


def _as(edition: lists.Edition, list_id: str) -> lists.Edition:
    """One's own list under the id that the user gives it."""
    own = list_id and edition.list.startswith("own:")
    return lists.renamed(edition, list_id) if own else edition


def _not_a_list(result: lists.SetAside) -> lists.Refusal:
    """A file that the user named must be a list; others in a folder may be anything."""
    mend = "See docs/reference/lists.md for the formats Clearway reads."
    fault = lists.Fault(where=result.file, what=result.reason, mend=mend)
    return lists.Refusal(files=(result.file,), fault=fault)
