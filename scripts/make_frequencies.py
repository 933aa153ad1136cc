"""Makes tables/data/names/frequencies.tsv: how much each common word of a name tells.

Counted are names of ../shared/names and of the public-domain or openly licensed lists (OFAC, BIS,
UN, UK, Canada); never `eu_2026` nor `jp_2025`. A word's frequency is the highest among the
populations and, for names of cultures.yaml, in its own culture; its weight is the natural logarithm
of one over it, in thousandths, rounded to hundreds. Words rarer than the table's floor are left
out and are of the rarest. Only figures are kept, no name.
"""

import csv
import gzip
import json
import math
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from clearway.names.characters import clean
from clearway.names.spelling import folds, plain
from clearway.names.words import split
from clearway.tables.names import cultures, weights

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
LISTS = SHARED / "lists"
OUT = ROOT / "src/clearway/tables/data/names/frequencies.tsv"
FLOOR = {"firms": 2, "persons": 15, "listed persons": 6, "listed firms": 10}
"""A word seen less often in a population is not counted there: chance, or the listed party."""


WOMAN = {
    "ський": ("ська", "ская"),
    "ий": ("а", "ая"),
    "йович": ("ївна", "евна", "йовна"),
    "ович": ("івна", "овна"),
    "ов": ("ова",),
}
"""Endings of a Ukrainian man's surnames and patronymics, and a woman's instead."""
CULTURES = 4
"""One over the part of all persons met in payments that a naming culture is taken to have."""


def firms() -> Iterator[str]:
    """Registered company names."""
    with gzip.open(SHARED / "names/gleif_legal_names.csv.gz", "rt", encoding="utf-8") as file:
        yield from (row["Entity.LegalName"] for row in csv.DictReader(file))


def persons() -> Iterator[str]:
    """Invented persons."""
    with (SHARED / "names/person_names_us.csv").open(encoding="utf-8") as file:
        yield from (row["full_name"] for row in csv.DictReader(file))


def ofac() -> Iterator[tuple[bool, str]]:
    """Primary names of the SDN list: whether of a person, and the name."""
    with (LISTS / "us_ofac_sdn_2026/sdn.csv").open(encoding="utf-8", errors="replace") as file:
        for row in csv.reader(file):
            if len(row) > 2 and "vessel" not in row[2] and "aircraft" not in row[2]:
                yield "individual" in row[2], row[1]


def bis() -> Iterator[tuple[bool, str]]:
    """Names of the Entity List, nearly all of them firms."""
    listed = json.loads((LISTS / "us_bis_2026/bis_entity_list.json").read_text(encoding="utf-8"))
    yield from ((False, entity["name"]) for entity in listed["entities"])


def uk() -> Iterator[tuple[bool, str]]:
    """Primary names of the UK list."""
    with (LISTS / "uk_2026/subjects.csv").open(encoding="utf-8") as file:
        persons = {
            r["unique_id"] for r in csv.DictReader(file) if r["subject_type"] == "individual"
        }
    with (LISTS / "uk_2026/subject_names.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["name_type"] == "primary":
                yield row["unique_id"] in persons, row["full_name"]


def canada() -> Iterator[tuple[bool, str]]:
    """Names of Canada's list."""
    for record in ET.parse(LISTS / "ca_2025/sema-lmes.xml").iter("record"):
        if last := record.findtext("LastName"):
            yield True, f"{record.findtext('GivenName') or ''} {last}"
        elif entity := record.findtext("EntityOrShip"):
            yield False, re.split(r"\s/\s", entity)[0]


def united_nations() -> Iterator[tuple[bool, str]]:
    """Names of the UN list."""
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    root = ET.parse(LISTS / "un_2026/UN_consolidated.xml")
    for tag in ("INDIVIDUAL", "ENTITY"):
        for party in root.iter(tag):
            yield tag == "INDIVIDUAL", " ".join(party.findtext(part) or "" for part in parts)


def listed() -> list[tuple[bool, str]]:
    """Names of the open lists, one a party however many lists print it alike."""
    seen: dict[tuple[bool, tuple[str, ...]], tuple[bool, str]] = {}
    for source in (ofac, bis, uk, canada, united_nations):
        for person, name in source():
            seen.setdefault((person, tuple(sorted(words(name)))), (person, name))
    return list(seen.values())


def words(name: str) -> list[str]:
    """The plain words of a name."""
    return [plain(word) for word in split(clean(name)[0])]


def frequencies(names: Iterable[str], floor: int) -> dict[str, float]:
    """Share of the names that bear each word, for words that at least ``floor`` names bear."""
    counts: Counter[str] = Counter()
    total = 0
    for name in names:
        counts.update(word for word in set(words(name)) if word.isalpha() and len(word) > 1)
        total += 1
    return {word: count / total for word, count in counts.items() if count >= floor}


def in_own_culture() -> dict[str, float]:
    """Share of each common name in its own culture, by its letters and, after ``~``, its fold."""
    shares: dict[str, float] = {}
    for culture, parts in cultures().items():
        for common in parts.values():
            for rank, name in enumerate(common.names):
                for word in forms(name.lower(), culture):
                    for key in (plain(word), "~" + folds(word)[0]):
                        share = common.share_at(rank) / CULTURES
                        shares[key] = max(shares.get(key, 0.0), share)
    return shares


def forms(name: str, culture: str) -> Iterator[str]:
    """The words of a name; of a Russian or Ukrainian one the woman's and other spellings too."""
    for word in split(clean(name)[0]):
        if len(word) > 2:
            yield word
            if culture == "russian" and word.endswith(("в", "н")):
                yield word + "а"
            if culture == "ukrainian":
                yield from ukrainian(word)


def ukrainian(word: str) -> Iterator[str]:
    """A woman's surname or patronymic, and Latin spellings: *h*, the Russian *-ovna*, *-skaya*."""
    spelled = plain(word)
    for man, women in WOMAN.items():
        if word.endswith(man):
            spelled, *others = (plain(word.removesuffix(man) + woman) for woman in women)
            yield from (spelled, *others)
            yield from (one.replace("g", "h") for one in others)
    yield from (plain(word).replace("g", "h"), spelled.replace("g", "h"))


def main() -> None:
    """Write the table."""
    open_lists = listed()
    populations = {
        "firms": firms(),
        "persons": persons(),
        "listed persons": (name for person, name in open_lists if person),
        "listed firms": (name for person, name in open_lists if not person),
    }
    highest: dict[str, float] = {}
    for population, names in populations.items():
        for word, share in frequencies(names, FLOOR[population]).items():
            highest[word] = max(highest.get(word, 0.0), share)
    for word, share in in_own_culture().items():
        highest[word] = max(highest.get(word, 0.0), share)
    weighed = {word: round(-math.log(share) * 10) * 100 for word, share in highest.items()}
    kept = sorted((word, weight) for word, weight in weighed.items() if weight < weights().rarest)
    OUT.write_text("".join(f"{word}\t{weight}\n" for word, weight in kept), encoding="utf-8")
    print(f"{len(kept)} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
