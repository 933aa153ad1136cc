"""How an index becomes bytes in a file and is read back, by the kernel or by its twin.

A file holds the index, then 16 bytes for the content of each of its entries, so that it can be told
what changed since, then a tail of 64 bytes that says how many they are and names the lists.
"""

import struct
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import msgspec

from clearway.candidates import CONTENT, Index, Made, NativeIndex, Stored, pack
from clearway.cli.cache import checked, note_use, sealed, write
from clearway.lists import Entry

_TAIL = struct.Struct("<8sQ32s16s")
_MAGIC = b"CLWYTAIL"


class Engine(NamedTuple):
    """How an index is made of entries, for a digest of 32 bytes, and opened for the same entries.

    ``open`` raises ``ValueError`` where the bytes are damaged or of another digest.
    """

    ending: str
    make: Callable[[Sequence[Entry], bytes], bytes]
    open: Callable[[Sequence[Entry], memoryview, bytes], Made]


class IndexFile(NamedTuple):
    """The parts of a file: the index, the digest it was made for, the contents of its entries."""

    data: memoryview
    digest: bytes
    contents: Sequence[bytes]


def keep_index(path: Path, parts: IndexFile) -> None:
    """Writes a file, whole or not at all."""
    write(path, parts.data, tail_of(parts))
    note_use(path)


def tail_of(parts: IndexFile) -> bytes:
    """What stands behind the index."""
    contents = b"".join(parts.contents)
    count = len(parts.contents)
    seal = _seal(count, parts.digest, contents)
    return contents + _TAIL.pack(_MAGIC, count, parts.digest, seal)


def read_parts(file: memoryview) -> IndexFile:
    """The parts of a file. Raises ``ValueError`` where it is damaged; ``data`` checks itself."""
    if len(file) < _TAIL.size:
        raise ValueError("not an index file")
    magic, count, digest, seal = _TAIL.unpack(file[-_TAIL.size :])
    start = len(file) - _TAIL.size - count * CONTENT
    if magic != _MAGIC or start < 0:
        raise ValueError("not an index file")
    contents = bytes(file[start : -_TAIL.size])
    if _seal(count, digest, contents) != seal:
        raise ValueError("a damaged index file")
    each = [contents[at : at + CONTENT] for at in range(0, len(contents), CONTENT)]
    return IndexFile(file[:start], digest, each)


def _seal(count: int, digest: bytes, contents: bytes) -> bytes:
    return blake2b(b"%d:" % count + digest + contents, digest_size=16).digest()


def _made_by_twin(entries: Sequence[Entry], _digest: bytes) -> bytes:
    return sealed(msgspec.msgpack.encode(Index.build(entries).stored))


def _opened_by_twin(entries: Sequence[Entry], data: memoryview, _digest: bytes) -> Made:
    return Index(entries, msgspec.msgpack.decode(checked(data), type=Stored))


KERNEL = Engine("index", pack, NativeIndex)
TWIN = Engine("words", _made_by_twin, _opened_by_twin)
