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


LISTED = "Severodvinsk Torpedo Research Institute Granitnaya Zvezda"


@pytest.mark.parametrize(("words", "unread"), [(20, False), (100, True)])
def test_a_long_name_is_searched_as_text_and_one_too_long_held(
    words: int, unread: bool, world: World
) -> None:
    name = Value("Cdtr/Nm", f"{'Romashka ' * words}{LISTED}")
    party = Party(role=Role.CREDITOR, path="Cdtr", names=(name,))
    decision = screen(Payment(id="t", source="t", kind="t", parties=(party,)), world, DAY)
    found = {(claim.code, claim.entry.id if claim.entry else "") for claim in decision.claims}
    assert ("LISTED", "end-user") in found
    assert (("UNREAD", "") in found) is unread
    assert {claim.where for claim in decision.claims} == {"Cdtr/Nm"}
    assert decision.action == "hold" if unread else decision.action in ("ask", "hold")
