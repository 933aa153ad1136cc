"""Tables through ``clearway screen``: columns said in a file, answers written back."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import yaml
from calling import Call

from clearway.cli import progress, table_files
from clearway.message import Field, parse

HERE = Path(__file__).parent
BOOK = HERE / "golden_book.csv"
ANSWER = ["action", "ofac_mib", "mic", "reasons", "questions", "source"]
ACTIONS = ["release", "hold", "ask", "hold"]


def rows_of(path: Path) -> list[dict[str, object]]:
    """The rows of a written table, read by another program."""
    match path.suffix:
        case ".csv":
            return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
        case ".jsonl":
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        case ".parquet":
            return pq.read_table(path).to_pylist()
    sheet = openpyxl.load_workbook(path).active
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.mark.parametrize("ending", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_answers_stand_beside_their_rows(loaded: Call, ending: str) -> None:
    outcome = loaded("screen", str(BOOK), "--write", f"out{ending}", "--json")
    sent = list(csv.DictReader(io.StringIO(BOOK.read_text(encoding="utf-8"))))
    found = rows_of(Path(f"out{ending}"))
    answers = [json.loads(line) for line in outcome.out.splitlines()]
    assert [row["action"] for row in found] == ACTIONS
    assert list(found[0]) == [*sent[0], *ANSWER]
    for row, answer, given in zip(found, answers, sent, strict=True):
        assert {name: row[name] or "" for name in given} == given
        assert row["source"] == answer["payment"]["source"]
        assert (row["ofac_mib"], row["mic"]) == tuple(answer["relation"].values())
        assert (row["reasons"] or "").split(" | ")[0] == (
            answer["claims"][0]["statement"] if answer["claims"] else ""
        )
        assert all(question["text"] in row["questions"] for question in answer["questions"])
    assert [path.name for path in Path().glob(".*.part")] == []
    assert not next(parse(Path(f"out{ending}").read_bytes(), "f")).faults


def test_every_row_has_its_place_broken_ones_too(loaded: Call) -> None:
    Path("t.csv").write_text('creditor_name,amount\nTea,1\nTea,"2,5"\na,b,c\nTea,4\n"open,5\n')
    Path("m.jsonl").write_text('{"payee": "Tea", "amount": 6}\nbroken\n')
    Path("m.fin").write_text("{1:F01")
    outcome = loaded("screen", "t.csv", "m.jsonl", "m.fin", "none.csv", "--write", "out.jsonl")
    assert outcome.status == 3
    found = rows_of(Path("out.jsonl"))
    assert [row["action"] for row in found] == [
        *("release", "hold", "hold", "release", "hold"),
        *("release", "hold", "hold", "hold"),
    ]
    assert found[2]["column 3"] == "c"
    assert found[5]["amount"] == 6
    assert (found[7]["id"], found[7]["source"]) == ("m.fin", "m.fin")


INERT = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "＝1", "\t=1", "|x"]


def test_no_cell_is_a_formula(loaded: Call) -> None:
    with Path("t.csv").open("w", newline="") as file:
        csv.writer(file).writerows(
            [["creditor_name", "=header()"], *(["Tea", text] for text in INERT), ["Tea", "-7.5"]]
        )
    for ending in ("csv", "xlsx"):
        assert loaded("screen", "t.csv", "--write", f"out.{ending}").status == 0
    cells = [list(row.values())[1] for row in rows_of(Path("out.csv"))]
    assert cells == [*(f"'{text.strip()}" for text in INERT), "-7.5"]
    assert "'=header()" in rows_of(Path("out.csv"))[0]
    sheet = openpyxl.load_workbook("out.xlsx").active
    for row, text in enumerate(["=header()", *INERT], 1):
        cell = sheet.cell(row, 2)
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text.strip(), "s", True)


def test_numbers_stay_numbers_and_sheets_are_read_one_after_another(loaded: Call) -> None:
    with xlsxwriter.Workbook("t.xlsx") as book:
        for name, rows in {
            "A": [["Payee", "Amount"], ["Tea", 7.5]],
            "B": [["Payer"], ["Tea"]],
        }.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    assert loaded("screen", "t.xlsx", "--write", "out.xlsx").status == 0
    first, second = rows_of(Path("out.xlsx"))
    assert (first["Amount"], first["source"]) == (7.5, "t.xlsx#A!row 2")
    assert (second["Payer"], second["Amount"], second["source"]) == ("Tea", None, "t.xlsx#B!row 2")


def test_a_column_of_the_rows_keeps_its_name(loaded: Call) -> None:
    Path("t.csv").write_text("creditor_name,action\nTea,ship it\n")
    loaded("screen", "t.csv", "--write", "out.csv")
    (row,) = rows_of(Path("out.csv"))
    assert (row["action"], row["action[2]"]) == ("ship it", "release")


def test_a_sheet_that_is_full_goes_on_in_the_next(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(table_files, "_SHEET_ROWS", 2)
    rows = [{"a": Field("a", str(n))} for n in range(5)] + [{"a": Field("a", "x" * 40_000)}]
    table = table_files.Table(columns=("a",), rows=lambda: iter(rows))
    table_files.WRITERS[".xlsx"](tmp_path / "t.xlsx", table)
    sheets = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets
    assert [[row[0] for row in sheet.values][:2] for sheet in sheets] == [
        ["a", "0"],
        ["a", "2"],
        ["a", "4"],
    ]
    assert sheets[2]["A3"].value.endswith("[cut: longer than a cell of Excel]")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("out.txt", "must end in .csv, .jsonl, .xlsx, .parquet"),
        ("nowhere/out.csv", "no folder nowhere"),
        ("t.csv", "one of the files that are read"),
    ],
)
def test_where_answers_cannot_be_written(loaded: Call, target: str, said: str) -> None:
    Path("t.csv").write_text("creditor_name\nTea\n")
    outcome = loaded("screen", "t.csv", "--write", target)
    assert (outcome.status, outcome.out) == (2, "")
    assert said in outcome.err
    assert Path("t.csv").read_text() == "creditor_name\nTea\n"


@pytest.mark.parametrize("target", ["out.csv", "out.xlsx", "out.parquet"])
def test_a_disk_that_is_full(loaded: Call, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(table_files.WRITERS, Path(target).suffix, full)
    Path("t.csv").write_text("creditor_name\nTea\n")
    outcome = loaded("screen", "t.csv", "--write", target)
    assert outcome.status == 2
    assert "No space left" in outcome.err
    assert not Path(target).exists()


COLUMNS = yaml.safe_load((HERE / "columns_files.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", COLUMNS, ids=[case["case"] for case in COLUMNS])
def test_a_file_of_columns(loaded: Call, case: dict) -> None:
    Path("columns.toml").write_text(case["file"], encoding="utf-8")
    Path("t.csv").write_text(case.get("table", "creditor_name\nTea\n"), encoding="utf-8")
    outcome = loaded("screen", "t.csv", "--columns", "columns.toml", "--json")
    if "refused" in case:
        assert outcome.status == 2
        assert case["refused"] in outcome.err
        return
    found = [json.loads(line) for line in outcome.out.splitlines()]
    for answer, expected in zip(found, case["answers"], strict=True):
        unread = [c["statement"] for c in answer["claims"] if c["code"] == "UNREAD"]
        told = {"action": answer["action"], "amount": answer["payment"]["amount"]}
        assert told == {name: expected[name] for name in ("action", "amount")}
        assert bool(unread) == ("unread" in expected)
        assert all(any(part in text for text in unread) for part in expected.get("unread", ()))


def test_a_file_of_columns_that_is_not_there(loaded: Call) -> None:
    outcome = loaded("screen", str(BOOK), "--columns", "none.toml")
    assert outcome.status == 2
    assert "none.toml" in outcome.err


def test_explain_knows_the_columns_too(loaded: Call) -> None:
    Path("columns.toml").write_text('[columns]\nWer = "creditor_name"\n')
    Path("t.csv").write_text("Wer\nTea\n")
    outcome = loaded("explain", "t.csv", "--columns", "columns.toml")
    assert outcome.status == 0
    assert "Cdtr name" in outcome.out


def test_progress_is_shown_on_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(progress.counted(range(250))) == list(range(250))
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert list(progress.counted(range(250))) == list(range(250))
    assert "250 payments" in capsys.readouterr().err
    assert list(progress.counted(range(250), lambda: 0.5)) == list(range(250))
    assert "50%" in capsys.readouterr().err
