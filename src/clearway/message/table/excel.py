"""An Excel workbook: each sheet is a table."""

from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from clearway.message import values
from clearway.message.table.read import payments
from clearway.message.table.sheet import rows
from clearway.message.table.types import Layout, Refused
from clearway.message.table.workbook import BROKEN, Sheet, Workbook, open_workbook
from clearway.message.types import Fault, Payment

_KIND = "xlsx"
_MEND = "Open the workbook in its program and save it again as .xlsx."


def read(data: bytes, source: str, layout: Layout) -> Iterator[Payment]:
    """Read every sheet, hidden ones too; a sheet with nothing in it is none.

    Where a sheet breaks off it has one more payment, which says so.
    """
    try:
        book = open_workbook(data)
    except (Refused, *BROKEN) as error:
        yield _unreadable(source, error)
        return
    found = False
    for sheet in book.sheets:
        for answer in _sheet(book, sheet, source, layout):
            found = True
            yield replace(answer, notes=(*answer.notes, *_beside(book)))
    if not found:
        yield _unreadable(source, Refused("The workbook is empty", "Send at least one payment."))


def _sheet(book: Workbook, sheet: Sheet, source: str, layout: Layout) -> Iterator[Payment]:
    place = f"{source}#{sheet.name}"
    try:
        found = rows(book, sheet.part)
        first = next(found, None)
        if first is not None:
            yield from payments(chain((first,), found), place, _KIND, layout, is_sheet=True)
    except (Refused, *BROKEN) as error:
        yield _unreadable(place, error)


def _unreadable(source: str, error: Exception) -> Payment:
    what = error.what if isinstance(error, Refused) else f"The workbook is damaged: {error}"
    mend = error.mend if isinstance(error, Refused) else _MEND
    return values.unreadable(source, Fault(path="", what=what, mend=mend), _KIND)


def _beside(book: Workbook) -> tuple[Fault, ...]:
    """What a workbook holds beside cells."""
    if not book.beside:
        return ()
    what = f"Not read, as it is no cell: {', '.join(book.beside)}"
    return (Fault(path="", what=what, mend="Look at comments and drawings by hand."),)
