"""How far a long run has come, on standard error where that is a terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import (
    Progress,
    SpinnerColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

T = TypeVar("T")

_EVERY = 100


def counted(items: Iterable[T], share: Callable[[], float] = lambda: 0.0) -> Iterator[T]:
    """The items as they come; each hundred is shown.

    ``share`` says how much of all was done, from 0 to 1, which gives the time that is left; 0 where
    it cannot be told. Nothing is shown where answers themselves go by on the terminal.
    """
    console = Console(stderr=True)
    if not console.is_terminal or sys.stdout.isatty():
        yield from items
        return
    with Progress(*_COLUMNS, console=console, redirect_stdout=False, redirect_stderr=False) as bar:
        task, count = bar.add_task("0 payments", total=None), 0
        for count, item in enumerate(items, 1):
            yield item
            if count % _EVERY == 0:
                done = share()
                bar.update(
                    task, description=_said(count), completed=done, total=1 if done else None
                )
        bar.update(task, description=_said(count))


_COLUMNS = (
    SpinnerColumn(),
    TextColumn("{task.description}"),
    TaskProgressColumn(),
    TimeElapsedColumn(),
    TimeRemainingColumn(),
)


def _said(count: int) -> str:
    return f"{count:,} payments"
