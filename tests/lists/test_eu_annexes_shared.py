"""The EU's real annexes against a counter that knows csv and nothing of the reader."""

import csv
import io
import re
from pathlib import Path

from shared_lists import editions, files_of

from clearway.lists import Edition
from clearway.terms import PartyKind, Scheme

PATTERN = "eu_2026/*/*.csv"


def rows_of(shared: Path) -> list[dict[str, str]]:
    files = files_of(shared, PATTERN)
    texts = (io.StringIO(content.decode("utf-8-sig"), newline="") for content in files.values())
    return [row for text in texts for row in csv.DictReader(text)]


def key_of(row: dict[str, str]) -> tuple[str, str, str]:
    act = row.get("celex") or row["amendedCelex"]
    return act, row["annex"], row["recordId"] or row["name"]


def edition_of(shared: Path) -> Edition:
    return editions(shared, PATTERN)["eu-annexes"]


def test_every_row_is_an_entry_or_the_same_one_again(shared_dir: Path) -> None:
    edition, rows = edition_of(shared_dir), rows_of(shared_dir)
    consolidated = [key_of(row) for row in rows if "celex" in row]
    namesakes = len(consolidated) - len(set(consolidated))  # rows without a number
    keys = {key_of(row) for row in rows}
    assert len(edition.entries) == len(keys) + namesakes > 8000
    assert namesakes == 2
    assert edition.rejected == ()
    military = [row for row in rows if row["annex"] == "IV" and row.get("celex") == "32014R0833"]
    names = {
        name.text
        for entry in edition.entries
        for name in entry.names
        if "32014R0833/IV" in entry.programmes
    }
    assert len(military) == 921
    assert {row["name"].split(";")[0].strip(" ,") for row in military} <= names


def test_names_numbers_and_dates_of_the_consolidated_acts(shared_dir: Path) -> None:
    by_id = {entry.id: entry for entry in edition_of(shared_dir).entries}
    changed = {
        f"{row['amendedCelex']}/{row['annex']}/{row['recordId']}"
        for row in rows_of(shared_dir)
        if "amendedCelex" in row
    }
    for row in rows_of(shared_dir):
        entry_id = f"{row.get('celex')}/{row['annex']}/{row['recordId']}"
        if not row["recordId"] or entry_id not in by_id or entry_id in changed:
            continue
        entry = by_id[entry_id]
        values = {one.value for one in entry.identifiers}
        for column in ("innCode", "ogrnCode", "imoNumber"):
            assert set(re.findall(r"\d{7,15}", row[column])) <= values, entry_id
        if re.fullmatch(r"\d{10}|\d{12}", row["taxNumber"]):
            assert row["taxNumber"] in values
        if re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{4}", row["birthDate"]):
            assert len(entry.birth_dates) == 1
        texts = " ".join(name.text for name in entry.names)
        for column in ("name", "alias", "previousName", "weakAlias"):
            words = re.findall(r"[A-Za-z\u0400-\u04ff]{4,}", row[column])
            carried = ("also", "formerly", "known", "following", "aliases", "text", "image")
            carried += (
                "chinese",
                "korean",
                "russian",
                "farsi",
                "belarusian",
                "belarussian",
                "ukrainian",
            )
            carried += ("listed", "previously", "born", "libya", "spelling", "original", "script")
            assert [
                word for word in words if word not in texts and word.lower() not in carried
            ] == []


def test_what_is_no_party_is_marked_so(shared_dir: Path) -> None:
    edition = edition_of(shared_dir)
    assets = [entry for entry in edition.entries if entry.kind is PartyKind.ASSET]
    assert len(assets) == sum(row["schema"] == "Asset" for row in rows_of(shared_dir))
    numbers = [one.scheme for entry in edition.entries for one in entry.identifiers]
    assert numbers.count(Scheme.INN) > 1500


NUMBERS = (
    *("innCode", "ogrnCode", "kppCode", "okpoCode", "leiCode", "swiftBic", "registrationNumber"),
    *("taxNumber", "idNumber", "passportNumber", "imoNumber", "mmsi"),
)
DAY = re.compile(r"\D*\d{1,2}\.\d{1,2}\.\d{4}\D*")
TEXTS = {
    "birthPlace": lambda entry: " ".join(entry.birth_places),
    "position": lambda entry: entry.title,
    "gender": lambda entry: entry.gender,
    "address": lambda entry: " ".join(line for place in entry.places for line in place.lines),
    "reason": lambda entry: entry.remarks,
    "notes": lambda entry: entry.remarks,
    "measure": lambda entry: " ".join(entry.legal_basis),
}
OTHER_YEARS = {"1999 (privatised 2009)"}
"""A year in a date that is none of its own."""


def bare(text: str) -> str:
    return re.sub(r"\W", "", text).upper()


def test_every_cell_is_in_its_entry_or_told(shared_dir: Path) -> None:
    """Numbers of five digits or more, years, and texts, each against csv; told cells by name."""
    edition = editions(shared_dir, "eu_2026/consolidated/*.csv")["eu-annexes"]
    by_id = {entry.id: entry for entry in edition.entries}
    told = " ".join(fault.what for fault in edition.doubts)
    files = files_of(shared_dir, "eu_2026/consolidated/*.csv").values()
    texts = (io.StringIO(content.decode("utf-8-sig"), newline="") for content in files)
    lost, read = [], 0
    for row in (row for text in texts for row in csv.DictReader(text) if row["recordId"]):
        entry = by_id[f"{row['celex']}/{row['annex']}/{row['recordId']}"]
        read += 1
        held = {bare(one.value) for one in entry.identifiers}
        for cell in (row[column] for column in NUMBERS):
            for token in re.findall(r"[A-Za-z0-9/.()-]*\d[A-Za-z0-9/.()-]*", cell):
                number = bare(token)
                if len(re.findall(r"\d", number)) < 5 or DAY.fullmatch(token):
                    continue
                if not any(number in one or one in number for one in held) and token not in told:
                    lost.append((entry.id, cell))
        for column, dates in (
            ("birthDate", entry.birth_dates),
            ("incorporationDate", entry.established),
        ):
            known = {day.year for date in dates for day in (date.first, date.last)}
            for year in re.findall(r"\b(?:18|19|20)\d\d\b", row[column]):
                if int(year) not in known and year not in told and row[column] not in OTHER_YEARS:
                    lost.append((entry.id, row[column]))
        for column, text_of in TEXTS.items():
            if not all(bare(part) in bare(text_of(entry)) for part in row[column].split(";")):
                lost.append((entry.id, row[column]))
        for column, codes in (("nationality", entry.nationalities), ("country", entry.countries)):
            if row[column] and not codes and repr(row[column]) not in told:
                lost.append((entry.id, row[column]))
    assert read > 7000
    assert not lost, "\n".join(map(str, lost))


def test_what_is_told_is_what_cannot_be_read(shared_dir: Path) -> None:
    """Every doubt, by its text: a new one says that a reader or a file has changed."""
    told = sorted({fault.what.split(" was not")[0] for fault in edition_of(shared_dir).doubts})
    unreadable = ("Possibly", "Passport", "Ivorian", "Saudi", "044", "892", "328", "before", "N/D")
    unreadable += (
        "Qom",
        "Founded in",
        "10 October",
        "28 September",
        "Leningrad",
        "1922 as",
        "exist",
    )
    unreadable += ("southfront", "years old")
    assert [one for one in told if not any(word in one for word in unreadable)] == []
    assert len(told) <= 20
