"""Listed names in running text (texts.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from clearway.candidates import Index
from clearway.lists.types import Entry, ListedName
from clearway.terms import PartyKind

TABLE = yaml.safe_load((Path(__file__).parent / "texts.yaml").read_text(encoding="utf-8"))
INDEX = Index.build(
    Entry(list="own:tests", id=name, kind=PartyKind.UNKNOWN, names=(ListedName(name),))
    for name in TABLE["listed"]
)


@pytest.mark.parametrize("case", TABLE["texts"], ids=lambda case: case["text"])
def test_text(case: dict[str, Any]) -> None:
    text = case["text"]
    assert [text[find.start : find.end] for find in INDEX.find_in_text(text)] == case["finds"]
