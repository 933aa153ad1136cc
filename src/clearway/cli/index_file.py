"""Index files, made once for a set of snapshots and kept in ``CLEARWAY_CACHE``.

A file is named by the digests of its snapshots and of the tables names are read with, so that it is
never read for other lists or by another engine. A damaged file is as good as none. The native
kernel searches a file where it lies; ``CLEARWAY_KERNEL=off`` and a missing kernel leave the work to
its Python twin.
"""

import mmap
import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

import msgspec

from clearway.candidates import Index, NativeIndex, Searchable, Stored, available, pack
from clearway.lists import Entry, Snapshot
from clearway.tables.load import fingerprint
from clearway.terms import NOT_PARTIES

_LAYOUT = b"2"
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
    digest = _digest(snapshots)
    if os.environ.get("CLEARWAY_KERNEL") == "off":
        return _twin(entries, digest)
    if not available:
        return _twin(entries, digest, notice=True)
    return _native(entries, digest)


def _native(entries: tuple[Entry, ...], digest: bytes) -> NativeIndex:
    path = _place(digest, "index")
    try:
        return NativeIndex(entries, _mapped(path), digest)
    except (OSError, ValueError):
        data = pack(entries, digest)
        _write(path, data)
        return NativeIndex(entries, data, digest)


def _twin(entries: tuple[Entry, ...], digest: bytes, notice: bool = False) -> Index:
    path = _place(digest, "words")
    packed = kept(path)
    if packed is not None:
        return Index(entries, msgspec.msgpack.decode(packed, type=Stored))
    if notice:
        sys.stderr.write(_SLOW)
    index = Index.build(entries)
    keep(path, msgspec.msgpack.encode(index.stored))
    return index


def _digest(snapshots: tuple[Snapshot, ...]) -> bytes:
    digest = sha256(_LAYOUT + fingerprint().encode())
    for snapshot in snapshots:
        digest.update(f"{snapshot.list} {snapshot.sha256}\n".encode())
    return digest.digest()


def _place(digest: bytes, ending: str) -> Path:
    return cache_folder() / f"{digest.hex()[:32]}.{ending}"


def _mapped(path: Path) -> memoryview:
    with path.open("rb") as file:
        return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


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
    """Keeps bytes for ``kept``; what cannot be kept is made anew next time."""
    _write(path, sha256(packed).digest() + packed)


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, whoever else writes it: a full disk leaves what was there and a word."""
    place = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            place = Path(file.name)
            file.write(data)
        os.replace(place, path)
    except OSError as error:
        if place is not None:
            place.unlink(missing_ok=True)
        sys.stderr.write(
            f"The index could not be kept in {path.parent}: {error.strerror}. It is made anew "
            "each time; name another folder in CLEARWAY_CACHE.\n"
        )
