"""The whole path, payment to answer, by a table a compliance officer can read."""

import datetime as dt
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
import yaml

from clearway.candidates import Index
from clearway.decision import Decision, HeldList
from clearway.lists import Edition, make_snapshot, read
from clearway.message import Address, Fault, GivenIdentifier, Party, Payment, Value
from clearway.screening import World, screen
from clearway.tables.decision import policy
from clearway.terms import Role

HERE = Path(__file__).parent
DAY = dt.date(2026, 11, 25)
CASES = yaml.safe_load((HERE / "cases.yaml").read_text(encoding="utf-8"))
SCHEMA = msgspec.json.decode((HERE.parents[1] / "docs/reference/decision.schema.json").read_bytes())


@pytest.fixture(scope="session")
def world() -> World:
    (edition,) = read({"list.yaml": (HERE / "list.yaml").read_bytes()})
    assert isinstance(edition, Edition), edition
    snapshot = make_snapshot(edition, today=DAY)
    entries = tuple(
        msgspec.structs.replace(entry, list=entry.listings[0].list) for entry in snapshot.entries
    )
    held = HeldList(
        list="us-ofac-sdn",
        version=snapshot.version,
        sha256=snapshot.sha256,
        entries=len(snapshot.entries),
        checked=DAY,
    )
    return World(index=Index.build(entries), lists=(held,), policy=policy("standard"))


def payment_of(given: dict[str, Any]) -> Payment:
    parties = (
        *_parties(Role.DEBTOR, Role.DEBTOR_AGENT, given.get("debtor", {})),
        *_parties(Role.CREDITOR, Role.CREDITOR_AGENT, given.get("creditor", {})),
    )
    text = given.get("remittance")
    fault = given.get("fault")
    return Payment(
        id="t",
        source="t",
        kind="test",
        parties=parties,
        texts=(Value("RmtInf/Ustrd", text),) if text else (),
        faults=(Fault(path="4", what=fault, mend="Send it again."),) if fault else (),
    )


def _parties(role: Role, agent: Role, of: dict[str, Any]) -> list[Party]:
    scheme, _, number = of.get("id", "").rpartition(":")
    party = Party(
        role=role,
        path=role.value,
        names=(Value(f"{role}/Nm", of["name"]),) if "name" in of else (),
        address=Address(
            lines=(Value(f"{role}/PstlAdr/AdrLine", of["address"]),) if "address" in of else (),
            country=Value(f"{role}/PstlAdr/Ctry", of["country"]) if "country" in of else None,
        ),
        identifiers=(GivenIdentifier(value=Value(f"{role}/Id", number), scheme=scheme),)
        if number
        else (),
        account=Value(f"{role}Acct/Id", of["account"]) if "account" in of else None,
        birth_date=Value(f"{role}/Id/BirthDt", of["born"]) if "born" in of else None,
    )
    bank = Party(
        role=agent,
        path=agent.value,
        names=(Value(f"{agent}/Nm", of["agent_name"]),) if "agent_name" in of else (),
        bic=Value(f"{agent}/BICFI", of["agent"]) if "agent" in of else None,
    )
    return [party] + ([bank] if bank.names or bank.bic else [])


def said(decision: Decision) -> set[str]:
    full = {
        f"{claim.code} {claim.entry.id if claim.entry else '-'} {claim.effect}"
        for claim in decision.claims
    }
    return full | {claim.rsplit(" ", 1)[0] for claim in full}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, Any], world: World) -> None:
    decision = screen(payment_of(case["payment"]), world, DAY)
    claims = said(decision)
    if "action" in case:
        assert decision.action == case["action"], claims
    if "not" in case:
        assert decision.action != case["not"], claims
    if case.get("stopped"):
        assert decision.action in ("ask", "hold"), claims
    if case.get("claims") == []:
        assert not claims
    assert set(case.get("claims", ())) <= claims
    for reading, value in case.get("relation", {}).items():
        assert getattr(decision.relation, reading) == value
    assert {question.code for question in decision.questions} >= set(case.get("questions", ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_answer_keeps_the_contract(case: dict[str, Any], world: World) -> None:
    decision = screen(payment_of(case["payment"]), world, DAY)
    encoded = msgspec.json.encode(decision)
    jsonschema.validate(msgspec.json.decode(encoded), SCHEMA)
    assert encoded == msgspec.json.encode(screen(payment_of(case["payment"]), world, DAY))
    if decision.action == "ask":
        assert decision.questions
        assert any(claim.code == "MISSING" for claim in decision.claims)
    assert all(claim.code != "MISSING" for claim in decision.claims) or len(decision.claims) > 1
