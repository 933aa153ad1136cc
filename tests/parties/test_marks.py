"""Marks of a defence contract, by table."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.message import Party, Payment, Value
from clearway.parties import extract
from clearway.parties.marks import may_be_marked
from clearway.tables.parties import Mark, defence_marks
from clearway.terms import Role

CASES = yaml.safe_load((Path(__file__).parent / "marks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_marks(case: dict[str, Any]) -> None:
    payment = Payment(id="t", source="t", kind="t", texts=(Value("70", case["text"]),))
    marks = extract(payment).marks
    assert [mark.mark.mark for mark in marks] == case["found"]
    assert all(mark.at.text in case["text"].upper() for mark in marks)


def test_an_account_bears_the_mark() -> None:
    account = Value("CdtrAcct/Id/Othr/Id", "40706810500000000001")
    party = Party(role=Role.CREDITOR, path="Cdtr", account=account)
    (mark,) = extract(Payment(id="t", source="t", kind="t", parties=(party,))).marks
    assert (mark.at.path, mark.mark.strength) == (account.path, "direct")


@pytest.mark.parametrize("mark", defence_marks(), ids=lambda mark: mark.mark)
@given(data=st.data())
def test_no_mark_is_passed_over(mark: Mark, data: st.DataObject) -> None:
    """The quick look over a text never says that there is no mark where there is one."""
    written = data.draw(st.from_regex(re.compile(mark.pattern), fullmatch=True))
    assert may_be_marked(f"TEA {written} COFFEE")
