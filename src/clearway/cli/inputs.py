"""What the command line names into bytes: files, folders, globs, standard input.

Nothing named is dropped: a path that is missing, or a file that cannot be read, comes back as a
fault at its place in the order.
"""

import glob
import gzip
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from clearway.message import (
    Fault,
    Layout,
    Payment,
    can_stream,
    is_xml,
    parse,
    parse_large,
    unreadable,
)

STANDARD_INPUT = "-"
LARGE = 64_000_000
"""XML of more bytes than this is read in chunks, which takes reading it twice."""
LARGE_LINES = 4_000_000
"""CSV and JSON lines of more bytes are read in chunks: memory does not grow with the rows."""
_CHUNK = 1_000_000
_STRICT = Layout()
Standard = Callable[[], bytes]


class Chunks:
    """A large file, piece by piece, from its beginning each time it is gone through."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.read = 0

    def __iter__(self) -> Iterator[bytes]:
        self.read = 0
        with self._path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                self.read += len(chunk)
                yield chunk


class Inputs:
    """What a call names, as often as it is asked for; standard input is read once and kept.

    ``layout`` is what is said of tables (``--columns``).
    """

    def __init__(self, paths: tuple[str, ...], layout: Layout = _STRICT) -> None:
        self._paths, self._layout = paths, layout
        self._standard = cache(_standard_input)
        self._done, self._open = 0, Chunks(Path())

    def payments(self) -> Iterator[Payment]:
        """The payments in all that is named, in order; what cannot be read is one of them."""
        self._done = 0
        for source, content in read(self._paths, self._layout, self._standard):
            self._open = content if isinstance(content, Chunks) else Chunks(Path())
            yield from _payments(source, content, self._layout)
            self._done += _size(Path(source))

    def share(self) -> float:
        """How much of the files' bytes has been answered, from 0 to 1; 0 where nobody can tell."""
        done = self._done + self._open.read
        return min(done / self._total, 1.0) if self._total else 0.0

    @cached_property
    def _total(self) -> int:
        """Bytes of all files; 0 where standard input is among them."""
        if STANDARD_INPUT in self._paths:
            return 0
        return sum(_size(file) for path in self._paths for file in _files(path))

    def contents(self) -> Iterator[bytes | Chunks]:
        """What all that can be read holds."""
        for _, content in read(self._paths, self._layout, self._standard):
            if not isinstance(content, Fault):
                yield content


def _standard_input() -> bytes:
    return sys.stdin.buffer.read()


def payments(
    paths: Iterable[str], layout: Layout = _STRICT, standard: Standard = _standard_input
) -> Iterator[Payment]:
    """The payments in all that is named, in order; what cannot be read is one of them."""
    for source, content in read(paths, layout, standard):
        yield from _payments(source, content, layout)


def _payments(source: str, content: bytes | Chunks | Fault, layout: Layout) -> Iterator[Payment]:
    if isinstance(content, Fault):
        yield unreadable(source, content)
    elif isinstance(content, Chunks):
        yield from parse_large(content, source, layout)
    else:
        yield from parse(content, source, layout)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def read(
    paths: Iterable[str], layout: Layout = _STRICT, standard: Standard = _standard_input
) -> Iterator[tuple[str, bytes | Chunks | Fault]]:
    """Each input's name, as given, and what it holds, or the fault that kept it from being read.

    A folder is walked in order of names, without what is hidden; a glob that the shell left alone
    is matched here, ``**`` included; ``.gz`` is unpacked.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield path, standard()
        else:
            yield from ((str(found), _content(found, layout)) for found in _files(path))


def _files(path: str) -> Iterator[Path]:
    """The files that a path names; the path itself if it names none."""
    named = Path(path)
    if named.is_dir():
        yield from _walk(named)
    elif named.exists() or not glob.has_magic(path):
        yield named
    else:
        matched = sorted(glob.glob(path, recursive=True))
        for match in matched or [path]:
            found = Path(match)
            yield from _walk(found) if found.is_dir() else [found]


def _walk(folder: Path) -> Iterator[Path]:
    """The folder's files; the folder itself if there is none, so that it is not passed over."""
    found = False
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            found = True
            yield Path(place, name)
    if not found:
        yield folder


def _content(path: Path, layout: Layout) -> bytes | Chunks | Fault:
    if path.is_dir():
        mend = "Name a folder that holds payments."
        return Fault(path=str(path), what="The folder holds no file to read", mend=mend)
    try:
        if _is_large(path, layout):
            return Chunks(path)
        content = path.read_bytes()
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except FileNotFoundError:
        mend = "Check the spelling and the folder you are in."
        return Fault(path=str(path), what="There is no such file or folder", mend=mend)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        mend = "Check that the file is whole and that you may read it."
        return Fault(path=str(path), what=f"The file cannot be read: {error}", mend=mend)


def _is_large(path: Path, layout: Layout) -> bool:
    """Whether a file is read in chunks."""
    size = path.stat().st_size
    if size <= min(LARGE, LARGE_LINES):
        return False
    head = _head(path)
    return can_stream(head, layout) and (size > LARGE or (b"\n" in head and not is_xml(head)))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_CHUNK)
