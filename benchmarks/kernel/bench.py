"""How fast the native kernel finds and scores: goals, floors and what was measured.

CPU time of names that are read already (``read_name`` is printed beside), each looked for once.
Build is the kernel's own part. Resident is a process of its own that opened the file and searched.

    python benchmarks/kernel/bench.py [--freeze]    # --freeze writes benchmarks/kernel/speed.txt
"""

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

from generated import Generated
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from clearway.candidates import _kernel, native
from clearway.names import Name, read_name

HERE = Path(__file__).resolve().parent
DIGEST = bytes(32)
NAMES, STRINGS = 2000, 8


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
        data = _kernel.build(tokens, *rows, none, none, DIGEST, native._figures())
        self.build = time.process_time() - start
        self.path = folder / f"{count}.index"
        self.path.write_bytes(data)
        start = time.process_time()
        self.index = opened(self.path)
        self.ready = time.process_time() - start
        self.queries: list[Name] = list(islice(self.names.query(7), NAMES))
        self.asked = [native.asked_of(name) for name in self.queries]

    def one_name(self) -> list[float]:
        """CPU seconds of each name by itself."""
        return [cpu(partial(self.index.find, name), time.thread_time) for name in self.asked]

    def payments(self) -> list[float]:
        """CPU seconds of each eight strings."""
        several = [self.asked[at : at + STRINGS] for at in range(0, len(self.asked), STRINGS)]
        find = self.index.find_many
        return [cpu(partial(find, one, 1), time.thread_time) for one in several]

    def two_threads(self) -> float:
        """Wall time of one thread over that of two, the best of five."""
        ratios = []
        for _ in range(5):
            one = cpu(lambda: self.index.find_many(self.asked, 1), time.perf_counter)
            two = cpu(lambda: self.index.find_many(self.asked, 2), time.perf_counter)
            ratios.append(one / two)
        return max(ratios)

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


def report(small: Measured, large: Measured) -> list[str]:
    """The table of goals, floors and figures."""
    one = large.one_name()
    few, many = median(small.payments()) * 1e6, median(large.payments()) * 1e6
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
        ("two threads over one, best of five", "1.8 ×", "1.6 ×", f"{large.two_threads():.2f} ×"),
        ("against a Jaro-Winkler scan, same run", "4,000 ×", "2,000 ×",
         f"{scan * 1e6 / p50:,.0f} ×"),
    ]  # fmt: skip
    lines = [f"{'figure':50} {'goal':>10} {'floor':>10} {'measured':>14}"]
    lines += [f"{what:50} {goal:>10} {floor:>10} {is_:>14}" for what, goal, floor, is_ in rows]
    return [*lines, f"read_name beside it: {reading:,.0f} µs a name; scan {scan * 1e3:,.0f} ms"]


def main() -> None:
    """Prints the table; ``--freeze`` keeps it."""
    with tempfile.TemporaryDirectory() as folder:
        lines = report(Measured(100_000, Path(folder)), Measured(1_000_000, Path(folder)))
    print("\n".join(lines))
    if "--freeze" in sys.argv:
        (HERE / "speed.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if "--resident" in sys.argv:
        resident(Path(sys.argv[-1]))
    else:
        main()
