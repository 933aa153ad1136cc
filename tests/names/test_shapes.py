"""Letters in disguise, by table: what is read, and that it is noted."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from clearway.names.characters import clean

CASES = yaml.safe_load((Path(__file__).parent / "shapes.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_shapes(case: dict[str, Any]) -> None:
    read, notes = clean(case["text"])
    assert read == case["read"]
    assert case.get("odd", "") in "; ".join(notes)
    assert bool(notes) is ("odd" in case)
