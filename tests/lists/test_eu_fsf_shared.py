"""The EU's real FSF XML against XPath."""

from collections import defaultdict
from pathlib import Path

from lxml import etree
from shared_lists import editions, files_of

PATTERN = "official_format_2021/eu_fsf*"
ENTITY = "//*[local-name()='sanctionEntity']"


def test_every_entry_name_number_and_date(shared_dir: Path) -> None:
    edition = editions(shared_dir, PATTERN)["eu-fsf"]
    (content,) = files_of(shared_dir, PATTERN).values()
    wanted: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for element in etree.fromstring(content).xpath(ENTITY):
        one = wanted[element.get("euReferenceNumber")]
        one["names"] |= {" ".join(name.split()) for name in element.xpath("./*/@wholeName")}
        one["programmes"] |= set(element.xpath("./*/@programme"))
        one["numbers"] |= set(element.xpath("./*/@number"))
        one["births"] |= set(element.xpath("./*/@birthdate"))
        one["ranges"] |= set(element.xpath("./*/@yearRangeFrom"))
        one["citizen"] |= set(element.xpath("./*[local-name()='citizenship']/@countryIso2Code"))
    assert edition.rejected == edition.doubts == ()
    assert {entry.id for entry in edition.entries} == set(wanted)
    for entry in edition.entries:
        one = wanted[entry.id]
        names = {name.text for name in entry.names}
        assert one["names"] - {""} <= names
        for name in names - one["names"]:  # without what is said of it
            assert any(text.startswith(f"{name} (") for text in one["names"])
        assert set(entry.programmes) == one["programmes"]
        assert len(entry.identifiers) >= len({text.strip() for text in one["numbers"]} - {""})
        firsts = {date.first.isoformat() for date in entry.birth_dates}
        assert one["births"] <= firsts
        assert {f"{year}-01-01" for year in one["ranges"]} <= firsts
        assert set(entry.nationalities) >= one["citizen"] - {"00"}
