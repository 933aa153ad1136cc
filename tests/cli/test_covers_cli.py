"""Covers and customer payments of one call: the same answers, whichever comes first."""

import io
import itertools
import json
import sys
from pathlib import Path

import pytest
from calling import Call

from clearway.cli import inputs

HERE = Path(__file__).parent
UETR = "eb6305c9-1f7f-49de-aed0-16487c27b42d"
CUSTOMER = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>M{n}</MsgId></GrpHdr><CdtTrfTxInf><PmtId><InstrId>REF{n}</InstrId>
<EndToEndId>E{n}</EndToEndId>{uetr}</PmtId><IntrBkSttlmAmt Ccy="EUR">100.00</IntrBkSttlmAmt>
<IntrBkSttlmDt>2026-11-25</IntrBkSttlmDt><Dbtr><Nm>Tea House TOO</Nm></Dbtr>
<DbtrAcct><Id><Othr><Id>1</Id></Othr></Id></DbtrAcct>
<DbtrAgt><FinInstnId><BICFI>DALAKZKA</BICFI></FinInstnId></DbtrAgt>
<Cdtr><Nm>Speicher Tea Auctions</Nm></Cdtr>
<CdtrAcct><Id><Othr><Id>2</Id></Othr></Id></CdtrAcct></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>
"""
COVER = (
    "{{1:F01DALAKZKAXXX0000000000}}{{2:I202ANDZDEFFXXXXN}}{{3:{{119:COV}}{uetr}}}{{4:\n"
    ":20:COV{n}\n:21:REF{n}\n:32A:261125EUR100,00\n:52A:DALAKZKAXXX\n:58A:SPEIDEFFXXX\n"
    ":50K:/1\nTEA HOUSE TOO\n:59:/2\n{creditor}\n-}}"
)


def customer(n: int, uetr: str = "") -> str:
    return CUSTOMER.format(n=n, uetr=f"<UETR>{uetr}</UETR>" if uetr else "")


def cover(n: int, creditor: str = "SPEICHER TEA AUCTIONS", uetr: str = "") -> str:
    return COVER.format(n=n, creditor=creditor, uetr=f"{{121:{uetr}}}" if uetr else "")


@pytest.fixture
def files() -> tuple[str, ...]:
    """Two payments with their covers: one names another creditor, the other says the same."""
    written = {
        "one.xml": customer(1, UETR),
        "one.fin": cover(1, "TEEHAUS NORD", UETR),
        "two.xml": customer(2),
        "two.fin": cover(2),
    }
    for name, text in written.items():
        Path(name).write_text(text)
    return tuple(written)


def by_source(out: str) -> dict[str, str]:
    return {json.loads(line)["payment"]["source"]: line for line in out.splitlines()}


def test_the_order_of_the_files_changes_no_answer(loaded: Call, files: tuple[str, ...]) -> None:
    first = by_source(loaded("screen", *files, "--json").out)
    actions = {source.partition("#")[0]: json.loads(line) for source, line in first.items()}
    assert {name: found["action"] for name, found in actions.items()} == {
        "one.xml": "hold",
        "one.fin": "hold",
        "two.xml": "release",
        "two.fin": "release",
    }
    for order in itertools.permutations(files):
        assert by_source(loaded("screen", *order, "--json").out) == first


def test_the_cards_are_the_golden_ones(loaded: Call, files: tuple[str, ...]) -> None:
    Path("ask.xml").write_text(customer(3))
    Path("ask.fin").write_text(cover(3).replace(":59:/2", ":59:/7"))
    Path("old.csv").write_text(
        "id,amount,currency,debtor_name,creditor_name,ultimate_creditor_name\n"
        "T-1,5.00,EUR,Tea House TOO,Speicher Tea,JSC Volzhskiy Kalibr Plant No. 9\n"
    )
    assert loaded("screen", "old.csv", "--record").status == 0
    Path("new.csv").write_text(
        "id,amount,currency,debtor_name,creditor_name,creditor_country\n"
        "T-1,5.00,EUR,Tea House TOO,Speicher Tea,DE\n"
    )
    shown = loaded("screen", *files, "ask.xml", "ask.fin", "new.csv").out
    today = json.loads(loaded("screen", "new.csv", "--json").out)["policy"]["as_of"]
    lines = [line.rstrip().replace(today, "TODAY") for line in shown.splitlines()]
    assert lines == (HERE / "golden_versions.txt").read_text(encoding="utf-8").splitlines()


def test_a_cover_is_paired_with_a_recorded_payment(loaded: Call, files: tuple[str, ...]) -> None:
    assert loaded("screen", "one.xml", "--record").status == 0
    found = json.loads(loaded("screen", "one.fin", "--json").out)
    assert found["action"] == "hold"
    assert found["claims"][0]["compared"]["action"] == "release"


def test_standard_input_is_read_for_covers_too(
    loaded: Call, files: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = Path("one.fin").read_text()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    actions = [
        json.loads(line)["action"]
        for line in loaded("screen", "-", "one.xml", "--json").out.splitlines()
    ]
    assert actions == ["hold", "hold"]


def test_a_large_file_is_read_in_pieces_and_answered_alike(
    loaded: Call, files: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = by_source(loaded("screen", *files, "--json").out)
    monkeypatch.setattr(inputs, "LARGE", 100)
    monkeypatch.setattr(inputs, "_CHUNK", 600)
    pieces = by_source(loaded("screen", *files, "--json").out)
    assert {k: json.loads(v)["action"] for k, v in pieces.items()} == {
        k: json.loads(v)["action"] for k, v in whole.items()
    }


def test_explain_pairs_them_too(loaded: Call, files: tuple[str, ...]) -> None:
    shown = loaded("explain", "one.fin", "one.xml").out
    assert "hold DIVERSION" in shown


def test_a_transfer_between_banks_in_the_place_of_a_cover_is_asked_about(loaded: Call) -> None:
    Path("one.xml").write_text(customer(1))
    bare = cover(1).replace("{119:COV}", "").partition(":50K:")[0] + "-}"
    Path("bank.fin").write_text(bare)
    for order in (("one.xml", "bank.fin"), ("bank.fin", "one.xml")):
        found = by_source(loaded("screen", *order, "--json").out)
        assert json.loads(found["bank.fin"])["action"] == "ask"
        (claim, _) = json.loads(found["bank.fin"])["claims"]
        assert claim["statement"].startswith("The ordering customer is missing here")
    Path("bank.fin").write_text(bare.replace(":21:REF1", ":21:REF9"))
    found = by_source(loaded("screen", "bank.fin", "one.xml", "--json").out)
    assert json.loads(found["bank.fin"])["action"] == "release"
