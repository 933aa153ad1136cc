"""Bad input, by table: held or reported at its place; all others answered, in their order."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from clearway.message import Payment, parse

TABLE = yaml.safe_load(Path(__file__).with_name("bad_input.yaml").read_text(encoding="utf-8"))
SOUND: dict[str, str] = TABLE["sound"]
MANY = {
    "{attributes}": " ".join(f"a{n}='x'" for n in range(100)),
    "{members}": "".join(f'"m{n}":"x",' for n in range(10_000)),
    "{columns}": "".join(f",c{n}" for n in range(10_000)),
    "{tags}": "".join(f"<t{n}/>" for n in range(11_000)),
    "{deep}": "<a>" * 100_000,
    "{brackets}": "[" * 100_000,
    "{braces}": "{" * 100_000,
}


def _data(case: dict[str, Any]) -> bytes:
    text = SOUND[case["format"]]
    for old, new in case.get("change", {}).items():
        assert old in text
        made = re.sub(r"\{[a-z]+\}", lambda name: MANY[name[0]], str(new))
        text = text.replace(old, made)
    return text.encode(case.get("encode", "utf-8"), "surrogateescape")


def _said(payment: Payment) -> list[str]:
    return [f"{fault.path}: {fault.what}" for fault in payment.faults]


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda c: f"{c['format']}: {c['case']}")
def test_bad_input(case: dict[str, Any]) -> None:
    payments = list(parse(_data(case), "f"))
    broken = case.get("broken", {})
    assert len(payments) == case.get("payments", 3), [(p.id, _said(p)) for p in payments]
    for number, payment in enumerate(payments, 1):
        said = _said(payment)
        assert bool(said) is (number in broken), (number, said)
        assert any(broken.get(number, "") in one for one in said or [""]), (number, said)
        assert all(fault.mend for fault in payment.faults)
    ids = [payment.id for payment in payments]
    assert [one for one in ids if one.startswith("P-")] == sorted(set(ids) & {"P-1", "P-2", "P-3"})


@pytest.mark.parametrize("kind", SOUND)
def test_one_bad_payment_among_ten_thousand(kind: str) -> None:
    """It is held at its place; all others are answered, in their order."""
    parts = {
        "iso": r"(?s)<CdtTrfTxInf>.*?</CdtTrfTxInf>\n",
        "mt": r"(?s)\{1:.*?-\}\$?",
        "csv": r"P-.*\n",
        "json": r"\{.*\n",
    }
    found = list(re.finditer(parts[kind], SOUND[kind]))
    one, start, end = found[0][0], found[0].start(), found[-1].end()
    many = [one.replace("P-1", f"P-{n}") for n in range(1, 10_001)]
    for name in ("Baraka Tea", "BARAKA TEA"):
        many[6_999] = many[6_999].replace(name, "")
    payments = list(parse((SOUND[kind][:start] + "".join(many) + SOUND[kind][end:]).encode(), "f"))
    assert [payment.id for payment in payments] == [f"P-{n}" for n in range(1, 10_001)]
    assert [payment.id for payment in payments if payment.faults] == ["P-7000"]
