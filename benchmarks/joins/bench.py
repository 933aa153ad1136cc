"""`make bench-joins`: how often entries were joined that are not one party.

    python benchmarks/joins/bench.py [--freeze]    # --freeze writes benchmarks/joins/RESULT.txt

Takes the reviewed sample (verdicts.csv) against the joins of the lists as they are: whether the
seed still draws these very pairs, how many of them still are one party, and the share of wrong
joins with its 95 % interval (Clopper-Pearson). Pairs that a reviewer could not decide are counted
once as right and once as wrong.
"""

import csv
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from math import comb
from pathlib import Path

from sample import counts, drawn, joins_of, loaded

from clearway.lists import Join, join, key_of

VERDICTS = Path(__file__).with_name("verdicts.csv")
RESULT = VERDICTS.with_name("RESULT.txt")


def reviewed() -> list[dict[str, str]]:
    """Rows of verdicts.csv: ``one``, ``other`` (LIST/ID), ``by``, ``verdict``."""
    with VERDICTS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def interval(wrong: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """The Clopper-Pearson interval of a share (Clopper, Pearson 1934), by bisection."""
    tail = (1 - confidence) / 2
    low = _root(lambda p: 1 - _at_most(wrong - 1, of, p) - tail) if wrong else 0.0
    high = _root(lambda p: tail - _at_most(wrong, of, p)) if wrong < of else 1.0
    return low, high


def _at_most(count: int, of: int, p: float) -> float:
    return sum(comb(of, k) * p**k * (1 - p) ** (of - k) for k in range(count + 1))


def _root(rising: Callable[[float], float]) -> float:
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return low


def rate(wrong: int, of: int) -> str:
    """``0.0 % (0.0 to 1.2 %)``."""
    low, high = interval(wrong, of)
    return f"{wrong}/{of}: {wrong / of:.1%} ({low:.1%} to {high:.1%})"


def as_drawn(rows: list[dict[str, str]], joins: tuple[Join, ...]) -> bool:
    """Whether the seed draws the reviewed pairs, in order."""
    return [(r["one"], r["other"]) for r in rows] == [(j.one, j.other) for j in drawn(joins)]


def figures() -> Iterator[str]:
    """All figures, a line each."""
    entries = loaded()
    joins, rows = joins_of(entries), reviewed()
    party = {key_of(e): n for n, one in enumerate(join(entries)) for e in one.entries}
    together = sum(party.get(r["one"], -1) == party.get(r["other"], -2) for r in rows)
    found = counts(joins)
    verdicts = Counter(row["verdict"] for row in rows)
    yield f"entries {len(entries)}, joins: {', '.join(f'{n} by {by}' for by, n in found.items())}"
    yield f"the seed draws the reviewed pairs: {'yes' if as_drawn(rows, joins) else 'no'}"
    yield f"reviewed pairs that are one party now: {together} of {len(rows)}"
    yield f"reviewed: {', '.join(f'{n} {verdict}' for verdict, n in sorted(verdicts.items()))}"
    yield f"wrong, the undecided as right: {rate(verdicts['different'], len(rows))}"
    doubtful = verdicts["different"] + verdicts["undecided"]
    yield f"wrong, the undecided as wrong: {rate(doubtful, len(rows))}"


def main() -> None:
    """Prints the figures, and keeps them where asked."""
    text = "".join(f"{line}\n" for line in figures())
    print(text, end="")
    if "--freeze" in sys.argv:
        say = ["git", "-C", str(VERDICTS.parent), "describe", "--always", "--dirty=+"]
        commit = subprocess.run(say, capture_output=True, text=True, check=True).stdout.strip()
        RESULT.write_text(
            f"{datetime.now().astimezone():%Y-%m-%d}, commit {commit}\n{text}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
