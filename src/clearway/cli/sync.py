"""``clearway lists sync``: lists from their publishers."""

from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.list_report import ImportReport
from clearway.cli.options import StorePlace, today
from clearway.cli.sync_intake import Intake
from clearway.cli.sync_progress import progress, wait
from clearway.fetch import Client, Web, fetch
from clearway.store import Store, StoreError
from clearway.store.intake import MOST_LOST
from clearway.tables.publishers import Publisher, Publishers, publishers


def sync_command(  # noqa: PLR0913 - one argument an option
    *names: str,
    own: Annotated[
        Path | None, Parameter(name="--publishers", env_var="CLEARWAY_PUBLISHERS")
    ] = None,
    mirror: Annotated[str, Parameter(env_var="CLEARWAY_MIRROR")] = "",
    proxy: str = "",
    timeout: int | None = None,
    most_lost: int = MOST_LOST,
    yes: bool = False,
    store: StorePlace = None,
    json: bool = False,
) -> int:
    """Fetch lists from their publishers; what is not whole and sound replaces nothing.

    Parameters
    ----------
    names
        Lists to fetch; all that have an address if none is named.
    own
        One's own file of addresses and limits, over those of Clearway.
    mirror
        Where copies of the publishers' files are, as MIRROR/LIST/FILE.
    proxy
        http://HOST:PORT (else HTTPS_PROXY, HTTP_PROXY, NO_PROXY).
    timeout
        The longest silence of a server, in seconds (else as in the limits).
    most_lost
        Per cent of entries or facts that a list may lose without --yes.
    yes
        Take a list that lost more than that, or is read otherwise now.
    store
        Where to keep them: a file's path or an SQLAlchemy URL.
    json
        Print one JSON object a list, a line each.

    """
    try:
        table = _bounded(publishers(_text(own), mirror), timeout)
        chosen = _chosen(table, names)
        kept = Store(store)
    except (OSError, ValueError, StoreError) as error:
        return usage(f"lists sync: {error}")
    report = ImportReport(as_json=json)
    intake = Intake(kept, report, day=today(), most_lost=most_lost, confirmed=yes)
    with Web(table.limits, proxy or table.proxy) as web:
        for name, publisher in chosen.items():
            known = intake.known(name, publisher)
            with progress() as start:
                client = Client(web, table.limits, progress=start, sleep=wait)
                outcome = fetch(name, publisher, client, known)
            intake.keep(name, publisher, outcome)
    report.close(kept.place)
    return UNREADABLE if any(line.fault for line in report.lines) else DONE


def _text(own: Path | None) -> str:
    return own.read_text(encoding="utf-8") if own else ""


def _bounded(table: Publishers, timeout: int | None) -> Publishers:
    if timeout is None:
        return table
    if timeout < 1:
        raise ValueError(f"--timeout takes seconds from 1 on, not {timeout}")
    limits = msgspec.structs.replace(
        table.limits,
        read_seconds=timeout,
        connect_seconds=min(timeout, table.limits.connect_seconds),
    )
    return msgspec.structs.replace(table, limits=limits)


def _chosen(table: Publishers, names: tuple[str, ...]) -> dict[str, Publisher]:
    """The publications that hold the lists named, or all, each once."""
    fetched = {name: one for name, one in table.publishers.items() if one.files}
    if not names:
        return fetched
    holds = {name: {name, *publisher.lists} for name, publisher in fetched.items()}
    missing = set(names) - set().union(*holds.values())
    if missing:
        known = ", ".join(sorted(set().union(*holds.values())))
        raise ValueError(f"no address is known of {', '.join(sorted(missing))}, only of {known}")
    return {name: fetched[name] for name in fetched if holds[name] & set(names)}
