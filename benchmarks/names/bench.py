"""`make bench-names`: find rates and clean-stop rates by class, and the labelled pairs.

Clearway beside RapidFuzz's Jaro-Winkler and token-set ratio on the same inputs in one run. Real
lists and populations are read from ../shared; without it only the labelled pairs are scored.
"""

import argparse
import csv
import gzip
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from make_pairs import HERE, latin
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler
from variants import GOALS, NOTED, variants

from clearway.candidates import Index, Match
from clearway.lists import Edition, Entry, read
from clearway.names import COMMON_PERSON, compare, is_match, read_name
from clearway.names.characters import clean
from clearway.names.spelling import plain
from clearway.names.words import split
from clearway.tables.names import Common, cultures
from clearway.terms import PartyKind

SHARED = HERE.parents[2] / "shared"
FOLDERS = (
    "us_ofac_sdn_2026", "us_ofac_verbatim_csv_2025", "us_bis_2026", "uk_2026", "un_2026",
    "ca_2025", "eu_2026/consolidated", "jp_2025",
)  # fmt: skip
KINDS = {"Person": PartyKind.PERSON, "Company": PartyKind.ORGANISATION}
JARO_WINKLER, TOKEN_SET = 0.90, 90.0


def all_lists() -> list[Entry]:
    """Entries of every shared list that Clearway reads, newest edition of each."""
    entries: dict[str, tuple[Entry, ...]] = {}
    for folder in FOLDERS:
        paths = sorted(path for path in (SHARED / "lists" / folder).glob("*") if path.is_file())
        for result in read({str(path): path.read_bytes() for path in paths}):
            if isinstance(result, Edition):
                entries[result.list] = tuple(result.entries)
    return [entry for name in sorted(entries) for entry in entries[name]]


def score_pairs(part: str) -> None:
    """Precision, recall and F1 on the labelled pairs of one part."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with (HERE / "pairs.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["part"] != part:
                continue
            names = [row["name1"], row["name2"]]
            kind = KINDS[row["schema"]]
            truth = row["match"] == "yes"
            folded = [plain(name.lower()) for name in names]
            said = {
                "clearway": is_match(compare(*(read_name(name, kind) for name in names))),
                "jaro-winkler": JaroWinkler.similarity(*folded) >= JARO_WINKLER,
                "token-set": fuzz.token_set_ratio(*folded) >= TOKEN_SET,
            }
            for engine, match in said.items():
                counts[engine][("t" if match == truth else "f") + ("p" if match else "n")] += 1
    for engine, count in counts.items():
        f1 = 2 * count["tp"] / (2 * count["tp"] + count["fp"] + count["fn"])
        print(f"  {engine:<13} F1 {f1:.3f}   {dict(sorted(count.items()))}")


def find_rates(index: Index, entries: list[Entry], count: int) -> None:
    """Share of variants for which the right entry is found at or above the threshold."""
    found: Counter[str] = Counter()
    other: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for group, _, text, entry in variants(entries, count, random.Random(1)):
        tried[group] += 1
        name = read_name(text)
        found[group] += any(
            match.entry is entry and (group in NOTED or is_match(match.comparison))
            for match in index.find(name)
        )
        folded = " ".join(sorted(plain(text.lower()).replace(",", "").split()))
        listed = " ".join(sorted(plain(entry.name.lower()).replace(",", "").split()))
        other[group] += JaroWinkler.similarity(folded, listed) >= JARO_WINKLER
    print(f"  {'class':<20}{'clearway':>9}{'goal':>6}{'jaro-winkler':>14}{'tried':>7}")
    for group, total in tried.items():
        rate = 100 * found[group] / total
        print(
            f"  {group:<20}{rate:>9.1f}{GOALS.get(group, 97):>6}"
            f"{100 * other[group] / total:>14.1f}{total:>7}"
        )


def clean_names(count: int) -> dict[str, list[tuple[str, PartyKind]]]:
    """Samples of clean companies, and of clean persons by naming culture."""
    chance = random.Random(2)
    with gzip.open(SHARED / "names/gleif_legal_names.csv.gz", "rt", encoding="utf-8") as file:
        firms = [row["Entity.LegalName"] for row in csv.DictReader(file)]
    with (SHARED / "names/person_names_us.csv").open(encoding="utf-8") as file:
        persons = [row["full_name"] for row in csv.DictReader(file)]
    samples = {
        "companies (GLEIF)": [(name, PartyKind.UNKNOWN) for name in chance.sample(firms, count)],
        "persons (invented)": [(name, PartyKind.UNKNOWN) for name in chance.sample(persons, count)],
    }
    for culture, parts in cultures().items():
        made = (person(culture, parts, chance) for _ in range(count))
        samples[f"persons ({culture})"] = [(name, PartyKind.PERSON) for name in made]
    return samples


def person(culture: str, parts: dict[str, Common], chance: random.Random) -> str:
    """A clean person, names drawn by rank; Russian ones in Latin letters, half with patronymic."""
    given, surname = (by_rank(parts[part], chance) for part in ("given", "surname"))
    if culture != "russian":
        return f"{surname} {given}" if culture == "chinese" else f"{given} {surname}"
    woman = given[-1] in "ая"
    father = chance.choice(("Иванович", "Сергеевич", "Петрович", "Олегович", "Борисович"))
    full = [given, father[:-2] + "на" if woman else father, surname + "а" * woman]
    return latin(" ".join(full if chance.random() < 0.5 else full[::2]), "icao")


def by_rank(common: Common, chance: random.Random) -> str:
    """A name, as often as it is borne."""
    shares = [common.share_at(rank) for rank in range(len(common.names))]
    return chance.choices(common.names, shares)[0]


def clean_stops(index: Index, count: int, show: int) -> None:
    """Share of clean names that the name alone would stop; equal names are counted apart."""
    for population, names in clean_names(count).items():
        report(index, population, names, show)


def strictly(text: str) -> str:
    """Words in plain letters, in order of the alphabet."""
    return " ".join(sorted(split(plain(clean(text)[0]))))


def stops(match: Match) -> bool:
    """Whether a likeness is worth a question; a person's common names need a second fact."""
    held = match.comparison
    common = match.entry.kind is PartyKind.PERSON and held.evidence < COMMON_PERSON
    return is_match(held) and held.enough and (held.equal or not common)


def report(index: Index, population: str, names: list[tuple[str, PartyKind]], show: int) -> None:
    """One line a population: stopped, equal to a listed name, the time a name took."""
    stopped, equal = [], 0
    begun = time.process_time()
    for text, kind in names:
        best = max(
            (m for m in index.find(read_name(text, kind)) if stops(m)),
            key=lambda m: (strictly(m.listed.text) == strictly(text), m.comparison.score),
            default=None,
        )
        if best is not None and strictly(best.listed.text) == strictly(text):
            equal += 1
        elif best is not None:
            stopped.append((best.comparison.score, text, best.listed.text))
    spent = (time.process_time() - begun) / len(names)
    print(
        f"  {population:<28} alike {100 * len(stopped) / len(names):.2f} %   "
        f"equal {100 * equal / len(names):.2f} %   {spent * 1000:.1f} ms a name"
    )
    for line in sorted(stopped)[:: max(1, len(stopped) // show)] if show else ():
        print("     ", *line, sep="  ")


def main() -> None:
    """Print all parts, or those asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--clean", type=int, default=3000)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--part", default="apart", choices=("apart", "develop"))
    chosen = parser.parse_args()
    print(f"Labelled pairs ({chosen.part})")
    score_pairs(chosen.part)
    if not (SHARED / "lists").is_dir():
        print("The folder `shared` is not there: real lists and populations are left out.")
        return
    entries = all_lists()
    index = Index.build(entries)
    print(f"Variants of names of {len(entries)} entries, found with the right entry, per cent")
    find_rates(index, entries, chosen.count)
    print("Clean names stopped by name alone")
    clean_stops(index, chosen.clean, chosen.show)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
