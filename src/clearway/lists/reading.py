"""From files to editions: each file goes to the reader that recognises it."""

import zlib
from collections.abc import Iterable, Mapping

from clearway.lists.readers import READERS
from clearway.lists.readers.base import Reader, file_name
from clearway.lists.results import Edition, Fault, Refusal, Result, SetAside, Unreadable

HEAD = 4096
"""So many first bytes a reader sees to recognise a file."""
_LISTS = (".csv", ".xml", ".json", ".jsonl", ".yaml", ".ods")
_GZIP = b"\x1f\x8b"
MOST = 512 * 2**20
"""A file larger than this (bytes, unpacked) is no list that we know, and is refused unread."""


def read(files: Mapping[str, bytes]) -> tuple[Result, ...]:
    """Reads files (``path -> content``), of one folder or many.

    Files are recognised by name and first bytes. Every file ends in exactly one result: an
    edition, set aside, or refused; a refusal of one list leaves the others standing.
    """
    results: list[Result] = []
    claimed: dict[str, dict[str, bytes]] = {}
    for packed_path, packed in files.items():
        try:
            path, content = _unpacked(packed_path, packed)
        except Unreadable as error:
            results.append(Refusal(files=(packed_path,), fault=error.fault))
            continue
        reader = _reader_of(path, content)
        if reader is None:
            results.append(_unknown(path, content))
        else:
            claimed.setdefault(reader.name, {})[path] = content
    for reader in READERS:
        if reader.name in claimed:
            results += _read_by(reader, claimed[reader.name])
    return tuple(results)


def _unknown(path: str, content: bytes) -> SetAside | Refusal:
    """A file that no reader wants; a web page under a list's ending came in place of a list."""
    start = content[:HEAD].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html")) and path.lower().endswith(_LISTS):
        fault = Fault(where=path, what="is a web page, not a list", mend="Fetch it again.")
        return Refusal(files=(path,), fault=fault)
    reason = "not a list in a known format" if content.strip() else "empty file"
    return SetAside(file=path, reason=reason, known=False)


def recognises(path: str, head: bytes) -> bool:
    """Whether a reader will want the file, by its name and first ``HEAD`` bytes."""
    return head[:2] == _GZIP or _reader_of(path, head) is not None


def _reader_of(path: str, content: bytes) -> Reader | None:
    name, head = file_name(path), content[:HEAD]
    return next((reader for reader in READERS if reader.recognises(name, head)), None)


def _read_by(reader: Reader, files: Mapping[str, bytes]) -> Iterable[Result]:
    try:
        return [_within_limit(result) for result in reader.read(files)]
    except Unreadable as error:
        return [Refusal(files=tuple(files), fault=error.fault)]


def _within_limit(result: Result) -> Result:
    """More than one rejected record in a hundred, or no entry at all: the list is not trusted."""
    if not isinstance(result, Edition):
        return result
    if len(result.rejected) * 100 <= len(result.entries) > 0:
        return result
    return Refusal(files=result.files, fault=_why_not(result))


def _why_not(edition: Edition) -> Fault:
    if not edition.rejected:
        return Fault(where=edition.files[0], what="holds no entry", mend="Fetch it again.")
    first, more = edition.rejected[0], len(edition.rejected) - 1
    what = f"{first.what} ({more} more records are unreadable)" if more else first.what
    return Fault(where=first.where, what=what, mend=first.mend)


def _unpacked(path: str, content: bytes) -> tuple[str, bytes]:
    if len(content) > MOST:
        raise Unreadable(path, f"is larger than {MOST >> 20} MB", "No known list is so large.")
    if content[:2] != _GZIP:
        return path, content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(content, MOST)
    except zlib.error as error:
        raise Unreadable(path, f"is a damaged gzip file ({error})", "Fetch it again.") from None
    if not unpacker.eof:
        what = "is a gzip file that is cut off, or unpacks to more than any known list"
        raise Unreadable(path, what, "Fetch it again.")
    return path.removesuffix(".gz"), plain
