"""Lists that grow and shrink: an overlay answers as an index made anew does, kernel or twin."""

import random
from collections.abc import Iterator, Sequence

import kernel_worlds as worlds
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway.candidates import (
    Overlay,
    Searchable,
    Unfinished,
    changes,
    content_of,
    native,
    searchable,
)
from clearway.candidates.searchable import _in_lists
from clearway.lists.types import Entry
from clearway.names.reading import read_text
from clearway.terms import Identifier, PartyKind, Scheme

CHANCE = st.randoms(use_true_random=False)
MAKERS = pytest.mark.parametrize("make", [worlds.native, worlds.twin])


def later(chance: random.Random, listed: list[Entry]) -> list[Entry]:
    """The list another day: some entries gone, some come, some renamed, some that moved."""
    kept = [entry for entry in listed if chance.random() > 0.3]
    come = worlds.entries(chance, chance.randint(0, 8))
    renamed = [worlds.entry(9, worlds.misspelled(entry.name, chance), kind=entry.kind)
               for entry in kept[:2] if entry.name]  # fmt: skip
    mixed = kept[len(renamed) :] + come + renamed
    if chance.random() < 0.6:
        chance.shuffle(mixed)
    return mixed


def overlaid(base: Searchable, entries: Sequence[Entry], make: object) -> Overlay:
    changed = changes(map(content_of, base.entries), [*map(content_of, entries)])
    return Overlay(entries, base, changed, make)  # type: ignore[arg-type]


@MAKERS
@settings(max_examples=15, deadline=None)
@given(CHANCE)
def test_an_overlay_answers_as_an_index_made_anew(make: object, chance: random.Random) -> None:
    listed = worlds.entries(chance, chance.choice((0, 3, 40)))
    base = make(listed)  # type: ignore[operator]
    for _ in range(3):
        before, listed = listed, later(chance, listed)
        anew, laid = make(listed), overlaid(base, listed, make)  # type: ignore[operator]
        names = [worlds.among_others(chance, [*before, *listed]) for _ in range(8)]
        for name in names:
            assert laid.find(name) == anew.find(name)
        assert laid.find_many(names, threads=2) == anew.find_many(names)
        text = f"{worlds.written(chance)} {names[0].original} for {names[1].original} goods"
        assert laid.find_in_text(text) == anew.find_in_text(text)


@MAKERS
@pytest.mark.parametrize("gone", [0, 2, 5])
@pytest.mark.parametrize("come", [0, 1, 3])
def test_what_is_too_much_of_one_index_is_too_much_of_an_overlay(
    make: object, gone: int, come: int, limit: int
) -> None:
    """Names are counted that the lists have now, wherever they stand."""
    listed = [worlds.entry(number, f"Kvantron Rodion {number}") for number in range(limit + 2)]
    base = make(listed)  # type: ignore[operator]
    now = [*listed[gone:], *(worlds.entry(100 + n, "Rodion Kvantron") for n in range(come))]
    name = worlds.read_name("Kvantron Rodion")
    for index in (make(now), overlaid(base, now, make)):  # type: ignore[operator]
        if len(now) > limit:
            with pytest.raises(Unfinished, match=f"more than {limit} listed names"):
                index.find(name)
            with pytest.raises(Unfinished, match=f"more than {limit} listed names"):
                index.find_many([name])
        else:
            assert len(index.find(name)) == len(now)


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Few names are too many."""
    with monkeypatch.context() as patched:
        patched.setattr(searchable, "MOST_FOUND", 4)
        native._figures.cache_clear()
        yield 4
    native._figures.cache_clear()


@MAKERS
@settings(max_examples=15, deadline=None)
@given(CHANCE)
def test_an_index_without_entries_is_one_of_the_others(make: object, chance: random.Random) -> None:
    """Names and texts; the entries keep their numbers."""
    listed = worlds.entries(chance, 30)
    gone = set(chance.sample(range(30), 12))
    without = make(listed).without(gone)  # type: ignore[operator]
    place = [number for number in range(30) if number not in gone]
    others = make([listed[number] for number in place])  # type: ignore[operator]
    for _ in range(6):
        name = worlds.among_others(chance, listed)
        found = [one._replace(entry=place[one.entry]) for one in others.found(name)]
        assert without.found(name) == found
        placed = read_text(f"{name.original} for {chance.choice(listed).name} goods")
        covered = [(one._replace(entry=place[one.entry]), first, last)
                   for one, first, last in others.found_among(placed)]  # fmt: skip
        assert sorted(without.found_among(placed), key=_in_lists) == sorted(covered, key=_in_lists)


@MAKERS
def test_equal_entries_are_counted_not_merged(make: object) -> None:
    """Two entries of the same names are two, and one of them may go."""
    one, other = (worlds.entry(number, "Kvantron Rodion") for number in (1, 2))
    base = make([one, other, one])  # type: ignore[operator]
    laid = overlaid(base, [other, other], make)
    assert laid.changed.size == 1
    assert [match.entry for match in laid.find(worlds.read_name("Kvantron Rodion"))] == [other] * 2


@MAKERS
def test_what_came_stands_where_its_list_has_it(make: object) -> None:
    texts = ("Kvantron Rodion", "Rodion Kvantron", "KVANTRON RODION")
    first, second, third = (worlds.entry(number, text) for number, text in enumerate(texts))
    laid = overlaid(make([second]), [first, second, third], make)  # type: ignore[operator]
    found = laid.find(worlds.read_name("Kvantron Rodion"))
    assert [match.entry for match in found] == [first, second, third]


def test_what_an_index_does_not_hold_of_an_entry_is_the_new_one() -> None:
    """A changed number alone indexes nothing anew, and answers say the number of today."""
    number = Identifier(scheme=Scheme.INN, value="7707083893")
    old = worlds.entry(1, "Kvantron Rodion")
    new = Entry(list=old.list, id=old.id, kind=old.kind, names=old.names, identifiers=(number,))
    laid = overlaid(worlds.native([old]), [new], worlds.native)
    assert laid.changed.size == 0
    assert [match.entry for match in laid.find(worlds.read_name("Kvantron Rodion"))] == [new]
    assert laid.by_identifier(number) == (new,)


@pytest.mark.parametrize(
    "other",
    [
        worlds.entry(1, "Kvantron", kind=PartyKind.PERSON),
        worlds.entry(1, "Kvantron", "Rodion"),
        worlds.entry(1, "Kvantron "),
        worlds.entry(1, "7:Kvantro"),
        worlds.entry(1),
    ],
)
def test_another_kind_or_name_is_another_content(other: Entry) -> None:
    assert content_of(worlds.entry(1, "Kvantron")) == content_of(worlds.entry(2, "Kvantron"))
    assert content_of(worlds.entry(1, "Kvantron")) != content_of(other)
