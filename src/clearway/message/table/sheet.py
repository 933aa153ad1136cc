"""The rows of one sheet of a workbook, streamed."""

import re
from collections.abc import Iterable, Iterator
from xml.parsers import expat

from clearway.message.iso import xml
from clearway.message.table.number_formats import Format, number
from clearway.message.table.types import Cell, Refused, Row
from clearway.message.table.workbook import Workbook, let_go, text_of

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Z]{1,3}\d+:[A-Z]{1,3}\d+)")
_TAIL = 1_000
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d+)")
_COLUMNS = 16_384
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MEND = "Open the workbook in its program and save it again as .xlsx."

Area = tuple[int, int, int, int]
"""First and last row, first and last column, counted from 1."""


def rows(book: Workbook, part: str) -> Iterator[Row]:
    """The rows that hold anything, each cell at its column. Raises what a damaged part raises.

    The part is gone through twice: before any row is given, all of it is known to be well-formed
    and which of its cells are merged.
    """
    merges = _Merges(sorted(_areas(book.chunks(part))))
    last = 0
    for count, (_, element) in enumerate(xml.events(book.chunks(part), ("end",), ("row",)), 1):
        given = element.get("r") or str(last + 1)
        cells = dict(_cells(element, book))
        let_go(element)
        if not given.isdecimal() or int(given) <= last or max(cells, default=0) > _COLUMNS:
            yield Row(f"row {given} ({count})", (), "The row stands out of its order", _MEND)
            continue
        last = int(given)
        cells = merges.fill(last, cells)
        filled = [column for column, cell in cells.items() if cell.text or cell.trouble]
        if filled:
            nothing = Cell()
            found = (cells.get(column, nothing) for column in range(1, max(filled) + 1))
            yield Row(f"row {last}", tuple(found))


def _cells(row: xml.Element, book: Workbook) -> Iterator[tuple[int, Cell]]:
    """Cells by column; of two in one column the second says so."""
    column, seen = 0, set[int]()
    for element in row.iterchildren("{*}c"):
        found = _REFERENCE.fullmatch(element.get("r") or "")
        column = _column(found[1]) if found else column + 1
        cell = _cell(element, book)
        if column in seen:
            cell = Cell(cell.text, cell.stored, "The cell stands twice in its row")
        seen.add(column)
        yield column, cell


def _cell(element: xml.Element, book: Workbook) -> Cell:
    kind = element.get("t", "n")
    if kind == "inlineStr":
        return Cell(_plain(text_of(element)))
    value = (element.findtext("{*}v") or "").strip()
    if value:
        return _valued(kind, value, element.get("s", ""), book)
    if kind == "str" or element.find("{*}f") is None:
        return Cell()
    return Cell(trouble="The cell holds a formula that was never calculated")


def _valued(kind: str, value: str, style: str, book: Workbook) -> Cell:
    """A cell by its type (ECMA-376, 18.18.11)."""
    match kind:
        case "n":
            known = style.isdecimal() and int(style) < len(book.formats)
            return number(value, book.formats[int(style)] if known else Format(), book.is_1904)
        case "s":
            known = value.isdecimal() and int(value) < len(book.texts)
            return Cell(_plain(book.texts[int(value)])) if known else Cell(value, trouble=_LOST)
        case "d":
            return Cell(value, "day")
        case "b":
            return Cell("TRUE" if value == "1" else "FALSE")
        case "e":
            return Cell(value, trouble=f"The cell holds the error {value}")
    return Cell(_plain(value))


_LOST = "The cell refers to a text that the workbook does not hold"


def _plain(text: str) -> str:
    """The text with its escaped characters (``_x000D_``) written out."""
    if "_x" in text:  # half a pair of UTF-16 is no character, and is told as one that was lost
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.strip()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class _Merges:
    """Merged cells: one text over an area, which the sheet keeps in its first cell alone."""

    def __init__(self, areas: list[Area]) -> None:
        self._coming = areas[::-1]
        self._open: dict[Area, Cell] = {}
        self._width = 0

    def fill(self, row: int, cells: dict[int, Cell]) -> dict[int, Cell]:
        """The row's cells, each covered one with the text of its area and a word on it."""
        filled = (column for column, cell in cells.items() if cell.text)
        self._width = max(self._width, max(filled, default=0))
        while self._coming and self._coming[-1][0] <= row:
            area = self._coming.pop()
            self._open[area] = cells.get(area[2], Cell()) if area[0] == row else Cell()
        self._open = {area: cell for area, cell in self._open.items() if area[1] >= row}
        if len(self._open) > _MOST_OPEN:
            raise Refused(f"More than {_MOST_OPEN} merged areas cross row {row}", _UNMERGE)
        covered = dict(cells)
        for area, first in self._open.items():
            for column in range(area[2], min(area[3], self._width) + 1):
                if (row, column) != (area[0], area[2]) and first.text:
                    covered[column] = Cell(first.text, first.stored, _COVERED)
        return covered


_COVERED = "The cell is merged with others, whose text stands in the first of them"
_UNMERGE = "Take the merging off, and fill in each cell."
_MOST_OPEN = 1_000
"""A line of cells crosses no more merged areas than there are columns in use."""


def _areas(chunks: Iterable[bytes]) -> Iterator[Area]:
    """The merged areas of a sheet. Raises where the sheet is not well-formed or has a DOCTYPE."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    tail = b""
    for chunk in chunks:
        if not tail and b"\0" in chunk[:4]:
            raise Refused("A sheet of the workbook is not in UTF-8", _MEND)
        parser.Parse(chunk, False)
        window = tail + chunk
        end = 0
        for found in _MERGED.finditer(window):
            end = found.end()
            yield _area(found[1].decode())
        tail = window[max(end, len(window) - _TAIL) :]
    parser.Parse(b"", True)


def _area(reference: str) -> Area:
    (left, top), (right, bottom) = _REFERENCE.findall(reference)[:2]
    return int(top), int(bottom), _column(left), _column(right)


def _refuse(*_: object) -> None:
    raise Refused("A sheet of the workbook carries a DOCTYPE, which none has", _MEND)
