"""What may be wrong with a single cell: numbers where marks of identity belong."""

from collections.abc import Iterable

from clearway.message.table.columns import Column
from clearway.message.table.types import Cell
from clearway.message.types import Fault

_MARKS = ("_id", "_account", "_agent", "_agent_bic")
_EXACT = 15
"""Digits that a number of a table keeps exactly."""
_INN = (9, 11)
"""An INN has 10 digits (a person's 12), and those of several regions begin with a zero."""
_MEND = "Store the column as text and enter the number anew."


def troubles(
    filled: Iterable[tuple[Column, Cell]],
) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """Faults and notes of cells: what the table says of them, and marks stored as numbers."""
    faults: list[Fault] = []
    notes: list[Fault] = []
    for column, cell in filled:
        if cell.trouble:
            mend = "Send the cell as plain text or value."
            faults.append(Fault(path=column.path, what=cell.trouble, mend=mend))
        elif cell.is_number and column.means.endswith(_MARKS):
            what, is_lost = _number(cell.text, column.scheme)
            (faults if is_lost else notes).append(Fault(path=column.path, what=what, mend=_MEND))
    return tuple(faults), tuple(notes)


def _number(text: str, scheme: str) -> tuple[str, bool]:
    """What to say of a mark stored as a number, and whether digits of it are lost."""
    if not text.isdigit() or len(text) > _EXACT:
        return f"{text} is stored as a number, which keeps {_EXACT} digits: others are lost", True
    if scheme == "INN" and len(text) in _INN:
        return f"The INN {text} is stored as a number and has lost its leading zero", True
    return f"{text} is stored as a number: a leading zero would be lost", False
