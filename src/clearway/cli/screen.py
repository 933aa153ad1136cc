"""``clearway screen``: payments in, answers out."""

import datetime as dt
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter
from rich.console import Console

from clearway.cli import inputs
from clearway.cli.batches import batches, threads
from clearway.cli.columns_file import ColumnsError, load_layout
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.progress import counted
from clearway.cli.report import Report
from clearway.cli.worlds import Worlds
from clearway.cli.write_back import WriteBack, WriteError, write_back, write_fault
from clearway.decision import Decision
from clearway.message import Payment
from clearway.screening import World, screen_many
from clearway.store import Store, StoreError
from clearway.tables.decision import policy as policy_named

Answer = tuple[Payment, Decision]


def screen_command(  # noqa: PLR0913 - one argument an option
    *paths: Annotated[str, Parameter(allow_leading_hyphen=True)],  # for "-" alone
    store: Annotated[str | None, Parameter(env_var="CLEARWAY_STORE")] = None,
    policy: str = "standard",
    as_of: dt.date | None = None,
    by_payment_date: bool = False,
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
    columns
        A TOML file that says what the columns of tables are, where they are not recognised.
    write
        Write the rows with their answers to this file: .csv, .xlsx, .parquet or .jsonl.
    json
        One JSON object a payment, a line each, in input order.

    """
    if fault := _misused(paths, as_of, by_payment_date, write):
        return usage(fault)
    try:
        layout = load_layout(columns)
        worlds = Worlds(Store(store), policy_named(policy))
    except FileNotFoundError:
        return usage(f"no policy is named {policy!r}; the package has: standard")
    except (StoreError, ColumnsError) as error:
        return usage(str(error))
    clock = _Clock(worlds, dt.date.today(), as_of, by_payment_date)  # noqa: DTZ011 - business day
    show = _json if json else _cards
    answers = counted(_answers(inputs.payments(paths, layout), clock))
    if write is None:
        return show(answers)
    try:
        with write_back(write) as kept:
            return show(_kept(answers, kept))
    except WriteError as error:
        return usage(str(error))


def _misused(
    paths: tuple[str, ...], as_of: dt.date | None, by_payment_date: bool, write: Path | None
) -> str:
    """What is wrong with the call; empty if nothing is."""
    if not paths:
        return "screen needs at least one PATH; - reads standard input"
    if unknown := [path for path in paths if path.startswith("-") and path != "-"]:
        return f"unknown option {unknown[0]}; clearway screen --help names them all"
    if as_of and by_payment_date:
        return "--as-of and --by-payment-date exclude each other"
    return write_fault(write, paths) if write else ""


def _kept(answers: Iterator[Answer], kept: WriteBack) -> Iterator[Answer]:
    """The answers as they come, each kept for the table that is written at the end."""
    for payment, decision in answers:
        kept.add(payment, decision)
        yield payment, decision


class _Clock:
    """Which day's rules and lists answer a payment."""

    def __init__(
        self, worlds: Worlds, today: dt.date, as_of: dt.date | None, by_payment_date: bool
    ) -> None:
        self._worlds = worlds
        self._by_payment_date = by_payment_date
        self._day = as_of or today
        self._world = worlds.on(as_of) if as_of else worlds.live()

    def at(self, payment: Payment) -> tuple[World, dt.date]:
        if self._by_payment_date and payment.date:
            return self._worlds.on(payment.date), payment.date
        return self._world, self._day


def _answers(payments: Iterator[Payment], clock: _Clock) -> Iterator[Answer]:
    for (world, day), of_a_day in groupby(payments, key=clock.at):
        for batch in batches(of_a_day):
            yield from zip(batch, screen_many(batch, world, day, threads()), strict=True)


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
        report.add(decision)
        status = UNREADABLE if payment.faults else status
    report.close()
    return status
