"""What is kept of strings changes no answer: with and without, in batches and one by one."""

import csv
import datetime as dt
import io
import random
from collections.abc import Sequence

import kernel_worlds as worlds
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway import screening
from clearway.candidates import Remembering, Searchable, Unfinished
from clearway.candidates.searchable import Covered, Found, Place
from clearway.decision import HeldList
from clearway.lists.types import Entry
from clearway.message import Payment, parse
from clearway.names import Name, read_name
from clearway.names.kept import LONGEST, Kept, read_name_once
from clearway.names.lettered import Lettered
from clearway.names.reading import Placed
from clearway.parties import extract as extracting
from clearway.screening import World, screen, screen_many
from clearway.tables.decision import policy

CHANCE = st.randoms(use_true_random=False)
DAY = dt.date(2026, 11, 25)
COLUMNS = ("debtor_name", "creditor_name", "creditor_agent", "remittance")


class Counting(Searchable):
    """An index that counts what it is asked for."""

    def __init__(self, index: Searchable) -> None:
        super().__init__(index.entries)
        self._index = index
        self.asked: list[object] = []

    def found(self, name: Name) -> Sequence[Found]:
        self.asked.append(name)
        return self._index.found(name)

    def found_among(self, placed: tuple[Placed, ...]) -> Sequence[Covered]:
        self.asked.append(placed)
        return self._index.found_among(placed)

    def lettered_like(self, letters: Lettered) -> Sequence[Place]:
        self.asked.append(letters)
        return self._index.lettered_like(letters)


def world(index: Searchable) -> World:
    held = HeldList(list="own:tests", version="1", sha256="0" * 64,
                    entries=len(index.entries), checked=DAY)  # fmt: skip
    return World(index=index, lists=(held,), policy=policy("standard"))


def book(chance: random.Random, listed: list[Entry], count: int) -> list[Payment]:
    """Payments that name a few parties again and again, some of them listed."""
    known = [worlds.written(chance) for _ in range(4)]
    known += [worlds.misspelled(entry.name, chance) for entry in chance.choices(listed, k=4)]
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    for _ in range(count):
        rows.writerow([*chance.choices(known, k=3), " for ".join(chance.choices(known, k=2))])
    return list(parse(text.getvalue().encode(), "book.csv"))


@settings(max_examples=5, deadline=None)
@given(CHANCE)
def test_answers_are_the_same_bytes_with_and_without(chance: random.Random) -> None:
    listed = worlds.entries(chance, 30)
    payments = book(chance, listed, 9)
    for index in (worlds.native(listed), worlds.twin(listed)):
        plain = [msgspec.json.encode(screen(one, world(index), DAY)) for one in payments]
        for slots, threads in ((1, 3), (7, 1), (512, 2)):
            kept = world(Remembering(index, slots))
            for _ in range(2):
                many = screen_many(payments, kept, DAY, threads)
                assert [msgspec.json.encode(decision) for decision in many] == plain
            assert [msgspec.json.encode(screen(one, kept, DAY)) for one in payments] == plain


@settings(max_examples=15, deadline=None)
@given(CHANCE)
def test_an_index_that_remembers_finds_the_same(chance: random.Random) -> None:
    """However few it can keep, whatever it was asked before, alone or ahead."""
    listed = worlds.entries(chance, 30)
    index = worlds.native(listed)
    kept = Remembering(index, chance.choice((1, 2, 5, 64)))
    names = [worlds.among_others(chance, listed) for _ in range(6)]
    texts = [name.original for name in names]
    for _ in range(3):
        kept.look_ahead(chance.choices(names, k=4), chance.choices(texts, k=4), 2)
        for name, text in zip(chance.choices(names, k=6), chance.choices(texts, k=6), strict=True):
            assert kept.find(name) == index.find(name)
            assert kept.find_in_text(text) == index.find_in_text(text)


def test_one_text_read_as_two_kinds_is_two_names() -> None:
    listed = [worlds.entry(1, "Ivanov Rodion Petrovich"), worlds.entry(2, "Bank of Moscow OOO")]
    index = worlds.native(listed)
    kept = Remembering(index, 1)
    for text in ("Ivanov Rodion Petrovich", "Bank of Moscow OOO"):
        for kind in worlds.KINDS * 2:
            assert kept.find(read_name(text, kind)) == index.find(read_name(text, kind))


def test_a_string_that_comes_again_is_looked_for_once() -> None:
    counting = Counting(worlds.native([worlds.entry(1, "Kvantron Rodion")]))
    kept = Remembering(counting)
    for _ in range(3):
        kept.look_ahead([read_name("Kvantron Rodion")] * 2, ["Kvantron Rodion"] * 2, 1)
        assert kept.find(read_name("Kvantron Rodion"))
        assert kept.find_in_text("Kvantron Rodion")
    assert len(counting.asked) == 2


def test_other_lists_are_another_index_with_nothing_kept() -> None:
    name = read_name("Kvantron Rodion")
    before = Remembering(worlds.native([]))
    assert not before.find(name)
    assert Remembering(worlds.native([worlds.entry(1, "Kvantron Rodion")])).find(name)
    assert not before.find(name)


def test_what_is_long_or_finds_much_is_not_kept() -> None:
    counting = Counting(worlds.native([worlds.entry(n, "Kvantron Rodion") for n in range(60)]))
    kept = Remembering(counting)
    for _ in range(2):
        assert len(kept.find(read_name("Kvantron Rodion"))) == 60
        kept.find_in_text("for goods " * LONGEST)
    assert len(counting.asked) == 4


@pytest.mark.parametrize("error", [Unfinished, ValueError])
def test_a_search_that_failed_is_told_each_time_and_to_its_payment_alone(
    error: type[Exception],
) -> None:
    class Refusing(Counting):
        def found(self, name: Name) -> Sequence[Found]:
            if "Zavyalov" in name.original:
                raise error("what failed")
            return super().found(name)

    index = Refusing(worlds.native([worlds.entry(1, "Kvantron Rodion")]))
    text = "creditor_name\nKvantron Rodion\nZavyalov\nRodion Kvantron\nZavyalov\n"
    payments = list(parse(text.encode(), "book.csv"))
    for many in (world(index), world(Remembering(index))):
        answers = list(screen_many(payments, many, DAY, threads=2))
        unread = [any(claim.code == "UNREAD" for claim in one.claims) for one in answers]
        assert unread == [False, True, False, True]
        assert all(one.action == "hold" for one in answers)


def test_a_payment_that_cannot_be_read_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(payment: Payment) -> object:
        if payment.id == "2":
            raise RuntimeError("broken")
        return extracting(payment)

    monkeypatch.setattr(screening, "extract", broken)
    payments = list(parse(b"id,creditor_name\n1,Amber Tea\n2,Birch Tea\n3,Cedar Tea\n", "b.csv"))
    index = Remembering(worlds.native([]))
    answers = list(screen_many(payments, world(index), DAY))
    unread = [any(claim.code == "UNREAD" for claim in one.claims) for one in answers]
    assert unread == [False, True, False]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers()), max_size=40), st.integers(1, 4))
def test_a_table_gives_what_was_put_last_or_nothing(
    puts: list[tuple[int, int]], slots: int
) -> None:
    table: Kept[int, int] = Kept(slots)
    last: dict[int, int] = {}
    for key, value in puts:
        assert table.get(key) in (None, last.get(key))
        table.put(key, value)
        last[key] = value
        assert table.get(key) == value
    assert sum(table.get(key) is not None for key in last) <= slots


@given(worlds.texts, st.sampled_from(worlds.KINDS))
def test_a_name_read_once_is_the_name_read(text: str, kind: object) -> None:
    for _ in range(2):
        assert read_name_once(text, kind) == read_name(text, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("first", ["xodo capital", "xodo cápital"])
def test_what_is_kept_of_a_word_is_of_that_word_alone(first: str) -> None:
    """A trade written with an accent agrees otherwise, though it is read as the same letters."""
    listed = [worlds.entry(1, "xodo fund")]
    index, twin = worlds.native(listed), worlds.twin(listed)
    index.find(read_name(first))
    for text in ("xodo capital bank plant logistics", "xodo cápital bank plant logistics"):
        name = read_name(text)
        assert index.find(name) == twin.find(name)
    assert index.find(name)
