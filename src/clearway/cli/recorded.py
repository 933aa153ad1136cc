"""Answers as they were recorded: what was decided on a day, on which lists, and why."""

import sys

import msgspec
from rich.console import Console
from rich.text import Text

from clearway.cli.exits import DONE, usage
from clearway.cli.report import Report
from clearway.store import RecordedAnswer, Records


def show_recorded(records: Records, reference: str, json: bool) -> int:
    """Prints every recorded answer of a reference or UETR, in the order in which they came."""
    found = records.answers(reference)
    if not found:
        return usage(f"nothing is recorded under {reference}; screen --record keeps answers")
    if json:
        for answer in found:
            sys.stdout.buffer.write(msgspec.json.encode(answer.decision) + b"\n")
        sys.stdout.buffer.flush()
        return DONE
    console = Console(highlight=False)
    for answer in found:
        _show(answer, console)
    return DONE


def _show(answer: RecordedAnswer, console: Console) -> None:
    head = f"Recorded on {answer.day}, message {answer.digest[:12]}"
    console.print(Text(head, style="bold"))
    report = Report(console)
    report.add(answer.decision, whole=True)
    report.close()
    console.print()
