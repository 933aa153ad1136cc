"""Index files, made once for a set of snapshots and kept in ``CLEARWAY_CACHE``.

A file is named by the digests of its snapshots and of the tables names are read with, so that it is
never read for other lists or by another engine. A damaged file is as good as none.
"""

import os
import tempfile
from hashlib import sha256
from pathlib import Path

import msgspec

from clearway.candidates import Index, Stored
from clearway.lists import Snapshot
from clearway.tables.load import fingerprint

_LAYOUT = b"1"


def load_index(snapshots: tuple[Snapshot, ...]) -> Index:
    """The index of all entries of ``snapshots``."""
    entries = tuple(entry for snapshot in snapshots for entry in snapshot.entries)
    path = _place(snapshots)
    stored = _read(path)
    if stored is not None:
        return Index(entries, stored)
    index = Index.build(entries)
    _write(path, index.stored)
    return index


def _place(snapshots: tuple[Snapshot, ...]) -> Path:
    digest = sha256(_LAYOUT + fingerprint().encode())
    for snapshot in snapshots:
        digest.update(f"{snapshot.list} {snapshot.sha256}\n".encode())
    return _folder() / f"{digest.hexdigest()[:32]}.index"


def _folder() -> Path:
    named = os.environ.get("CLEARWAY_CACHE")
    if named:
        return Path(named)
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "clearway"


def _read(path: Path) -> Stored | None:
    try:
        data = path.read_bytes()
        checked, packed = data[:32], data[32:]
        if sha256(packed).digest() != checked:
            return None
        return msgspec.msgpack.decode(packed, type=Stored)
    except (OSError, msgspec.MsgspecError):
        return None


def _write(path: Path, stored: Stored) -> None:
    """Writes whole or not at all; an index that cannot be kept is made anew next time."""
    packed = msgspec.msgpack.encode(stored)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(sha256(packed).digest() + packed)
        os.replace(file.name, path)
    except OSError:
        return
