"""What the number in a cell stands for: a day, a number with leading zeros, or itself."""

import datetime as dt
import math
import re
from decimal import Decimal

import msgspec

from clearway.message.table.types import Cell

_DAYS = frozenset(map(str, (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))))
"""Built-in formats of days and times, those of East Asia too (ECMA-376, 18.8.30)."""
_NO_CODE = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DAY_CODE = re.compile(r"[ymdhse]", re.IGNORECASE)
_EPOCH, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)  # noqa: DTZ001
_LEAP = 60
"""Serial 60 is a day that never was, 29 February 1900; those before it are one too small."""


class Format(msgspec.Struct, frozen=True):
    """How a style shows numbers: as days, or as whole numbers of at least ``zeros`` digits."""

    is_day: bool = False
    zeros: int = 0


def format_of(number: str, code: str) -> Format:
    """The format of this number, with its code where it is no built-in one."""
    if not code:
        return Format(is_day=number in _DAYS)
    first = _NO_CODE.sub("", code).split(";")[0].strip()
    if first.lower() == "general":
        return Format()
    zeros = len(first) if set(first) == {"0"} and len(first) > 1 else 0
    return Format(is_day=_DAY_CODE.search(first) is not None, zeros=zeros)


def number(written: str, shown: Format, is_1904: bool) -> Cell:
    """The cell of a number as the sheet writes it (``7704274402``, ``1.2505E3``)."""
    try:
        value = float(written)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        return Cell(written, "number", f"The cell holds {written!r} in the place of a number")
    if shown.is_day:
        return _day(written, value, is_1904)
    text = written if written.isdecimal() else f"{Decimal(f'{value:.15g}'):f}"
    if shown.zeros and text.isdecimal() and len(text) <= shown.zeros:
        return Cell(text.zfill(shown.zeros))
    return Cell(text, "number")


def _day(written: str, serial: float, is_1904: bool) -> Cell:
    """A day, with its time if it has one, from days since the epoch."""
    whole = int(serial)
    if serial < 0 or (whole == _LEAP and not is_1904):
        return Cell(written, "number", f"The cell holds {written}, which is no day")
    early = 1 if whole < _LEAP and not is_1904 else 0
    try:
        exact = dt.timedelta(days=whole + early, seconds=round((serial - whole) * 86_400))
        moment = (_EPOCH_1904 if is_1904 else _EPOCH) + exact
    except OverflowError:
        return Cell(written, "number", f"The cell holds {written}, which is no day")
    has_time = moment.time() != dt.time()
    return Cell(moment.isoformat() if has_time else moment.date().isoformat(), "day")
