"""Every name and strong alias of the SDN list finds its entry, cut at 140 characters too."""

import random
from pathlib import Path

import pytest

from clearway.candidates import Index
from clearway.lists import Edition, Entry, read
from clearway.names import is_match, read_name
from clearway.terms import NameQuality, PartyKind

MAX_NAME = 140
PARTIES = (PartyKind.PERSON, PartyKind.ORGANISATION)

pytestmark = pytest.mark.xdist_group("sdn")


@pytest.fixture(scope="module")
def entries(shared_dir: Path) -> tuple[Entry, ...]:
    files = sorted((shared_dir / "lists/us_ofac_sdn_2026").glob("*.csv"))
    results = read({str(path): path.read_bytes() for path in files})
    return tuple(entry for one in results if isinstance(one, Edition) for entry in one.entries)


@pytest.fixture(scope="module")
def index(entries: tuple[Entry, ...]) -> Index:
    return Index.build(entries)


def names(entries: tuple[Entry, ...]) -> list[tuple[Entry, str]]:
    return [
        (entry, listed.text)
        for entry in entries
        if entry.kind in PARTIES
        for listed in entry.names
        if listed.quality is not NameQuality.WEAK
    ]


def lost(index: Index, sample: list[tuple[Entry, str]]) -> list[tuple[str, str]]:
    """Names that do not find their entry; one that is cut off may be told by how it begins."""
    return [
        (entry.id, text)
        for entry, text in sample
        for name in [read_name(text[:MAX_NAME])]
        if not any(m.entry is entry and is_match(m.comparison) for m in index.find(name))
        and not any(m.entry is entry for m in index.begun_by(name))
    ]


def test_a_seeded_tenth_of_names_finds_its_entry(index: Index, entries: tuple[Entry, ...]) -> None:
    everything = names(entries)
    assert lost(index, random.Random(20261125).sample(everything, len(everything) // 10)) == []


@pytest.mark.soak
def test_every_name_finds_its_entry(index: Index, entries: tuple[Entry, ...]) -> None:
    assert lost(index, names(entries)) == []
