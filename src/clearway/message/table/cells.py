"""What may be wrong with a single cell: numbers where marks of identity belong."""

from collections.abc import Iterable

from clearway.message.table.columns import Column
from clearway.message.table.types import Cell
from clearway.message.types import Fault

_MARKS = ("id", "_id", "_account", "_agent", "_agent_bic")
_PARTIES = (*_MARKS, "_name", "_address", "_country")
_EXACT = 15
"""Digits that a number of a table keeps exactly."""
_INN = (9, 11)
"""An INN has 10 digits (a person's 12), and those of several regions begin with a zero."""


def troubles(
    filled: Iterable[tuple[Column, Cell]],
) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """Faults and notes of cells: what the table says of them, and marks not stored as text."""
    faults: list[Fault] = []
    notes: list[Fault] = []
    for column, cell in filled:
        what, is_lost = _trouble(column, cell)
        if what:
            mend = _PLAIN if cell.trouble else _ANEW
            (faults if is_lost else notes).append(Fault(path=column.path, what=what, mend=mend))
    return tuple(faults), tuple(notes)


_PLAIN = "Send the cell by itself, with its value as it should be read."
_ANEW = "Enter it anew in a column stored as text."


def _trouble(column: Column, cell: Cell) -> tuple[str, bool]:
    """What to say of a cell, if anything, and whether something of it is lost."""
    if cell.trouble:
        return cell.trouble, True
    if cell.stored == "object" and column.means:
        return "The cell holds a list or an object in the place of a text", True
    if cell.stored == "day" and column.means.endswith(_PARTIES):
        return f"{cell.text} is stored as a day: what was entered is lost", True
    if cell.stored == "number" and column.means.endswith(_MARKS):
        return _number(cell.text, column)
    return "", False


def _number(text: str, column: Column) -> tuple[str, bool]:
    """A mark stored as a number. The payment's own reference identifies nobody: never lost."""
    if not text.isdecimal() or len(text) > _EXACT:
        what = f"{text} is stored as a number, which keeps {_EXACT} digits: others are lost"
        return what, column.means != "id"
    if column.scheme == "INN" and len(text) in _INN:
        return f"The INN {text} is stored as a number and has lost its leading zero", True
    return f"{text} is stored as a number: a leading zero would be lost", False
