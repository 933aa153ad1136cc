"""Names that carry other names."""

from pathlib import Path

import pytest
import yaml

from clearway.lists.readers.aka import names_in
from clearway.terms import NameQuality

CASES = yaml.safe_load(Path(__file__).with_name("aka.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_names(case: dict) -> None:
    found = names_in(case["text"], NameQuality.PRIMARY)
    assert [f"{name.quality} {name.text}" for name in found] == case["names"]
