"""``clearway lists import``: files and folders into the store."""

import datetime as dt
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from clearway import lists
from clearway.cli import list_files
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.list_reading import (
    key_of,
    problem_with,
    recall,
    remember,
    results,
    starter_file,
)
from clearway.cli.list_report import ImportReport
from clearway.cli.options import StorePlace, today
from clearway.store import Store, take


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
        Take a list that lost more than a tenth of what it held before, or is read otherwise now.
    store
        Where to keep them: a file's path or an SQLAlchemy URL.
    json
        Print one JSON object a file or set of files, a line each.

    """
    problem = problem_with(paths, starter, list_id)
    if problem:
        return usage(f"lists import: {problem}")
    kept = Store(store)
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
