"""Parquet files: types of columns, and what is broken."""

import datetime as dt
import io
import sys
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from written import written

from clearway.message import parse


def packed(table: pa.Table, **options: object) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, **options)
    return out.getvalue()


def many(number: int) -> bytes:
    return packed(pa.table({"Payee": [f"Tea {n}" for n in range(number)]}), row_group_size=1000)


def test_every_type_of_column() -> None:
    table = pa.table(
        {
            "id": ["P-1", None],
            "date": [dt.date(2026, 11, 25), None],
            "amount": pa.array([Decimal("12345678901234567.89"), None], pa.decimal128(20, 2)),
            "Beneficiary": ["Baraka Tea", "Second Tea"],
            "Beneficiary account": [26009, None],
            "booked": [dt.datetime(2026, 11, 25, 12), dt.datetime(2026, 11, 25)],  # noqa: DTZ001
            "share": [0.1, None],
            "paid": [True, None],
            "kind": pa.array(["a", "b"]).dictionary_encode(),
            "raw": [b"tea", b"\xff"],
            "lines": [["green", "tea"], None],
        }
    )
    first, second = (written(payment) for payment in parse(packed(table), "f"))
    assert first == {
        "source": "f#row 1",
        "kind": "parquet",
        "id": "P-1",
        "amount": "12345678901234567.89",
        "date": "2026-11-25",
        "parties": [
            "Cdtr name Beneficiary: Baraka Tea",
            "Cdtr account Beneficiary account: 26009",
        ],
        "texts": [
            "id: P-1",
            "booked: 2026-11-25T12:00:00",
            "share: 0.1",
            "paid: TRUE",
            "kind: a",
            "raw: tea",
            'lines: ["green","tea"]',
        ],
        "aside": ["date: 2026-11-25", "amount: 12345678901234567.89"],
        "notes": ["Beneficiary account: 26009 is stored as a number: a leading zero would be lost"],
    }
    assert second == {
        "source": "f#row 2",
        "kind": "parquet",
        "id": "f#row 2",
        "parties": ["Cdtr name Beneficiary: Second Tea"],
        "texts": ["booked: 2026-11-25", "kind: b", "raw: \ufffd"],
        "faults": ["raw: Character 1 is U+FFFD: it cannot be read as text"],
    }


def test_wrong_types_are_faults_of_their_rows() -> None:
    table = pa.table(
        {
            "creditor_name": [["Baraka"], ["Second"]],
            "amount": [-1.5, float("nan")],
            "date": [45986, 45987],
        }
    )
    for payment in parse(packed(table), "f"):
        assert {fault.path for fault in payment.faults} == {"creditor_name", "amount", "date"}


WHOLE = many(3000)
SPOILT = {
    "cut off": WHOLE[: len(WHOLE) // 2],
    "the mark alone": b"PAR1",
    "encrypted": b"PARE" + WHOLE[4:-4] + b"PARE",
    "no rows": packed(pa.table({"Payee": pa.array([], pa.string())})),
    "no columns": packed(pa.table({})),
    "no name": packed(pa.table({"amount": [1]})),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_file_is_held(name: str) -> None:
    (payment,) = parse(SPOILT[name], "f")
    assert payment.faults
    assert payment.faults[0].mend


def test_a_file_spoilt_in_the_middle_is_answered_until_there() -> None:
    at = len(WHOLE) // 2
    payments = list(parse(WHOLE[: at - 400] + b"\xff" * 400 + WHOLE[at:], "f"))
    *whole, broken = payments
    assert 0 < len(whole) < 3000
    assert broken.faults
    assert broken.source == f"f#row {len(whole) + 1}"
    assert len({payment.source for payment in payments}) == len(payments)


def test_two_columns_of_one_name_are_told() -> None:
    table = pa.Table.from_arrays([pa.array(["A"]), pa.array(["B"])], names=["Payee", "Payee"])
    (payment,) = parse(packed(table), "f")
    assert "both mean creditor_name" in payment.faults[0].what


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (payment,) = parse(WHOLE, "f")
    assert "clearway[parquet]" in payment.faults[0].mend
