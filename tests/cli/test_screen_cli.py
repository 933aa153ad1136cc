"""``clearway screen`` as a user meets it: answers, exit statuses, bad input."""

import io
import json
import re
import sys
from pathlib import Path

import jsonschema
import pytest
from calling import Call

HERE = Path(__file__).parent
BOOK = HERE / "golden_book.csv"
SCHEMA = json.loads((HERE.parents[1] / "docs/reference/decision.schema.json").read_text())
MT103 = (
    "{1:F01DALAKZKAXXX0000000000}{2:I103ANDZDEFFXXXXN}{4:\n:20:REF1\n:23B:CRED\n"
    ":32A:261125EUR100,00\n:50K:/1\nTEA HOUSE\n:59:/2\nSPEICHER TEA\n:71A:SHA\n-}"
)


def answers(out: str) -> list[dict]:
    decoded = [json.loads(line) for line in out.splitlines()]
    for answer in decoded:
        jsonschema.validate(answer, SCHEMA)
    return decoded


def test_the_report_is_the_golden_one(loaded: Call) -> None:
    outcome = loaded("screen", str(BOOK), "--as-of", "2026-11-25")
    assert outcome.status == 3
    assert outcome.err == ""
    shown = outcome.out.replace(str(BOOK), "book.csv")
    golden = (HERE / "golden_report.txt").read_text(encoding="utf-8")
    assert [line.rstrip() for line in shown.splitlines()] == golden.splitlines()


def test_one_answer_a_payment_in_order(loaded: Call) -> None:
    outcome = loaded("screen", str(BOOK), "--json")
    found = answers(outcome.out)
    assert [answer["payment"]["id"] for answer in found] == ["B-1", "B-2", "B-3", "B-4"]
    assert [answer["action"] for answer in found] == ["release", "hold", "ask", "hold"]
    assert all(answer["screened_against"][0]["list"] == "own:tests" for answer in found)
    assert outcome.out == loaded("screen", str(BOOK), "--json").out


def test_without_a_list_everything_is_held(clearway: Call) -> None:
    outcome = clearway("screen", str(BOOK), "--json")
    for answer in answers(outcome.out):
        assert answer["action"] == "hold"
        assert answer["relation"] == {"ofac_mib": "not_assessable", "mic": "not_assessable"}
        assert any("clearway lists import" in claim["statement"] for claim in answer["claims"])


def test_how_a_message_was_read_stands_in_its_card(loaded: Call) -> None:
    message = MT103.replace("I103", "I300").replace(
        "SPEICHER TEA", "JSC VOLZHSKIY KALIBR PLANT NO 9"
    )
    Path("m.fin").write_text(message)
    assert (
        "note: A message of kind MT300 is screened field by field" in loaded("screen", "m.fin").out
    )
    Path("m.fin").write_text(message.replace("I300", "I103"))
    assert "note: A message" not in loaded("screen", "m.fin").out


def test_standard_input(loaded: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(MT103.encode())))
    outcome = loaded("screen", "-", "--json")
    (answer,) = answers(outcome.out)
    assert (answer["payment"]["id"], answer["payment"]["kind"]) == ("REF1", "MT103")
    assert outcome.status == 0


def test_a_folder_a_glob_and_a_missing_path(loaded: Call, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "one.fin").write_text(MT103)
    (folder / "two.fin").write_text(MT103.replace("REF1", "REF2"))
    found = answers(loaded("screen", str(folder), "--json").out)
    assert [answer["payment"]["id"] for answer in found] == ["REF1", "REF2"]
    found = answers(loaded("screen", str(folder / "*.fin"), "--json").out)
    assert len(found) == 2
    outcome = loaded("screen", "nowhere.xml", str(folder / "one.fin"), "--json")
    missing, read = answers(outcome.out)
    assert (missing["action"], read["action"], outcome.status) == ("hold", "release", 3)
    assert "nowhere.xml" in missing["payment"]["source"]


BAD = {
    "empty.xml": b"",
    "cut.fin": MT103[:120].encode(),
    "bomb.xml": b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    "malformed.xml": b"<Document><a></Document>",
    "latin.xml": "<?xml version='1.0' encoding='utf-8'?><a>é</a>".encode("latin-1"),
    "no-columns.csv": b"colour,shape\nred,round\n",
    "no-name.csv": b"id,amount,currency\n1,2,EUR\n",
    "zip.bin": b"PK\x03\x04\x00\x00",
    "nul.fin": MT103.replace("TEA", "\x00").encode(),
    "line.jsonl": b'{"text": \n{"text": 7}\n',
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_held_with_where_what_and_what_next(
    loaded: Call, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    (tmp_path / "good.fin").write_text(MT103)
    outcome = loaded("screen", name, "good.fin", "--json")
    *bad, good = answers(outcome.out)
    assert bad
    assert {answer["action"] for answer in bad} == {"hold"}
    assert all(answer["payment"]["source"].startswith(name) for answer in bad)
    for answer in bad:
        unread = [claim for claim in answer["claims"] if claim["code"] == "UNREAD"]
        assert unread
        assert all(len(claim["statement"]) > 30 for claim in unread)
    assert (good["action"], outcome.status) == ("release", 3)
    assert "Traceback" not in outcome.err


def test_ten_megabytes_of_remittance(loaded: Call, tmp_path: Path) -> None:
    text = "INVOICE 77 TEA " * 700_000
    (tmp_path / "long.csv").write_text(f"id,creditor_name,remittance\nL,Tea House,{text}\n")
    (answer,) = answers(loaded("screen", "long.csv", "--json").out)
    assert answer["action"] == "hold"
    (claim,) = answer["claims"]
    assert (claim["code"], claim["where"]) == ("UNREAD", "remittance")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("screen",), "at least one PATH"),
        (("screen", "x.csv", "--policy", "lenient"), "no policy is named"),
        (("screen", "x.csv", "--as-of", "2026-01-01", "--by-payment-date"), "exclude each other"),
        (("screen", "x.csv", "--frobnicate"), "frobnicate"),
        (("screen", "x.csv", "--as-of", "yesterday"), "yesterday"),
    ],
)
def test_wrong_usage(loaded: Call, arguments: tuple[str, ...], said: str) -> None:
    outcome = loaded(*arguments)
    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.out == ""


def test_by_payment_date_says_when_no_edition_was_out(loaded: Call, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("id,date,creditor_name\nO,2024-01-05,Tea House\n")
    (answer,) = answers(loaded("screen", "old.csv", "--by-payment-date", "--json").out)
    assert answer["policy"]["as_of"] == "2024-01-05"
    assert any("2024-01-05" in notice for notice in answer["notices"])


def test_a_failing_screen_is_held(loaded: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr("clearway.screening.answer", broken)
    found = answers(loaded("screen", str(BOOK), "--json").out)
    assert {answer["action"] for answer in found} == {"hold"}
    assert all(
        any("out of order" in claim["statement"] for claim in answer["claims"]) for answer in found
    )


def test_all_real_payments_are_answered(clearway: Call, shared_dir: Path) -> None:
    lists = ("us_ofac_sdn_2026", "us_ofac_verbatim_csv_2025")
    folders = (str(shared_dir / "lists" / name) for name in lists)
    assert clearway("lists", "import", *folders).status == 0
    outcome = clearway("screen", str(shared_dir / "payments"), "--json")
    found = answers(outcome.out)
    assert [held["list"] for held in found[0]["screened_against"]] == [
        "us-ofac-cons",
        "us-ofac-sdn",
    ]
    messages = (shared_dir / "payments/mt/messages.jsonl").read_text(encoding="utf-8")
    sources = [answer["payment"]["source"] for answer in found]
    assert len(set(sources)) == len(sources)
    numbers = {re.search(r"messages\.jsonl#(\d+)", source) for source in sources} - {None}
    assert {int(number[1]) for number in numbers if number} == set(
        range(1, len(messages.splitlines()) + 1)
    )
    for path in (shared_dir / "payments/iso20022").iterdir():
        assert any(path.name in source for source in sources)
    assert "Traceback" not in outcome.err


def test_places_on_a_list_are_no_parties(clearway: Call, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(
        "id,kind,name\na,asset,Free Port of Astrakhanskaya Zvezda\n"
        "b,organisation,Astrakhanskaya Zvezda Shipyard\n"
    )
    assert clearway("lists", "import", "places.csv").status == 0
    (tmp_path / "p.csv").write_text(
        "id,creditor_name\n1,Free Port of Astrakhanskaya Zvezda\n2,Astrakhanskaya Zvezda Shipyard\n"
    )
    port, yard = answers(clearway("screen", "p.csv", "--json").out)
    assert all(claim.get("entry", {}).get("id") != "a" for claim in port["claims"])
    assert yard["action"] != "release"
