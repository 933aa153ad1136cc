"""The whole path for messages that carry their text in code, bytes to answer, by table."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_cases import DAY, world

from clearway.decision import Claim
from clearway.message import parse
from clearway.screening import World, screen

CASES = yaml.safe_load((Path(__file__).parent / "encoded.yaml").read_text(encoding="utf-8"))
MESSAGE = """{{1:F01DALAKZKAXXX0000000000}}{{2:I103ANDZDEFFXXXXN}}{{4:
:20:T-1
:23B:CRED
:32A:261125EUR15400,00
:50K:/KZ1
ALMATY SHAI TRADING TOO
:59:{credit}
:70:{text}
:71A:SHA
-}}"""

__all__ = ["world"]


def _reads(claim: Claim) -> set[str]:
    return {line.feature.removeprefix("reading.") for line in claim.evidence}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_encoded(case: dict[str, Any], world: World) -> None:
    text = MESSAGE.format(credit=case["credit"], text=case.get("text", "TEA"))
    (payment,) = parse(text.encode(), "t")
    decision = screen(payment, world, DAY)
    said = [claim for claim in decision.claims if claim.entry]
    assert decision.action == case.get("action", decision.action), decision.claims
    assert decision.action in ("ask", "hold") or not case.get("stopped")
    for wanted in case.get("claims", ()):
        assert any(
            claim.entry is not None
            and (claim.entry.id, claim.where) == (wanted["entry"], wanted["where"])
            and wanted.get("read", "") in {*_reads(claim), ""}
            for claim in said
        ), said
