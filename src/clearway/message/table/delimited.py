"""Rows of a text whose cells are parted by comma, semicolon or tab (CSV)."""

import csv
from collections.abc import Iterable, Iterator

from clearway.message.table.columns import is_known
from clearway.message.table.types import Cell, Layout, Row

csv.field_size_limit(64_000_000)  # a long remittance is a text; a quote left open is not one

_MEND = "Close every quote; write a quote inside a quoted cell twice."


def delimiter(text: str, layout: Layout) -> tuple[str, int]:
    """The mark that finds most usual columns in the first line, and how many it finds."""
    first = text.lstrip("\n\r").split("\n", 1)[0]
    found = {mark: _known(first, mark, layout) for mark in ",;\t"}
    return max(found.items(), key=lambda item: item[1])


def _known(line: str, mark: str, layout: Layout) -> int:
    return sum(is_known(cell.strip(' "\r'), layout) for cell in line.split(mark))


def rows(lines: Iterable[str], mark: str) -> Iterator[Row]:
    """The rows that hold anything. A quote that never closes takes the rest, and says so."""
    reader = csv.reader(lines, delimiter=mark, strict=True)
    while True:
        place = f"row {reader.line_num + 1}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Row(place, (), str(error), _MEND)
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield Row(place, tuple(Cell(cell.strip()) for cell in cells))
