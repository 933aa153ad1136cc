"""How amounts and days are written in a table."""

import datetime as dt
import re
from functools import cache

from clearway.message import values
from clearway.message.table.types import Cell, Layout

_DAY = {"YYYY": r"(?P<y>\d{4})", "MM": r"(?P<m>\d\d?)", "DD": r"(?P<d>\d\d?)"}


def is_day_form(form: str) -> bool:
    """Whether the form holds year, month and day once each, as ``DD.MM.YYYY`` does."""
    return all(form.count(part) == 1 for part in _DAY)


def amount(cell: Cell, layout: Layout) -> str | None:
    """An unsigned decimal with a point; ``None`` for anything else."""
    if cell.stored == "number":
        return values.amount(cell.text)
    if not _amount(layout.decimal, layout.thousands).fullmatch(cell.text):
        return None
    whole, mark, rest = cell.text.partition(layout.decimal)
    return values.amount("".join(c for c in whole if c.isdigit()) + (mark and ".") + rest)


def day(cell: Cell, layout: Layout) -> dt.date | None:
    """The day of an ISO 8601 date, or of one in the layout's form; ``None`` for anything else."""
    found = _day(layout.date).fullmatch(cell.text)
    if found is None:
        return values.day(cell.text)
    try:
        return dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


@cache
def _amount(decimal: str, thousands: str) -> re.Pattern[str]:
    """Digits, parted in threes by the mark of thousands where there is one, and decimals."""
    mark = r"\s" if thousands == " " else re.escape(thousands)
    grouped = rf"\d{{1,3}}(?:{mark}\d{{3}})+|" if thousands else ""
    return re.compile(rf"(?:{grouped}\d*)(?:{re.escape(decimal)}\d+)?")


@cache
def _day(form: str) -> re.Pattern[str]:
    pattern = re.escape(form)
    for part, digits in _DAY.items():
        pattern = pattern.replace(part, digits)
    return re.compile(pattern)
