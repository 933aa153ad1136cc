"""What one's own trusted parties clear: a table a compliance officer can read."""

import datetime as dt
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml
from test_cases import DAY, SCHEMA, payment_of, said, world

from clearway.decision import HeldList
from clearway.evidence import known_by
from clearway.lists import Edition, Snapshot, join, listed_only, make_snapshot, read, trusted_of
from clearway.message import Payment
from clearway.screening import World, screen

__all__ = ["world"]
GIVEN = yaml.safe_load(Path(__file__).with_name("trusted.yaml").read_text(encoding="utf-8"))


def snapshot_of(text: str) -> Snapshot:
    (edition,) = read({"customers.yaml": text.encode()})
    assert isinstance(edition, Edition), edition
    return make_snapshot(edition, today=DAY)


CUSTOMERS = snapshot_of(GIVEN["list"])


@pytest.fixture(scope="module")
def with_customers(world: World) -> World:
    return World(
        index=world.index,
        lists=world.lists,
        policy=world.policy,
        trusted=known_by(trusted_of([CUSTOMERS])),
    )


@pytest.mark.parametrize("case", GIVEN["cases"], ids=lambda case: case["name"])
def test_case(case: dict[str, Any], world: World, with_customers: World) -> None:
    payment = payment_of(case["payment"])
    decision = screen(payment, with_customers, DAY)
    jsonschema.validate(msgspec.json.decode(msgspec.json.encode(decision)), SCHEMA)
    if case.get("stopped"):
        assert decision.action in ("ask", "hold")
    else:
        assert decision.action == case["action"]
    assert set(case.get("claims", ())) <= said(decision)
    assert case.get("without", "nothing") not in {claim.code for claim in decision.claims}
    assert case.get("says", "") in " ".join(claim.statement for claim in decision.claims)
    for reading, value in case.get("relation", {}).items():
        assert getattr(decision.relation, reading) == value
    before = screen(payment, world, DAY)
    if not any(claim.code == "AUTHORISED" for claim in decision.claims):
        assert decision == before
    else:
        assert before.action != "release"


def test_trusted_parties_are_not_screened_against_and_join_nobody() -> None:
    assert listed_only(CUSTOMERS).entries == ()
    assert len(trusted_of([CUSTOMERS])) == len(CUSTOMERS.entries) == 4
    blocked = [msgspec.structs.replace(one, list="x", trust=None) for one in CUSTOMERS.entries]
    assert all(len(party.entries) == 1 for party in join([*blocked, *CUSTOMERS.entries]))
    assert any(
        len(party.entries) > 1
        for party in join(
            [*blocked, *(msgspec.structs.replace(one, trust=None) for one in CUSTOMERS.entries)]
        )
    )


def test_a_store_of_trusted_parties_alone_holds_everything(with_customers: World) -> None:
    held = HeldList(
        list=CUSTOMERS.list,
        version=CUSTOMERS.version,
        sha256=CUSTOMERS.sha256,
        entries=len(CUSTOMERS.entries),
        checked=dt.date(2026, 11, 25),
        trusted=True,
    )
    alone = World(
        index=with_customers.index,
        lists=(held,),
        policy=with_customers.policy,
        trusted=with_customers.trusted,
    )
    payment: Payment = payment_of({"creditor": {"name": "Romashka"}})
    decision = screen(payment, alone, DAY)
    assert decision.action == "hold"
    assert "no blocking list is loaded" in decision.claims[0].statement
