"""OFAC's real files against a counter that knows csv and nothing of the reader."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from clearway.lists import Edition, Refusal, SetAside, read
from clearway.terms import NameQuality, PartyKind, Scheme


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def sdn_folder(shared_dir: Path) -> Path:
    return shared_dir / "lists" / "us_ofac_sdn_2026"


@pytest.fixture(scope="module")
def cons_folder(shared_dir: Path) -> Path:
    return shared_dir / "lists" / "us_ofac_verbatim_csv_2025"


@pytest.fixture(scope="module")
def sdn(sdn_folder: Path) -> Edition:
    (edition,) = read(files(sdn_folder))
    assert isinstance(edition, Edition)
    return edition


@pytest.fixture(scope="module")
def cons(cons_folder: Path) -> Edition:
    editions = [one for one in read(files(cons_folder)) if isinstance(one, Edition)]
    assert [one.list for one in editions] == ["us-ofac-cons"]
    return editions[0]


def counted(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file) if row != ["\x1a"]]
    return [["" if cell.strip() == "-0-" else cell.strip() for cell in row] for row in rows]


def remarks_of(main: list[list[str]], comments: Path | None) -> Iterator[tuple[str, str]]:
    rest: dict[str, str] = {}
    if comments:
        with comments.open(encoding="utf-8", newline="") as file:
            rest = {row[0]: row[1] for row in csv.reader(file) if len(row) == 2}
    for row in main:
        yield row[0], row[11] + rest.get(row[0], "")


@pytest.fixture(scope="module", params=["sdn", "cons"])
def both(request: pytest.FixtureRequest) -> tuple[Edition, list[list[str]], Path, str]:
    edition: Edition = request.getfixturevalue(request.param)
    folder: Path = request.getfixturevalue(f"{request.param}_folder")
    prefix = "cons_" if request.param == "cons" else ""
    return edition, counted(folder / ("cons_prim.csv" if prefix else "sdn.csv")), folder, prefix


def test_every_entry_name_kind_and_programme(both: tuple) -> None:
    edition, main, _, _ = both
    assert {entry.id: entry.name for entry in edition.entries} == {row[0]: row[1] for row in main}
    assert edition.rejected == ()
    kinds = Counter(str(entry.kind) for entry in edition.entries)
    words = Counter(row[2] or "organisation" for row in main)
    assert kinds == Counter({{"individual": "person"}.get(w, w): n for w, n in words.items()})
    assert sum(len(entry.programmes) for entry in edition.entries) == sum(
        row[3].count("] [") + 1 for row in main
    )
    for programme in ("RUSSIA-EO14024", "SDGT"):
        assert sum(programme in entry.programmes for entry in edition.entries) == sum(
            programme in re.split(r"\W*\] \[\W*", row[3].strip("[]")) for row in main
        )


def test_every_alias(both: tuple) -> None:
    edition, _, folder, prefix = both
    wanted: dict[str, set[str]] = {}
    for row in counted(folder / f"{prefix}alt.csv"):
        wanted.setdefault(row[0], set()).add(row[3])
    got = {entry.id: {name.text for name in entry.names} for entry in edition.entries}
    assert all(names <= got[number] for number, names in wanted.items())


def test_every_address(both: tuple) -> None:
    edition, _, folder, prefix = both
    wanted = Counter(row[0] for row in counted(folder / f"{prefix}add.csv") if any(row[2:5]))
    assert {entry.id: len(entry.places) for entry in edition.entries if entry.places} == wanted


def test_every_date_of_birth_alias_and_number_in_remarks(both: tuple) -> None:
    edition, main, folder, prefix = both
    comments = folder / f"{prefix}comments.csv"
    texts = dict(remarks_of(main, comments if comments.exists() else None))
    by_id = {entry.id: entry for entry in edition.entries}
    cut = {fault.where for fault in edition.doubts if "cut" in fault.what}
    for number, text in texts.items():
        entry = by_id[number]
        assert entry.remarks == text
        if len(text) >= 1000 and cut:
            continue
        dates = set(re.findall(r"(?:^|; )(?:alt\. )?DOB ([^;]+?)\.?(?=;|$)", text))
        assert len(entry.birth_dates) == len(dates), text
        weak = set(re.findall(r"a\.k\.a\. '(.+?)'(?=[;.(]|$| \()", text))
        names = {name.text for name in entry.names}
        assert weak <= names, text
        for swift in re.findall(r"SWIFT/BIC (\w+)", text):
            assert any(one.value == swift.upper() for one in entry.identifiers), text
        for imo in re.findall(r"Vessel Registration Identification IMO (\d+)", text):
            assert any(one.value == imo for one in entry.identifiers), text
        for tax in re.findall(r"Tax ID No\. (\S+?)\.?(?= \(|;|$)", text):
            assert any(one.value == tax for one in entry.identifiers), text
        passports = len(set(re.findall(r"(?:^|; )(?:alt\. )?Passport ([^ ;]+)", text)))
        assert sum(one.scheme is Scheme.PASSPORT for one in entry.identifiers) >= passports, text


SAYS_NO_NUMBER = re.compile(
    r"(?:alt\. )?(?:DOB|POB|Linked To|E-?mail|Website|Phone|Telephone|Telex|Fax|Executive Order"
    r"|CAATSA|Secondary|Transactions|United States financial|Effective Date|Purchase|Listing Date"
    r"|Equity|Organization Established|Issuer Name|Interpol|arrested|named in|(?:Senior )?Officer"
    r"|Director|[afn]\.k\.a|Aircraft M|Other Vessel Call Sign)",
    re.IGNORECASE,
)
"""What OFAC's remarks say beside numbers of parties."""


def test_every_piece_of_the_remarks_with_a_number_gives_one(both: tuple) -> None:
    edition, main, folder, prefix = both
    comments = folder / f"{prefix}comments.csv"
    texts = dict(remarks_of(main, comments if comments.exists() else None))
    cut = {number for number, text in texts.items() if len(text) >= 1000}
    told = " ".join(fault.what for fault in edition.doubts)
    lost = []
    for entry in edition.entries:
        held = {re.sub(r"\W", "", one.value).upper() for one in entry.identifiers}
        for piece in re.split(r";\s*", texts[entry.id].rstrip(".")):
            numbers = re.findall(
                r"[A-Z\d./-]*\d{4}[A-Z\d./-]*", re.sub(r" (?:issued|expires).*", "", piece)
            )
            if not numbers or SAYS_NO_NUMBER.match(piece) or entry.id in cut:
                continue
            if re.fullmatch(r"\D*(?:19|20)\d\d\D*", piece):
                continue  # a year
            found = [re.sub(r"\W", "", one) for one in numbers]
            if not any(one in value or value in one for one in found for value in held):
                if repr(piece) in told:
                    continue
                lost.append((entry.id, piece))
    assert not lost, "\n".join(map(str, lost))


def test_little_is_doubtful(sdn: Edition, cons: Edition) -> None:
    assert len(sdn.doubts) <= 20
    assert cons.doubts == ()


def test_weak_names_are_marked(sdn: Edition) -> None:
    counts = Counter(name.quality for entry in sdn.entries for name in entry.names)
    assert counts[NameQuality.PRIMARY] == len(sdn.entries)
    assert counts[NameQuality.WEAK] > 2000
    assert counts[NameQuality.FORMER] > 500
    assert not [entry for entry in sdn.entries if entry.kind is PartyKind.UNKNOWN]


def test_companions_without_their_main_file_are_set_aside(cons_folder: Path) -> None:
    aside = [one.file for one in read(files(cons_folder)) if isinstance(one, SetAside)]
    assert sorted(aside) == ["add.csv", "alt.csv", "sdn_comments.csv"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
@pytest.mark.parametrize("name", ["sdn.csv", "alt.csv", "add.csv"])
def test_a_file_cut_anywhere_is_refused(sdn_folder: Path, name: str, share: float) -> None:
    content = files(sdn_folder)
    middle = int(len(content[name]) * share)
    for cut in (
        content[name][:middle],
        content[name][: content[name].rindex(b"\n", 0, middle) + 1],
    ):
        (result,) = read({**content, name: cut})
        assert isinstance(result, Refusal), f"{name} cut at {len(cut)}"
