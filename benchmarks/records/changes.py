"""How often a change of a stopped payment is told for what it is, on real company names.

Each name is the creditor that an earlier message was held for; the message comes again with the
name written otherwise (honest), or with the next name of the sample in its place (a change). Rates,
and no name, are printed. Needs the folder ``shared`` beside the checkout.

    python benchmarks/records/changes.py [--freeze]    # --freeze writes CHANGES.txt
"""

import csv
import datetime as dt
import gzip
import random
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from clearway.message import Party, Payment, Value
from clearway.tables.decision import policy
from clearway.terms import Role
from clearway.versions import Other, Recorded, Stop, differences, version_of

ROOT = Path(__file__).resolve().parents[2]
NAMES = ROOT.parent / "shared" / "names" / "gleif_legal_names.csv.gz"
DAY = dt.date(2026, 11, 25)
SAMPLE = 4_000
CHANCE = random.Random(20261125)


def typo(name: str) -> str:
    """Two letters next to each other swapped, in a word of five or more."""
    words = name.split()
    long = [n for n, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if long:
        n = CHANCE.choice(long)
        at = CHANCE.randrange(1, len(words[n]) - 2)
        word = words[n]
        words[n] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(words)


HONEST: dict[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "cut at 35 characters": lambda name: name[:35],
    "its last word left out": lambda name: name.rpartition(" ")[0] or name,
    "words in another order": lambda name: " ".join(reversed(name.split())),
    "two letters swapped": typo,
    "with a branch and a town added": lambda name: f"{name} Branch Office Hamburg",
}


def effect(before: str, again: str) -> str:
    """What the policy does of the second message."""
    then, now = _payment(before), _payment(again)
    recorded = Recorded(day=DAY, action="hold", stops=(Stop("Cdtr/Nm", before),))
    other = Other(version=version_of(then), recorded=recorded)
    rules = policy("standard").on(DAY)
    found = differences(version_of(now), [other], DAY)
    effects = {rules.difference(d.standing, d.found.what, d.found.how) for d in found}
    return next((one for one in ("hold", "ask") if one in effects), "passes")


def _payment(creditor: str) -> Payment:
    uetr = Value("PmtId/UETR", "eb6305c9-1f7f-49de-aed0-16487c27b42d")
    party = Party(role=Role.CREDITOR, path="Cdtr", names=(Value("Cdtr/Nm", creditor),))
    return Payment(id="1", source="1", kind="pacs.008.001.08", parties=(party,), set_aside=(uetr,))


def _figures() -> Iterator[str]:
    with gzip.open(NAMES, "rt", encoding="utf-8") as file:
        every = sorted({row["Entity.LegalName"] for row in csv.DictReader(file)})
    names = CHANCE.sample(every, SAMPLE)
    for what, change in HONEST.items():
        yield _line(what, [effect(name, change(name)) for name in names])
    pairs = zip(names, islice(names, 1, None), strict=False)
    yield _line("another company in its place", [effect(one, other) for one, other in pairs])
    places = CHANCE.sample(range(len(every) - 1), SAMPLE)
    near = [effect(every[at], every[at + 1]) for at in places]
    yield _line("the next one in the alphabet", near)


def _line(what: str, effects: list[str]) -> str:
    rates = (f"{effects.count(of) * 100 / len(effects):6.2f} % {of}" for of in _EFFECTS)
    return f"{what:<32} {'  '.join(rates)}"


_EFFECTS = ("passes", "ask", "hold")


def main() -> None:
    """Prints the rates; ``--freeze`` keeps them."""
    lines = list(_figures())
    print("\n".join(lines))
    if "--freeze" in sys.argv:
        path = Path(__file__).with_name("CHANGES.txt")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
