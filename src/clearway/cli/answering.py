"""Payments in, answers out, in order: what `screen` and `explain` have in common."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from clearway.cli.batches import batches, threads
from clearway.cli.history import History, Part
from clearway.cli.worlds import Worlds
from clearway.decision import Decision
from clearway.message import Fault, Payment
from clearway.screening import World, screen_many, unfinished
from clearway.store import Earlier, StoreError, messages

Answer = tuple[Payment, Decision]


class Clock:
    """Which day's rules and lists answer a payment."""

    def __init__(
        self,
        worlds: Worlds,
        today: dt.date,
        as_of: dt.date | None = None,
        by_payment_date: bool = False,
    ) -> None:
        self._worlds = worlds
        self._by_payment_date = by_payment_date
        self._day = as_of or today
        self._world = worlds.on(as_of) if as_of else worlds.live()

    def at(self, payment: Payment) -> tuple[World, dt.date]:
        """The world and the day."""
        if self._by_payment_date and payment.date:
            return self._worlds.on(payment.date), payment.date
        return self._world, self._day


def answers(payments: Iterator[Payment], clock: Clock, history: History) -> Iterator[Answer]:
    """Each payment with its answer, recorded before it is given out, if answers are recorded.

    Where the records cannot be read or written, what depends on them is held and says so.
    """
    for (world, day), of_a_day in groupby(payments, key=clock.at):
        for batch in batches(of_a_day):
            for part in history.parted(batch):
                yield from _answered_or_held(part, world, day, history)


def _answered_or_held(part: Part, world: World, day: dt.date, history: History) -> Iterator[Answer]:
    """The answers of a part; where one payment fails it is held, and the others are answered."""
    try:
        yield from _answered(part, world, day, history)
    except StoreError as error:
        yield from (_held(payment, world, day, str(error)) for payment in part.payments)
    except Exception as error:
        if len(part.payments) == 1:
            yield _held(part.payments[0], world, day, f"{type(error).__name__}: {error}")
            return
        for one in part.each():
            yield from _answered_or_held(one, world, day, history)


def _answered(part: Part, world: World, day: dt.date, history: History) -> list[Answer]:
    near = history.beside(part)
    others = [of.others for of in near]
    answered = screen_many(part.payments, world, day, threads(), others)
    decisions = list(map(_noticed, answered, near))
    history.record(part, decisions)
    return list(zip(part.payments, decisions, strict=True))


def _noticed(decision: Decision, near: Earlier) -> Decision:
    """The decision, with a word of recorded messages that were too many to be held against."""
    if not near.more:
        return decision
    notice = (
        f"{decision.payment.source}: held against the {messages.MOST} newest of "
        f"{messages.MOST + near.more} recorded messages that may belong to it."
    )
    return replace(decision, notices=(*decision.notices, notice))


def _held(payment: Payment, world: World, day: dt.date, why: str) -> Answer:
    fault = Fault(path="", what=why, mend="Mend the store, or decide this payment by hand.")
    return replace(payment, faults=(*payment.faults, fault)), unfinished(payment, world, day, why)
