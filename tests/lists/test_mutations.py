"""Every real file damaged in many ways: each damage is refused or told, none is swallowed."""

import csv
import io
import random
from functools import cache
from pathlib import Path

import pytest
from mutations import damages
from shared_lists import unpacked

from clearway.lists import Edition, Refusal, SetAside, digest, read

LISTS = Path(__file__).resolve().parents[3] / "shared" / "lists"
BESIDE = {
    "us_ofac_sdn_2026/": "us_ofac_sdn_2026/*.csv",
    "us_ofac_verbatim_csv_2025/cons_": "us_ofac_verbatim_csv_2025/cons_*.csv",
    "uk_2026/": "uk_2026/*.csv",
    "jp_2025/": "jp_2025/*list*",
}
"""Files that are one list with others; an act that amends needs those it amends."""
LONE = "us_ofac_verbatim_csv_2025/"
"""Holds companions of ``sdn.csv`` without it: they are read beside one made of their numbers."""
FILES = sorted(
    str(path.relative_to(LISTS))
    for path in LISTS.rglob("*")
    if path.is_file() and path.suffix != ".md"
)
NO_LIST = {"us_bis_2026/lists.json", "jp_2025/page_content.txt"}
"""Indexes of lists. (A csv that holds its header only has no record to damage either.)"""
HEADERS = 8
SOME = 3


def records(name: str) -> bool:
    return name not in NO_LIST and unpacked(LISTS / name).strip().count(b"\n") > 0


def test_no_file_but_indexes_and_headers_is_left_out(shared_dir: Path) -> None:
    left_out = [name for name in FILES if not records(name)]
    assert len(left_out) == len(NO_LIST) + HEADERS
    results = read({name: unpacked(LISTS / name) for name in left_out})
    assert all(isinstance(one, SetAside) for one in results)


@cache
def beside(name: str) -> dict[str, bytes]:
    """The file and those that are read with it."""
    pattern = next((glob for start, glob in BESIDE.items() if name.startswith(start)), name)
    paths = sorted({LISTS / name, *LISTS.glob(pattern), *amended(name)})
    files = {str(path.relative_to(LISTS)).removesuffix(".gz"): unpacked(path) for path in paths}
    return files | (main_of(files[name]) if name.startswith(LONE) and len(files) == 1 else {})


def amended(name: str) -> set[Path]:
    if "/amendments/" not in name:
        return set()
    rows = csv.DictReader(io.StringIO(unpacked(LISTS / name).decode("utf-8-sig"), newline=""))
    return {LISTS / "eu_2026" / "consolidated" / f"{row['amendedCelex']}.csv" for row in rows}


def main_of(companion: bytes) -> dict[str, bytes]:
    rows = csv.reader(io.StringIO(companion.rstrip(b"\x1a").decode(), newline=""))
    numbers = dict.fromkeys(row[0].strip() for row in rows)
    text = "".join(f'{one},"N {one}","-0-","SDGT"{",-0-" * 8}\r\n' for one in numbers)
    return {f"{LONE}sdn.csv": text.encode()}


@cache
def before(name: str) -> tuple[int, int, str]:
    (edition,) = [one for one in read(beside(name)) if isinstance(one, Edition)]
    return len(edition.rejected), len(edition.doubts), digest(edition.entries)


def told(name: str, files: dict[str, bytes]) -> bool:
    """Whether the damage shows: refused, a record told, or entries that differ (told by diff)."""
    results = read(files)
    editions = [one for one in results if isinstance(one, Edition)]
    if any(isinstance(one, Refusal) for one in results) or not editions:
        return True
    (after,) = editions
    rejected, doubts, entries = before(name)
    return (
        len(after.rejected) > rejected
        or len(after.doubts) > doubts
        or digest(after.entries) != entries
    )


def swallowed(name: str, count: int) -> list[str]:
    """Of so many damages, each of the next kind, those that nobody is told of."""
    path, found = name.removesuffix(".gz"), []
    kinds = damages(path)
    first = random.Random(name).randrange(len(kinds))
    for number in range(first, first + count):
        kind = sorted(kinds)[number % len(kinds)]
        damaged = kinds[kind](beside(name)[path], random.Random(f"{name} {number}"))
        if damaged != beside(name)[path] and not told(name, {**beside(name), path: damaged}):
            found.append(f"{number}: {kind}")
    return found


@pytest.mark.parametrize("name", FILES)
def test_some_damages_of_each_file(name: str, shared_dir: Path) -> None:
    if records(name):
        assert swallowed(name, SOME) == []


@pytest.mark.soak
@pytest.mark.parametrize("name", FILES)
def test_fifty_damages_of_each_file(name: str, shared_dir: Path) -> None:
    if records(name):
        assert swallowed(name, 50) == []
