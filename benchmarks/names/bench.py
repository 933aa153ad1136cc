"""`make bench-names`: find rates and clean-stop rates by class, and the labelled pairs.

    python benchmarks/names/bench.py [--freeze]    # --freeze writes RESULT.txt and THRESHOLDS.md

Clearway beside RapidFuzz's Jaro-Winkler and token-set ratio on the same inputs in one run, and
nomenklatura's logic-v2 where it is installed. Variants and clean names go the whole way of a
creditor of a payment: found is what is held or asked about for the right entry, or one joined to
it. Real lists and populations are read from ../shared; without it only the labelled pairs are
scored.
"""

import argparse
import csv
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import open_matcher
from make_pairs import HERE, SCHEMES, latin
from path import Party, Path, stops
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler
from variants import GOALS, NOTED, variants

from clearway.evidence import Hit
from clearway.lists import Edition, Entry, read
from clearway.names import ASK, FLOOR, HOLD, compare, is_match, read_name
from clearway.names.characters import clean
from clearway.names.spelling import plain
from clearway.names.words import split
from clearway.tables.names import Common
from clearway.terms import PartyKind

SHARED = HERE.parents[2] / "shared"
FOLDERS = (
    "us_ofac_sdn_2026", "us_ofac_verbatim_csv_2025", "us_bis_2026", "uk_2026", "un_2026",
    "ca_2025", "eu_2026/consolidated", "jp_2025",
)  # fmt: skip
KINDS = {"Person": PartyKind.PERSON, "Company": PartyKind.ORGANISATION}
JARO_WINKLER, TOKEN_SET = 0.90, 90.0
SEED = 1
SAMPLE = 100
"""Clean names that the other matchers scan the lists for: they look at every name."""
HARD = ("one typo", "two typos", "abbreviation", "joined", "split", "words around", "cut at 35")


def all_lists() -> list[Entry]:
    """Entries of every shared list that Clearway reads, newest edition of each."""
    entries: dict[str, tuple[Entry, ...]] = {}
    for folder in FOLDERS:
        paths = sorted(path for path in (SHARED / "lists" / folder).glob("*") if path.is_file())
        for result in read({str(path): path.read_bytes() for path in paths}):
            if isinstance(result, Edition):
                entries[result.list] = tuple(result.entries)
    return [entry for name in sorted(entries) for entry in entries[name]]


def score_pairs(part: str) -> Iterator[str]:
    """Precision, recall and F1 on the labelled pairs of one part."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with (HERE / "pairs.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["part"] != part:
                continue
            names = [row["name1"], row["name2"]]
            kind = KINDS[row["schema"]]
            truth = row["match"] == "yes"
            plainly = [plain(name.lower()) for name in names]
            said = {
                "clearway": is_match(compare(*(read_name(name, kind) for name in names))),
                "jaro-winkler": JaroWinkler.similarity(*plainly) >= JARO_WINKLER,
                "token-set": fuzz.token_set_ratio(*plainly) >= TOKEN_SET,
            }
            if open_matcher.available():
                said[open_matcher.NAME] = open_matcher.is_match(*names, kind)
            for engine, match in said.items():
                counts[engine][("t" if match == truth else "f") + ("p" if match else "n")] += 1
    for engine, count in counts.items():
        f1 = 2 * count["tp"] / (2 * count["tp"] + count["fp"] + count["fn"])
        yield f"  {engine:<13} F1 {f1:.3f}   {dict(sorted(count.items()))}"


def strictly(text: str) -> str:
    """Words in plain letters, in order of the alphabet."""
    return " ".join(sorted(split(plain(clean(text)[0]))))


def person(culture: str, parts: dict[str, Common], chance: random.Random) -> str:
    """A clean person, names drawn by rank; of some cultures with patronymic or middle name."""
    given, surname = (by_rank(parts[part], chance) for part in ("given", "surname"))
    if culture in ("chinese", "vietnamese"):
        middle = (by_rank(parts[part], chance) for part in parts if part == "middle")
        return " ".join((surname, *middle, given))
    if culture == "ukrainian":
        return _ukrainian(given, by_rank(parts["patronymic"], chance), surname, chance)
    if culture != "russian":
        return f"{given} {surname}"
    woman = given[-1] in "ая"
    father = chance.choice(("Иванович", "Сергеевич", "Петрович", "Олегович", "Борисович"))
    full = [given, father[:-2] + "на" if woman else father, surname + "а" * woman]
    return latin(" ".join(full if chance.random() < 0.5 else full[::2]), "icao")


def _ukrainian(given: str, father: str, surname: str, chance: random.Random) -> str:
    """In Cyrillic or in one of two ways of Latin letters, half with a patronymic."""
    if given[-1] in "ая" and given not in ("Микола", "Микита", "Ілля"):
        father = re.sub("йович$", "ївна", re.sub("([^й])ович$", r"\1івна", father))
        surname = re.sub("ий$", "а", re.sub("ов$", "ова", surname))
    full = [given, father, surname]
    name = " ".join(full if chance.random() < 0.5 else full[::2])
    return name.translate(chance.choice(WRITTEN))


def _letters(scheme: str, **others: str) -> dict[int, str]:
    """A scheme's letters and others, as ``str.translate`` takes them."""
    table = SCHEMES[scheme] | others
    return {ord(one): to for one, to in table.items()} | {
        ord(one.upper()): to.capitalize() for one, to in table.items()
    }


WRITTEN = (
    {},
    _letters("icao", г="h", и="y", і="i", ї="i", є="ie"),
    _letters("bgn", и="i", і="i", ї="yi", є="ye"),
)
"""A Ukrainian name in Cyrillic, in the country's own Latin letters, and as Russian is written."""


def by_rank(common: Common, chance: random.Random) -> str:
    """A name, as often as it is borne."""
    shares = [common.share_at(rank) for rank in range(len(common.names))]
    return chance.choices(common.names, shares)[0]


class Tried(NamedTuple):
    """A variant and what came of it: noted, stopped, the best score of the right entry."""

    group: str
    noted: bool
    stopped: bool
    score: int
    jaro_winkler: bool
    token_set: bool


def tried(path: Path, entries: list[Entry], count: int) -> list[Tried]:
    """Every variant by the whole path."""
    made = list(variants(entries, count, random.Random(SEED)))
    sent = (Party(text, mt=group == "cut at 35") for group, _, text, _ in made)
    return [
        _tried(path, group, text, entry, hits)
        for (group, _, text, entry), hits in zip(made, path.hits(sent), strict=True)
    ]


def _tried(path: Path, group: str, text: str, entry: Entry, hits: list[Hit]) -> Tried:
    right = [hit for hit in hits if path.same_party(hit.entry, entry) or _namesake(hit, entry)]
    words, listed = folded(text), folded(entry.name)
    return Tried(
        group=group,
        noted=bool(right),
        stopped=any(map(stops, right)),
        score=max((name_score(hit) for hit in right), default=0),
        jaro_winkler=JaroWinkler.similarity(words, listed) >= JARO_WINKLER,
        token_set=fuzz.token_set_ratio(words, listed) >= TOKEN_SET,
    )


def _namesake(hit: Hit, entry: Entry) -> bool:
    """Whether another entry bears the very name: with the name alone nobody tells them apart."""
    return hit.entry.name == entry.name


def name_score(hit: Hit) -> int:
    """What the name alone scores, without facts beside it."""
    lines = (one for one in hit.features if one.feature.startswith(("word.", "name.")))
    return sum(one.weight for one in lines)


def find_rates(results: list[Tried]) -> Iterator[str]:
    """Share of variants found with the right entry, by class, with its 95 % interval."""
    from clean import interval  # noqa: PLC0415 (it takes its lists from here)

    head = ("found", "interval", "goal", "jaro-winkler", "token-set", "tried")
    yield "  {:<20}{:>7}  {:<14}{:>5}{:>14}{:>11}{:>7}".format("class", *head)
    groups: dict[str, list[Tried]] = defaultdict(list)
    for one in results:
        groups[one.group].append(one)
    for group, ones in groups.items():
        found = sum(one.noted if group in NOTED else one.stopped for one in ones)
        low, high = interval(found, len(ones))
        yield (
            f"  {group:<20}{100 * found / len(ones):>7.1f}  {f'{low:.1f} to {high:.1f}':<14}"
            f"{GOALS.get(group, 97) or '-':>5}"
            f"{_share(one.jaro_winkler for one in ones):>14.1f}"
            f"{_share(one.token_set for one in ones):>11.1f}{len(ones):>7}"
        )


class Clean(NamedTuple):
    """A clean name: stopped, equal to a listed name, the best score of any listed name."""

    stopped: bool
    equal: bool
    score: int


def clean_results(path: Path, sent: list[Party]) -> list[Clean]:
    """Clean names by the whole path."""
    results = []
    for party, hits in zip(sent, path.hits(sent), strict=True):
        equal = any(strictly(listed_name(hit)) == strictly(party.name) for hit in hits)
        score = max(map(name_score, hits), default=0)
        results.append(Clean(any(map(stops, hits)), equal, score))
    return results


def listed_name(hit: Hit) -> str:
    """The listed name that was met."""
    names = (one.entry_value for one in hit.features if one.feature.startswith("name."))
    return next(names, None) or ""


def clean_rates(populations: dict[str, list[Clean]]) -> Iterator[str]:
    """Share of clean names stopped, with its 95 % interval; equal names are counted apart."""
    from clean import interval  # noqa: PLC0415

    yield f"  {'population':<26}{'alike':>7}  {'interval':<14}{'equal':>7}{'tried':>7}"
    for population, names in populations.items():
        alike = sum(one.stopped and not one.equal for one in names)
        equal = sum(one.stopped and one.equal for one in names)
        low, high = interval(alike, len(names))
        yield (
            f"  {population:<26}{100 * alike / len(names):>7.2f}  {f'{low:.2f} to {high:.2f}':<14}"
            f"{100 * equal / len(names):>7.2f}{len(names):>7}"
        )


def thresholds(results: list[Tried], populations: dict[str, list[Clean]]) -> Iterator[str]:
    """A table in Markdown: what would be found, and stopped, by score alone from each threshold."""
    told = [one for one in results if one.group not in NOTED and GOALS.get(one.group) != 0]
    hard = [one for one in told if one.group in HARD]
    clean = {
        "firms": populations["companies, without"],
        "persons": [one for name, ones in populations.items() if "persons" in name for one in ones],
    }
    yield "| score from | found, % | hard classes, % | firms stopped, % | persons stopped, % |"
    yield "|---|---|---|---|---|"
    for threshold in (FLOOR, *range(8000, 16001, 1000)):
        name = {FLOOR: " (floor)", ASK: " (ask)", HOLD: " (hold)"}.get(threshold, "")
        yield _row(
            f"{threshold}{name}",
            [_share(one.score >= threshold for one in ones) for ones in (told, hard)],
            [
                _share(one.score >= threshold and not one.equal for one in ones)
                for ones in clean.values()
            ],
        )
    yield _row(
        "by all rules",
        [_share(one.stopped for one in ones) for ones in (told, hard)],
        [_share(one.stopped and not one.equal for one in ones) for ones in clean.values()],
    )


def _row(name: str, found: list[float], stopped: list[float]) -> str:
    cells = (*(f"{one:.1f}" for one in found), *(f"{one:.2f}" for one in stopped))
    return f"| {name} | {' | '.join(cells)} |"


def others_stopped(entries: list[Entry], populations: dict[str, list[Party]]) -> Iterator[str]:
    """Clean names that plain string similarity takes for a listed one, on a small sample."""
    listed = [folded(name.text) for entry in entries for name in entry.names]
    yield f"  {'population':<26}{'jaro-winkler':>14}{'token-set':>11}{'tried':>7}"
    for population in ("companies, without", "persons, invented"):
        names = [folded(one.name) for one in populations[population][:SAMPLE]]
        scorers = (
            (JaroWinkler.normalized_similarity, JARO_WINKLER),
            (fuzz.token_set_ratio, TOKEN_SET),
        )
        shares = [
            _share(
                bool(process.extractOne(name, listed, scorer=scorer, score_cutoff=least))
                for name in names
            )
            for scorer, least in scorers
        ]
        yield f"  {population:<26}{shares[0]:>14.1f}{shares[1]:>11.1f}{len(names):>7}"


def folded(text: str) -> str:
    """Words in plain letters, in order of the alphabet, for the other matchers."""
    return " ".join(sorted(plain(text.lower()).replace(",", "").split()))


def _share(told: Iterable[bool]) -> float:
    """Per cent."""
    said = list(told)
    return 100 * sum(said) / len(said)


def speed(sent: list[Party]) -> Iterator[str]:
    """CPU of reading a name whose words were not read before, and of comparing two."""
    from cold import empty  # noqa: PLC0415

    read_name("Warm up the tables OOO")
    empty()
    begun = time.process_time()
    names = [read_name(one.name) for one in sent]
    reading = (time.process_time() - begun) / len(names)
    begun = time.process_time()
    for one, other in pairwise(names):
        compare(one, other)
    comparing = (time.process_time() - begun) / (len(names) - 1)
    yield f"  read a name, its words not read before: {reading * 1e6:.0f} µs CPU (goal 60)"
    yield f"  compare two names: {comparing * 1e6:.0f} µs CPU (goal 150)"


def lines(chosen: argparse.Namespace) -> Iterator[str]:
    """All parts; the table of thresholds goes to its own file too."""
    from clean import populations  # noqa: PLC0415

    yield f"Labelled pairs ({chosen.part})"
    yield from score_pairs(chosen.part)
    if not (SHARED / "lists").is_dir():
        yield "The folder `shared` is not there: real lists and populations are left out."
        return
    entries = all_lists()
    path = Path(entries)
    results = tried(path, entries, chosen.count)
    yield f"Variants of names of {len(entries)} entries, found with the right entry, per cent"
    yield from find_rates(results)
    sent = dict(populations(chosen.firms, chosen.persons))
    clean = {name: clean_results(path, parties) for name, parties in sent.items()}
    yield "Clean names stopped by name alone, per cent"
    yield from clean_rates(clean)
    yield "Clean names stopped by other matchers, per cent"
    yield from others_stopped(entries, sent)
    yield "Speed in plain Python"
    yield from speed(sent["companies, without"][:2000])
    table = list(thresholds(results, clean))
    yield from ("Thresholds", *table)
    if chosen.freeze:
        (HERE / "THRESHOLDS.md").write_text("\n".join(table) + "\n", encoding="utf-8")


def main() -> None:
    """Print all parts, or those asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--firms", type=int, default=20_000)
    parser.add_argument("--persons", type=int, default=3_000)
    parser.add_argument("--part", default="apart", choices=("apart", "develop"))
    parser.add_argument("--freeze", action="store_true")
    chosen = parser.parse_args()
    said = []
    for line in lines(chosen):
        said.append(line)
        print(line, flush=True)
    if chosen.freeze:
        (HERE / "RESULT.txt").write_text("\n".join(said) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
