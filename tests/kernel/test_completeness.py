"""Nothing is missed: every pair that ``compare`` scores at the floor or above is found.

Every query is held against every listed name by the twin's ``compare``, nothing passed over.
"""

import multiprocessing
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import kernel_worlds as worlds
import pytest
import soaking

from clearway.candidates import NativeIndex
from clearway.candidates.searchable import Found
from clearway.lists.types import Entry
from clearway.names import FLOOR, Name, compare, read_name

Listed = list[tuple[int, int, Name]]
_held: Listed = []
"""Names that processes inherit: number of the entry, which of its names, the name as read."""


def listed_names(entries: tuple[Entry, ...]) -> Listed:
    return [(at, which, read_name(name.text, entry.kind))
            for at, entry in enumerate(entries)
            for which, name in enumerate(entry.names)]  # fmt: skip


def exhaustive(query: Name) -> list[Found]:
    """What comparing with every listed name finds."""
    compared = ((at, which, compare(query, name)) for at, which, name in _held)
    return [Found(at, which, held) for at, which, held in compared
            if query.tokens and (held.equal or held.score >= FLOOR)]  # fmt: skip


def missed(index: NativeIndex, listed: Listed, queries: list[Name]) -> Iterator[str]:
    """Queries of which the index does not find exactly what an exhaustive comparison does."""
    _held[:] = listed
    with multiprocessing.get_context("fork").Pool(2) as pool:
        for query, expected in zip(queries, pool.imap(exhaustive, queries), strict=True):
            if list(index.found(query)) != expected:
                yield f"{query.original!r} {query.kind}"


def queries(listed: list[str], others: list[str], many: int) -> list[Name]:
    chance = random.Random(soaking.SEED)
    texts = islice(soaking.bent_names(listed, others, chance), many)
    return [read_name(text, chance.choice(worlds.KINDS)) for text in texts]


@pytest.mark.parametrize(
    ("names", "many"), [(3000, 6), pytest.param(120_000, 24, marks=pytest.mark.soak)]
)
def test_a_generated_list_is_searched_whole(names: int, many: int) -> None:
    source = soaking.generated(names)
    texts = [source.text(number) for number in range(names)]
    entries = tuple(worlds.entry(number, text) for number, text in enumerate(texts))
    asked = queries(texts, [name.original for name in islice(source.query(7), 500)],
                    soaking.count(many) if many > 6 else many)  # fmt: skip
    assert list(missed(worlds.native(entries), listed_names(entries), asked)) == []


@pytest.mark.soak
def test_the_real_lists_are_searched_whole(shared_dir: Path) -> None:
    entries = soaking.real_entries(shared_dir / "lists")
    names = listed_names(entries)
    assert len(names) > 100_000
    firms = list(soaking.real_firms(shared_dir / "names"))
    asked = queries([name.original for _, _, name in names], firms, soaking.count(24))
    assert list(missed(worlds.native(entries), names, asked)) == []
