"""Kernel and twin find the same on real lists, bent names of them and of firms not listed."""

import random
from itertools import islice
from pathlib import Path

import kernel_worlds as worlds
import pytest
import soaking

from clearway.candidates import Overlay, Searchable, changes, content_of
from clearway.lists.types import Entry
from clearway.names import Name, read_name

SDN = "lists/us_ofac_sdn_2026"


def asked(listed: tuple[Entry, ...], shared: Path, chance: random.Random, many: int) -> list[Name]:
    """Bent names of these entries and of firms, of every kind."""
    texts = [name.text for entry in listed for name in entry.names]
    firms = list(soaking.real_firms(shared / "names"))
    bent = islice(soaking.bent_names(texts, firms, chance), many)
    return [read_name(text, chance.choice(worlds.KINDS)) for text in bent]


@pytest.mark.soak
def test_all_real_lists_are_searched_alike(shared_dir: Path) -> None:
    listed = soaking.real_entries(shared_dir / "lists")
    index, twin = worlds.native(listed), worlds.twin(listed)
    chance = random.Random(soaking.SEED)
    names = asked(listed, shared_dir, chance, soaking.count(600))
    for name in names:
        assert index.find(name) == twin.find(name), name
    for _ in range(soaking.count(600) // 6):
        text = " ".join(name.original for name in chance.sample(names, 3))
        assert index.find_in_text(text) == twin.find_in_text(text), text


@pytest.mark.parametrize("seed", range(3))
def test_real_lists_that_grow_and_shrink_are_searched_alike(seed: int, shared_dir: Path) -> None:
    """By kernel and twin, with the changes laid over an index or made anew."""
    chance = random.Random(soaking.SEED + seed)
    whole = soaking.real_entries(shared_dir / SDN)
    listed = tuple(chance.sample(whole, 300))
    bases = [worlds.native(listed), worlds.twin(listed)]
    for _ in range(2):
        kept = [entry for entry in listed if chance.random() < 0.8]
        listed = tuple(chance.sample([*kept, *chance.sample(whole, 60)], len(kept) + 60))
        indexes: list[Searchable] = [worlds.native(listed), worlds.twin(listed)]
        for base in bases:
            changed = changes(map(content_of, base.entries), list(map(content_of, listed)))
            indexes.append(Overlay(listed, base, changed, worlds.native))
        for name in asked(listed, shared_dir, chance, 15):
            found, *others = [index.find(name) for index in indexes]
            finds, *other_finds = [index.find_in_text(name.original) for index in indexes]
            assert others == [found] * 3, name
            assert other_finds == [finds] * 3, name
