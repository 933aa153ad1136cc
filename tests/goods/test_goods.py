"""Tariff codes and where a trade leads, by table."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.goods import check
from clearway.goods.codes import find_codes
from clearway.message import Address, Party, Payment, Value
from clearway.parties import extract
from clearway.tables.goods import high_priority
from clearway.terms import Role

HERE = Path(__file__).parent
CODES = yaml.safe_load((HERE / "codes.yaml").read_text(encoding="utf-8"))
TRADES = yaml.safe_load((HERE / "trades.yaml").read_text(encoding="utf-8"))
DAY = dt.date(2026, 11, 25)


@pytest.mark.parametrize("case", CODES, ids=lambda case: case["text"] or "empty")
def test_code_forms(case: dict[str, Any]) -> None:
    found = list(find_codes(case["text"]))
    assert [c.code for c in found if not c.doubt] == [str(c) for c in case.get("codes", [])]
    assert [c.code for c in found if c.doubt] == [str(c) for c in case.get("doubt", [])]
    assert all(c.labelled == case.get("label", False) for c in found)
    assert all(case["text"][c.start : c.end] == c.written for c in found)


def _payment(case: dict[str, Any]) -> Payment:
    def party(role: Role, given_: dict[str, str]) -> Party:
        country = Value(f"{role}/PstlAdr/Ctry", given_["country"])
        return Party(role=role, path=role.value, address=Address(country=country))

    return Payment(
        id="t",
        source="t",
        kind="test",
        parties=(party(Role.DEBTOR, case["debtor"]), party(Role.CREDITOR, case["creditor"])),
        texts=(Value("RmtInf/Ustrd", case["text"]),),
    )


@pytest.mark.parametrize("case", TRADES, ids=lambda case: case["name"])
def test_trades(case: dict[str, Any]) -> None:
    findings = check(extract(_payment(case)), DAY)
    assert {
        finding.found.hs6: {
            "tier": finding.listed.tier,
            "leads_to": sorted({fact.country for fact in finding.leads_to}),
        }
        for finding in findings
    } == case["goods"]


def test_the_list_is_whole_and_dated() -> None:
    edition = high_priority().on(DAY)
    assert edition is not None
    assert len(edition.codes) == 50
    assert {code.tier for code in edition.codes.values()} == set(edition.tiers)
    assert high_priority().on(dt.date(2023, 1, 1)) is None


@given(st.text())
def test_any_text_is_searched_without_error(text: str) -> None:
    for found in find_codes(text):
        assert text[found.start : found.end] == found.written


@given(st.sampled_from(sorted(high_priority().versions[-1].codes)), st.sampled_from(".  "))
def test_every_listed_code_is_found_behind_a_label(code: str, separator: str) -> None:
    text = f"GOODS HS {code[:4]}{separator}{code[4:]} AS PER INVOICE"
    assert [found.hs6 for found in find_codes(text)] == [code]
