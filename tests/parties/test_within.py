"""Encodings within encodings, by table: what is read, how, and that the original is kept."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.message import Address, Party, Payment, Reading, Value, ledger, surplus
from clearway.parties import extract, read_within
from clearway.parties.within import MOST
from clearway.terms import Role

HERE = Path(__file__).parent
TEXTS = yaml.safe_load((HERE / "within.yaml").read_text(encoding="utf-8"))
SURPLUS = yaml.safe_load((HERE / "surplus.yaml").read_text(encoding="utf-8"))


def _payment(*texts: str, parties: tuple[Party, ...] = ()) -> Payment:
    values = (Value("70", texts[0]), *(Value("72", text) for text in texts[1:])) if texts else ()
    return Payment(id="t", source="t", kind="t", texts=values, parties=parties)


def _readings(payment: Payment, path: str) -> list[Reading]:
    texts = read_within(payment)[0].texts
    return [text for text in texts if isinstance(text, Reading) and text.path == path]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"])
def test_texts(case: dict[str, Any]) -> None:
    found = _readings(_payment(case["text"], *case.get("message", ())), "70")
    assert [reading.text for reading in found] == case["read"]
    assert all(reading.original == case["text"] for reading in found)
    assert [reading.how for reading in found][-1:] == ([case["how"]] if "how" in case else [])


@pytest.mark.parametrize("case", SURPLUS, ids=lambda case: case["text"])
def test_surplus(case: dict[str, Any]) -> None:
    found = surplus(Value("RmtInf/Ustrd", case["text"]))
    assert [_shown(party) for party in found] == case["parties"]
    lines = ledger(Payment(id="t", source="t", kind="t", parties=found))
    assert all((line.path, "element path" in line.read_as) == ("RmtInf/Ustrd", True)
               for line in lines)  # fmt: skip


def _shown(party: Party) -> dict[str, Any]:
    shown = {
        "role": party.role.value,
        "names": [name.text for name in party.names],
        "bic": party.bic.text if party.bic else None,
        "country": party.address.country.text if party.address.country else None,
        "town": party.address.town.text if party.address.town else None,
        "identifiers": [number.value.text for number in party.identifiers],
    }
    return {key: value for key, value in shown.items() if value}


def test_codes_go_on_over_the_lines_of_a_party() -> None:
    party = Party(
        role=Role.CREDITOR,
        path="59",
        names=(Value("59/2", "3234 1101 1579 9515 3499 7893 1792"),),
        address=Address(
            lines=(
                Value("59/3", "7193 1311 2589 7098 0361 0674 ADD."),
                Value("59/4", "3234 1101 1579 0589 1472 0575"),
            )
        ),
    )
    (read,) = read_within(_payment(parties=(party,)))[0].parties
    whole = [name for name in read.names if name.text == "深圳市鑫火龙微电子有限公司"]
    assert [name.path for name in whole] == ["59/2"]
    assert "深圳市南山区" in [line.text for line in read.address.lines]
    assert "深圳市南山区" not in [name.text for name in read.names]


def test_a_name_without_its_mark_ends_at_the_company() -> None:
    codes = "3234 1101 0361 0674 3234 1101 1579"
    party = Party(role=Role.CREDITOR, path="59", names=(Value("59/2", codes),))
    (read,) = read_within(_payment(parties=(party,)))[0].parties
    assert {"深圳公司深圳市", "深圳公司"} <= {name.text for name in read.names}


def test_readings_of_a_text_are_screened_as_it_is() -> None:
    text = "ИГК &#49;921187301501412208021357, INN 770427440&#50;, /UltmtDbtr/Nm:Romashka"
    subjects = extract(_payment(text))
    assert [mark.mark.strength for mark in subjects.marks] == ["direct"]
    assert {n.identifier.value for s in subjects.parties for n in s.identifiers} == {"7704274402"}
    assert {s.role for s in subjects.parties if s.names} == {Role.ULTIMATE_DEBTOR}


def test_too_many_readings_are_a_fault() -> None:
    payment = _payment("OBQESTVO CACACACACACA", "ANYTHING")
    _, faults = read_within(payment)
    assert [fault.path for fault in faults] == ["70"]
    assert extract(payment).faults == faults


@given(st.text(), st.text())
def test_any_text_is_read_without_error(text: str, name: str) -> None:
    party = Party(role=Role.CREDITOR, path="59", names=(Value("59/2", name),))
    payment = _payment(text, parties=(party,))
    read, _ = read_within(payment)
    assert read.texts[:1] == payment.texts
    assert read.parties[0].names[:1] == party.names
    assert len(read.texts) <= 1 + MOST


WAYS = st.text("/ABCabcNmDbtr:1 ", max_size=60)


@given(WAYS)
def test_any_way_is_put_back_without_error(text: str) -> None:
    assert all(party.path == "70" for party in surplus(Value("70", text)))


SPLIT = "/PrvsInstgAgt1/FinInstnId/BICFI:ABCDRUMM /UltmtCdtr/Nm:Romashka Trading OOO"


@pytest.mark.parametrize("cut", range(1, len(SPLIT)))
def test_surplus_data_goes_on_in_the_next_element(cut: int) -> None:
    """Wherever it is cut: in a name, in the way to it, between the two."""
    texts = tuple(
        Value(f"RmtInf/Ustrd[{n}]", part) for n, part in enumerate((SPLIT[:cut], SPLIT[cut:]), 1)
    )
    subjects = extract(Payment(id="t", source="t", kind="t", texts=texts))
    said = {(s.role, name.at.text) for s in subjects.parties for name in s.names}
    assert (Role.ULTIMATE_CREDITOR, "Romashka Trading OOO") in said
    banks = {s.bic.text for s in subjects.parties if s.bic and s.role is not Role.OTHER_AGENT}
    assert "ABCDRUMM" in banks


def test_texts_of_elements_that_repeat_stay_as_they_are() -> None:
    texts = (Value("RmtInf/Ustrd[1]", "GREEN TEA"), Value("RmtInf/Ustrd[2]", "INVOICE 7"))
    assert read_within(Payment(id="t", source="t", kind="t", texts=texts))[0].texts == texts
