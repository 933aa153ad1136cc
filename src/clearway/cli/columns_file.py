"""The file that says what a sender's tables mean (``--columns FILE.toml``)."""

import tomllib
from pathlib import Path

import msgspec

from clearway.cli.exits import Misuse
from clearway.message import Layout, layout_fault


class ColumnsError(Misuse):
    """The file cannot be used: which, and why."""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    columns: dict[str, str] = {}
    decimal: str = "."
    thousands: str = ""
    date: str = "YYYY-MM-DD"
    encoding: str = ""


def load_layout(path: Path | None) -> Layout:
    """The layout in a file, or the contract's. Raises ``ColumnsError``."""
    if path is None:
        return Layout()
    try:
        told = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, ValueError) as error:
        raise ColumnsError(f"{path}: {error}") from error
    layout = Layout(
        columns=tuple(told.columns.items()),
        decimal=told.decimal,
        thousands=told.thousands,
        date=told.date,
        encoding=told.encoding,
    )
    if fault := layout_fault(layout):
        raise ColumnsError(f"{path}: {fault}")
    return layout
