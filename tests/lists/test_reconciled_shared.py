"""Names, numbers, dates and programmes of the real lists, field by field, against plain counters.

The counters know csv, JSON and XPath and nothing of the readers. What a counter finds and an entry
does not hold is a gap; every gap is nought. (Names and sums stand in the tests of each format.)
"""

import csv
import datetime as dt
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from lxml import etree
from shared_lists import editions, files_of

from clearway.lists import Entry
from clearway.tables.countries import country_code

CARRIED = ("also", "aka", "known", "following", "aliases", "alias", "formerly", "two")
"""Words that lead from one name to another."""
Facts = dict[str, set[str]]


def table(shared: Path, pattern: str) -> list[dict[str, str]]:
    (content,) = files_of(shared, pattern).values()
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def root_of(shared: Path, pattern: str) -> etree._Element:
    (content,) = files_of(shared, pattern).values()
    return etree.fromstring(content)


def gaps(wanted: Facts, held: Facts) -> list[tuple[str, list[str]]]:
    """What is wanted and not held, or held and not wanted, by id."""
    return [
        (key, sorted(wanted[key] ^ held.get(key, set())))
        for key in wanted
        if wanted[key] ^ held.get(key, set())
    ]


def by_id(entries: Iterable[Entry], facts) -> Facts:  # noqa: ANN001 - of an entry
    return {entry.id: {str(fact) for fact in facts(entry) if fact} for entry in entries}


def collected(pairs: Iterable[tuple[str, str]]) -> Facts:
    found: Facts = defaultdict(set)
    for key, value in pairs:
        found[key] |= {value} if value else set()
    return found


def slashed(text: str) -> str:
    """``29/06/2012`` as an ISO day."""
    return "-".join(reversed(text.split("/"))) if text else ""


def plain(text: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def test_uk_dates_programmes_kinds_and_numbers(shared_dir: Path) -> None:
    entries = editions(shared_dir, "uk_2026/*.csv")["uk-sl"].entries
    subjects = table(shared_dir, "uk_2026/subjects.csv")
    kinds = {"individual": "person", "entity": "organisation", "ship": "vessel"}
    for column, fact in (
        (lambda row: row["unique_id"][:3], lambda one: one.programmes),
        (lambda row: kinds[row["subject_type"]], lambda one: [one.kind]),
        (lambda row: slashed(row["date_designated"]), lambda one: [one.listed]),
        (lambda row: slashed(row["last_updated"]), lambda one: [one.changed]),
        (lambda row: row["un_reference_number"], lambda one: [ref.id for ref in one.listings]),
    ):
        wanted = collected((row["unique_id"], column(row)) for row in subjects)
        assert gaps(wanted, by_id(entries, fact)) == []
    dates = table(shared_dir, "uk_2026/subject_dobs.csv")
    wanted = collected(
        (row["unique_id"], "-".join(filter(None, (row["year"], row["month"], row["day"]))))
        for row in dates
    )
    assert gaps(wanted, by_id((e for e in entries if e.birth_dates), lambda e: e.birth_dates)) == []
    held = {one.id: [plain(number.value) for number in one.identifiers] for one in entries}
    for row in table(shared_dir, "uk_2026/subject_identifiers.csv"):
        digits = plain(row["raw_value"].strip(" '"))
        numbers = held[row["unique_id"]]
        assert any(number and number in digits for number in numbers), row


@pytest.mark.parametrize("pattern", ["un_2026/*.xml", "official_format_2021/un*"])
def test_un_dates_nationalities_and_programmes(shared_dir: Path, pattern: str) -> None:
    entries = editions(shared_dir, pattern)["un-sc"].entries
    elements = root_of(shared_dir, pattern).xpath("//INDIVIDUAL|//ENTITY")
    for path, fact in (
        ("UN_LIST_TYPE/text()", lambda one: one.programmes),
        ("LISTED_ON/text()", lambda one: [one.listed]),
        ("NAME_ORIGINAL_SCRIPT/text()", None),
    ):
        wanted = collected(
            (one.findtext("REFERENCE_NUMBER").strip(), text.strip()[:10] if fact else text.strip())
            for one in elements
            for text in one.xpath(path)
        )
        if fact:
            assert gaps(wanted, by_id(entries, fact)) == []
        else:
            names = by_id(entries, lambda one: [name.text for name in one.names])
            assert [key for key in wanted if not wanted[key] <= names[key]] == []
    nations = collected(
        (one.findtext("REFERENCE_NUMBER").strip(), country_code(text.strip()))
        for one in elements
        for text in one.xpath("NATIONALITY/VALUE/text()")
    )
    assert gaps(nations, by_id(entries, lambda one: one.nationalities)) == []
    changed = collected(
        (one.findtext("REFERENCE_NUMBER").strip(), max(days))
        for one in elements
        if (days := [t[:10] for t in one.xpath("LAST_DAY_UPDATED/VALUE/text()") if t.strip()])
    )
    assert gaps(changed, by_id((e for e in entries if e.changed), lambda e: [e.changed])) == []


def test_eu_fsf_numbers_dates_and_legal_bases(shared_dir: Path) -> None:
    pattern = "official_format_2021/eu_fsf*"
    entries = editions(shared_dir, pattern)["eu-fsf"].entries
    elements = root_of(shared_dir, pattern).xpath("//*[local-name()='sanctionEntity']")
    for path, fact in (
        ("./*/@programme", lambda one: one.programmes),
        ("./*[local-name()='regulation']/@numberTitle", lambda one: one.legal_basis),
    ):
        wanted = collected(
            (one.get("euReferenceNumber"), text) for one in elements for text in one.xpath(path)
        )
        assert gaps(wanted, by_id(entries, fact)) == []
    numbers = by_id(entries, lambda one: [plain(number.value) for number in one.identifiers])
    for one in elements:
        for text in one.xpath("./*[local-name()='identification']/@number"):
            assert not plain(text) or any(
                number in plain(text) for number in numbers[one.get("euReferenceNumber")] if number
            ), text
    births = by_id(entries, lambda one: [date.first for date in one.birth_dates])
    for one in elements:
        assert set(one.xpath("./*/@birthdate")) <= births[one.get("euReferenceNumber")]
    first = collected(
        (one.get("euReferenceNumber"), day)
        for one in elements
        if (day := one.get("designationDate"))
    )
    held = by_id(entries, lambda one: [one.listed])
    assert [key for key, days in first.items() if held[key] != {min(days)}] == []


def test_canada_programmes_and_births(shared_dir: Path) -> None:
    entries = editions(shared_dir, "ca_2025/*.xml")["ca-sema"].entries
    records = root_of(shared_dir, "ca_2025/*.xml").findall("record")
    lost = []
    for entry, record in zip(entries, records, strict=True):
        given = record.findtext("DateOfBirthOrShipBuildDate") or ""
        years = set(re.findall(r"(?:19|20)\d\d", given))
        dates = (*entry.birth_dates, *entry.established)
        held = {str(year) for date in dates for year in (date.first.year, date.last.year)}
        lost += [(entry.id, given)] if years - held else []
        country = record.findtext("Country").split(" / ")[0].upper()
        (programme,) = entry.programmes
        assert re.sub(r"[^A-Z]", "", programme.split("-")[1]) in re.sub(r"[^A-Z]", "", country)
        schedule = re.findall(r"\d+", record.findtext("Schedule") or "")
        assert all(number in programme for number in schedule)
        lost += [(entry.id, given)] if given and not dates else []
    assert lost == []


def test_us_json_names_programmes_and_days(shared_dir: Path) -> None:
    """A list may name an entity in several rows: the first day counts."""
    files = files_of(shared_dir, "us_bis_2026/*.json")
    for edition in editions(shared_dir, "us_bis_2026/*.json").values():
        (path,) = edition.files
        rows = json.loads(files[path])["entities"]
        first: dict[tuple[str, str], str] = {}
        for row in rows:
            key = row["name"], row["country"] or ""
            first[key] = min(first.get(key, "9"), iso(row["effective_date"]) or "9")
        texts = " ".join(name.text for entry in edition.entries for name in entry.names)
        for row in rows:
            words = re.findall(r"[^\W\d_]{3,}", " ".join([row["name"], *row["aliases"]]))
            assert [one for one in words if one not in texts and one.lower() not in CARRIED] == []
        days = sorted(day for day in first.values() if day != "9")
        assert sorted(str(one.listed) for one in edition.entries if one.listed) == days
        assert all(entry.programmes for entry in edition.entries)


def iso(day: str | None) -> str:
    """``June 21, 2022`` as ``2022-06-21``; ISO days as they are."""
    if day and not day[0].isdigit():
        return str(dt.datetime.strptime(day, "%B %d, %Y").date())  # noqa: DTZ007
    return day or ""


def test_ships_programmes_types_and_flags(shared_dir: Path) -> None:
    """The day of designation is that of the file for every ship, and is not believed."""
    entries = editions(shared_dir, "us_ofac_vessels_2026/*")["us-ofac-vessels"].entries
    (content,) = files_of(shared_dir, "us_ofac_vessels_2026/*").values()
    ships = json.loads(content)["vessels"]
    assert len({one["designation_date"] for one in ships}) == 1
    wanted = [
        (
            str(one["imo"]),
            tuple(one["programs"]),
            bool(one["vessel_info"].get("flag")),
            bool(one["vessel_info"].get("vessel_type")),
        )
        for one in ships
    ]
    held = [
        (one.identifiers[0].value, one.programmes, bool(one.craft.flag), bool(one.craft.type))
        for one in entries
        if one.craft
    ]
    assert sorted(held) == sorted(wanted)


def test_eu_annexes_days_and_programmes(shared_dir: Path) -> None:
    entries = {e.id: e for e in editions(shared_dir, "eu_2026/*/*.csv")["eu-annexes"].entries}
    checked = 0
    for path, content in files_of(shared_dir, "eu_2026/consolidated/*.csv").items():
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            entry = entries.get(f"{row['celex']}/{row['annex']}/{row['recordId']}")
            if entry is None or not row["recordId"]:
                continue
            checked += 1
            assert f"{row['celex']}/{row['annex']}" in entry.programmes, path
            if re.fullmatch(r"\d{1,2}\.\d{1,2}\.\d{4}", row["startDate"]):
                day, month, year = map(int, row["startDate"].split("."))
                assert entry.listed == dt.date(year, month, day), entry.id
    assert checked > 7000
