"""The open matcher on the variants of ``bench.py`` and the clean names of ``clean.py``.

It is given no index: a variant is held against its own entry's names alone, a clean name against
the listed names nearest to it by RapidFuzz's token-set ratio. Both flatter it. Needs nomenklatura
beside Clearway (see ``open_matcher.py``).
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator

import numpy
import open_matcher
from bench import SEED, all_lists, folded
from clean import interval, populations
from rapidfuzz import fuzz, process
from variants import variants

from clearway.lists import Entry
from clearway.terms import PartyKind

NEAREST = 20
"""Listed names that a clean name is held against."""


def find_rates(entries: list[Entry], count: int) -> Iterator[str]:
    """Share of variants that it takes for a name of their own entry, by class."""
    found: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for group, _, text, entry in variants(entries, count, random.Random(SEED)):
        names = dict.fromkeys(one.text for one in entry.names)
        made[group] += 1
        found[group] += any(open_matcher.is_match(text, name, entry.kind) for name in names)
    for group, tried in made.items():
        yield f"  {group:<20}{100 * found[group] / tried:>7.1f}{tried:>7}"
    yield f"  {'all':<20}{100 * sum(found.values()) / sum(made.values()):>7.1f}{made.total():>7}"


def clean_rates(entries: list[Entry], count: int) -> Iterator[str]:
    """Share of clean names that it takes for one of the listed names nearest to them."""
    listed = [(one.text, entry.kind) for entry in entries for one in entry.names]
    texts = [folded(text) for text, _ in listed]
    for population, parties in populations(count, count):
        stopped = 0
        for party in parties:
            near = process.cdist([folded(party.name)], texts, scorer=fuzz.token_set_ratio,
                                 dtype=numpy.uint8)[0]  # fmt: skip
            best = numpy.argsort(-near.astype(int), kind="stable")[:NEAREST]
            stopped += any(_taken(party.name, *listed[at]) for at in best)
        low, high = interval(stopped, len(parties))
        rate = 100 * stopped / len(parties)
        yield f"  {population:<26}{len(parties):>6}{rate:>8.2f}  {low:.2f} to {high:.2f}"


def _taken(name: str, listed: str, kind: PartyKind) -> bool:
    return open_matcher.is_match(name, listed, kind)


def main() -> None:
    """Both, line by line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--clean", type=int, default=500)
    chosen = parser.parse_args()
    if not open_matcher.available():
        print("nomenklatura is not installed: its rates are left out.")
        return
    entries = all_lists()
    print(f"{open_matcher.NAME}, threshold {open_matcher.THRESHOLD}: variants found, per cent")
    for line in find_rates(entries, chosen.count):
        print(line, flush=True)
    print("Clean names stopped, equal ones included, per cent")
    for line in clean_rates(entries, chosen.clean):
        print(line, flush=True)


if __name__ == "__main__":
    main()
