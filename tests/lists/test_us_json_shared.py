"""The real US lists in JSON against a counter that knows JSON and nothing of the reader."""

import json
from pathlib import Path

from shared_lists import editions, files_of

from clearway.tables.countries import country_code
from clearway.terms import PartyKind

LISTS = 13


def test_every_entity_stands_under_its_name_and_country(shared_dir: Path) -> None:
    by_list = editions(shared_dir, "us_bis_2026/*.json")
    assert len(by_list) == LISTS
    for path, content in files_of(shared_dir, "us_bis_2026/*.json").items():
        file = json.loads(content)
        if "list_id" not in file:
            continue
        (edition,) = [one for one in by_list.values() if path in one.files]
        assert str(edition.published) == file["extracted"]
        assert not edition.rejected
        assert not edition.doubts
        pairs = {(one["name"], country_code(one["country"] or "")) for one in file["entities"]}
        assert len(edition.entries) == len(pairs)
        records = {line for raw in edition.raw.values() for line in raw.splitlines()}
        assert records == {json.dumps(one) for one in file["entities"]}


def test_aliases_addresses_and_notes_of_the_entity_list(shared_dir: Path) -> None:
    edition = editions(shared_dir, "us_bis_2026/*.json")["us-bis-el"]
    (content,) = files_of(shared_dir, "us_bis_2026/bis_entity_list.json").values()
    entities = json.loads(content)["entities"]
    names = {name.text for entry in edition.entries for name in entry.names}
    plain = [alias for one in entities for alias in one["aliases"] if "k.a" not in alias]
    assert len(plain) > 5000
    plain = [alias for alias in plain if alias.count("(") == alias.count(")")]
    assert [alias for alias in plain if alias.strip(" ,;:-–—") not in names] == []
    addresses = sum(one["address"].count("; and") + 1 for one in entities if one["address"])
    assert abs(sum(len(entry.places) for entry in edition.entries) - addresses) < addresses // 50
    footnote = sum("734.9(g)" in (one["notes"] or "") for one in entities)
    assert sum("EL-FN3" in entry.programmes for entry in edition.entries) >= footnote > 700
    addresses_only = [one for one in entities if one["name"].startswith("Address ")]
    kinds = [entry for entry in edition.entries if entry.kind is PartyKind.ADDRESS]
    assert len(kinds) == len(addresses_only) > 10
