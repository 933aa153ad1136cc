"""What every kind of table is read into before any of it is understood: rows of cells."""

from typing import Literal

import msgspec

Stored = Literal["text", "number", "day", "object"]


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell as text, and how the table stored it: a number keeps no leading zeros.

    ``trouble`` says, as a sentence without its full stop, why the text may not be what was meant.
    """

    text: str = ""
    stored: Stored = "text"
    trouble: str = ""


class Row(msgspec.Struct, frozen=True, gc=False):
    """A row, or why it cannot be read: ``fault`` and what next (``mend``)."""

    place: str
    cells: tuple[Cell, ...] = ()
    fault: str = ""
    mend: str = ""


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What the sender of a table says of it; by itself a table is read as the contract says.

    ``columns`` are pairs of a column's name and the contract's column that it is, such as
    ``("Contragent", "creditor_name")``. ``decimal`` and ``thousands`` are the marks in amounts,
    ``date`` the order in which a day is written: ``DD.MM.YYYY``, ``MM/DD/YYYY``, ``YYYYMMDD``.
    ``encoding`` is that of text that is not UTF-8 or UTF-16 with its mark: ``windows-1251``.
    """

    columns: tuple[tuple[str, str], ...] = ()
    decimal: str = "."
    thousands: str = ""
    date: str = "YYYY-MM-DD"
    encoding: str = ""


class Refused(Exception):
    """A table that cannot be read at all: ``what`` is wrong and how to ``mend`` it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
