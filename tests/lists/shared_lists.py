"""Real lists for reconciliation: read once a session by the reader, and raw for a counter."""

import gzip
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from clearway.lists import Edition, Refusal, read


def files_of(shared: Path, pattern: str) -> dict[str, bytes]:
    """The files under ``lists`` that fit a glob, unpacked, by path."""
    paths = sorted((shared / "lists").glob(pattern))
    assert paths, f"no file {pattern}"
    return {str(path).removesuffix(".gz"): unpacked(path) for path in paths}


@cache
def editions(shared: Path, pattern: str) -> dict[str, Edition]:
    """The editions in these files, by list; a refusal fails the test."""
    results = read(files_of(shared, pattern))
    refused = [str(one.fault) for one in results if isinstance(one, Refusal)]
    assert not refused
    return {one.list: one for one in results if isinstance(one, Edition)}


def unpacked(path: Path) -> bytes:
    """The bytes of a file, unpacked."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def residue(text: str, held: Iterable[str]) -> str:
    """What of a text no held value says, by letters alone: the rest of a reconciliation.

    Blanks and the form of letters (NFKC, case) are left out of account.
    """
    rest = tight(text)
    for value in sorted(set(map(tight, held)) - {""}, key=len, reverse=True):
        rest = rest.replace(value, "|")
    return rest


def tight(text: str) -> str:
    """Without blanks and case, as NFKC."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
