"""The real lists of the UK, the UN and Canada against counters that do not use the readers."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from shared_lists import editions, files_of


def table(shared: Path, name: str) -> list[dict[str, str]]:
    (content,) = files_of(shared, f"uk_2026/{name}.csv").values()
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_uk(shared_dir: Path) -> None:
    edition = editions(shared_dir, "uk_2026/*.csv")["uk-sl"]
    by_id = {entry.id: entry for entry in edition.entries}
    assert edition.rejected == edition.doubts == ()
    assert set(by_id) == {row["unique_id"] for row in table(shared_dir, "subjects")}
    names: dict[str, set[str]] = {}
    for row in table(shared_dir, "subject_names"):
        names.setdefault(row["unique_id"], set()).add(" ".join(row["full_name"].split()))
    assert {one: {name.text for name in by_id[one].names} for one in names} == names
    dates = {
        (r["unique_id"], r["year"], r["month"], r["day"]) for r in table(shared_dir, "subject_dobs")
    }
    assert sum(len(entry.birth_dates) for entry in edition.entries) == len(dates)
    for row in table(shared_dir, "subject_identifiers"):
        value = row["raw_value"].strip(" '").removeprefix("IMO").strip()
        held = {one.value for one in by_id[row["unique_id"]].identifiers}
        if row["identifier_type"] != "business_registration_numbers":
            assert value.upper().strip(" .,;:") in {one.upper() for one in held}, row
    for kind, codes in (
        ("nationality", lambda one: set(one.nationalities)),
        ("address", lambda one: set(one.countries)),
        ("birth", lambda one: set(one.birth_places)),
    ):
        wanted: dict[str, set[str]] = {}
        for row in table(shared_dir, "subject_countries"):
            if row["country_type"] == kind:
                text = row["raw_value"] if kind == "birth" else row["iso"]
                wanted.setdefault(row["unique_id"], set()).add(text)
        for key, values in wanted.items():
            assert values - {""} <= codes(by_id[key]), key
    assert edition.published is not None
    assert edition.published.isoformat() == "2026-04-29"


@pytest.mark.parametrize("pattern", ["un_2026/*.xml", "official_format_2021/un*"])
def test_un(shared_dir: Path, pattern: str) -> None:
    edition = editions(shared_dir, pattern)["un-sc"]
    (content,) = files_of(shared_dir, pattern).values()
    root = etree.fromstring(content)
    by_id = {entry.id: entry for entry in edition.entries}
    assert edition.rejected == ()
    told = {fault.what.split("'")[1] for fault in edition.doubts}
    assert told <= {"30-35 years old", "29 years old", "24/06/1402 (Hijri Calendar)", "Aug."}
    elements = root.xpath("//INDIVIDUAL|//ENTITY")
    assert len(elements) == len(by_id) > 1000
    assert Counter(tag for entry in edition.entries for tag in entry.programmes) == Counter(
        root.xpath("//UN_LIST_TYPE/text()")
    )
    for element in elements:
        entry = by_id[element.findtext("REFERENCE_NUMBER").strip()]
        names = {name.text for name in entry.names}
        for alias in element.xpath(".//ALIAS_NAME/text()"):
            wanted = {" ".join(part.split()) for part in alias.split(";")} - {""}
            assert wanted <= names, entry.id
        for original in element.xpath("./NAME_ORIGINAL_SCRIPT/text()"):
            assert not original.strip() or original.strip() in names
        numbers = {text.strip(" .,;:\n") for text in element.xpath(".//NUMBER/text()")} - {""}
        assert numbers == {one.value for one in entry.identifiers}
        firsts = {date.first.isoformat() for date in entry.birth_dates}
        assert {text[:10] for text in element.xpath("./*/DATE/text()")} <= firsts
        assert {f"{year}-01-01" for year in element.xpath("./*/YEAR/text()")} <= firsts


def test_canada(shared_dir: Path) -> None:
    edition = editions(shared_dir, "ca_2025/*.xml")["ca-sema"]
    (content,) = files_of(shared_dir, "ca_2025/*.xml").values()
    records = etree.fromstring(content).findall("record")
    assert len(edition.entries) == len(records)
    assert edition.rejected == edition.doubts == ()
    for entry, record in zip(edition.entries, records, strict=True):
        names = {name.text for name in entry.names}
        name = record.findtext("EntityOrShip") or ", ".join(
            filter(None, (record.findtext("LastName"), record.findtext("GivenName")))
        )
        words = " ".join(names)
        carried = ("also", "known", "formerly", "as")
        plain = [word.strip("(),;:/") for word in name.split()]
        assert [word for word in plain if word not in words and word not in carried] == []
        assert str(entry.listed) == record.findtext("DateOfListing")
        assert [one.value for one in entry.identifiers] == record.xpath("ShipIMONumber/text()")
        aliases = re.findall(r"[^\W\d_]{3,}", record.findtext("Aliases") or "")
        labels = ("belarusian", "belarussian", "russian", "arabic", "and", "aka", "fka", *carried)
        lost = [word for word in aliases if word not in words and word.lower() not in labels]
        assert lost == [], entry.id
    births = sum(
        len(entry.birth_dates) > 0 or len(entry.established) > 0 for entry in edition.entries
    )
    given = sum(bool(one.findtext("DateOfBirthOrShipBuildDate")) for one in records)
    assert given == births
