"""Dates as publishers write them."""

import datetime as dt
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from clearway.lists.dates import day, partial_date

CASES = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"] or "nothing" for case in CASES])
def test_date(case: dict[str, str]) -> None:
    if "error" in case:
        with pytest.raises(ValueError, match=case["error"]):
            partial_date(case["text"])
    else:
        assert str(partial_date(case["text"])) == case["is"]


@settings(deadline=None)
@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_read_in_every_form(date: dt.date) -> None:
    for form in ("%d %b %Y", "%d %B %Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%B %d, %Y"):
        assert day(date.strftime(form)) == date


def test_a_month_is_no_day() -> None:
    with pytest.raises(ValueError, match="not a full date"):
        day("Mar 1959")
