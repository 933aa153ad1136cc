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
    packed = kept(path)
    if packed is not None:
        return Index(entries, msgspec.msgpack.decode(packed, type=Stored))
    index = Index.build(entries)
    keep(path, msgspec.msgpack.encode(index.stored))
    return index


def _place(snapshots: tuple[Snapshot, ...]) -> Path:
    digest = sha256(_LAYOUT + fingerprint().encode())
    for snapshot in snapshots:
        digest.update(f"{snapshot.list} {snapshot.sha256}\n".encode())
    return cache_folder() / f"{digest.hexdigest()[:32]}.index"


def cache_folder() -> Path:
    """``CLEARWAY_CACHE``, else ``clearway`` in the user's cache folder."""
    named = os.environ.get("CLEARWAY_CACHE")
    if named:
        return Path(named)
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache) / "clearway"


def kept(path: Path) -> bytes | None:
    """What was kept; nothing where the file is missing or damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    checked, packed = data[:32], data[32:]
    return packed if sha256(packed).digest() == checked else None


def keep(path: Path, packed: bytes) -> None:
    """Writes whole or not at all; what cannot be kept is made anew next time."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(sha256(packed).digest() + packed)
        os.replace(file.name, path)
    except OSError:
        return
