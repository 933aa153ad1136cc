"""The parts of an Excel workbook (Office Open XML, ECMA-376, transitional and strict).

Read here and not through a library, because nothing may be passed over in silence: a formula that
was never calculated is no empty cell, a merged cell belongs to all its rows, a sheet's own word on
its size is not believed, and digits count as they were written.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from typing import Any
from xml.parsers import expat

import msgspec
from lxml import etree

from clearway.message.iso import xml
from clearway.message.table.number_formats import Format, format_of
from clearway.message.table.types import Refused

BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError,
    etree.XMLSyntaxError, expat.ExpatError, LookupError, ValueError,
)  # fmt: skip
"""What reading a damaged workbook raises."""

_CHUNK = 65_536
_SMALL = 50_000_000
"""Bytes, unpacked, of a part that is held whole; texts of cells may be more."""
_TEXTS = 1_000_000_000
_BOMB, _RATIO = 100_000_000, 200
"""A workbook that unpacks to more than so many bytes and so many times its size is refused."""
_BESIDE = ("xl/comments", "xl/threadedComments/", "xl/drawings/drawing", "xl/externalLinks/")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGED = "Open the workbook in its program and save it again as .xlsx."


class Sheet(msgspec.Struct, frozen=True):
    """A sheet by its name and the part that holds it."""

    name: str
    part: str


class Workbook(msgspec.Struct, frozen=True):
    """What the sheets refer to: texts by number, formats by style, the first day of dates.

    ``beside`` are parts that are no cells, such as comments, and are not read.
    """

    zip: zipfile.ZipFile
    sheets: tuple[Sheet, ...]
    texts: tuple[str, ...]
    formats: tuple[Format, ...]
    is_1904: bool
    beside: tuple[str, ...]

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part, piece by piece."""
        return _chunks(self.zip, part)


def is_workbook(data: bytes) -> bool:
    """Whether these are the first bytes of a workbook, or of an old or encrypted one."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def open_workbook(data: bytes) -> Workbook:
    """The workbook. Raises ``Refused``, or one of ``BROKEN``."""
    if data.startswith(_OLE):
        raise _closed(data)
    archive = zipfile.ZipFile(BytesIO(data))
    _check(archive, len(data))
    main = next(iter(_related(archive, "", "/officeDocument").values()), "")
    if not main:
        raise Refused(
            "This is a zip file, and no Excel workbook", "Unpack it and send the files in it."
        )
    book = _whole(archive, main)
    names = [sheet.get("name", "") for sheet in book.iter("{*}sheet")]
    if len(set(names)) < len(names):
        raise Refused("Two sheets of the workbook bear one name", _DAMAGED)
    parts = _related(archive, main, "/worksheet")
    shared = next(iter(_related(archive, main, "/sharedStrings").values()), "")
    styles = next(iter(_related(archive, main, "/styles").values()), "")
    return Workbook(
        zip=archive,
        sheets=tuple(_sheets(book, parts)),
        texts=tuple(_texts(archive, shared)) if shared else (),
        formats=tuple(_formats(_whole(archive, styles))) if styles else (),
        is_1904=any(p.get("date1904") in ("1", "true") for p in book.iter("{*}workbookPr")),
        beside=tuple(n for n in sorted(archive.namelist()) if n.startswith(_BESIDE)),
    )


def _closed(data: bytes) -> Refused:
    """An OLE container holds an encrypted workbook or one of the old kind."""
    if _ENCRYPTED in data:
        return Refused("The workbook is encrypted", "Save it without a password.")
    return Refused("This is no .xlsx: an old .xls, or no workbook at all", "Save it as .xlsx.")


def _check(archive: zipfile.ZipFile, packed: int) -> None:
    """Refuse an archive that is locked, ambiguous, or grows out of all measure."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("The workbook is encrypted", "Save it without a password.")
    if len({part.filename for part in parts}) < len(parts):
        raise Refused("The workbook holds one part twice", _DAMAGED)
    size = sum(part.file_size for part in parts)
    if size > _BOMB and size > packed * _RATIO:
        what = f"The workbook of {packed:,} bytes unpacks to {size:,}: it was not read"
        raise Refused(what, "Save the payments alone in a new workbook.")


def _chunks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _whole(archive: zipfile.ZipFile, part: str) -> xml.Element:
    if archive.getinfo(part).file_size > _SMALL:
        raise Refused(f"The part {part} of the workbook is too large", _DAMAGED)
    tree = xml.read(archive.read(part), frozenset())
    if tree.fault or tree.root is None:
        what = tree.fault.what if tree.fault else "It is empty"
        raise Refused(f"The part {part} of the workbook cannot be read: {what}", _DAMAGED)
    return tree.root


def _related(archive: zipfile.ZipFile, part: str, kind: str) -> dict[str, str]:
    """The parts of a kind that a part refers to, by the reference."""
    folder, _, name = part.rpartition("/")
    relations = join(folder, "_rels", f"{name}.rels")
    if relations not in archive.namelist():
        return {}
    return {
        relation.get("Id", ""): normpath(join("/", folder, relation.get("Target", ""))).lstrip("/")
        for relation in _whole(archive, relations).iter("{*}Relationship")
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External"
    }


def _sheets(book: xml.Element, parts: dict[str, str]) -> Iterator[Sheet]:
    for sheet in book.iter("{*}sheet"):
        reference = next((v for k, v in sheet.attrib.items() if str(k).endswith("}id")), "")
        if str(reference) in parts:
            yield Sheet(sheet.get("name", ""), parts[str(reference)])


def _texts(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    if archive.getinfo(part).file_size > _TEXTS:
        raise Refused("The texts of the workbook are too large to hold", "Split the workbook.")
    for _, item in xml.events(_chunks(archive, part), ("end",), ("si",)):
        yield text_of(item)
        let_go(item)


def text_of(item: xml.Element) -> str:
    """The text of a cell, without the reading aids (phonetic runs) of Chinese and Japanese."""
    return "".join(t.text or "" for t in item.iter("{*}t") if not _is_aid(t))


def _is_aid(text: xml.Element) -> bool:
    parent = text.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")


def let_go(element: Any) -> None:  # noqa: ANN401 - the stubs of lxml know no keep_tail
    """Free an element that was read, and those before it."""
    element.clear(keep_tail=True)
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _formats(styles: xml.Element) -> Iterator[Format]:
    """The format of each style of cells."""
    codes = {f.get("numFmtId", ""): f.get("formatCode", "") for f in styles.iter("{*}numFmt")}
    for group in styles.iter("{*}cellXfs"):
        for style in group.iter("{*}xf"):
            number = style.get("numFmtId", "0")
            yield format_of(number, codes.get(number, ""))
