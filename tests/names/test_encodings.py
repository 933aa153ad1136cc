"""SWIFT-RUR and Chinese telegraphic codes, by table."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.names import rur, telegraphic
from clearway.tables.names import han
from clearway.tables.rur import rur as rur_table

HERE = Path(__file__).parent


def _cases(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return cases


@pytest.mark.parametrize("case", _cases("rur.yaml"), ids=lambda case: case["text"])
def test_rur(case: dict[str, Any]) -> None:
    assert rur.shows(case["text"]) is case.get("shows", True)
    if "read" in case:
        assert rur.decode(case["text"]) == case["read"]


@pytest.mark.parametrize("case", _cases("rur_capitals.yaml"), ids=lambda case: case["text"])
def test_rur_in_capitals(case: dict[str, Any]) -> None:
    assert rur.shows_lost_case(case["text"]) is case["shows"]
    if "read" in case:
        assert rur.decode_capitals(case["text"]) == tuple(case["read"])


def test_a_word_with_too_many_readings_is_not_cut() -> None:
    assert rur.decode_capitals("CACACACA") is not None
    assert rur.decode_capitals("ZAVOD CACACACAC") is None
    words = ["".join(letters) for letters in product("CAQU", repeat=8)]
    assert rur.decode_capitals(" ".join(words[:70])) is not None
    assert rur.decode_capitals(" ".join(words[:100])) is None


@pytest.mark.parametrize("case", _cases("telegraphic.yaml"), ids=lambda case: case["text"])
def test_telegraphic(case: dict[str, Any]) -> None:
    assert telegraphic.decode(case["text"]) == tuple(case["read"])


LETTERS = "".join(rur_table().letters.values())


@given(st.lists(st.text(LETTERS), max_size=5))
def test_the_table_is_reversible(words: list[str]) -> None:
    text = " ".join("К" + word for word in words)
    latin = {russian: letter for letter, russian in rur_table().letters.items()}
    assert rur.decode("".join(latin.get(letter, letter) for letter in text)) == text


CODED = {of.mainland: character for character, of in han().items() if of.mainland != "-"}


@given(st.lists(st.sampled_from(sorted(CODED)), min_size=2, max_size=20))
def test_every_code_is_read(codes: list[str]) -> None:
    assert telegraphic.decode(" ".join(codes))[0] == "".join(CODED[code] for code in codes)


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    rur.decode(text)
    rur.decode_capitals(text)
    assert isinstance(rur.shows(text) or rur.shows_lost_case(text), bool)
    assert all(isinstance(reading, str) for reading in telegraphic.decode(text))
