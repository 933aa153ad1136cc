"""The shape of a reader and what every reader of tables needs."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from clearway.lists.results import Edition, Fault, Refusal, Result, Unreadable
from clearway.lists.types import ListedName

Files = Mapping[str, bytes]
"""Files of one folder: path and content."""


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """One publisher's format.

    ``recognises(file name in small letters, first bytes)`` is asked of each file; all files of a
    folder that it claims are handed to ``read`` together. ``read`` raises ``Unreadable``.
    """

    name: str
    recognises: Callable[[str, bytes], bool]
    read: Callable[[Files], Iterable[Result]]


def attempt(files: Files, read: Callable[[], Edition]) -> Edition | Refusal:
    """The edition of these files, or the refusal of them alone, whatever went wrong in them."""
    try:
        return read()
    except Unreadable as error:
        return Refusal(files=tuple(files), fault=error.fault)
    except (ValueError, LookupError, TypeError) as error:
        what = f"is damaged or of another layout ({type(error).__name__}: {error})"
        fault = Fault(where=", ".join(files), what=what, mend="Fetch it again.")
        return Refusal(files=tuple(files), fault=fault)


def one_by_one(
    edition: Callable[[str, bytes], Edition],
) -> Callable[[Files], Iterator[Edition | Refusal]]:
    """How a format is read whose every file is an edition; a refused one stops no other."""

    def read(files: Files) -> Iterator[Edition | Refusal]:
        for path, content in files.items():
            yield attempt({path: content}, partial(edition, path, content))

    return read


def by_folder(files: Files) -> list[dict[str, bytes]]:
    """The files of each folder apart: companions belong to the main file beside them."""
    folders: dict[str, dict[str, bytes]] = {}
    for path, content in files.items():
        folders.setdefault(path[: -len(file_name(path))], {})[path] = content
    return list(folders.values())


def file_name(path: str) -> str:
    """The last part of a path, in small letters."""
    return path.replace("\\", "/").rsplit("/", 1)[-1].lower()


def text_of(path: str, content: bytes) -> str:
    """The text of a UTF-8 file without byte order mark or DOS end mark (0x1A)."""
    if content[:4] == b"PK\x03\x04":
        raise Unreadable(path, "is a zip archive, not text", "Unpack it and import what is inside.")
    try:
        return content.rstrip(b"\x1a").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            f"{path}, line {line}", "is not UTF-8 text", "Fetch the file again, or convert it."
        ) from None


def rows(path: str, content: bytes, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Rows of a CSV without header, each with its line; every row must have ``columns`` cells."""
    reader = csv.reader(io.StringIO(text_of(path, content), newline=""), strict=True)
    try:
        for row in reader:
            if len(row) != columns:
                raise Unreadable(
                    f"{path}, line {reader.line_num}",
                    f"has {len(row)} columns instead of {columns}: the file is cut or another one",
                    "Fetch it again.",
                )
            yield reader.line_num, row
    except csv.Error as error:
        raise Unreadable(
            f"{path}, line {reader.line_num}",
            f"is not CSV ({error}): the file is cut or damaged",
            "Fetch it again.",
        ) from None


def records(
    path: str, content: bytes, needed: Iterable[str]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a CSV with a header, each with its line, cells stripped; ``needed`` columns exist."""
    reader = csv.reader(io.StringIO(text_of(path, content), newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(path, header, needed)
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                raise Unreadable(
                    f"{path}, line {reader.line_num}",
                    f"has {len(row)} columns where the header has {len(header)}",
                    "Mend the row, or fetch the file again.",
                )
            yield reader.line_num, dict(zip(header, (cell.strip() for cell in row), strict=True))
    except csv.Error as error:
        raise Unreadable(
            f"{path}, line {reader.line_num}",
            f"is not CSV ({error}): the file is cut or damaged",
            "Mend the row, or fetch the file again.",
        ) from None


def unique(items: Iterable[Any]) -> tuple[Any, ...]:
    """Items without empty ones and repetition, in order."""
    return tuple(dict.fromkeys(item for item in items if item))


def distinct(names: Iterable[ListedName]) -> tuple[ListedName, ...]:
    """Each text once, with what is said of it first; names without text left out."""
    found: dict[str, ListedName] = {}
    for name in names:
        if name.text:
            found.setdefault(name.text, name)
    return tuple(found.values())


def _check_header(path: str, header: list[str], needed: Iterable[str]) -> None:
    missing = sorted(set(needed) - set(header))
    if missing:
        raise Unreadable(
            f"{path}, line 1",
            f"lacks the column {', '.join(missing)}",
            f"It has: {', '.join(header) or 'nothing'}.",
        )
    doubled = sorted({name for name in header if header.count(name) > 1})
    if doubled:
        raise Unreadable(f"{path}, line 1", f"has the column {', '.join(doubled)} twice")
