"""Tables of payments: one payment a row. Rows are read first, then what their columns mean."""

from clearway.message.table.columns import COLUMNS
from clearway.message.table.read import is_table, read
from clearway.message.table.types import Layout

__all__ = ["COLUMNS", "Layout", "is_table", "read"]
