"""The documented thresholds are those of the table, and its figures the frozen ones."""

import re
from pathlib import Path

from clearway.names import ASK, FLOOR, HOLD

ROOT = Path(__file__).parents[2]
FROZEN = (ROOT / "benchmarks/names/THRESHOLDS.md").read_text(encoding="utf-8")


def test_the_document_shows_the_frozen_table() -> None:
    assert FROZEN in (ROOT / "docs/explanation/names.md").read_text(encoding="utf-8")


def test_the_table_names_the_thresholds_in_use() -> None:
    named = {name: int(score) for score, name in re.findall(r"\| (\d+) \((\w+)\)", FROZEN)}
    assert named == {"floor": FLOOR, "ask": ASK, "hold": HOLD}


def test_the_stated_choice_holds_for_the_frozen_figures() -> None:
    rows = [re.findall(r"[\w.]+(?: \(\w+\))?", line) for line in FROZEN.splitlines()[2:]]
    stopped = {row[0].split(" ")[0]: [float(cell) for cell in row[-2:]] for row in rows}
    assert stopped["by"][0] < 0.2
    assert all(share < 0.05 for share in stopped[str(HOLD)])
