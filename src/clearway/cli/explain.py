"""``clearway explain``: the coverage ledger of a message, and what came of each of its texts."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from clearway.cli.answering import Clock, answers
from clearway.cli.columns_file import load_layout
from clearway.cli.covers import covers_in
from clearway.cli.exits import DONE, UNREADABLE, usage
from clearway.cli.history import History
from clearway.cli.inputs import Inputs
from clearway.cli.options import StorePlace, today
from clearway.cli.recorded import show_recorded
from clearway.cli.worlds import open_worlds
from clearway.decision import Claim, Decision
from clearway.message import Line, Payment, ledger
from clearway.parties import FindAt, extract, read_within
from clearway.store import Records, Store


def explain_command(
    *paths: Annotated[str, Parameter(allow_leading_hyphen=True)],
    store: StorePlace = None,
    policy: str = "standard",
    columns: Path | None = None,
    recorded: str | None = None,
    json: bool = False,
) -> int:
    """Show every text of a message: where it stands, what it was screened as, what came of it.

    Parameters
    ----------
    paths
        Files, folders, globs, or - for standard input.
    store
        Where the lists are: a file's path or an SQLAlchemy URL.
    policy
        Name of the policy.
    columns
        A TOML file that says what the columns of tables are, where they are not recognised.
    recorded
        A reference or UETR: print the answers that were recorded for it, as they were given.
    json
        With --recorded: one JSON object an answer, a line each.

    """
    if fault := _misused(paths, recorded, json):
        return usage(fault)
    if recorded is not None:
        return show_recorded(Records(Store(store)), recorded, json)
    given = Inputs(paths, load_layout(columns))
    worlds = open_worlds(store, policy)
    console, status = Console(highlight=False), DONE
    with covers_in(given) as covers:
        history = History(worlds.store, covers)
        for payment, decision in answers(given.payments(), Clock(worlds, today()), history):
            _show(payment, decision, console)
            status = UNREADABLE if payment.faults else status
    return status


def _misused(paths: tuple[str, ...], recorded: str | None, json: bool) -> str:
    """What is wrong with the call; empty if nothing is."""
    if recorded is not None:
        return "--recorded takes no PATH" if paths else ""
    if json:
        return "explain prints JSON with --recorded only; clearway screen --json answers payments"
    return "" if paths else "explain needs at least one PATH; - reads standard input"


def _show(payment: Payment, decision: Decision, console: Console) -> None:
    """One payment: a line a text, then what was found of no single text."""
    lists = ", ".join(f"{held.list} of {held.version}" for held in decision.screened_against)
    console.print(Text(f"{payment.source}  {payment.kind}  {decision.action}", style="bold"))
    console.print(Text(f"screened against {lists or 'no list'}", style="dim"))
    table = Table("where", "text", "read as", "what came of it", box=None, pad_edge=False)
    places = set()
    found = extract(payment).finds
    for line in (*ledger(read_within(payment)[0]), *map(_found, found)):
        places.add(line.path)
        came = [_named(claim) for claim in decision.claims if claim.where == line.path]
        table.add_row(*map(Text, (line.path, line.text, line.read_as, "; ".join(came) or "-")))
    console.print(table)
    for claim in decision.claims:
        if claim.where not in places:
            console.print(Text(f"{claim.effect} {claim.code} {claim.where}: {claim.statement}"))
    for note in payment.notes:
        console.print(Text(f"note: {note.what}. {note.mend}", style="dim"))
    console.print()


def _found(find: FindAt) -> Line:
    """A find in a text, as one more line of the ledger: ``contract number 77/26``."""
    held = ", check holds" if find.checked else ""
    return Line(find.at.path, find.at.text, f"{find.kind} {find.value}{held}")


def _named(claim: Claim) -> str:
    """``hold LISTED us-ofac-sdn 16911``."""
    entry = f" {claim.entry.list} {claim.entry.id}" if claim.entry else ""
    return f"{claim.effect} {claim.code}{entry}"
