"""How far a long run has come, on standard error where that is a terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

T = TypeVar("T")

_EVERY = 100


def counted(items: Iterable[T]) -> Iterator[T]:
    """The items as they come; each hundred is shown.

    Nothing is shown where answers themselves go by on the terminal.
    """
    console = Console(stderr=True)
    if not console.is_terminal or sys.stdout.isatty():
        yield from items
        return
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} payments"), TimeElapsedColumn())
    with Progress(*columns, console=console, redirect_stdout=False, redirect_stderr=False) as bar:
        task, count = bar.add_task("", total=None), 0
        for count, item in enumerate(items, 1):
            yield item
            if count % _EVERY == 0:
                bar.update(task, completed=count)
        bar.update(task, completed=count)
