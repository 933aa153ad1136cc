"""Entries of different lists that are one party."""

import itertools
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from shared_lists import editions

from clearway.lists import Entry, ListedName, Listing, join, key_of
from clearway.lists.dates import partial_date
from clearway.terms import Identifier, NameQuality, PartyKind, Scheme, check

CASES = yaml.safe_load(Path(__file__).with_name("joining.yaml").read_text(encoding="utf-8"))


def entry_of(given: dict) -> Entry:
    list_id, _, entry_id = given["key"].partition("/")
    names = (
        ListedName(text.removeprefix("weak "), NameQuality.WEAK)
        if text.startswith("weak ")
        else ListedName(text, NameQuality.PRIMARY)
        for text in given["names"]
    )
    references = (one.partition("/") for one in given.get("listings", []))
    return Entry(
        list=list_id,
        id=entry_id,
        kind=PartyKind(given.get("kind", "organisation")),
        names=tuple(names),
        countries=tuple(given.get("countries", [])),
        programmes=tuple(given.get("programmes", [])),
        identifiers=tuple(
            Identifier(scheme=scheme, value=given[scheme])
            for scheme in (Scheme.INN, Scheme.IMO, Scheme.PASSPORT)
            if scheme in given
        ),
        birth_dates=(partial_date(given["born"]),) if "born" in given else (),
        listings=tuple(Listing(list=name, id=number) for name, _, number in references),
        unsure=tuple(given.get("unsure", [])),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["is"] for case in CASES])
def test_parties(case: dict) -> None:
    entries = [entry_of(one) for one in case["entries"]]
    apart = frozenset(frozenset(pair) for pair in case.get("apart", []))
    for order in itertools.permutations(entries):
        parties = join(order, apart)
        assert [[key_of(entry) for entry in one.entries] for one in parties] == case["parties"]
        if "why" in case:
            assert case["why"] in [link.why for one in parties for link in one.joins]


POOL = [entry_of(one) for case in CASES for one in case["entries"]]


@settings(deadline=None)
@given(st.lists(st.sampled_from(POOL), unique_by=key_of, max_size=8))
def test_every_entry_is_in_one_party_and_no_party_has_two_numbers(entries: list[Entry]) -> None:
    parties = join(entries)
    held = [key_of(entry) for one in parties for entry in one.entries]
    assert sorted(held) == sorted(map(key_of, entries))
    for one in parties:
        assert len(one.joins) == len(one.entries) - 1
        for scheme in (Scheme.INN, Scheme.IMO):
            valid = {
                number.value
                for entry in one.entries
                for number in entry.identifiers
                if number.scheme is scheme and check(number)
            }
            assert len(valid) <= 1


def test_real_lists_are_joined_without_a_contradiction(shared_dir: Path) -> None:
    found = [
        *editions(shared_dir, "uk_2026/*.csv").values(),
        *editions(shared_dir, "un_2026/*.xml").values(),
        *editions(shared_dir, "us_bis_2026/bis_*.json").values(),
        *editions(shared_dir, "eu_2026/*/*.csv").values(),
    ]
    parties = join(entry for edition in found for entry in edition.entries)
    several = [one for one in parties if len(one.entries) > 1]
    assert len(several) > 2500
    references = [link for one in several for link in one.joins if link.by == "reference"]
    assert len(references) > 500
    assert max(len(one.entries) for one in several) <= 10
