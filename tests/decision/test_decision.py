"""What listings mean on a day, and what a list past its age does."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from clearway.decision import Basis, Findings, HeldList, decide
from clearway.decision.readings import meanings
from clearway.lists import Entry, ListedName
from clearway.message import Payment, Value
from clearway.tables.decision import channels, policy, readings
from clearway.tables.lists import list_rules
from clearway.terms import PartyKind

CASES = yaml.safe_load((Path(__file__).parent / "readings.yaml").read_text(encoding="utf-8"))
DAY = dt.date(2026, 11, 25)
PAYMENT = Payment(id="p", source="p", kind="t", texts=(Value("70", "TEA"),))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['list']} {c['programme']} {c['day']}")
def test_readings(case: dict[str, Any]) -> None:
    entry = Entry(
        list=case["list"],
        id="1",
        kind=PartyKind.ORGANISATION,
        names=(ListedName("X"),),
        programmes=(case["programme"],),
        countries=(case["country"],) if "country" in case else (),
    )
    found = {meaning.reading: meaning.rule.value for meaning in meanings(entry, case["day"])}
    assert found == case["reads"]


def held(list_id: str, days_ago: int) -> HeldList:
    checked = DAY - dt.timedelta(days=days_ago)
    return HeldList(list=list_id, version="v", sha256="0", entries=1, checked=checked)


def action(*lists: HeldList) -> str:
    basis = Basis(lists=lists, policy=policy("standard"), day=DAY)
    return decide(PAYMENT, Findings(), basis).action


def test_only_a_blocking_list_past_its_age_holds() -> None:
    stop = list_rules("us-ofac-sdn").stop_days
    assert action(held("us-ofac-sdn", stop)) == "release"
    assert action(held("us-ofac-sdn", stop + 1)) == "hold"
    assert action(held("us-ofac-sdn", 0), held("us-bis-el", 9999)) == "release"


def test_no_blocking_list_holds() -> None:
    assert action() == "hold"
    assert action(held("us-bis-el", 0)) == "hold"


def test_every_rule_has_its_source_and_a_known_list() -> None:
    rules = [*channels(), *(rule for group in readings().values() for rule in group)]
    assert all(rule.reference and rule.valid_from < rule.valid_to for rule in rules)
    assert all(list_rules(rule.list) for rule in rules)
    assert all(version.reference for version in policy("standard").versions)
