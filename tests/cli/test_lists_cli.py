"""``clearway lists``: what a user types, sees, and gets as exit status."""

import json
from pathlib import Path

import pytest

from clearway.cli import run

OWN = "name,kind,country,programmes,identifiers\nAlpha Zavod,organisation,RU,WATCH,INN:7704274402\n"


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "store" / "lists.db"
    monkeypatch.setenv("CLEARWAY_STORE", str(place))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return place


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good list, one that is damaged, a companion, and a file of no kind."""
    folder = tmp_path / "lists"
    (folder / "deep").mkdir(parents=True)
    (folder / "watch.csv").write_text(OWN, encoding="utf-8")
    (folder / "deep" / "sdn.csv").write_text('1,"CUT')
    (folder / "deep" / "cons_alt.csv").write_text('1,1,"aka","ALFA",-0- \n')
    (folder / "readme.txt").write_text("hello")
    return folder


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_folder_is_walked_and_one_bad_file_stops_no_other(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lists", "import", str(folder)]) == 3
    out, err = capsys.readouterr()
    assert "taken      own:watch" in out
    assert "1 entry" in out
    assert "set aside" in out
    assert "cons_alt.csv: belongs to cons_prim.csv, which is not beside it" in out
    assert "readme.txt: not a list in a known format" in out
    assert "sdn.csv, line 1: is not CSV" in err
    assert "refused" not in out


def test_import_as_json_has_a_line_for_every_result(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lists", "import", str(folder), "--json"]) == 3
    by_result = {line["result"]: line for line in lines(capsys)}
    assert sorted(by_result) == ["refused", "set aside", "taken"]
    assert by_result["taken"]["list"] == "own:watch"
    assert by_result["taken"]["entries"] == 1
    assert len(by_result["taken"]["sha256"]) == 64
    assert set(by_result["refused"]["fault"]) == {"where", "what", "mend"}


def test_only_set_aside_files_is_done(tmp_path: Path) -> None:
    (tmp_path / "alt.csv").write_text("")
    assert run(["lists", "import", str(tmp_path / "alt.csv")]) == 0


def test_a_named_file_that_is_no_list_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lists", "import", str(folder / "readme.txt")]) == 3
    assert "readme.txt: not a list in a known format" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "needs at least one PATH, or --starter"),
        (["no/such/file.csv"], "no such file or folder: no/such/file.csv"),
        (["x", "--as", "us-ofac-sdn"], "--as takes the id of one's own list, own:NAME"),
    ],
)
def test_wrong_usage(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lists", "import", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_a_date_that_is_none_is_wrong_usage(folder: Path) -> None:
    assert run(["lists", "import", str(folder), "--published", "2026-02-30"]) == 2


def test_published_and_as_name_and_date_a_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--published", "2026-03-01", "--as", "own:blocked", "--json"]
    assert run(["lists", "import", str(folder / "watch.csv"), *options]) == 0
    (line,) = lines(capsys)
    assert (line["list"], line["version"]) == ("own:blocked", "2026-03-01")


def test_importing_again_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lists", "import", str(folder / "watch.csv"), "--json"])
    run(["lists", "import", str(folder / "watch.csv"), "--json"])
    assert [line["result"] for line in lines(capsys)] == ["taken", "unchanged"]


def test_a_shrunken_list_is_held_back_until_yes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "watch.csv"
    path.write_text("name\n" + "".join(f"Party {n}\n" for n in range(20)))
    run(["lists", "import", str(path)])
    path.write_text("name\n" + "".join(f"Party {n}\n" for n in range(10)))
    assert run(["lists", "import", str(path)]) == 3
    assert "would shrink: 10 entries instead of 20" in capsys.readouterr().err
    run(["lists", "status", "--json"])
    assert lines(capsys)[0]["entries"] == 20
    assert run(["lists", "import", str(path), "--yes"]) == 0


def test_status_says_what_is_loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lists", "import", str(folder / "watch.csv"), "--published", "2026-03-01"])
    capsys.readouterr()
    assert run(["lists", "status"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    for part in ("own:watch", "2026-03-01", "0 d", "blocking", "WATCH 1", "latin 1", "INN 1"):
        assert part in out


def test_status_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lists", "import", str(folder / "watch.csv")])
    capsys.readouterr()
    run(["lists", "status", "--json"])
    (line,) = lines(capsys)
    assert (line["list"], line["entries"], line["state"]) == ("own:watch", 1, "fresh")
    assert line["holds"]["programmes"] == {"WATCH": 1}


def test_status_of_an_empty_store_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lists", "status"]) == 0
    assert "clearway lists import PATH, or --starter" in capsys.readouterr().out


def test_a_store_that_cannot_be_opened_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x")
    assert run(["lists", "status", "--store", str(tmp_path / "file" / "x.db")]) == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_the_starter_list_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lists", "import", "--starter"]) == 0
    capsys.readouterr()
    run(["lists", "status", "--json"])
    (line,) = lines(capsys)
    assert line["list"] == "clearway-starter"
    assert line["notice"]


@pytest.fixture
def two_editions(tmp_path: Path) -> Path:
    path = tmp_path / "watch.csv"
    path.write_text("id,name\n1,Alpha\n2,Beta\n3,Gamma\n4,Delta\n")
    run(["lists", "import", str(path), "--published", "2026-01-01"])
    path.write_text("id,name\n1,Alpha\n2,Beta Plant\n3,Gamma\n5,Epsilon\n")
    run(["lists", "import", str(path), "--published", "2026-03-01"])
    return path


@pytest.mark.parametrize(
    "editions", [["own:watch"], ["own:watch@2026-01-01", "own:watch@2026-03-01"]]
)
@pytest.mark.usefixtures("two_editions")
def test_diff_says_what_changed(editions: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["lists", "diff", *editions]) == 0
    out = capsys.readouterr().out
    for part in ("added 1\n  5  Epsilon", "removed 1\n  4  Delta", "changed 1\n  2  Beta Plant"):
        assert part in out
    assert "- names: Beta (primary)\n    + names: Beta Plant (primary)" in out


@pytest.mark.usefixtures("two_editions")
def test_diff_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["lists", "diff", "own:watch", "--json"]) == 0
    (line,) = lines(capsys)
    assert [one["id"] for one in line["added"]] == ["5"]
    assert line["changed"][0]["fields"][0]["come"] == ["Beta Plant (primary)"]


@pytest.mark.parametrize(
    ("editions", "says"),
    [
        ([], "needs two editions"),
        (["own:watch@2026-01-01"], "needs two editions"),
        (["un-sc"], "the store holds 0 editions of un-sc"),
        (["own:watch@2025-01-01", "own:watch@2026-03-01"], "it has: own:watch@2026-01-01, own:"),
    ],
)
@pytest.mark.usefixtures("two_editions")
def test_diff_of_what_is_not_there(
    editions: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["lists", "diff", *editions]) == 2
    assert says in capsys.readouterr().err


@pytest.mark.usefixtures("two_editions")
def test_show_prints_an_entry_with_its_record(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["lists", "show", "own:watch/2"]) == 0
    out = capsys.readouterr().out
    for part in ("own:watch/2  Beta Plant", "edition     2026-03-01", "as published:", '"id": "2"'):
        assert part in out
    assert run(["lists", "show", "2", "--as-of", "2026-02-01", "--json"]) == 0
    (line,) = lines(capsys)
    assert line["entry"]["names"][0]["text"] == "Beta"
    assert run(["lists", "show", "77"]) == 2
    assert "no loaded list has the entry 77" in capsys.readouterr().err


@pytest.mark.usefixtures("two_editions")
def test_status_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    run(["lists", "status", "--as-of", "2026-02-01", "--json"])
    assert [line["version"] for line in lines(capsys)] == ["2026-01-01"]


def test_import_says_what_changed_since_the_edition_before(
    two_editions: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two_editions.write_text("id,name\n1,Alpha\n2,Beta\n3,Gamma\n5,Epsilon\n6,Zeta\n")
    assert run(["lists", "import", str(two_editions), "--published", "2026-04-01"]) == 0
    assert "5 entries (+1 -0 ~1 since 2026-03-01)" in capsys.readouterr().out


def test_staged_lists_count_only_when_activated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "watch.csv"
    path.write_text("id,name\n1,Alpha\n")
    run(["lists", "import", str(path), "--published", "2026-01-01"])
    path.write_text("id,name\n1,Alpha\n2,Beta\n")
    capsys.readouterr()
    assert run(["lists", "stage", str(path), "--published", "2026-02-01"]) == 0
    out = capsys.readouterr().out
    assert "staged     own:watch  2026-02-01  2 entries" in out
    assert "added 1\n  2  Beta" in out
    assert "clearway lists activate own:watch\n" in out
    run(["lists", "status", "--json"])
    assert lines(capsys)[0]["version"] == "2026-01-01"
    assert run(["lists", "activate"]) == 0
    assert "activated  own:watch  2026-02-01  1 added, 0 removed, 0 changed" in (
        capsys.readouterr().out
    )
    run(["lists", "status", "--json"])
    assert lines(capsys)[0]["version"] == "2026-02-01"
    assert run(["lists", "activate"]) == 2


@pytest.mark.parametrize(
    ("text", "published", "reason"),
    [
        ("id,name\n2,Beta\n", "2026-02-01", "1 entry would no longer be listed"),
        ("id,name\n1,Alpha\n2,Beta\n", "2026-01-01", "an edition of 2026-01-01 is active"),
        ("id,name\n1,Alpha\n2,Beta\n", "2025-01-01", "the active edition of 2026-01-01 is newer"),
    ],
)
def test_what_could_release_payments_waits_for_a_yes(
    text: str, published: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "watch.csv"
    path.write_text("id,name\n1,Alpha\n")
    run(["lists", "import", str(path), "--published", "2026-01-01"])
    path.write_text(text)
    run(["lists", "stage", str(path), "--published", published])
    capsys.readouterr()
    assert run(["lists", "activate", "own:watch"]) == 3
    assert f"waits      own:watch  {published}: {reason}" in capsys.readouterr().out
    run(["lists", "status", "--json"])
    assert lines(capsys)[0]["version"] == "2026-01-01"
    assert run(["lists", "activate", "own:watch", "--yes"]) == 0
    run(["lists", "history"])
    history = capsys.readouterr().out.splitlines()[-2:]
    assert history[0].endswith("import")
    assert "staged, confirmed: " in history[1]


def test_nothing_staged(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["lists", "stage"]) == 0
    assert "Nothing is staged" in capsys.readouterr().out
    assert run(["lists", "activate", "un-sc"]) == 2
    assert "nothing is staged of un-sc" in capsys.readouterr().err


def test_files_read_before_are_not_read_again(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "watch.csv"
    run(["lists", "import", str(path), "--published", "2026-03-01"])
    capsys.readouterr()

    def read(_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("clearway.lists.read", read)
    assert run(["lists", "import", str(path), "--published", "2026-03-01", "--json"]) == 0
    (line,) = lines(capsys)
    assert (line["result"], line["version"]) == ("unchanged", "2026-03-01")
    path.write_text(OWN + "Beta,person,RU,WATCH,\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="read again"):
        run(["lists", "import", str(path), "--published", "2026-03-01"])


def test_show_says_why_listings_are_joined_and_part_undoes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "two"):
        path = tmp_path / f"{name}.csv"
        path.write_text(f"id,name,identifiers\n{name},Alpha {name},INN:7704274402\n")
        run(["lists", "import", str(path)])
    capsys.readouterr()
    assert run(["lists", "show", "own:one/one"]) == 0
    out = capsys.readouterr().out
    assert "own:two/two  Alpha two" in out
    assert "own:one/one = own:two/two: INN 7704274402" in out
    assert run(["lists", "part", "own:one/one", "own:two/two", "--reason", "two firms"]) == 0
    run(["lists", "show", "own:one/one"])
    assert "own:two/two" not in capsys.readouterr().out
    assert run(["lists", "part", "own:one/one", "own:three/3", "--reason", "x"]) == 2
    assert "own:three/3" in capsys.readouterr().err
