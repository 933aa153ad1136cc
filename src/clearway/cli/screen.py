"""``clearway screen``: payments in, answers out."""

import datetime as dt
import sys
from collections.abc import Iterator
from typing import Annotated

import msgspec
from cyclopts import Parameter
from rich.console import Console

from clearway.cli import inputs
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.report import Report
from clearway.cli.worlds import Worlds
from clearway.decision import Decision
from clearway.message import Payment
from clearway.screening import World, screen, unfinished
from clearway.store import Store, StoreError
from clearway.tables.decision import policy as policy_named


def screen_command(
    *paths: Annotated[str, Parameter(allow_leading_hyphen=True)],  # for "-" alone
    store: Annotated[str | None, Parameter(env_var="CLEARWAY_STORE")] = None,
    policy: str = "standard",
    as_of: dt.date | None = None,
    by_payment_date: bool = False,
    json: bool = False,
) -> int:
    """Answer payments: release, ask or hold, each with its reasons.

    Parameters
    ----------
    paths
        Files, folders, globs, or - for standard input: ISO 20022, SWIFT MT, CSV, JSON lines.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    policy
        Name of the policy.
    as_of
        Apply the rules and lists of this day (a replay, not live screening).
    by_payment_date
        Apply to each payment the rules and lists of its own date (a replay).
    json
        One JSON object a payment, a line each, in input order.

    """
    if not paths:
        return usage("screen needs at least one PATH; - reads standard input")
    if unknown := [path for path in paths if path.startswith("-") and path != "-"]:
        return usage(f"unknown option {unknown[0]}; clearway screen --help names them all")
    if as_of and by_payment_date:
        return usage("--as-of and --by-payment-date exclude each other")
    try:
        worlds = Worlds(Store(store), policy_named(policy))
    except FileNotFoundError:
        return usage(f"no policy is named {policy!r}; the package has: standard")
    except StoreError as error:
        return usage(str(error))
    clock = _Clock(worlds, dt.date.today(), as_of, by_payment_date)  # noqa: DTZ011 - business day
    show = _json if json else _cards
    return show(_answers(paths, clock))


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


def _answers(paths: tuple[str, ...], clock: _Clock) -> Iterator[tuple[Payment, Decision]]:
    for payment in inputs.payments(paths):
        world, day = clock.at(payment)
        try:
            yield payment, screen(payment, world, day)
        except Exception as error:
            yield payment, unfinished(payment, world, day, f"{type(error).__name__}: {error}")


def _json(answers: Iterator[tuple[Payment, Decision]]) -> int:
    status = DONE
    for payment, decision in answers:
        sys.stdout.buffer.write(msgspec.json.encode(decision) + b"\n")
        status = UNREADABLE if payment.faults else status
    sys.stdout.buffer.flush()
    return status


def _cards(answers: Iterator[tuple[Payment, Decision]]) -> int:
    report = Report(Console(highlight=False))
    status = DONE
    for payment, decision in answers:
        report.add(decision)
        status = UNREADABLE if payment.faults else status
    report.close()
    return status
