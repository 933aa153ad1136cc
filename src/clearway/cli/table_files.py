"""Tables written as CSV, JSON lines, Excel or Parquet; no cell of them is ever calculated."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import msgspec
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from clearway.message import Field

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]|[\t\r\n]")
"""How a text begins that a spreadsheet may take for a formula (OWASP, CSV injection)."""
_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:\.\d+)?")
_EXACT = 15
"""Digits that a spreadsheet's number keeps."""
_SHEET_ROWS = 1_048_575
_LONGEST = 32_767
_CUT = " [cut: longer than a cell of Excel]"
_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in order, and the rows, each time from the first; a row may lack columns."""

    columns: tuple[str, ...]
    rows: Callable[[], Iterator[dict[str, Field]]]

    def cells(self) -> Iterator[list[Field]]:
        """The rows with a cell for each column."""
        empty = {column: Field(column, "") for column in self.columns}
        for row in self.rows():
            yield list((empty | row).values())


def lacking(suffix: str) -> str:
    """What is not installed that this kind of file needs; empty if nothing is."""
    if suffix == ".parquet":
        try:
            import pyarrow  # noqa: F401, PLC0415 - an extra
        except ImportError:
            return "Parquet needs pyarrow: pip install 'clearway[parquet]'"
    return ""


def _csv(path: Path, table: Table) -> None:
    """UTF-8 with the mark without which Excel takes it for something else."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(_inert, table.columns))
        writer.writerows([_inert(field.text) for field in row] for row in table.cells())


def _inert(text: str) -> str:
    """The text behind an apostrophe, if a spreadsheet would calculate it."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _json_lines(path: Path, table: Table) -> None:
    """Each row with the members that it has, numbers as they were."""
    with path.open("wb") as file:
        for row in table.rows():
            values = {name: _json(field) for name, field in row.items()}
            file.write(msgspec.json.encode(values) + b"\n")


def _json(field: Field) -> str | msgspec.Raw:
    is_number = field.is_number and _NUMBER.fullmatch(field.text.removeprefix("+"))
    return msgspec.Raw(field.text.encode()) if is_number else field.text


def _excel(path: Path, table: Table) -> None:
    """Texts as texts, those like a formula marked so for whoever edits the cell later."""
    header = [Field(name, name) for name in table.columns]
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        quoted = book.add_format({"quote_prefix": True})
        for part in _parts(table.cells()):
            sheet = book.add_worksheet()
            for row, cells in enumerate(chain([header], part)):
                for column, field in enumerate(cells):
                    _excel_cell(sheet, row, column, field, quoted)


def _parts(rows: Iterator[list[Field]]) -> Iterator[Iterable[list[Field]]]:
    """The rows, as many at a time as a sheet holds; once, empty, if there are none."""
    first = next(rows, None)
    if first is None:
        yield ()
    while first is not None:
        yield chain([first], islice(rows, _SHEET_ROWS - 1))
        first = next(rows, None)


def _excel_cell(sheet: Worksheet, row: int, column: int, field: Field, quoted: Format) -> None:
    if field.is_number and _NUMBER.fullmatch(field.text) and len(field.text) <= _EXACT:
        sheet.write_number(row, column, float(field.text))
    elif field.text:
        fits = len(field.text) <= _LONGEST
        text = field.text if fits else field.text[: _LONGEST - len(_CUT)] + _CUT
        sheet.write_string(row, column, text, quoted if _FORMULA.match(text) else None)


def _parquet(path: Path, table: Table) -> None:
    """Every column a text."""
    import pyarrow as pa  # noqa: PLC0415 - an extra, and heavy
    import pyarrow.parquet as pq  # noqa: PLC0415

    schema = pa.schema([(name, pa.string()) for name in table.columns])
    rows = table.rows()
    with pq.ParquetWriter(path, schema) as writer:
        while batch := list(islice(rows, _BATCH)):
            texts = [[row[n].text if n in row else None for row in batch] for n in schema.names]
            arrays = [pa.array(column, pa.string()) for column in texts]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


WRITERS: dict[str, Callable[[Path, Table], None]] = {
    ".csv": _csv,
    ".jsonl": _json_lines,
    ".xlsx": _excel,
    ".parquet": _parquet,
}
"""By the ending of the file's name."""
