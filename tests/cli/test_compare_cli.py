"""``clearway compare`` and ``clearway search``."""

import json
from pathlib import Path

from calling import Call


def test_two_names(clearway: Call) -> None:
    outcome = clearway("compare", "Концерн Калашников", "Kalashnikov Concern JSC")
    assert outcome.status == 0
    assert "match" in outcome.out
    assert "kalashnikov" in outcome.out.lower()


def test_a_file_answers_every_row(clearway: Call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text(
        "name1,name2,schema\n"
        "Rosoboronexport,ROSOBORONEXPORT OAO,Company\n"
        "Tea House Almaty,Rosoboronexport,LegalEntity\n"
        ",Rosoboronexport,Company\n"
        "A,B,Spaceship\n"
        "A,B,Person,extra\n",
        encoding="utf-8",
    )
    outcome = clearway("compare", "pairs.csv", "--json")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert outcome.status == 3
    assert [row["row"] for row in rows] == [1, 2, 3, 4, 5]
    assert [row.get("match") for row in rows[:2]] == [True, False]
    assert 0.0 <= rows[1]["score"] < rows[0]["score"] < 1.0
    assert rows[0]["why"][0].keys() == {"query", "entry", "how", "weight"}
    assert "name1 is empty" in rows[2]["error"]
    assert "Spaceship" in rows[3]["error"]
    assert "too many cells" in rows[4]["error"]


def test_a_file_without_the_columns(clearway: Call, tmp_path: Path) -> None:
    (tmp_path / "pairs.csv").write_text("a,b\n1,2\n")
    outcome = clearway("compare", "pairs.csv", "--json")
    assert outcome.status == 2
    assert "name1 and name2" in outcome.err


def test_search(loaded: Call) -> None:
    outcome = loaded("search", "Volzhskiy Kalibr", "--json")
    found = [json.loads(line) for line in outcome.out.splitlines()]
    assert found[0]["id"] == "plant-nine"
    assert "own:tests plant-nine" in loaded("search", "Волжский калибр").out
    assert "Nothing like" in loaded("search", "Speicher Teekontor").out


def test_search_without_lists(clearway: Call) -> None:
    outcome = clearway("search", "Rostec")
    assert outcome.status == 2
    assert "clearway lists import" in outcome.err
