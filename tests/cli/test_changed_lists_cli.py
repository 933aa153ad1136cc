"""The program while lists change: answers are those of an index made anew, kernel or twin."""

import shutil
from pathlib import Path

import pytest
from calling import Call

FIRMS = [f"{first} {last} Works" for first in ("Amber", "Birch", "Cedar", "Delta")
         for last in ("Kvantron", "Zavyalov", "Rodion", "Volzhsk", "Granit")]  # fmt: skip
BOOK = "id,creditor_name,remittance\n" + "".join(
    f"{number},{name},for {FIRMS[-1 - number % 7]}\n" for number, name in enumerate([*FIRMS, "Tea"])
)


def write(path: Path, names: list[str]) -> str:
    path.write_text("name,kind,country\n" + "".join(f"{name},organisation,RU\n" for name in names))
    return str(path)


@pytest.mark.parametrize("kernel", ["on", "off"])
def test_changed_lists_answer_as_if_they_had_always_been_so(
    clearway: Call, tmp_path: Path, kernel: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLEARWAY_KERNEL", kernel)
    (tmp_path / "book.csv").write_text(BOOK)
    indexes = lambda: {path.name for path in (tmp_path / "cache").glob("*-*.*")}  # noqa: E731
    clearway(
        "lists", "import", write(tmp_path / "firms.csv", FIRMS[:12]), "--published", "2026-11-01"
    )
    monday = clearway("screen", "book.csv", "--json")
    made = indexes()
    changed = [*FIRMS[2:12], *FIRMS[15:18]]
    clearway("lists", "import", write(tmp_path / "firms.csv", changed), "--yes",
             "--published", "2026-11-02")  # fmt: skip
    laid = clearway("screen", "book.csv", "--json")
    assert indexes() == made, "the file of before serves, with the changes laid over it"
    shutil.rmtree(tmp_path / "cache")
    anew = clearway("screen", "book.csv", "--json")
    assert indexes() != made
    assert laid == anew
    assert monday.out != laid.out
