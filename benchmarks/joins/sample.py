"""Joins of entries that no number made: a sample drawn by seed, to be read by a person.

    python benchmarks/joins/sample.py           the pairs in full, for the reviewer's eyes
    python benchmarks/joins/sample.py --ids     the ids alone, as verdicts.csv begins

The lists are those of the folder ``shared`` beside the checkout. Publishers' texts
are printed and never kept: what is committed are ids and verdicts (verdicts.csv), and what bench.py
makes of them.
"""

import io
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from clearway.cli import run
from clearway.lists import Entry, Join, join, key_of
from clearway.lists.showing import shown
from clearway.store import Store

LISTS = Path(__file__).resolve().parents[3] / "shared" / "lists"
SEED = 20261125
SIZE = 300
FIELDS = (
    *("kind", "names", "programmes", "countries", "nationalities", "places", "identifiers"),
    *("birth_dates", "birth_places", "established", "title", "links", "listings", "remarks"),
)
LONGEST = 200  # characters of a value printed


def loaded() -> tuple[Entry, ...]:
    """The entries of the newest edition of each list."""
    with tempfile.TemporaryDirectory() as place:
        store = f"{place}/lists.db"
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            status = run(["lists", "import", str(LISTS), "--store", store])
        if status:
            raise SystemExit(f"{LISTS} was not imported whole")
        return tuple(entry for one in Store(store).snapshots() for entry in one.entries)


def joins_of(entries: tuple[Entry, ...]) -> tuple[Join, ...]:
    """Every join, in order of its entries."""
    found = (one for party in join(entries) for one in party.joins)
    return tuple(sorted(found, key=lambda one: (one.one, one.other)))


def drawn(joins: tuple[Join, ...]) -> list[Join]:
    """The sample of those that no number made."""
    return random.Random(SEED).sample([one for one in joins if one.by != "number"], SIZE)


def counts(joins: tuple[Join, ...]) -> Counter[str]:
    """How many joins each kind of reason made."""
    return Counter(one.by for one in joins)


def in_full(one: Join, entries: dict[str, Entry]) -> Iterator[str]:
    """Both entries field by field, side by side in reading order."""
    yield f"{one.one} = {one.other}  by {one.by}: {one.why}"
    for key in (one.one, one.other):
        entry = entries[key]
        yield f"  {key}"
        for field in FIELDS:
            value = getattr(entry, field)
            if value:
                text = (
                    shown(value) if not isinstance(value, tuple) else " | ".join(map(shown, value))
                )
                yield f"    {field}: {text[:LONGEST]}"


def main() -> None:
    """Prints the sample."""
    entries = loaded()
    by_key = {key_of(entry): entry for entry in entries}
    for number, one in enumerate(drawn(joins_of(entries)), 1):
        if "--ids" in sys.argv:
            print(f"{one.one},{one.other},{one.by},")
        else:
            print(f"{number}. " + "\n".join(in_full(one, by_key)))


if __name__ == "__main__":
    main()
