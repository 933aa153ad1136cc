"""All real lists imported from nothing, as a user would."""

import csv
import json
import os
import shutil
from pathlib import Path

import pytest

from clearway.cli import run
from clearway.lists import join, key_of
from clearway.store import Store

LISTS = {
    *("ca-sema", "eu-annexes", "eu-fsf", "jp-eul", "uk-sl", "un-sc", "us-bis-dpl", "us-bis-el"),
    *("us-bis-meu", "us-cbp-wro", "us-dhs-uflpa", "us-dow-1260h", "us-dow-1286"),
    *("us-fcc-covered", "us-ofac-cons", "us-ofac-eo14032", "us-ofac-nscmic", "us-ofac-sdn"),
    *("us-ofac-vessels", "us-state-debarred-admin", "us-state-debarred-statutory", "us-state-np"),
}


def reviewed_pairs() -> list[tuple[str, str]]:
    """Pairs that a person has read: one party, or at least none shown to be two."""
    with (Path(__file__).parents[2] / "benchmarks" / "joins" / "verdicts.csv").open() as file:
        return [(row["one"], row["other"]) for row in csv.DictReader(file)]


def test_every_list_is_taken_and_the_newest_is_active(
    shared_dir: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    copied = tmp_path / "any name"
    shutil.copytree(shared_dir / "lists", copied)
    place = tmp_path / "lists.db"
    monkeypatch.setenv("CLEARWAY_STORE", str(place))
    assert run(["lists", "import", str(copied), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["result"] for line in lines} == {"taken", "set aside"}
    assert {line["list"] for line in lines if line["result"] == "taken"} == LISTS
    assert all(not line.get("rejected") for line in lines)
    seen = {path for line in lines for path in line["files"]}
    files = {str(path).removesuffix(".gz") for path in copied.rglob("*") if path.is_file()}
    assert seen == files
    assert place.stat().st_size < 50 * 2**20

    assert run(["lists", "status", "--json"]) == 0
    active = {one["list"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert active["un-sc"]["version"] == "2026-02-27"
    assert active["us-ofac-sdn"]["entries"] == 19143
    assert run(["lists", "status", "--json", "--as-of", "2022-01-01"]) == 0
    then = {one["list"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}
    assert (then["un-sc"]["version"], then["us-ofac-sdn"]["entries"]) == ("2021-03-12", 8832)

    parties = join(entry for snapshot in Store().snapshots() for entry in snapshot.entries)
    party_of = {key_of(entry): party for party in parties for entry in party.entries}
    assert len(reviewed := reviewed_pairs()) == 300
    assert [pair for pair in reviewed if party_of[pair[0]] is not party_of[pair[1]]] == []

    assert run(["lists", "import", str(copied), "--json"]) == 0
    again = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {line["result"] for line in again} == {"unchanged", "set aside"}


def test_a_file_of_two_gigabytes_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLEARWAY_STORE", str(tmp_path / "lists.db"))
    path = tmp_path / "sdn.csv"
    path.write_text("1,")
    os.truncate(path, 2 * 2**30)
    assert run(["lists", "import", str(path)]) == 3
    assert "it is larger than 512 MB" in capsys.readouterr().err
