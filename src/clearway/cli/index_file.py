"""Index files: made once for a set of lists and kept for the next command.

A file is named by the engine that made it and by the digests of the lists, so that it is never read
for other lists or by another engine. Where there is none for these lists, one made for an older
state of them serves, with what changed since laid over it; where that grew much, a process of its
own makes the file anew. A damaged file is as good as none. The native kernel searches a file where
it lies; ``CLEARWAY_KERNEL=off`` and a missing kernel leave the work to its Python twin.
"""

import mmap
import os
import sys
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from clearway.candidates import (
    Changes,
    Made,
    Overlay,
    Searchable,
    available,
    changes,
    content_of,
)
from clearway.cli.cache import cache_folder, note_use, used_last
from clearway.cli.compaction import start_compaction
from clearway.cli.engines import KERNEL, TWIN, Engine, IndexFile, keep_index, read_parts
from clearway.lists import Entry, ListedName, Snapshot
from clearway.terms import NOT_PARTIES, PartyKind

MANY = 500
"""Changed entries from which the file is made anew while the overlay answers."""
_TRIED = 4
"""Older files that are looked at for one that is near."""
_SLOW = """\
Clearway runs on its Python twin: the native kernel was not built when it was installed. Answers are
the same, and slower. Install g++ and Python's headers, then install Clearway anew.
"""


def load_index(snapshots: tuple[Snapshot, ...]) -> Searchable:
    """The index of all entries of ``snapshots`` that are parties."""
    entries = tuple(
        entry
        for snapshot in snapshots
        for entry in snapshot.entries
        if entry.kind not in NOT_PARTIES
    )
    off = os.environ.get("CLEARWAY_KERNEL") == "off"
    engine = TWIN if off or not available else KERNEL
    return index_of(entries, _digest(snapshots), engine, notice=not (off or available))


def index_of(
    entries: tuple[Entry, ...], digest: bytes, engine: Engine, notice: bool = False
) -> Searchable:
    """The kept index of these entries, an older one with their changes laid over it, or a new one.

    ``notice``: says that the twin runs in the kernel's place, once for every index that is made.
    """
    path = _place(digest, engine)
    try:
        return _opened(entries, path, engine, digest)
    except (OSError, ValueError):
        laid = _overlaid(entries, digest, engine)
    if laid is not None:
        return laid
    if notice:
        sys.stderr.write(_SLOW)
    data = memoryview(engine.make(entries, digest))
    keep_index(path, IndexFile(data, digest, list(map(content_of, entries))))
    return engine.open(entries, data, digest)


def _opened(
    entries: Sequence[Entry], path: Path, engine: Engine, digest: bytes | None = None
) -> Made:
    """The index in a file; ``ValueError`` where it is damaged, or not of the lists ``digest``."""
    parts = read_parts(_mapped(path))
    if digest not in (None, parts.digest):
        raise ValueError("an index file of other lists")
    index = engine.open(entries, parts.data, parts.digest)
    note_use(path)
    return index


def _overlaid(entries: tuple[Entry, ...], digest: bytes, engine: Engine) -> Searchable | None:
    """An older index with the changes laid over it, where no more than half changed."""
    for changed, path in _older(entries, engine):
        try:
            base = _opened(changed.indexed(entries, _GONE), path, engine)
        except (OSError, ValueError):
            continue
        if changed.size > MANY:
            start_compaction(entries, digest, engine, _place(digest, engine))
        return Overlay(entries, base, changed, lambda come: _small(come, engine))
    return None


def _older(entries: Sequence[Entry], engine: Engine) -> list[tuple[Changes, Path]]:
    """Files of older states of the lists, the nearest first."""
    now: list[bytes] = []
    found = []
    for path in used_last(f"{_version().hex()[:16]}-*.{engine.ending}")[:_TRIED]:
        try:
            before = read_parts(_mapped(path)).contents
        except (OSError, ValueError):
            continue
        now = now or list(map(content_of, entries))
        changed = changes(before, now)
        if changed.size * 2 <= len(entries):
            found.append((changed, path))
    return sorted(found, key=lambda one: one[0].size)


def _small(entries: Sequence[Entry], engine: Engine) -> Made:
    digest = bytes(32)
    return engine.open(entries, memoryview(engine.make(entries, digest)), digest)


_GONE = Entry(list="", id="", kind=PartyKind.UNKNOWN, names=(ListedName(""),) * 10_000)
"""Stands for an entry that is gone and that an older index still holds; no answer shows it.

It has more names than any: the twin asks for them."""


def _digest(snapshots: tuple[Snapshot, ...]) -> bytes:
    digest = sha256(_version())
    for snapshot in snapshots:
        digest.update(f"{snapshot.list} {snapshot.sha256}\n".encode())
    return digest.digest()


@cache
def _version() -> bytes:
    """A digest of all that an index rests on beside the lists: tables and code."""
    digest = sha256()
    for package in ("clearway.tables", "clearway.names", "clearway.candidates"):
        for path in sorted(Path(str(files(package))).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _place(digest: bytes, engine: Engine) -> Path:
    return cache_folder() / f"{_version().hex()[:16]}-{digest.hex()[:32]}.{engine.ending}"


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
