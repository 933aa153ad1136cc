"""Tables of payments: one payment a row. Rows are read first, then what their columns mean."""

from clearway.message.table.columns import COLUMNS
from clearway.message.table.excel import read as read_workbook
from clearway.message.table.layout import layout_fault
from clearway.message.table.objects import Number, cell, is_row, read_object
from clearway.message.table.parquet import is_parquet
from clearway.message.table.parquet import read as read_parquet
from clearway.message.table.read import is_table, read, read_lines
from clearway.message.table.types import Layout
from clearway.message.table.workbook import is_workbook

__all__ = [
    "COLUMNS",
    "Layout",
    "Number",
    "cell",
    "is_parquet",
    "is_row",
    "is_table",
    "is_workbook",
    "layout_fault",
    "read",
    "read_lines",
    "read_object",
    "read_parquet",
    "read_workbook",
]
