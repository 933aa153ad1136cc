"""Messages that belong together, by tables a compliance officer can read."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from messages import BASE, DAY, payment_of, recorded

from clearway.decision.said import SEVERITY
from clearway.tables.decision import policy
from clearway.versions import (
    Difference,
    Other,
    differences,
    keys_of,
    keys_of_returns,
    looked_up,
    version_of,
)
from clearway.versions.ties import tie_of

HERE = Path(__file__).parent
AGAIN = yaml.safe_load((HERE / "again.yaml").read_text(encoding="utf-8"))
COVER = yaml.safe_load((HERE / "cover.yaml").read_text(encoding="utf-8"))
COV = "pacs.009.001.08COV"


def gravest(found: tuple[Difference, ...]) -> str:
    rules = policy("standard").on(DAY)
    effects = [rules.difference(d.standing, d.found.what, d.found.how) for d in found]
    worst = max(effects, key=SEVERITY.__getitem__, default="note")
    return "release" if worst == "note" else worst


@pytest.mark.parametrize("case", AGAIN, ids=lambda case: case["name"])
def test_sent_again(case: dict[str, Any]) -> None:
    others = [recorded(case.get("before", {}))]
    if "back" in case:
        others.append(recorded(case["back"], "back.xml"))
    found = differences(version_of(payment_of(case.get("again", {}))), others, DAY)
    assert [f"{d.standing} {d.found.what} {d.found.how}" for d in found] == case["says"]
    assert gravest(found) == case.get("effect", "release")


def beside(given: dict[str, Any], source: str) -> Other:
    return Other(version=version_of(payment_of(given, source)))


@pytest.mark.parametrize("case", COVER, ids=lambda case: case["name"])
def test_cover(case: dict[str, Any]) -> None:
    customer, cover = case.get("customer", {}), {"kind": COV} | case.get("cover", {})
    pair = beside(customer, "customer.xml"), beside(cover, "cover.xml")
    seen = differences(pair[0].version, [pair[1]], DAY)
    seen_by_cover = differences(pair[1].version, [pair[0]], DAY)
    says = [f"{d.found.what} {d.found.how}" for d in seen]
    added = [f"{d.found.what} added" for d in seen_by_cover if d.found.how == "missing"]
    assert list(dict.fromkeys(says + [a for a in added if a not in says])) == case["says"]
    assert gravest(seen + seen_by_cover) == case.get("effect", "release")
    assert all(d.standing == "cover" for d in seen + seen_by_cover)


EDITS = [case[key] for case in (*AGAIN, *COVER) for key in ("again", "cover") if key in case]
MESSAGES = st.sampled_from([{}, *EDITS])


@given(MESSAGES, st.lists(MESSAGES, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_others_changes_nothing(
    mine: dict[str, Any], theirs: list[dict[str, Any]], chance: Random
) -> None:
    others = [recorded(other, f"old{n}.xml") for n, other in enumerate(theirs)]
    others += [beside({"kind": COV} | other, f"cov{n}.xml") for n, other in enumerate(theirs)]
    version = version_of(payment_of(mine))
    shuffled = list(others)
    chance.shuffle(shuffled)
    assert differences(version, others, DAY) == differences(version, shuffled, DAY)


@given(MESSAGES)
@settings(max_examples=40, deadline=None)
def test_no_change_no_claim(message: dict[str, Any]) -> None:
    assert differences(version_of(payment_of(message)), [recorded(message)], DAY) == ()


def test_a_message_alone_says_nothing() -> None:
    assert differences(version_of(payment_of(BASE)), [], DAY) == ()


@pytest.mark.parametrize("case", AGAIN, ids=lambda case: case["name"])
def test_what_belongs_together_shares_a_key(case: dict[str, Any]) -> None:
    mine, before = version_of(payment_of(case.get("again", {}))), recorded(case.get("before", {}))
    shared = looked_up(mine) & keys_of(before.version)
    assert shared or tie_of(mine, before, DAY) is None
    if "back" in case and "released" not in case["says"][0]:
        back = recorded(case["back"], "back.xml")
        assert (looked_up(mine) | keys_of_returns(before.version)) & keys_of(back.version)


def test_of_released_ones_the_newest_says_enough() -> None:
    released = [
        recorded({"action": "release", "day": f"2026-11-{day}", "creditor": {"name": name}}, name)
        for day, name in ((20, "Kofe Opt"), (21, "Teehaus Nord"), (19, "Sakhar Trade"))
    ]
    held = recorded({"creditor": {"name": "Volzhskiy Kalibr Plant"}}, "held")
    found = differences(version_of(payment_of({})), [*released, held], DAY)
    assert sorted(d.other.version.payment.source for d in found) == ["Teehaus Nord", "held"]
