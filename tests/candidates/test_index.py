"""The index finds what an exhaustive comparison finds, whatever else it holds."""

import random
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway.candidates import Index, Stored
from clearway.lists.types import Entry, ListedName
from clearway.names import FLOOR, compare, read_name
from clearway.terms import Identifier, PartyKind, Scheme

PARTS = """
zavyalov rodion petrovich vladimir ivanov kvantron uralvagonzavod rosoboron export al
shenzhen xinda electronics trading technology plant no 9 12 v r of bank moscow xin da
кузнецов иван завод 鑫达 深圳市 电子 有限公司 llc ооо mohammad hassan 王 健林 wang jianlin
"""
ALPHABET = "abeiknorstvyzhш"


def entry(number: int, *names: str, kind: PartyKind = PartyKind.UNKNOWN, **more: object) -> Entry:
    listed = tuple(ListedName(name) for name in names)
    return Entry(list="own:tests", id=str(number), kind=kind, names=listed, **more)  # type: ignore[arg-type]


@cache
def world() -> Index:
    chance = random.Random(20240612)
    return Index.build(entry(number, written(chance)) for number in range(600))


def written(chance: random.Random) -> str:
    words = chance.choices(PARTS.split(), k=chance.randint(1, 5))
    return chance.choice((" ", "  ", "-", " ")).join(words)


def misspelled(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(len(letters) + 1)
        letters[at : at + chance.randint(0, 1)] = chance.choice((*ALPHABET, "", " "))
    return "".join(letters)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_everything_at_or_above_the_floor_is_found(chance: random.Random) -> None:
    index = world()
    query = read_name(misspelled(written(chance), chance))
    found = {match.entry.id for match in index.find(query)}
    exhaustive = {
        index.entries[at].id
        for number, (at, _, _, _) in enumerate(index.stored.names)
        if (held := compare(query, index.name(number))).equal or held.score >= FLOOR
    }
    assert found == exhaustive


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False))
def test_another_entry_changes_no_score(chance: random.Random) -> None:
    few = [entry(number, written(chance)) for number in range(5)]
    query = read_name(misspelled(few[0].name, chance))
    alone = {match.entry.id: match.comparison for match in Index.build(few).find(query)}
    more = [*few, *(entry(100 + number, written(chance)) for number in range(20))]
    among = {match.entry.id: match.comparison for match in Index.build(more).find(query)}
    assert {key: among[key] for key in alone} == alone


@pytest.mark.parametrize("name", ["A B", "Bank of Moscow", "New Technology", "王", "9"])
def test_an_equal_name_is_found_however_common_its_words(name: str) -> None:
    index = Index.build([entry(1, name), entry(2, "Rodion Zavyalov")])
    assert [match.entry.id for match in index.find(read_name(name))] == ["1"]


def test_an_index_comes_back_from_its_stored_form() -> None:
    index = world()
    stored = msgspec.msgpack.decode(msgspec.msgpack.encode(index.stored), type=Stored)
    again = Index(index.entries, stored)
    query = read_name("Rodion Zavyalov Kvantron")
    assert again.find(query) == index.find(query)


def test_a_bank_code_finds_the_bank_by_any_branch() -> None:
    bank = entry(1, "Kvantbank", identifiers=(Identifier(scheme=Scheme.BIC, value="KVNTRUMM"),))
    index = Index.build([bank])
    assert index.by_bic("KVNTRUMMXXX") == (bank,)
    assert index.by_bic("KVNTRUM2XXX") == ()


def test_a_number_is_found_however_it_is_spaced() -> None:
    firm = entry(1, "Kvantron", identifiers=(Identifier(scheme=Scheme.INN, value="7707083893"),))
    index = Index.build([firm])
    assert index.by_identifier(Identifier(scheme=Scheme.INN, value="7707 083893")) == (firm,)
    assert index.by_identifier(Identifier(scheme=Scheme.INN, value="7707083894")) == ()
