"""Persons by their listed names in another script: found by comparison with their Latin names.

    python benchmarks/names/aliases.py

Real aliases of the shared lists: in Cyrillic letters as listed, and respelled by every scheme of
schemes.yaml and schemes_met.yaml; in Arabic letters as listed. Beside each the Latin names of
another listed person: how many of those are taken for the same.
"""

import random
import re
from collections.abc import Iterator

import yaml
from bench import all_lists
from make_pairs import HERE

from clearway.lists import Entry
from clearway.names import Name, compare, is_match, read_name
from clearway.terms import PartyKind

SEED, MOST = 4, 400
SCRIPTS = {
    "Russian": "[а-яё '.-]+",
    "Ukrainian": "(?=.*[иїє])(?=.*[іїєґ])[а-яіїєґ '’.-]+",
    "Belarusian": "(?=.*[іў])[а-зй-ўы-яёіў '’.-]+",
    "Arabic letters": "[\u0620-\u06ff\u200c .-]+",
}
SCHEMES = {"Ukrainian": ("ukrainian",), "Belarusian": ("belarusian",), "Arabic letters": ()}

Alias = tuple[str, list[Name]]


def aliases(entries: list[Entry], letters: str) -> list[Alias]:
    """Names of persons in some letters, each with the Latin names of the same entry."""
    found = []
    for entry in entries:
        texts = [name.text for name in entry.names if entry.kind is PartyKind.PERSON]
        latin = [read_name(text, PartyKind.PERSON) for text in texts if text.isascii()]
        others = [one for one in texts if " " in one and re.fullmatch(letters, one.lower())]
        found += [(text, latin) for text in others if latin]
    return random.Random(SEED).sample(found, min(MOST, len(found)))


def rates(names: list[Alias], scheme: dict[str, str]) -> tuple[float, float]:
    """Per cent of the names that match their own entry's, and another's."""
    own = other = 0
    for (text, latin), (_, others) in zip(names, names[7:] + names[:7], strict=True):
        spelled = "".join(scheme.get(letter, letter) for letter in text.lower()).title()
        read = read_name(spelled if scheme else text, PartyKind.PERSON)
        own += any(is_match(compare(read, name)) for name in latin)
        other += any(is_match(compare(read, name)) for name in others if name not in latin)
    return 100 * own / len(names), 100 * other / len(names)


def lines() -> Iterator[str]:
    """One line a script and scheme."""
    entries = all_lists()
    table = {}
    for file in ("schemes.yaml", "schemes_met.yaml"):
        table |= yaml.safe_load((HERE / file).read_text(encoding="utf-8"))
    own = {scheme for some in SCHEMES.values() for scheme in some}
    for script, letters in SCRIPTS.items():
        names = aliases(entries, letters)
        for scheme in ("", *SCHEMES.get(script, sorted(set(table) - own))):
            found, others = rates(names, table.get(scheme, {}))
            as_listed = scheme or "as listed"
            yield f"  {script:<16}{as_listed:<12}{len(names):>6}{found:>8.1f}{others:>8.1f}"


if __name__ == "__main__":
    print("Listed persons by a name in other letters, per cent")
    print(f"  {'script':<16}{'scheme':<12}{'tried':>6}{'found':>8}{'another':>8}")
    for line in lines():
        print(line, flush=True)
