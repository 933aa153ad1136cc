"""Names told by their letters as a whole, each class beside its near misses: lettered.yaml."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.names import read_name
from clearway.names.lettered import LONGEST, NEAR, lettered, pieces, sought, told_by_letters
from clearway.terms import PartyKind

CLASSES = yaml.safe_load((Path(__file__).parent / "lettered.yaml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(*pair, group["kind"], verdict == "told", id=f"{group['class']}: {pair[0]}")
    for group in CLASSES
    for verdict in ("told", "other")
    for pair in group[verdict]
]
LETTERS = "abcdeko"


@pytest.mark.parametrize(("query", "listed", "kind", "told"), CASES)
def test_a_name_by_its_letters(query: str, listed: str, kind: str, told: bool) -> None:
    assert told_by_letters(lettered(read_name(query)), read_name(listed, PartyKind(kind))) is told


@given(
    st.text(LETTERS, min_size=NEAR, max_size=30),
    st.integers(0, 29),
    st.sampled_from(["swap", "drop", "put", "change"]),
)
def test_one_error_leaves_a_piece(letters: str, place: int, error: str) -> None:
    """Wherever it is: so that a name of one typing error is always looked at."""
    at = place % (len(letters) - 1)
    before, one, other, after = letters[:at], letters[at], letters[at + 1], letters[at + 2 :]
    changed = {
        "swap": before + other + one + after,
        "drop": before + other + after,
        "put": before + "x" + one + other + after,
        "change": before + "x" + other + after,
    }[error]
    assert set(pieces((letters,))) & set(sought(changed))


def test_endless_names_are_not_looked_for_with_errors() -> None:
    name = read_name("kvantron " * LONGEST)
    assert lettered(name).joined
    assert list(lettered(name).turned()) == []
