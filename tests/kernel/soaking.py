"""Seeds and sizes of long tests, real lists, and names as they are bent on their way.

``CLEARWAY_SEED`` and ``CLEARWAY_COUNT`` repeat a run or make it longer.
"""

import csv
import datetime as dt
import gzip
import importlib.util
import os
import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Protocol

import kernel_worlds as worlds

from clearway.lists import Edition, make_snapshot, read
from clearway.lists.types import Entry
from clearway.names import Name
from clearway.terms import NOT_PARTIES

SEED = int(os.environ.get("CLEARWAY_SEED", "20240612"))
DAY = dt.date(2026, 11, 25)
ROOT = Path(__file__).resolve().parents[2]


def count(otherwise: int) -> int:
    """How many times a long test does what it does."""
    return int(os.environ.get("CLEARWAY_COUNT", otherwise))


@cache
def real_entries(lists: Path) -> tuple[Entry, ...]:
    """All parties of all real lists, the newest edition of each."""
    files = {str(path.relative_to(lists)): path.read_bytes()
             for path in sorted(lists.rglob("*")) if path.is_file()}  # fmt: skip
    newest = {}
    for edition in (result for result in read(files) if isinstance(result, Edition)):
        snapshot = make_snapshot(edition, today=DAY)
        held = newest.get(snapshot.list)
        if held is None or held.published <= snapshot.published:
            newest[snapshot.list] = snapshot
    return tuple(entry for key in sorted(newest) for entry in newest[key].entries
                 if entry.kind not in NOT_PARTIES)  # fmt: skip


@cache
def real_firms(names: Path) -> tuple[str, ...]:
    """Names of registered firms, most of them listed by nobody."""
    with gzip.open(names / "gleif_legal_names.csv.gz", "rt", encoding="utf-8") as file:
        return tuple(row["Entity.LegalName"] for row in islice(csv.DictReader(file), 50_000))


class Source(Protocol):
    """Names written in a register of nobody."""

    def text(self, number: int) -> str: ...
    def query(self, seed: int) -> Iterator[Name]: ...


def generated(names: int) -> Source:
    """The benchmark's list of so many names, with the token frequencies of real registers."""
    place = ROOT / "benchmarks" / "kernel" / "generated.py"
    spec = importlib.util.spec_from_file_location("generated", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    source: Source = module.Generated(names, SEED)
    return source


def bent(text: str, chance: random.Random) -> str:
    """A name as it may arrive: misspelled, joined, split, cut, initialed, among other words."""
    for bend in chance.sample(_BENDS, k=chance.randint(1, 2)):
        text = bend(text, chance)
    return text


def bent_names(listed: list[str], others: list[str], chance: random.Random) -> Iterator[str]:
    """Names without end: most of them listed and bent, some of others, some of common words."""
    while True:
        draw = chance.random()
        if draw < 0.7:
            yield bent(chance.choice(listed), chance)
        elif draw < 0.9:
            yield bent(chance.choice(others), chance)
        else:
            words = " ".join(chance.choices(listed, k=4)).split()
            yield " ".join(chance.choices(words, k=chance.randint(1, 5)))


def _joined(text: str, chance: random.Random) -> str:
    words = text.split()
    at = chance.randrange(len(words) or 1)
    return " ".join([*words[:at], "".join(words[at : at + 2]), *words[at + 2 :]])


def _split(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return f"{text[:at]} {text[at:]}"


def _initialed(text: str, chance: random.Random) -> str:
    return " ".join(word[:1] if chance.random() < 0.5 else word for word in text.split())


def _shortened(text: str, chance: random.Random) -> str:
    return " ".join(word for word in text.split() if chance.random() < 0.7)


def _among(text: str, chance: random.Random) -> str:
    return f"{worlds.written(chance)} {text} {worlds.written(chance)}"


def _turned(text: str, chance: random.Random) -> str:
    words = text.split()
    chance.shuffle(words)
    return " ".join(words)


_BENDS: list[Callable[[str, random.Random], str]] = [
    worlds.misspelled,
    worlds.misspelled,
    _joined,
    _split,
    _initialed,
    _shortened,
    _among,
    _turned,
    lambda text, _: text[:35],
    lambda text, _: text,
]
