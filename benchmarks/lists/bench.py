"""`make bench-lists`: all real lists imported from nothing, and imported again.

    python benchmarks/lists/bench.py [--freeze]    # --freeze writes benchmarks/lists/RESULT.txt

CPU seconds (user and system) and the largest memory of the program as a user calls it, and the
store's size on disk. The lists are those of the folder ``shared`` beside the checkout.
"""

import os
import platform
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from clearway.store import Store

ROOT = Path(__file__).resolve().parents[2]
LISTS = ROOT.parent / "shared" / "lists"
RESULT = Path(__file__).with_name("RESULT.txt")
GOALS = "goals: 60 s, 1,000 MB; again 3 s; store 250 MB"


class Cost(NamedTuple):
    """CPU seconds and megabytes of one process."""

    seconds: float
    megabytes: float


def imported(place: Path) -> Cost:
    """One ``clearway lists import`` of all lists."""
    clearway = str(Path(sys.executable).with_name("clearway"))
    command = [clearway, "lists", "import", str(LISTS), "--store", str(place)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the import ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def figures() -> str:
    """All figures, a line each."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "lists.db"
        first, again = imported(place), imported(place)
        size = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
        held = Store(str(place)).held()
    return (
        f"{len(held)} editions of {len({one.list for one in held})} lists, "
        f"{sum(one.entries for one in held):,} entries ({GOALS})\n"
        f"import from nothing   {first.seconds:6.1f} s CPU  {first.megabytes:6.0f} MB memory\n"
        f"import again          {again.seconds:6.1f} s CPU  {again.megabytes:6.0f} MB memory\n"
        f"store on disk         {size:6.1f} MB\n"
    )


def commit() -> str:
    """The commit measured, with ``+`` where files differ from it."""
    say = ["git", "-C", str(ROOT), "describe", "--always", "--dirty=+"]
    return subprocess.run(say, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    """Prints the figures, and keeps them where asked."""
    text = figures()
    print(text, end="")
    if "--freeze" in sys.argv:
        python = f"Python {platform.python_version()}, {platform.machine()}"
        about = f"{datetime.now().astimezone():%Y-%m-%d}, commit {commit()}, {python}"
        RESULT.write_text(f"{about}\n{text}", encoding="utf-8")


if __name__ == "__main__":
    main()
