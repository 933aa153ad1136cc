"""What is read out of running text, by table, and whom it shows."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.message import Address, GivenIdentifier, Party, Payment, Value
from clearway.parties import Subjects, extract
from clearway.parties.checks import CHECKS
from clearway.parties.finds import finds_in, may_find
from clearway.parties.patterns import PART
from clearway.tables.parties import part_forms, text_kinds
from clearway.terms import Role

CASES = yaml.safe_load((Path(__file__).parent / "finds.yaml").read_text(encoding="utf-8"))


def _read(*texts: str, parties: tuple[Party, ...] = ()) -> Subjects:
    values = tuple(Value(f"70[{n}]", text) for n, text in enumerate(texts, 1))
    return extract(Payment(id="t", source="t", kind="t", texts=values, parties=parties))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_finds(case: dict[str, Any]) -> None:
    finds = _read(case["text"]).finds
    assert {find.kind: find.value for find in finds} == case["found"]
    assert [find.kind for find in finds if find.checked] == case.get("checked", [])
    assert all(find.at.text in case["text"] for find in finds)
    assert may_find(case["text"]) or not finds


def test_every_kind_has_a_hit_and_a_near_miss_in_the_table() -> None:
    kinds = {kind.kind for kind in text_kinds().kinds} | {PART}
    assert kinds - {kind for case in CASES for kind in case["found"]} == set()
    assert kinds - {case["near"] for case in CASES if "near" in case} == set()


def test_every_check_of_the_table_is_there() -> None:
    assert {kind.check for kind in text_kinds().kinds} - {""} <= CHECKS.keys()


def test_the_party_after_on_behalf_of_is_a_party() -> None:
    (party,) = _read("TEA B/O ALPHA TRADING LLC").parties
    assert [name.at.text for name in party.names] == ["ALPHA TRADING LLC"]
    assert (party.role, party.path) == (Role.OTHER_PARTY, "70[1]")


@pytest.mark.parametrize(
    ("text", "number"),
    [("VIA SWIFT UROBRUMM", None), ("BIK 044525225", "BIK"), ("CNAPS 102100099996", "CNAPS")],
)
def test_a_bank_in_a_text_is_an_agent(text: str, number: str | None) -> None:
    agents = [party for party in _read(text).parties if party.role is Role.OTHER_AGENT]
    assert {n.identifier.scheme.value for a in agents for n in a.identifiers} == (
        {number} if number else set()
    )
    assert number or {agent.bic.text for agent in agents if agent.bic} == {"UROBRUMM"}


def test_a_word_of_a_code_s_form_says_nothing_of_a_country() -> None:
    (agent,) = _read("PLEASE INSTRUCT").parties
    assert agent.bic == Value("70[1]", "INSTRUCT")
    assert agent.countries == ()
    assert _read("Please instruct").parties == ()


def test_an_account_is_checked_by_the_bank_of_the_message() -> None:
    bik = GivenIdentifier(value=Value("57/1", "044525225"), scheme="BIK")
    bank = Party(role=Role.CREDITOR_AGENT, path="57", identifiers=(bik,))
    assert [find.checked for find in _read("30101810400000000225", parties=(bank,)).finds] == [True]
    assert [find.checked for find in _read("30101810400000000226", parties=(bank,)).finds] == [
        False
    ]


def test_the_lines_of_a_party_are_searched_too() -> None:
    lines = (Value("59/3", "B/O OOO ROMASHKA"), Value("59/4", "INN 7704274402"))
    party = Party(role=Role.CREDITOR, path="59", address=Address(lines=lines))
    first, *others = _read(parties=(party,)).parties
    named = next(other for other in others if other.names)
    assert [number.identifier.value for number in first.identifiers] == ["7704274402"]
    assert [name.at for name in named.names] == [Value("59/3", "OOO ROMASHKA")]


NUMBERS = st.text("0123456789/ABCINVOXN .-", max_size=40)


@given(st.text() | NUMBERS)
def test_any_text_is_searched_without_error(text: str) -> None:
    for find in finds_in(Value("70", text)):
        assert find.at.text in text
        assert 0 <= find.start < find.end <= len(text)


FORMS = [kind.form for kind in text_kinds().kinds if kind.form and kind.form.isascii()]
FORMS += [part.form for part in part_forms()]
LABELS = [label for kind in text_kinds().kinds for label in kind.labels]


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
def test_no_form_is_passed_over(form: str, data: st.DataObject) -> None:
    """The quick look over a text never says that there is nothing where there is a form."""
    pattern = re.compile(re.sub(r"\(\?=.*?\)", "", form), re.ASCII)
    letters = st.characters(codec="ascii")
    written = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=letters))
    assert not re.fullmatch(form, written) or may_find(f"TEA {written} COFFEE")


@pytest.mark.parametrize("label", LABELS)
def test_no_label_is_passed_over(label: str) -> None:
    assert may_find(f"TEA {label} 7 COFFEE")
    assert may_find(f"TEA 12{label.lower()}:7")
