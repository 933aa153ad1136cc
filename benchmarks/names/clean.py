"""Clean names stopped by name alone, through the whole path, against all shared lists at once.

Registered companies with and without their country, invented persons, and persons of the naming
cultures of the corridor, drawn by how often each name is borne. A name counts as stopped where the
evidence grades any listed party as possible or more. Names equal to a listed one (case, marks and
order aside) are counted apart: some registered companies are the listed ones.
"""

import argparse
import csv
import gzip
import math
import random
import time
from collections.abc import Iterator
from typing import NamedTuple

from bench import SHARED, all_lists, person, strictly
from path import Party, Path, stops

from clearway.evidence import Hit
from clearway.tables.names import cultures

SEED = 2


class Stop(NamedTuple):
    """A clean name, the listed name it was taken for, and why."""

    sent: str
    listed: str
    score: int
    why: str


def companies() -> list[Party]:
    """All registered companies of the sample, with their country."""
    with gzip.open(SHARED / "names/gleif_legal_names.csv.gz", "rt", encoding="utf-8") as file:
        return [
            Party(row["Entity.LegalName"], row["Entity.LegalAddress.Country"])
            for row in csv.DictReader(file)
        ]


def populations(firms: int, persons: int) -> Iterator[tuple[str, list[Party]]]:
    """Every population by name; the same names in every run."""
    chance = random.Random(SEED)
    sample = chance.sample(companies(), firms)
    yield "companies, with country", sample
    yield "companies, without", [Party(one.name) for one in sample]
    with (SHARED / "names/person_names_us.csv").open(encoding="utf-8") as file:
        invented = [row["full_name"] for row in csv.DictReader(file)]
    yield "persons, invented", [Party(name) for name in chance.sample(invented, persons)]
    for culture, parts in cultures().items():
        yield (
            f"persons, {culture.replace('_', ' ')}",
            [Party(person(culture, parts, chance)) for _ in range(persons)],
        )


def stopped(path: Path, sent: list[Party]) -> tuple[list[Stop], int]:
    """The names that were stopped by likeness, and how many equal a listed name."""
    alike: list[Stop] = []
    equal = 0
    for party, hits in zip(sent, path.hits(sent), strict=True):
        stopping = [hit for hit in hits if stops(hit)]
        if any(strictly(_listed(hit)) == strictly(party.name) for hit in stopping):
            equal += 1
        elif stopping:
            best = max(stopping, key=lambda hit: hit.score)
            alike.append(Stop(party.name, _listed(best), best.score, best.reason))
    return alike, equal


def _listed(hit: Hit) -> str:
    """The listed name that was met."""
    return next(
        (one.entry_value or "" for one in hit.features if one.feature.startswith("name.")), ""
    )


def interval(found: int, tried: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, in per cent."""
    share, z = found / tried, 1.96
    middle = share + z * z / (2 * tried)
    spread = z * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    scale = 100 / (1 + z * z / tried)
    return max(middle - spread, 0.0) * scale, (middle + spread) * scale


def main() -> None:
    """One line a population; with ``--show`` the names that were stopped too."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--firms", type=int, default=10_000)
    parser.add_argument("--persons", type=int, default=3_000)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    path = Path(all_lists())
    print("Clean names stopped by name alone, per cent")
    titles = f"  {'population':<26}{'tried':>7}{'alike':>8}  {'interval':<13}{'equal':>7}"
    print(f"{titles}{'µs a name':>11}")
    for population, sent in populations(chosen.firms, chosen.persons):
        begun = time.process_time()
        alike, equal = stopped(path, sent)
        spent = (time.process_time() - begun) / len(sent) * 1e6
        low, high = interval(len(alike), len(sent))
        print(
            f"  {population:<26}{len(sent):>7}{100 * len(alike) / len(sent):>8.2f}"
            f"  {f'{low:.2f} to {high:.2f}':<13}{100 * equal / len(sent):>7.2f}{spent:>11.0f}",
            flush=True,
        )
        for stop in alike if chosen.show else ():
            print(f"     {stop.score:>6}  {stop.sent} | {stop.listed}: {stop.why}")


if __name__ == "__main__":
    main()
