"""What recording costs, and whether many records slow it down.

CPU seconds of one process (``time.process_time``), the best of some rounds: pacs.008 transactions,
each with its own references, amount and accounts, through the whole path on the starter list:
without records, recorded, and held against a store that holds many records already.

    python benchmarks/records/bench.py [--records N] [--freeze]    # --freeze writes RESULT.txt
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from clearway.cli import run
from clearway.cli.answering import Clock, answers
from clearway.cli.history import History
from clearway.cli.options import today
from clearway.cli.worlds import Worlds, open_worlds
from clearway.message import Payment, parse
from clearway.store import Records
from clearway.versions import version_of

HERE = Path(__file__).parent
HEAD, ONE, TAIL = (
    (HERE.parent / "transaction.xml").read_text(encoding="utf-8").split("<!-- transaction -->")
)
SAMPLE = 2_000
MANY = 100_000
ROUNDS = 3


def payments(first: int, count: int) -> Iterator[Payment]:
    """Transactions that have nothing in common but the banks and some of the names."""
    for start in range(first, first + count, 500):
        numbers = range(start, min(start + 500, first + count))
        body = "".join(map(_transaction, numbers))
        yield from parse((HEAD + body + TAIL).encode(), f"book-{start}.xml")


def _transaction(n: int) -> str:
    changes = {
        "0000003c-7a51-4c0e-9b3d-000000074004": f"0000003c-7a51-4c0e-9b3d-{n:012x}",
        "E2E-1<": f"E2E-{n}<",
        "I-1<": f"I-{n}<",
        "15400.00": f"{n % 40_000}.{n % 100:02}",
        "KZ00000B0000000000AA": f"KZ00000B{n:010}AA",
        "Almaty Shai Trading": f"Almaty Shai {n % 7_001} Trading",
        "INVOICE 2026-118": f"INVOICE 2026-{n}",
        "CONTRACT 77/26": f"CONTRACT {n % 9_973}/26",
        "{name}": f"Speicher Handel {n % 5_003} GmbH",
    }
    text = ONE
    for old, new in changes.items():
        text = text.replace(old, new)
    return text


def screened(history: History, clock: Clock, sample: list[Payment]) -> float:
    """CPU seconds of answering the sample."""
    started = time.process_time()
    assert sum(1 for _ in answers(iter(sample), clock, history)) == len(sample)
    return time.process_time() - started


def main() -> None:
    """Prints the figures; ``--freeze`` keeps them."""
    many = int(sys.argv[sys.argv.index("--records") + 1]) if "--records" in sys.argv else MANY
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CLEARWAY_CACHE"] = f"{folder}/cache"
        lines = list(_figures(f"{folder}/bench.db", many))
    print("\n".join(lines))
    if "--freeze" in sys.argv:
        (HERE / "RESULT.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _figures(place: str, many: int) -> Iterator[str]:
    run(["lists", "import", "--starter", "--store", place])
    worlds = open_worlds(place)
    clock = Clock(worlds, today())
    samples = [list(payments(round_ * SAMPLE, SAMPLE)) for round_ in range(ROUNDS)]
    screened(History(worlds.store), clock, samples[0])
    plain = min(screened(History(worlds.store), clock, sample) for sample in samples)
    yield _line("without records", plain)
    yield _line("recorded, into few", min(_recorded(worlds, clock, s) for s in samples))
    started = time.process_time()
    _fill(worlds, clock, many)
    spent = time.process_time() - started
    size = Path(place).stat().st_size / 1e6
    each = f"{spent * 1e6 / many:.0f} us CPU and {size * 1e3 / many:.2f} kB each"
    yield f"{many:,} records added: {spent:.1f} s CPU, {size:,.0f} MB; {each}"
    new = [list(payments(10**9 + r * SAMPLE, SAMPLE)) for r in range(ROUNDS)]
    looked = min(screened(History(worlds.store), clock, sample) for sample in new)
    yield _line("held against many", looked)
    yield _line("recorded, into many", min(_recorded(worlds, clock, s) for s in new))
    again = [list(payments(10**6 + r * SAMPLE, SAMPLE)) for r in range(ROUNDS)]
    yield _line(
        "sent again, all of them", min(screened(History(worlds.store), clock, s) for s in again)
    )


def _recorded(worlds: Worlds, clock: Clock, sample: list[Payment]) -> float:
    return screened(History(worlds.store, recording=True), clock, sample)


def _fill(worlds: Worlds, clock: Clock, many: int) -> None:
    """Many records, with the answer of the first payment to each."""
    first = next(payments(10**6, 1))
    ((_, decision),) = answers(iter([first]), clock, History(worlds.store))
    records = Records(worlds.store)
    rest = payments(10**6, many)
    while part := list(islice(rest, 1_000)):
        records.add((version_of(payment), decision) for payment in part)


def _line(what: str, seconds: float) -> str:
    rate = f"{SAMPLE / seconds:7,.0f} payments/s"
    return f"{what:<26} {seconds * 1e6 / SAMPLE:6,.0f} us CPU a payment, {rate}"


if __name__ == "__main__":
    main()
