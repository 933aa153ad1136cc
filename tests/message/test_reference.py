"""The reference of messages names the columns that are read, all of them and no others."""

import re
from pathlib import Path

from clearway.message.table import COLUMNS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "messages.md"


def test_columns_of_the_reference() -> None:
    rows = re.findall(r"^\| (`[^|]+`) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}
    assert named == COLUMNS
