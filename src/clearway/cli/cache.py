"""Files that are made once and kept: whole, checked, and made anew when they are missing."""

import os
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

_MOST = 8
"""Files of one ending that are kept: those used last."""


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
        return checked(path.read_bytes())
    except (OSError, ValueError):
        return None


def keep(path: Path, packed: bytes) -> None:
    """Keeps bytes for ``kept``; what cannot be kept is made anew next time."""
    write(path, sealed(packed))


def sealed(packed: bytes) -> bytes:
    """The bytes with their digest before them, for ``checked``."""
    return sha256(packed).digest() + packed


def checked(data: bytes | memoryview) -> bytes:
    """The bytes that were ``sealed``. Raises ``ValueError`` where they are damaged."""
    digest, packed = bytes(data[:32]), bytes(data[32:])
    if sha256(packed).digest() != digest:
        raise ValueError("a damaged file")
    return packed


def write(path: Path, *parts: bytes | memoryview) -> None:
    """Whole or not at all, whoever else writes it: a full disk leaves what was there and a word."""
    place = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            place = Path(file.name)
            file.writelines(parts)
        os.replace(place, path)
    except OSError as error:
        if place is not None:
            place.unlink(missing_ok=True)
        sys.stderr.write(
            f"The index could not be kept in {path.parent}: {error.strerror}. It is made anew "
            "each time; name another folder in CLEARWAY_CACHE.\n"
        )


def used_last(pattern: str) -> list[Path]:
    """Kept files whose names fit the pattern, the one used last first."""
    used = []
    for path in cache_folder().glob(pattern):
        try:
            used.append((path.stat().st_mtime_ns, path))
        except OSError:
            continue  # another command has just removed it
    return [path for _, path in sorted(used, reverse=True)]


def note_use(path: Path) -> None:
    """Notes that a file was used, and removes files of its kind that long were not."""
    try:
        os.utime(path)
        for old in used_last(f"*{path.suffix}")[_MOST:]:
            old.unlink()
    except OSError:
        return  # somebody else's folder, or an older file still in use
