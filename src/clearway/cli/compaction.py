"""Makes an index file anew in a process of its own, while an overlay answers.

The process reads what to make from a file that the command leaves it, and outlives the command. Of
several commands one starts it: whoever makes the file ``NAME.making`` first.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from clearway.candidates import content_of
from clearway.cli.engines import KERNEL, TWIN, Engine, IndexFile, keep_index
from clearway.lists import Entry, ListedName
from clearway.terms import PartyKind

_GIVEN_UP = 600.0
"""Seconds after which a process that has not finished is taken for dead."""


class _Work(msgspec.Struct):
    path: str
    ending: str
    digest: bytes
    names: list[tuple[PartyKind, tuple[ListedName, ...]]]


def start_compaction(
    entries: Sequence[Entry], digest: bytes, engine: Engine, path: Path
) -> "subprocess.Popen[bytes] | None":
    """Starts making the file of ``entries``; nothing where another command does, or cannot."""
    mark, work = _making(path), path.with_suffix(".work")
    if not _first(mark):
        return None
    names = [(entry.kind, entry.names) for entry in entries]
    try:
        work.write_bytes(msgspec.msgpack.encode(_Work(str(path), engine.ending, digest, names)))
        return subprocess.Popen(  # noqa: S603 - this program itself
            [sys.executable, "-m", "clearway.cli.compaction", str(work)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:  # the overlay answers as well, and a later command tries again
        work.unlink(missing_ok=True)
        mark.unlink(missing_ok=True)
        return None


def _making(path: Path) -> Path:
    return path.with_suffix(".making")


def _first(mark: Path) -> bool:
    """Whether nobody else is at it; whoever began long ago and did not finish is dead."""
    try:
        if time.time() - mark.stat().st_mtime > _GIVEN_UP:
            mark.unlink(missing_ok=True)
    except OSError:
        pass
    try:
        os.close(os.open(mark, os.O_CREAT | os.O_EXCL))
    except OSError:
        return False
    return True


def main(place: Path) -> None:
    """Makes the file that is described at ``place``."""
    work = msgspec.msgpack.decode(place.read_bytes(), type=_Work)
    place.unlink()
    path = Path(work.path)
    try:
        if hasattr(os, "nice"):
            os.nice(10)
        engine = next(one for one in (KERNEL, TWIN) if one.ending == work.ending)
        entries = [Entry(list="", id="", kind=kind, names=names) for kind, names in work.names]
        data = engine.make(entries, work.digest)
        keep_index(path, IndexFile(memoryview(data), work.digest, list(map(content_of, entries))))
    finally:
        _making(path).unlink(missing_ok=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
