"""The starter list: well formed, every fact with its source, and true to the lists it cites."""

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pytest
import yaml
from stdnum import imo, lei
from stdnum.cn import uscc
from stdnum.ru import inn, ogrn

LISTS = ("us-ofac-sdn", "us-ofac-cons", "us-bis-el", "us-bis-meu", "un-sc", "uk-sl", "ca-sema")
CHECKS: dict[str, Callable[[str], object]] = {
    "INN": inn.is_valid,
    "OGRN": ogrn.is_valid,
    "USCC": uscc.is_valid,
    "LEI": lei.is_valid,
    "IMO": imo.is_valid,
    "BIC": re.compile(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?").fullmatch,
    "REGISTRATION": re.compile(r"[0-9A-Z./-]{4,}").fullmatch,
}
KEYS = {
    *("id", "kind", "names", "countries", "cities", "bics", "identifiers"),
    *("birth_dates", "programmes", "listings", "owners", "note"),
}
SOURCE = re.compile(rf"({'|'.join(LISTS)}):\S.*|EO \d{{5}}, \d+ FR \d+|[\w() ]+, verify")
FOOTNOTE_3 = re.compile(r"734\.9\s*\(g\)\s*,?\s*3|746\.8\(a\)\(3\)|footnote 3", re.IGNORECASE)

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    path = files("clearway.tables") / "data" / "starter.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def entries(document: dict[str, Any]) -> list[Entry]:
    found: list[Entry] = document["entries"]
    return found


def folded(text: str) -> str:
    """Without case, marks and punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def comparable(text: str, kind: str) -> str:
    """Folded; for a person in any order of the words, for OFAC puts the surname first."""
    words = folded(text)
    return " ".join(sorted(words.split())) if kind == "person" else words


def texts(entry: Entry) -> list[str]:
    return [name if isinstance(name, str) else name["text"] for name in entry["names"]]


def not_latin(text: str) -> bool:
    return any(
        letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN")
        for letter in text
    )


def sourced(entry: Entry) -> Iterator[dict[str, Any]]:
    """Every fact of an entry that says where it comes from."""
    for field in ("names", "identifiers", "owners"):
        for fact in entry.get(field, []):
            if isinstance(fact, dict) and "source" in fact:
                yield fact


def listings(entries: list[Entry], *lists: str) -> Iterator[tuple[Entry, dict[str, Any]]]:
    for entry in entries:
        for listing in entry["listings"]:
            if listing["list"] in lists:
                yield entry, listing


def test_says_when_it_was_published_and_that_it_is_for_trying_out(
    document: dict[str, Any],
) -> None:
    assert list(document) == ["list", "title", "published", "notice", "entries"]
    assert document["list"] == "clearway-starter"
    assert str(document["published"]) == "2026-11-25"
    assert "trying Clearway out" in document["notice"]
    assert "not for production" in document["notice"]


def test_holds_enough_entries_with_enough_names_in_other_scripts(entries: list[Entry]) -> None:
    assert len(entries) >= 200
    assert sum(any(map(not_latin, texts(entry))) for entry in entries) >= 180


def test_ids_are_unique_slugs(entries: list[Entry]) -> None:
    ids = [entry["id"] for entry in entries]
    assert len(set(ids)) == len(ids)
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_no_two_entries_cite_the_same_listing(entries: list[Entry]) -> None:
    cited = [(one["list"], one.get("id") or one["name"]) for _, one in listings(entries, *LISTS)]
    assert sorted({one for one in cited if cited.count(one) > 1}) == []


def test_every_entry_says_what_it_is_where_and_why(entries: list[Entry]) -> None:
    for entry in entries:
        assert set(entry) <= KEYS, entry["id"]
        assert entry["kind"] in {"organisation", "person", "vessel", "aircraft"}
        assert len(entry["note"]) > 15, entry["id"]
        assert entry["listings"], entry["id"]
        assert all(one["list"] in LISTS and one["programmes"] for one in entry["listings"])
        assert all(re.fullmatch(r"[A-Z]{2}", code) for code in entry["countries"]), entry["id"]
        assert entry["countries"] or entry["kind"] == "vessel", entry["id"]


def test_names_are_clean_and_stand_once(entries: list[Entry]) -> None:
    for entry in entries:
        names = texts(entry)
        assert all(name == " ".join(name.split()) for name in names), entry["id"]
        assert len({folded(name) for name in names}) == len(names), entry["id"]
        first = entry["names"][0]
        assert isinstance(first, str) or "quality" not in first, entry["id"]


def test_programmes_are_those_of_the_listings(entries: list[Entry]) -> None:
    for entry in entries:
        union = dict.fromkeys(tag for one in entry["listings"] for tag in one["programmes"])
        assert entry["programmes"] == list(union), entry["id"]


def test_dates_of_listings_are_before_the_day_of_publication(
    document: dict[str, Any], entries: list[Entry]
) -> None:
    for entry, listing in listings(entries, *LISTS):
        date = str(listing.get("date", "1997-06-30"))
        assert "1990" < date <= str(document["published"]), entry["id"]


def test_sources_are_well_formed_and_cited_lists_are_listings(entries: list[Entry]) -> None:
    for entry in entries:
        cited = {f"{one['list']}:{one.get('id') or one['name']}" for one in entry["listings"]}
        for fact in sourced(entry):
            assert SOURCE.fullmatch(fact["source"]), (entry["id"], fact)
            if fact["source"].startswith(LISTS):
                assert fact["source"] in cited, (entry["id"], fact)


def test_identifiers_state_their_source_and_pass_their_checks(entries: list[Entry]) -> None:
    numbers: list[tuple[str, str]] = []
    for entry in entries:
        for number in entry.get("identifiers", []):
            assert CHECKS[number["scheme"]](number["value"]), (entry["id"], number)
            assert number["source"].startswith(LISTS), (entry["id"], number)
            assert (number["scheme"] == "REGISTRATION") == ("country" in number), entry["id"]
            numbers.append((number["scheme"], number["value"]))
        assert all(CHECKS["BIC"](bic) for bic in entry.get("bics", [])), entry["id"]
    assert len(set(numbers)) == len(numbers)


def test_birth_dates_are_whole_or_partial_and_of_persons(entries: list[Entry]) -> None:
    for entry in entries:
        for date in entry.get("birth_dates", []):
            assert entry["kind"] == "person", entry["id"]
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date), entry["id"]


def test_owners_that_name_an_entry_name_one_of_this_list(entries: list[Entry]) -> None:
    ids = {entry["id"] for entry in entries}
    for entry in entries:
        for owner in entry.get("owners", []):
            assert owner["name"], entry["id"]
            assert owner["source"], entry["id"]
            assert "entry" not in owner or owner["entry"] in ids - {entry["id"]}, entry["id"]


class Listed(NamedTuple):
    """What a publisher's file says of one id."""

    names: frozenset[str]
    programmes: frozenset[str]
    remarks: str


@pytest.fixture(scope="module")
def ofac(shared_dir: Path) -> dict[str, Listed]:
    sdn = shared_dir / "lists" / "us_ofac_sdn_2026"
    cons = shared_dir / "lists" / "us_ofac_verbatim_csv_2025"
    return {
        **_ofac("us-ofac-sdn", sdn / "sdn.csv", sdn / "alt.csv"),
        **_ofac("us-ofac-cons", cons / "cons_prim.csv", cons / "cons_alt.csv"),
    }


def _rows(path: Path, least: int) -> list[list[str]]:
    with path.open(encoding="utf-8", errors="replace", newline="") as stream:
        return [row for row in csv.reader(stream) if len(row) >= least]


def _ofac(list_id: str, primary: Path, aliases: Path) -> dict[str, Listed]:
    names: dict[str, set[str]] = {}
    for row in _rows(aliases, 4):
        names.setdefault(row[0], set()).add(row[3])
    return {
        f"{list_id}:{row[0]}": Listed(
            frozenset({row[1], *names.get(row[0], ())}),
            frozenset(row[3].strip().split("] [")),
            row[11],
        )
        for row in _rows(primary, 12)
    }


def test_ofac_listings_are_there_under_a_name_of_the_entry(
    entries: list[Entry], ofac: dict[str, Listed]
) -> None:
    for entry, listing in listings(entries, "us-ofac-sdn", "us-ofac-cons"):
        listed = ofac[f"{listing['list']}:{listing['id']}"]
        assert set(listing["programmes"]) == listed.programmes, entry["id"]
        theirs = {comparable(name, entry["kind"]) for name in listed.names}
        assert theirs & {comparable(name, entry["kind"]) for name in texts(entry)}, entry["id"]


def test_facts_from_ofac_stand_in_its_remarks(
    entries: list[Entry], ofac: dict[str, Listed]
) -> None:
    for entry in entries:
        for number in entry.get("identifiers", []):
            if number["source"].startswith("us-ofac"):
                assert number["value"] in ofac[number["source"]].remarks, entry["id"]
        first = entry["listings"][0]
        for bic in entry.get("bics", []):
            assert bic in ofac[f"{first['list']}:{first['id']}"].remarks, entry["id"]
        for owner in entry.get("owners", []):
            assert "Linked To: " in ofac[owner["source"]].remarks, entry["id"]
        for date in entry.get("birth_dates", []):
            if first["list"].startswith("us-ofac"):
                remarks = ofac[f"{first['list']}:{first['id']}"].remarks
                assert re.search(rf"DOB [^;]*{date[:4]}", remarks), entry["id"]


def test_bis_listings_are_there_with_their_footnote(entries: list[Entry], shared_dir: Path) -> None:
    marked: dict[tuple[str, str], set[bool]] = {}
    for list_id, name in (("us-bis-el", "bis_entity_list"), ("us-bis-meu", "bis_meu")):
        path = shared_dir / "lists" / "us_bis_2026" / f"{name}.json"
        for row in json.loads(path.read_text(encoding="utf-8"))["entities"]:
            footnote = bool(FOOTNOTE_3.search(row["notes"] or ""))
            marked.setdefault((list_id, row["name"]), set()).add(footnote)
    for entry, listing in listings(entries, "us-bis-el", "us-bis-meu"):
        footnotes = marked[listing["list"], listing["name"]]
        assert ("EL-FN3" in listing["programmes"]) in footnotes, entry["id"]
        assert listing["programmes"][0] == ("EL" if listing["list"] == "us-bis-el" else "MEU")


def test_uk_listings_are_there_with_their_date_and_numbers(
    entries: list[Entry], shared_dir: Path
) -> None:
    uk = shared_dir / "lists" / "uk_2026"
    with (uk / "subjects.csv").open(encoding="utf-8", newline="") as stream:
        dates = {row["unique_id"]: row["date_designated"] for row in csv.DictReader(stream)}
    numbers: dict[str, str] = {}
    with (uk / "subject_identifiers.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            numbers[row["unique_id"]] = numbers.get(row["unique_id"], "") + row["raw_value"] + "\n"
    for entry, listing in listings(entries, "uk-sl"):
        day, month, year = dates[listing["id"]].split("/")
        assert str(listing["date"]) == f"{year}-{month}-{day}", entry["id"]
        assert listing["programmes"] == [listing["id"][:3]], entry["id"]
    for entry in entries:
        for number in entry.get("identifiers", []):
            if number["source"].startswith("uk-sl:"):
                assert number["value"] in numbers[number["source"][6:]], entry["id"]


def test_canadian_listings_are_there_with_their_date(
    entries: list[Entry], shared_dir: Path
) -> None:
    dates: dict[str, str] = {}
    path = shared_dir / "lists" / "ca_2025" / "sema-lmes.xml"
    for record in ElementTree.parse(path).getroot().iter("record"):
        regime = (record.findtext("Country") or "").split(" ")[0].upper()
        schedule, part, number = (record.findtext("Schedule") or "").partition(", Part ")
        if not part:  # Schedule 1.1, of ships, is another than part 1 of Schedule 1
            continue
        item = f"{regime}-{schedule}.{number}-{record.findtext('Item')}"
        dates[item] = record.findtext("DateOfListing") or ""
    for entry, listing in listings(entries, "ca-sema"):
        assert str(listing["date"]) == dates[listing["id"]], entry["id"]
        assert listing["programmes"] == [f"SEMA-{listing['id'].rpartition('-')[0]}"], entry["id"]


def test_un_listings_are_there_with_their_date(entries: list[Entry], shared_dir: Path) -> None:
    path = shared_dir / "lists" / "un_2026" / "UN_consolidated.xml"
    dates = {
        (record.findtext("REFERENCE_NUMBER") or "").strip(): record.findtext("LISTED_ON")
        for record in ElementTree.parse(path).getroot().iter("ENTITY")
    }
    for entry, listing in listings(entries, "un-sc"):
        assert str(listing["date"]) == dates[listing["id"]], entry["id"]
