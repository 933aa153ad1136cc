"""Rows that are objects of a program: of JSON, of a Parquet file."""

import datetime as dt
import re
from decimal import Decimal

import msgspec

from clearway.message.table.columns import Header, header
from clearway.message.table.number_formats import Format, number
from clearway.message.table.payment import payment
from clearway.message.table.types import Cell, Layout, Row
from clearway.message.types import Payment

_KIND = "json"
_PLAIN = Format()
_WRITTEN = re.compile(r"-?\d+(?:\.\d+)?")


class Number(str):
    """A number of JSON as it is written."""

    __slots__ = ()


def is_row(item: dict[str, object], layout: Layout) -> bool:
    """Whether the object names a column of a party's name."""
    return _header(item, layout).names_parties


def read_object(item: dict[str, object], source: str, layout: Layout) -> Payment:
    """The payment of an object whose members are columns."""
    row = Row("", tuple(cell(value) for value in item.values()))
    return payment(row, _header(item, layout), layout, source, _KIND)


def _header(item: dict[str, object], layout: Layout) -> Header:
    return header(tuple(item), layout)


def cell(value: object) -> Cell:  # noqa: PLR0911 - one line a type
    """A value as a cell. Lists and objects are kept as JSON."""
    match value:
        case None:
            return Cell()
        case bool():
            return Cell("TRUE" if value else "FALSE")
        case Number() | int() | float() | Decimal():
            text = str(value)
            is_plain = _WRITTEN.fullmatch(text)
            return Cell(text, "number") if is_plain else number(text, _PLAIN, is_1904=False)
        case str():
            return Cell(_whole(value).strip())
        case dt.datetime() if value.time() == dt.time():
            return Cell(value.date().isoformat(), "day")
        case dt.date():
            return Cell(value.isoformat(), "day")
        case bytes():
            return Cell(value.decode("utf-8", "replace").strip())
    return Cell(_whole(msgspec.json.encode(value, enc_hook=str).decode()), "object")


def _whole(text: str) -> str:
    """The text; half a pair of UTF-16 is no character, and is told as one that was lost."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
