"""Tables of payments: one payment a row. Rows are read first, then what their columns mean."""

from clearway.message.table.columns import COLUMNS
from clearway.message.table.excel import read as read_workbook
from clearway.message.table.read import is_table, read
from clearway.message.table.types import Layout
from clearway.message.table.workbook import is_workbook

__all__ = ["COLUMNS", "Layout", "is_table", "is_workbook", "read", "read_workbook"]
