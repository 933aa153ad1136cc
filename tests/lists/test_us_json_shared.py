"""The real US lists in JSON, every row and field: what no field of an entry holds is nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from shared_lists import editions, files_of, residue, tight

from clearway.lists import Entry
from clearway.tables.countries import country_code
from clearway.terms import PartyKind, Scheme

PATTERN = "us_bis_2026/*.json"
LISTS = 13
KNOWN_AS = re.compile(
    r"(?:[afn]\.?k\.?a\b\.?|alsoknownas|formerlyknownas|nowknownas)"
    r"|(?:the)?following(?:\w*?)alias(?:es)?|and|[^\w]"
)
SEE = re.compile(r"\(see(?:also)?alternate\w*?address[^)]*\)|and|[^\w]")
NOTE = re.compile(r"\(See alternate[^)]*\)")
FOOTNOTES = {"EL-FN1": "734.9(e)(1)", "EL-FN3": "734.9(g)", "EL-FN4": "734.9(e)(2)"}
Row = dict[str, object]


def rows(shared: Path) -> Iterator[tuple[Entry, list[Row]]]:
    """Each entry with the rows of its name and country."""
    for edition in editions(shared, PATTERN).values():
        for entry in edition.entries:
            yield entry, [json.loads(line) for line in edition.raw[entry.id].splitlines()]


def test_every_row_stands_under_its_name_and_country(shared_dir: Path) -> None:
    by_list = editions(shared_dir, PATTERN)
    assert len(by_list) == LISTS
    for path, content in files_of(shared_dir, PATTERN).items():
        file = json.loads(content)
        if "list_id" not in file:
            continue
        (edition,) = [one for one in by_list.values() if path in one.files]
        assert str(edition.published) == file["extracted"]
        assert edition.rejected == edition.doubts == ()
        pairs = {(one["name"], country_code(one["country"] or "")) for one in file["entities"]}
        assert len(edition.entries) == len(pairs)
        records = {line for raw in edition.raw.values() for line in raw.splitlines()}
        assert records == {json.dumps(one) for one in file["entities"]}


def test_names(shared_dir: Path) -> None:
    for entry, several in rows(shared_dir):
        held = [name.text for name in entry.names]
        first = several[0]["name"]
        assert first.startswith(entry.name)
        assert entry.name == first.strip(" :") or KNOWN_AS.search(tight(first))
        for row in several:
            for text in (row["name"], *row["aliases"]):
                assert KNOWN_AS.sub("", residue(text, held)) == "", (entry.id, text)


def test_addresses(shared_dir: Path) -> None:
    for entry, several in rows(shared_dir):
        held = [line for place in entry.places for line in place.lines]
        wanted = {
            re.sub(r"\W", "", NOTE.sub("", part))
            for row in several
            for part in re.split(r";\s*(?:and\s)?", row["address"] or "")
        }
        assert all(SEE.sub("", residue(row["address"] or "", held)) == "" for row in several)
        assert len({re.sub(r"\W", "", one) for one in held}) == len(wanted - {""}), entry.id


def test_every_other_field(shared_dir: Path) -> None:
    for entry, several in rows(shared_dir):
        notes = "\n".join(dict.fromkeys(row["notes"] for row in several if row["notes"]))
        assert notes in entry.remarks
        assert all(not row["status"] or row["status"] in entry.remarks for row in several)
        assert set(entry.legal_basis) == {row["federal_register"] for row in several} - {None}
        assert [link.name for link in entry.links] == re.findall(r"Linked To: ([^;|]+)", notes)
        codes = {country_code(row["country"] or "") for row in several} - {""}
        assert codes <= set(entry.countries)
        numbers = [one.value for one in entry.identifiers]
        assert numbers == re.findall(r"USCC: (\S+)", notes)
        assert len(entry.birth_dates) == notes.count("Date of birth:")


def test_the_rules_of_the_entity_list(shared_dir: Path) -> None:
    edition = editions(shared_dir, PATTERN)["us-bis-el"]
    for entry in edition.entries:
        plain = tight(entry.remarks)
        for programme, rule in FOOTNOTES.items():
            said = rule in plain or (programme == "EL-FN3" and "746.8(a)(3)" in plain)
            assert (programme in entry.programmes) is said, entry.id


def test_bare_addresses_are_entries_of_their_own(shared_dir: Path) -> None:
    edition = editions(shared_dir, PATTERN)["us-bis-el"]
    (content,) = files_of(shared_dir, "us_bis_2026/bis_entity_list.json").values()
    wanted = [one for one in json.loads(content)["entities"] if one["name"].startswith("Address ")]
    bare = [entry for entry in edition.entries if entry.kind is PartyKind.ADDRESS]
    assert sorted(entry.name for entry in bare) == sorted(one["name"] for one in wanted)
    assert all(entry.places for entry in bare)


@pytest.mark.parametrize("list_id", ["us-ofac-nscmic"])
def test_numbers_of_china_are_valid(list_id: str, shared_dir: Path) -> None:
    entries = editions(shared_dir, PATTERN)[list_id].entries
    numbers = [one for entry in entries for one in entry.identifiers]
    assert len(numbers) == 58
    assert all(one.scheme is Scheme.USCC for one in numbers)
