"""Addresses held side by side, by table."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.message import Value
from clearway.parties.addresses import address_text, read_streets, same_building, town_of

CASES = yaml.safe_load((Path(__file__).parent / "addresses.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['one']} = {case['other']}")
def test_same_building(case: dict[str, Any]) -> None:
    one, other = read_streets(case["one"]), read_streets(case["other"])
    assert same_building(one, other) is case["same"]
    assert same_building(other, one) is case["same"]


@pytest.mark.parametrize(
    ("city", "town"),
    [
        ("Moscow 121351", "Moscow"),
        ("Shenzhen, Guangdong", "Shenzhen"),
        ("pgt. Atamanovka, Chitinski raion", "Atamanovka"),
        ("St. Petersburg 195196", "St. Petersburg"),
        ("г. Москва", "Москва"),
        ("", ""),
    ],
)
def test_towns(city: str, town: str) -> None:
    assert town_of(city) == town


def test_an_element_for_streets_says_that_it_names_one() -> None:
    lines = (Value("Cdtr/PstlAdr/StrtNm", "Zavodskaya"), Value("Cdtr/PstlAdr/BldgNb", "7"))
    assert same_building(read_streets(address_text(lines)), read_streets("ul. Zavodskaya, d. 7"))
    assert not read_streets(address_text(lines[1:]))


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(street.building and street.words for street in read_streets(text))
    assert isinstance(town_of(text), str)
