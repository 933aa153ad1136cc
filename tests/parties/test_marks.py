"""Marks of a defence contract, by table."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from clearway.message import Party, Payment, Value
from clearway.parties import extract
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
