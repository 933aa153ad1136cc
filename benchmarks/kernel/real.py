"""The real lists: names against all of them, a day's change, and the whole path of a payment.

All lists of the folder ``shared`` beside the checkout, the newest edition of each. Names that are
measured come once, after as many others of their kind.
"""

import csv
import datetime as dt
import gzip
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from paths import paths
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from clearway.candidates import (
    NativeIndex,
    Overlay,
    changes,
    content_of,
    native,
)
from clearway.lists import Edition, Entry, Snapshot, listed_only, make_snapshot, read
from clearway.names import Name, read_name
from clearway.terms import NOT_PARTIES, PartyKind

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TODAY = dt.date(2026, 11, 25)
SEED, NAMES, ROUNDS, CHANGED = 20240612, 2000, 3, 200
DIGEST = bytes(32)


def cpu(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of ``work`` by a clock."""
    start = clock()
    work()
    return clock() - start


def snapshots() -> tuple[Snapshot, ...]:
    """The newest edition of every shared list."""
    files = {str(path.relative_to(SHARED)): path.read_bytes()
             for path in sorted((SHARED / "lists").rglob("*")) if path.is_file()}  # fmt: skip
    newest: dict[str, Snapshot] = {}
    for edition in (result for result in read(files) if isinstance(result, Edition)):
        made = listed_only(make_snapshot(edition, today=TODAY))
        if made.list not in newest or newest[made.list].published <= made.published:
            newest[made.list] = made
    return tuple(newest[key] for key in sorted(newest))


def firms() -> list[str]:
    """Names of registered firms, in an order drawn once."""
    with gzip.open(SHARED / "names/gleif_legal_names.csv.gz", "rt", encoding="utf-8") as file:
        names = [row["Entity.LegalName"] for row in islice(csv.DictReader(file), 50_000)]
    random.Random(SEED).shuffle(names)
    return names


def index_of(entries: Sequence[Entry]) -> NativeIndex:
    """An index made of them."""
    return NativeIndex(entries, native.pack(entries, DIGEST), DIGEST)


def report() -> list[str]:
    """The lines of the real lists; one line that says so where they are not there."""
    if not (SHARED / "lists").is_dir():
        return ["real lists: not measured, the folder `shared` is not beside the checkout"]
    held = snapshots()
    entries = tuple(entry for snapshot in held for entry in snapshot.entries
                    if entry.kind not in NOT_PARTIES)  # fmt: skip
    texts = [name.text for entry in entries for name in entry.names]
    lines = [f"real lists: {len(held)} lists, {len(entries):,} entries, {len(texts):,} names"]
    start = time.process_time()
    index = index_of(entries)
    built = time.process_time() - start
    clean = firms()
    scan = _scan(clean[:5], texts)
    lines += _names(index, clean, texts, scan)
    lines += _changed(entries, built)
    return [*lines, *paths(index, held, clean[NAMES:], scan)]


def _scan(names: list[str], texts: list[str]) -> float:
    """CPU seconds of RapidFuzz's Jaro-Winkler scan of all names, one name."""
    upper = [text.upper() for text in texts]
    scorer = JaroWinkler.normalized_similarity
    start = time.process_time()
    for name in names:
        process.extract(name.upper(), upper, scorer=scorer, score_cutoff=0.9)
    return (time.process_time() - start) / len(names)


def _names(index: NativeIndex, clean: list[str], texts: list[str], scan: float) -> Iterator[str]:
    other, clean_ = clean[-NAMES:], clean[:NAMES]
    firms_ = [read_name(name, PartyKind.ORGANISATION) for name in (*other, *clean_)]
    listed = [read_name(name) for name in random.Random(SEED).sample(texts, 2 * NAMES)]
    for what, names in (("firms of GLEIF", firms_), ("listed names", listed)):
        for name in names[:NAMES]:
            index.found(name)
        yield from _sort(index, what, names[NAMES:], scan)


def _sort(index: NativeIndex, what: str, names: list[Name], scan: float) -> Iterator[str]:
    find = index._kernel.find
    each = [cpu(partial(find, native.asked_of(name)), time.thread_time) * 1e6 for name in names]
    objects = cpu(lambda: [index.find(name) for name in names]) / len(names) * 1e6
    reading = cpu(lambda: [read_name(name.original, name.kind) for name in names]) / len(names)
    p50, p99 = median(each), quantiles(each, n=100)[98]
    yield (f"{what}: kernel p50 {p50:,.0f}, p99 {p99:,.0f}, mean {sum(each) / len(each):,.0f} µs; "
           f"with all evidence {objects:,.0f}; reading the name beside it {reading * 1e6:,.0f}; "
           f"a Jaro-Winkler scan takes {scan * 1e6 / p50:,.0f} × the median")  # fmt: skip


def _changed(entries: tuple[Entry, ...], built: float) -> Iterator[str]:
    """Ready after so many entries came to a list: laid over the old index, or made anew."""
    sdn = [at for at, entry in enumerate(entries) if entry.list == "us-ofac-sdn"]
    came = set(random.Random(SEED).sample(sdn, CHANGED))
    before = tuple(entry for at, entry in enumerate(entries) if at not in came)
    base, contents = index_of(before), list(map(content_of, before))

    def lay() -> None:
        Overlay(entries, base, changes(contents, list(map(content_of, entries))), index_of)

    laid = min(cpu(lay) for _ in range(ROUNDS))
    yield (f"{CHANGED} entries of the SDN list come: ready in {laid:.2f} s CPU, "
           f"made anew in {built:.1f} s ({built / laid:,.0f} ×)")  # fmt: skip


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
