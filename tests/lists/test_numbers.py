"""Numbers in free text."""

from pathlib import Path

import pytest
import yaml

from clearway.lists.numbers import labelled

CASES = yaml.safe_load(Path(__file__).with_name("numbers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_labelled(case: dict) -> None:
    found = [f"{one.scheme} {one.value} {one.country}".strip() for one in labelled(case["text"])]
    assert found == [text.strip() for text in case["is"]]
