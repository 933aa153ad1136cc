"""``clearway screen``: payments in, answers out."""

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter
from rich.console import Console

from clearway.cli.answering import Answer, Clock, answers
from clearway.cli.columns_file import load_layout
from clearway.cli.covers import covers_in
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.history import History
from clearway.cli.inputs import Inputs
from clearway.cli.options import StorePlace, today
from clearway.cli.progress import counted
from clearway.cli.report import Report
from clearway.cli.worlds import open_worlds
from clearway.cli.write_back import WriteBack, WriteError, write_back, write_fault


def screen_command(  # noqa: PLR0913 - one argument an option
    *paths: Annotated[str, Parameter(allow_leading_hyphen=True)],  # for "-" alone
    store: StorePlace = None,
    policy: str = "standard",
    as_of: dt.date | None = None,
    by_payment_date: bool = False,
    record: bool = False,
    columns: Path | None = None,
    write: Path | None = None,
    json: bool = False,
) -> int:
    """Answer payments: release, ask or hold, each with its reasons.

    Parameters
    ----------
    paths
        Files, folders, globs, or - for standard input: ISO 20022, SWIFT MT, CSV, Excel, Parquet,
        JSON lines.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    policy
        Name of the policy.
    as_of
        Apply the rules and lists of this day (a replay, not live screening).
    by_payment_date
        Apply to each payment the rules and lists of its own date (a replay).
    record
        Keep each answer in the store, and hold later messages of the same payment against it.
    columns
        A TOML file that says what the columns of tables are, where they are not recognised.
    write
        Write the rows with their answers to this file: .csv, .xlsx, .parquet or .jsonl.
    json
        One JSON object a payment, a line each, in input order.

    """
    if fault := _misused(paths, as_of or by_payment_date, record, write):
        return usage(fault)
    if as_of and by_payment_date:
        return usage("--as-of and --by-payment-date exclude each other")
    given = Inputs(paths, load_layout(columns))
    worlds = open_worlds(store, policy)
    clock = Clock(worlds, today(), as_of, by_payment_date)
    show = _json if json else _cards
    with covers_in(given) as covers:
        history = History(worlds.store, covers, record)
        answered = counted(answers(given.payments(), clock, history), given.share)
        if write is None:
            return show(answered)
        try:
            with write_back(write) as kept:
                return show(_kept(answered, kept))
        except WriteError as error:
            return usage(str(error))


def _misused(paths: tuple[str, ...], replays: object, record: bool, write: Path | None) -> str:
    """What is wrong with the call; empty if nothing is."""
    if not paths:
        return "screen needs at least one PATH; - reads standard input"
    if unknown := [path for path in paths if path.startswith("-") and path != "-"]:
        return f"unknown option {unknown[0]}; clearway screen --help names them all"
    if record and replays:
        return "--record keeps live answers; a replay (--as-of, --by-payment-date) is none"
    return write_fault(write, paths) if write else ""


def _kept(answers: Iterator[Answer], kept: WriteBack) -> Iterator[Answer]:
    """The answers as they come, each kept for the table that is written at the end."""
    for payment, decision in answers:
        kept.add(payment, decision)
        yield payment, decision


def _json(answers: Iterator[Answer]) -> int:
    status = DONE
    for payment, decision in answers:
        sys.stdout.buffer.write(msgspec.json.encode(decision) + b"\n")
        status = UNREADABLE if payment.faults else status
    sys.stdout.buffer.flush()
    return status


def _cards(answers: Iterator[Answer]) -> int:
    report = Report(Console(highlight=False))
    status = DONE
    for payment, decision in answers:
        report.add(decision, payment.notes)
        status = UNREADABLE if payment.faults else status
    report.close()
    return status
