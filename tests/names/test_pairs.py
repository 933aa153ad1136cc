"""Pairs of names that match, each class beside its near misses: pairs.yaml, cultures.yaml."""

from pathlib import Path

import pytest
import yaml

from clearway.names import compare, is_match, read_name
from clearway.terms import PartyKind

CLASSES = [
    group
    for table in ("pairs.yaml", "cultures.yaml", "firms.yaml")
    for group in yaml.safe_load((Path(__file__).parent / table).read_text(encoding="utf-8"))
]
PAIRS = [
    pytest.param(*pair, verdict == "match", id=f"{group['class']}: {pair[0]} | {pair[1]}")
    for group in CLASSES
    for verdict in ("match", "differ")
    for pair in group[verdict]
]


@pytest.mark.parametrize(("query", "entry", "kind", "match"), PAIRS)
def test_pair(query: str, entry: str, kind: str, match: bool) -> None:
    names = (read_name(text, PartyKind(kind)) for text in (query, entry))
    comparison = compare(*names)
    assert is_match(comparison) is match, comparison
