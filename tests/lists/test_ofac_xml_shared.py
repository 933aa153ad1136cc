"""OFAC's real XML against XPath."""

from pathlib import Path

import pytest
from lxml import etree
from shared_lists import editions, files_of

from clearway.lists import Edition


@pytest.fixture(
    params=[
        ("official_format_2021/ofac*", "us-ofac-sdn"),
        ("us_ofac_cons_xml_2025/*.xml", "us-ofac-cons"),
    ],
    ids=["sdn", "consolidated"],
)
def both(request: pytest.FixtureRequest, shared_dir: Path) -> tuple[Edition, etree._Element]:
    pattern, list_id = request.param
    (content,) = files_of(shared_dir, pattern).values()
    return editions(shared_dir, pattern)[list_id], etree.fromstring(content)


def count(root: etree._Element, path: str) -> int:
    return int(root.xpath(f"count({path})"))


def tag(*names: str) -> str:
    return "".join(f"//*[local-name()='{name}']" for name in names)


def test_every_field_is_counted(both: tuple[Edition, etree._Element]) -> None:
    edition, root = both
    entries = edition.entries
    assert len(entries) == count(root, tag("sdnEntry"))
    assert edition.rejected == ()
    assert len(edition.doubts) <= 5
    assert sum(len(one.programmes) for one in entries) == count(root, tag("program"))
    assert sum(len(one.places) for one in entries) == count(root, tag("address"))
    dates = sum(len(one.birth_dates) for one in entries)
    assert 0 <= dates - count(root, tag("dateOfBirth")) <= 1  # one more stands in a remark
    assert sum(one.gender != "" for one in entries) == count(root, "//*[text()='Gender']")


def test_every_name_and_number_stands_in_its_entry(both: tuple[Edition, etree._Element]) -> None:
    edition, root = both
    for entry, element in zip(edition.entries, root.xpath(tag("sdnEntry")), strict=True):
        words = {name.text for name in entry.names}
        for aka in element.xpath(".//*[local-name()='aka']"):
            last, first = (aka.findtext(f"{{*}}{one}") for one in ("lastName", "firstName"))
            assert ", ".join(filter(None, (last, first))) in words
        values = {one.value for one in entry.identifiers}
        for one in element.xpath(".//*[local-name()='id']"):
            kind, number = (one.findtext(f"{{*}}{name}") for name in ("idType", "idNumber"))
            if kind in ("Passport", "National ID No.", "Cedula No.", "SWIFT/BIC", "MMSI", "ISIN"):
                assert number in values, f"{entry.id}: {kind} {number}"
