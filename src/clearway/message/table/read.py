"""From rows to payments: the first row names the columns, each other one is a payment."""

import io
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace

from clearway.message import values
from clearway.message.table.columns import NAMES, Header, header, unmapped
from clearway.message.table.delimited import delimiter, rows
from clearway.message.table.payment import payment
from clearway.message.table.types import Cell, Layout, Row
from clearway.message.types import Fault, Payment, Value

_STRICT = Layout()
_TITLES = 20
"""Rows that may stand above the header of a sheet."""


def is_table(text: str, layout: Layout = _STRICT) -> bool:
    """Whether the first line names at least one usual column."""
    return delimiter(text, layout)[1] > 0


def read(text: str, source: str, layout: Layout = _STRICT) -> Iterator[Payment]:
    """Read a table of text. Without a column for a name it is one unreadable payment."""
    yield from read_lines(io.StringIO(text, newline=""), text, source, layout)


def read_lines(lines: Iterable[str], head: str, source: str, layout: Layout) -> Iterator[Payment]:
    """Read a table from its lines, as they come. ``head`` holds the first of them."""
    mark, _ = delimiter(head, layout)
    yield from payments(rows(lines, mark), source, "csv", layout)


def payments(
    rows: Iterable[Row], source: str, kind: str, layout: Layout, is_sheet: bool = False
) -> Iterator[Payment]:
    """One payment for each row below the header, which is the first row.

    A sheet may have titles above its header, the first row that names a party's column: what they
    say is said of every payment. Its rows end with their last filled cell.
    """
    following = iter(rows)
    columns, above = _header(following, layout, _TITLES if is_sheet else 0)
    if not columns.names_parties:
        yield values.unreadable(source, _nameless(columns), kind)
        return
    found = False
    for row in following:
        found = True
        place = f"{source}{'!' if is_sheet else '#'}{row.place}"
        whole = _padded(row, len(columns.columns)) if is_sheet else row
        answer = payment(whole, columns, layout, place, kind)
        yield replace(answer, texts=(*above, *answer.texts)) if above else answer
    if not found:
        fault = Fault(path="row 2", what="The table has no row", mend="Send at least one payment.")
        yield values.unreadable(source, fault, kind)


def _header(rows: Iterator[Row], layout: Layout, titles: int) -> tuple[Header, tuple[Value, ...]]:
    """The header, or the first row where none names a party, and the texts above it."""
    above: list[Value] = []
    first: Header | None = None
    for row in islice(rows, titles + 1):
        names = tuple(cell.text for cell in row.cells)
        columns = header(names, layout)
        if columns.names_parties:
            faults = (*columns.faults, *unmapped(names, layout), *_unsure(row))
            return replace(columns, faults=faults), tuple(above)
        first = first or columns
        above += (Value(row.place, cell.text) for cell in row.cells if cell.text)
    return first or Header(()), ()


def _unsure(row: Row) -> Iterator[Fault]:
    """Cells of the header that may not say what was meant."""
    mend = "Write the column's name into the header."
    return (
        Fault(path=row.place, what=cell.trouble, mend=mend) for cell in row.cells if cell.trouble
    )


def _padded(row: Row, width: int) -> Row:
    missing = width - len(row.cells)
    return replace(row, cells=(*row.cells, *[Cell()] * missing)) if missing > 0 else row


def _nameless(columns: Header) -> Fault:
    """Why a table cannot be read: no column is one of a name."""
    usual = f"Name a column one of: {', '.join(sorted(NAMES))}, or map it with --columns."
    return Fault(
        path="row 1",
        what="; ".join(f.what for f in columns.faults) or "The table has no column with a name",
        mend=" ".join(dict.fromkeys(f.mend for f in columns.faults)) or usual,
    )
