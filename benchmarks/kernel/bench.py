"""How fast the native kernel finds and scores: goals, floors and what was measured.

First generated lists, then the real ones (real.py) and the whole path (paths.py). CPU time of names
that are read already (``read_name`` is printed beside). On every list alike other names of the same
kind are looked for first, as an index in use has been; then each name that is measured once, and
none twice. Build is the kernel's own part. Resident is a process of its own that opened the file
and searched.

    python benchmarks/kernel/bench.py [--freeze]    # --freeze writes benchmarks/kernel/speed.txt
"""

import datetime as dt
import mmap
import os
import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

import real
from generated import Generated
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from clearway.candidates import _kernel, native
from clearway.names import Name, read_name

if TYPE_CHECKING:
    from clearway.candidates._kernel import Asked

HERE = Path(__file__).resolve().parent
DIGEST = bytes(32)
NAMES, STRINGS = 2000, 8
THREADED, TRIES = 500, 40


def cpu(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of ``work`` by a clock."""
    start = clock()
    work()
    return clock() - start


class Measured:
    """One list: its index in a file, what it cost, and names to look for."""

    def __init__(self, count: int, folder: Path) -> None:
        self.names = Generated(count)
        rows = self.names.offsets, self.names.words, array("I", range(count))
        tokens, none = list(self.names.tokens), bytes(count)
        start = time.process_time()
        data = _kernel.build(tokens, *rows, none, none, [], DIGEST, native._figures())
        self.build = time.process_time() - start
        self.path = folder / f"{count}.index"
        self.path.write_bytes(data)
        start = time.process_time()
        self.index = opened(self.path)
        self.ready = time.process_time() - start
        self.queries, self.paid = self._drawn(7), self._drawn(11)
        for name in self._drawn(13):
            self.index.find(native.asked_of(name))

    def _drawn(self, seed: int) -> list[Name]:
        return list(islice(self.names.query(seed), NAMES))

    def one_name(self) -> list[float]:
        """CPU seconds of each name by itself."""
        asked = list(map(native.asked_of, self.queries))
        return [cpu(partial(self.index.find, name), time.thread_time) for name in asked]

    def payments(self) -> list[float]:
        """CPU seconds of each eight strings."""
        asked = list(map(native.asked_of, self.paid))
        several = [asked[at : at + STRINGS] for at in range(0, len(asked), STRINGS)]
        find = self.index.find_many
        return [cpu(partial(find, one, 1), time.thread_time) for one in several]

    def two_threads(self) -> str:
        """One thread's CPU time over the wall time of two, in the best of short rounds.

        Where other programs hold a processor two threads share the other, and wall time tells of
        them alone: so the rounds are short and many, and it is said how many processors the best
        got, and CPU time of two threads over one's, which contention between them would raise.
        """
        some = list(map(native.asked_of, self.queries[:THREADED]))
        runs = [(_run(self.index, some, 1), _run(self.index, some, 2)) for _ in range(TRIES)]
        one, two = max(runs, key=lambda run: run[0].cpu / run[1].wall)
        more = sum(run.cpu for _, run in runs) / sum(run.cpu for run, _ in runs)
        self.threads = (f"of two threads the best of {TRIES} rounds got {two.cpu / two.wall:.2f} "
                        f"processors, CPU time of all × {more:.2f}")  # fmt: skip
        return f"{one.cpu / two.wall:.2f} ×"

    def scan(self) -> float:
        """CPU seconds of RapidFuzz's Jaro-Winkler scan of the same names, one name."""
        texts = [self.names.text(number) for number in range(len(self.names.offsets) - 1)]
        some = [name.original.lower() for name in self.queries[:5]]
        scorer = JaroWinkler.normalized_similarity
        work = lambda: [process.extract(n, texts, scorer=scorer, score_cutoff=0.9) for n in some]  # noqa: E731
        return cpu(work) / len(some)

    def resident(self) -> float:
        """Megabytes of a process that opened the file and searched."""
        child = subprocess.run(
            [sys.executable, __file__, "--resident", str(self.path)],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        return float(child.stdout)


class Run(NamedTuple):
    """What finding all names took."""

    wall: float
    cpu: float


def _run(index: "_kernel.Index", asked: list["Asked"], threads: int) -> Run:
    start, wall = time.process_time(), time.perf_counter()
    index.find_many(asked, threads)
    return Run(time.perf_counter() - wall, time.process_time() - start)


def opened(path: Path) -> "_kernel.Index":
    """The index in a file, where it lies."""
    with path.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    return _kernel.Index(data, DIGEST, native._figures())


def resident(path: Path) -> None:
    """Prints the resident megabytes after searches of common and rare words."""
    index = opened(path)
    for text in ("global trade holding", "Rodion Zavyalov", "bank of moscow", "kvantron limited"):
        index.find(native.asked_of(read_name(text)))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    print(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)


def report(few: float, large: Measured) -> list[str]:
    """The table of goals, floors and figures; ``few``: µs of a payment against 100,000 names."""
    one = large.one_name()
    many = median(large.payments()) * 1e6
    p50, p99 = median(one) * 1e6, quantiles(one, n=100)[98] * 1e6
    scan = large.scan()
    reading = cpu(lambda: [read_name(name.original) for name in large.queries]) / NAMES * 1e6
    rows = [
        ("one name against 1,000,000, p50 / p99, µs", "30 / 300", "60 / 600",
         f"{p50:,.0f} / {p99:,.0f}"),
        ("a payment of 8 strings, 100,000 names, p50, µs", "80", "150", f"{few:,.0f}"),
        ("a payment of 8 strings, 1,000,000 names, p50, µs", "200", "500", f"{many:,.0f}"),
        ("100,000 to 1,000,000 names, cost of a payment", "× 2.5", "× 3.6", f"× {many / few:.1f}"),
        ("build at 1,000,000, names read, s", "5", "8", f"{large.build:.1f}"),
        ("resident at 1,000,000, MB", "250", "350", f"{large.resident():,.0f}"),
        ("ready from disk, s", "0.1", "0.3", f"{large.ready:.3f}"),
        ("two threads over one, best of short rounds", "1.8 ×", "1.6 ×", large.two_threads()),
        ("against a Jaro-Winkler scan, same run", "4,000 ×", "2,000 ×",
         f"{scan * 1e6 / p50:,.0f} ×"),
    ]  # fmt: skip
    lines = [f"{'figure':50} {'goal':>10} {'floor':>10} {'measured':>14}"]
    lines += [f"{what:50} {goal:>10} {floor:>10} {is_:>14}" for what, goal, floor, is_ in rows]
    beside = f"read_name beside it: {reading:,.0f} µs a name; scan {scan * 1e3:,.0f} ms"
    return [*lines, f"{beside}; {large.threads}"]


def main() -> None:
    """Prints the table; ``--freeze`` keeps it."""
    with tempfile.TemporaryDirectory() as folder:
        # Each list is measured by itself: the larger would push the smaller out of the processor.
        few = median(Measured(100_000, Path(folder)).payments()) * 1e6
        lines = report(few, Measured(1_000_000, Path(folder)))
    lines += ["", *real.report()]
    lines.insert(0, _when())
    print("\n".join(lines))
    if "--freeze" in sys.argv:
        (HERE / "speed.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _when() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False).stdout
    day = dt.date.today()  # noqa: DTZ011 - the day of the run
    return f"{day}, commit {commit.strip()}, Python {sys.version.split()[0]}"


if __name__ == "__main__":
    if "--resident" in sys.argv:
        resident(Path(sys.argv[-1]))
    else:
        main()
