"""What a person sees on a terminal while lists come in; nothing of it goes to standard output."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

Start = Callable[[str], Callable[[int, int | None], None]]
"""Takes the name of a file and gives what is to be told its bytes: so far, and in all."""


@contextmanager
def progress() -> Iterator[Start]:
    """Bars on standard error with size, speed and the time left, where it is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: lambda count, told: None
        return
    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(
        TextColumn("{task.description}"),
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bars:
        yield lambda name: _bar(bars, name)


def wait(seconds: float) -> None:
    """Waits, and says so."""
    print(f"clearway: asking again in {seconds:g} s", file=sys.stderr)  # noqa: T201
    time.sleep(seconds)


def _bar(bars: Progress, name: str) -> Callable[[int, int | None], None]:
    task = bars.add_task(name, total=None)
    return lambda count, told: bars.update(task, completed=count, total=told)
