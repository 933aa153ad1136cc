"""Names that were not read never release: by table, payment to answer."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_cases import DAY, world

from clearway.message import Party, Payment, Value
from clearway.screening import World, screen
from clearway.terms import Role

CASES = yaml.safe_load((Path(__file__).parent / "unread.yaml").read_text(encoding="utf-8"))

__all__ = ["world"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_unread(case: dict[str, Any], world: World) -> None:
    names = tuple(Value(f"Cdtr/Nm[{at}]", name) for at, name in enumerate(case["names"]))
    bic = Value("Cdtr/BIC", case["bic"]) if "bic" in case else None
    party = Party(role=Role.CREDITOR, path="Cdtr", names=names, bic=bic)
    decision = screen(Payment(id="t", source="t", kind="t", parties=(party,)), world, DAY)
    asked = [f"Cdtr/Nm[{at}]" for at in case.get("asked", ())]
    assert [claim.where for claim in decision.claims if claim.code == "UNREAD"] == asked
    assert [one.about for one in decision.questions] == asked
    assert all("Latin letters" in one.text for one in decision.questions)
    assert decision.action == ("ask" if asked else "release")
