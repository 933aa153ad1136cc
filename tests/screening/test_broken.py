"""Names that are broken over places, and places that hold two names, bytes to answer, by table."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_cases import DAY, world

from clearway.message import parse
from clearway.screening import World, screen

CASES = yaml.safe_load((Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8"))
ISO = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M</MsgId></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>T-1</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="EUR">10</IntrBkSttlmAmt><Dbtr><Nm>ALMATY SHAI TRADING TOO</Nm></Dbtr>
<Cdtr>{creditor}</Cdtr>{iso}</CdtTrfTxInf></FIToFICstmrCdtTrf>{beside}</Document>"""
MT = """{{1:F01DALAKZKAXXX0000000000}}{{2:I103ANDZDEFFXXXXN}}{{4:
:20:T-1
:23B:CRED
:32A:261125EUR15400,00
:50K:/KZ1
ALMATY SHAI TRADING TOO
:59{option}:{credit}
:70:{text}
:71A:SHA
-}}"""

STATEMENT = """{{1:F01DALAKZKAXXX0000000000}}{{2:I940ANDZDEFFXXXXN}}{{4:
:20:S-1
:25:DE89370400440532013000
:28C:1/1
:60F:C261124EUR1,00
:61:2611251125D10,00NTRFNONREF
:86:{narrative}
:62F:C261125EUR1,00
-}}"""

__all__ = ["world"]


def _message(case: dict[str, Any]) -> bytes:
    if "narrative" in case:
        return STATEMENT.format(narrative=case["narrative"]).encode()
    if "mt" in case:
        option, text = case.get("option", ""), case["mt"].get("text", "TEA")
        return MT.format(option=option, credit=case["mt"]["credit"], text=text).encode()
    creditor = case.get("creditor", "<Nm>BAOTAI TEA</Nm>")
    iso, beside = case.get("iso", ""), case.get("beside", "")
    return ISO.format(creditor=creditor, iso=iso, beside=beside).encode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_broken(case: dict[str, Any], world: World) -> None:
    (payment,) = parse(_message(case), "t")
    decision = screen(payment, world, DAY)
    met = {(claim.entry.id, claim.where) for claim in decision.claims if claim.entry}
    where = case.get("where")
    assert not where or (case["entry"], _place(case, where)) in met, decision.claims
    assert not case.get("fault") or _place(case, case["fault"]) in {f.path for f in payment.faults}
    assert (decision.action == "release") is not bool(where or case.get("fault")), decision.claims


def _place(case: dict[str, Any], where: str) -> str:
    return where if "mt" in case or case.get("whole") else f"CdtTrfTxInf[1]/{where}"
