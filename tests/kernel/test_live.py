"""An index that follows its lists answers the same before, during and after it is made anew."""

import random
import threading
from collections.abc import Sequence

import kernel_worlds as worlds
from hypothesis import given, settings
from hypothesis import strategies as st
from test_overlay import later

from clearway.candidates import Searchable
from clearway.lists.types import Entry
from clearway.names import read_name
from clearway.store.live import LiveIndex

CHANCE = st.randoms(use_true_random=False)


class Maker:
    """Makes indexes; those of many names wait until they are let go, or fail."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self.go = threading.Event()
        self.fails = False

    def __call__(self, entries: Sequence[Entry]) -> Searchable:
        if threading.current_thread() is not threading.main_thread():
            assert self.go.wait(30)
            if self.fails:
                raise MemoryError("no room")
        self.made.append(len(entries))
        return worlds.native(entries)


@settings(max_examples=15, deadline=None)
@given(CHANCE)
def test_answers_are_those_of_an_index_made_anew(chance: random.Random) -> None:
    """Whatever the background is at: held back, let go, in between."""
    listed = worlds.entries(chance, 30)
    maker = Maker()
    live = LiveIndex(listed, maker, many=chance.randint(0, 6))
    for _ in range(4):
        listed = later(chance, listed)
        live.take(listed)
        anew = worlds.native(listed)
        names = [worlds.among_others(chance, listed) for _ in range(5)]
        before = live.index
        assert [before.find(name) for name in names] == [anew.find(name) for name in names]
        if chance.random() < 0.5:
            maker.go.set()
            live.wait()
        assert [live.index.find(name) for name in names] == [anew.find(name) for name in names]
        assert [before.find(name) for name in names] == [anew.find(name) for name in names]
    maker.go.set()
    live.wait()


def test_lists_that_change_while_it_is_made_are_not_lost() -> None:
    maker = Maker()
    live = LiveIndex([], maker, many=1)
    live.take([worlds.entry(1, "Kvantron"), worlds.entry(2, "Rodion")])
    live.take([worlds.entry(2, "Rodion"), worlds.entry(3, "Zavyalov")])
    maker.go.set()
    live.wait()
    assert not live.index.find(read_name("Kvantron"))
    assert [match.entry.id for match in live.index.find(read_name("Zavyalov"))] == ["3"]


def test_few_changes_are_not_made_anew() -> None:
    maker = Maker()
    live = LiveIndex([worlds.entry(1, "Kvantron")], maker, many=1)
    live.take([worlds.entry(1, "Kvantron"), worlds.entry(2, "Rodion")])
    live.wait()
    assert maker.made == [1, 1]


def test_what_fails_in_the_background_leaves_the_answers_and_is_tried_again() -> None:
    maker = Maker()
    maker.fails = True
    maker.go.set()
    live = LiveIndex([], maker, many=0)
    live.take([worlds.entry(1, "Kvantron")])
    live.wait()
    assert isinstance(live.failure, MemoryError)
    assert live.index.find(read_name("Kvantron"))
    maker.fails = False
    live.take([worlds.entry(1, "Kvantron"), worlds.entry(2, "Rodion")])
    live.wait()
    assert live.failure is None
    assert live.index.find(read_name("Rodion"))


def test_threads_that_ask_meanwhile_get_one_state_or_the_next() -> None:
    """Two entries come and go together: an answer that mixes two states would show one alone."""

    def pair(day: int) -> list[Entry]:
        texts = (f"Kvantron Rodion {day}", f"Rodion Kvantron {day}")
        return [worlds.entry(day, text) for text in texts]

    live = LiveIndex(pair(0), worlds.native, many=0)
    stop = threading.Event()
    seen: list[list[str]] = []

    def ask() -> None:
        while not stop.is_set():
            found = live.index.find(read_name("Kvantron Rodion"))
            seen.append([match.entry.id for match in found])

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    for day in range(1, 30):
        live.take(pair(day))
    stop.set()
    live.wait()
    for asker in askers:
        asker.join()
    assert seen
    assert all(len(ids) == 2 and len(set(ids)) == 1 for ids in seen)
