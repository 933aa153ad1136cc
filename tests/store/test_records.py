"""Recorded answers: found again by what messages share, as of the first answer, never changed."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from clearway.decision import Decision, Relation
from clearway.decision.types import Claim, PaymentRef, PolicyRef, ScreenedList
from clearway.message import Party, Payment, Value
from clearway.store import Records, Store, messages
from clearway.terms import Role
from clearway.versions import Version, version_of

DAY = dt.date(2026, 11, 25)


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(Store(str(tmp_path / "clearway.db")))


def message(creditor: str, ref: str = "REF-1", kind: str = "pacs.008.001.08") -> Version:
    place = "OrgnlEndToEndId" if kind.startswith("pacs.004") else "EndToEndId"
    party = Party(role=Role.CREDITOR, path="Cdtr", names=(Value("Cdtr/Nm", creditor),))
    return version_of(
        Payment(
            id=ref,
            source="a.xml",
            kind=kind,
            amount="5",
            currency="EUR",
            parties=(party,),
            texts=(Value(f"PmtId/{place}", ref),),
        )
    )


def answer(action: str = "hold", day: dt.date = DAY) -> Decision:
    effect = {"hold": "hold", "ask": "ask", "release": "note"}[action]
    claim = Claim(
        code="LISTED",
        statement="s",
        where="Cdtr/Nm",
        value="x",
        effect=effect,  # type: ignore[arg-type]
        binding="binds",
        evidence=(),
    )
    payment = PaymentRef(id="REF-1", source="a.xml", kind="k", amount="5", currency="EUR")
    return Decision(
        payment=payment,
        action=action,  # type: ignore[arg-type]
        relation=Relation(ofac_mib="none_found", mic="none_found"),
        claims=(claim,),
        questions=(),
        screened_against=(ScreenedList(list="own:x", version="1", sha256="0", entries=1),),
        policy=PolicyRef(name="standard", as_of=day),
    )


def actions(records: Records, version: Version) -> list[str]:
    (earlier,) = records.earlier([version])
    return sorted(other.recorded.action for other in earlier.others if other.recorded)


def test_nothing_is_recorded_at_first(records: Records) -> None:
    assert records.is_empty()
    assert records.earlier([message("A")]) == [((), 0)]


def test_another_version_is_found_with_its_answer_and_what_it_was_stopped_for(
    records: Records,
) -> None:
    records.add([(message("A"), answer())])
    ((others, more),) = records.earlier([message("B")])
    (other,) = others
    assert other.version == message("A")
    assert other.recorded is not None
    assert [(stop.where, stop.value) for stop in other.recorded.stops] == [("Cdtr/Nm", "x")]
    assert more == 0
    assert actions(records, message("B", "REF-2")) == []


def test_the_last_answer_counts(records: Records) -> None:
    records.add([(message("A"), answer())])
    records.add([(message("A"), answer("release", DAY + dt.timedelta(1)))])
    assert actions(records, message("B")) == ["release"]


def test_a_repeat_is_held_against_what_came_before_its_first_answer(records: Records) -> None:
    records.add([(message("A"), answer())])
    records.add([(message("B"), answer("ask"))])
    records.add([(message("A"), answer("release", DAY + dt.timedelta(1)))])
    assert actions(records, message("A")) == []
    assert actions(records, message("B")) == ["hold"]
    assert actions(records, message("C")) == ["ask", "release"]


def test_the_same_answer_stands_once(records: Records) -> None:
    for _ in range(3):
        records.add([(message("A"), answer())])
    (one,) = records.answers("ref-1")
    assert one.decision == answer()
    assert one.day == DAY


def test_what_took_a_released_message_back_comes_with_it(records: Records) -> None:
    records.add([(message("A"), answer("release"))])
    records.add([(message("A", kind="pacs.004.001.09"), answer("release"))])
    ((others, _),) = records.earlier([message("B")])
    assert sorted(other.version.group for other in others) == ["customer", "returned"]


def test_of_very_many_the_newest_come_and_the_rest_is_counted(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "MOST", 3)
    records.add([(message(f"Creditor {n}"), answer()) for n in range(5)])
    ((others, more),) = records.earlier([message("B")])
    names = [other.version.payment.parties[0].names[0].text for other in others]
    assert (names, more) == (["Creditor 4", "Creditor 3", "Creditor 2"], 2)


def test_a_message_is_known_again_under_another_file_name(records: Records) -> None:
    version = message("A")
    moved = replace(version, payment=replace(version.payment, source="b.xml"))
    assert messages.digest_of(version) == messages.digest_of(moved)
    other = replace(version, payment=replace(version.payment, amount="6"))
    assert messages.digest_of(version) != messages.digest_of(other)
