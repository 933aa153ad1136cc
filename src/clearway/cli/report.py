"""Answers for people: a card a stopped payment, a line a released one, a summary.

Nothing is judged here; everything printed stands in the decision.
"""

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from clearway.decision import Claim, Compared, Decision
from clearway.message import Fault

_STYLE = {"hold": "bold red", "ask": "bold yellow", "release": "green", "note": "dim"}
_SHOWN_WEIGHTS = 6
_CAME = {"hold": "held", "ask": "asked about", "release": "released"}


class Report:
    """Writes to ``console`` as decisions come, and counts them."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._count: Counter[str] = Counter()
        self._last: Decision | None = None

    def add(
        self, decision: Decision, notes: tuple[Fault, ...] = (), *, whole: bool = False
    ) -> None:
        """Prints one decision; ``notes`` say how the message was read.

        ``whole``: a released one with all its claims too.
        """
        self._count[decision.action] += 1
        self._last = decision
        if self._console.is_terminal:
            self._console.print(_head(decision), no_wrap=True, overflow="ellipsis")
        else:  # a file or a pipe: one whole line a payment, for grep
            self._console.print(_head(decision), soft_wrap=True)
        if decision.action == "release" and not whole:
            return
        relation = decision.relation
        self._indent(Text(f"ofac_mib {relation.ofac_mib}, mic {relation.mic}", style="dim"))
        for claim in decision.claims:
            self._claim(claim)
        for question in decision.questions:
            self._indent(Text.assemble(("? ", "bold"), question.text))
        for note in notes:
            self._indent(Text(f"note: {note.what}. {note.mend}", style="dim"))
        self._console.print()

    def close(self) -> None:
        """The summary: how many of each, on what lists, and what the lists say of themselves."""
        total = sum(self._count.values())
        parts = ", ".join(
            f"{self._count[action]} {word}"
            for action, word in (("release", "released"), ("ask", "asked"), ("hold", "held"))
        )
        self._console.print(Text(f"{total} payments: {parts}.", style="bold"))
        if self._last is None:
            return
        for held in self._last.screened_against:
            self._console.print(
                f"Screened against {held.list} of {held.version}, {held.entries:,} entries, "
                f"sha256 {held.sha256[:12]}."
            )
        policy = self._last.policy
        self._console.print(f"Policy {policy.name} as of {policy.as_of}.")
        for notice in self._last.notices:
            self._console.print(Text(notice.strip(), style="yellow"))

    def _claim(self, claim: Claim) -> None:
        self._indent(
            Text.assemble(
                (f"{claim.effect} ", _STYLE[claim.effect]),
                (claim.code, "bold"),
                f" {claim.where}" if claim.where else "",
                f"  score {claim.score:.3f}" if claim.score is not None else "",
            )
        )
        self._indent(Text(claim.statement), 4)
        for line in _weights(claim):
            self._indent(Text(line, style="dim"), 6)

    def _indent(self, text: Text, by: int = 2) -> None:
        self._console.print(Padding(text, (0, 0, 0, by)))


def _versions(claim: Claim, other: Compared) -> Iterator[str]:
    came = _CAME.get(other.action or "", "")
    recorded = f", {came} on {other.recorded}" if other.recorded else ""
    yield _version("here", claim.where, claim.value)
    yield f"{_version('there', other.where, other.value)}  ({other.kind} {other.source}{recorded})"


def _version(which: str, where: str, value: str | None) -> str:
    return f"{which:<6} {where}  {_quoted(value)}" if value is not None else f"{which:<6} nothing"


def _quoted(value: str) -> str:
    return f"'{' '.join(value.split())}'"


def _head(decision: Decision) -> Text:
    payment = decision.payment
    amount = f"{payment.currency or ''} {payment.amount}".strip() if payment.amount else ""
    notes = sum(claim.effect == "note" for claim in decision.claims)
    return Text.assemble(
        (f"{decision.action.upper():<8}", _STYLE[decision.action]),
        (payment.id, "bold"),
        f"  {amount}" if amount else "",
        (f"  {payment.kind}  {payment.source}", "dim"),
        f"  {notes} noted" if decision.action == "release" and notes else "",
    )


def _weights(claim: Claim) -> Iterator[str]:
    """The heaviest evidence, strongest first; of two messages, what each says and where."""
    if claim.compared is not None:
        yield from _versions(claim, claim.compared)
        return
    lines = sorted(claim.evidence, key=lambda line: -abs(line.weight))
    for line in lines[:_SHOWN_WEIGHTS]:
        values = " = ".join(
            dict.fromkeys(value for value in (line.value, line.entry_value) if value)
        )
        weight = f"{line.weight / 1000:+.1f}" if line.weight else ""
        yield f"{line.feature:<22} {values} {weight}".rstrip()
    if len(lines) > _SHOWN_WEIGHTS:
        yield f"and {len(lines) - _SHOWN_WEIGHTS} more (--json prints all)"
