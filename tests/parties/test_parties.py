"""Identifiers, countries and birth dates of parties, by table."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clearway.message import Address, GivenIdentifier, Party, Payment, Value
from clearway.parties import Subject, extract
from clearway.parties.extract import LONGEST_TEXT
from clearway.parties.identifiers import in_text
from clearway.terms import PartyKind, Role

HERE = Path(__file__).parent
IDENTIFIERS = yaml.safe_load((HERE / "identifiers.yaml").read_text(encoding="utf-8"))
COUNTRIES = yaml.safe_load((HERE / "countries.yaml").read_text(encoding="utf-8"))


def _subject(party: Party) -> Subject:
    (subject,) = extract(Payment(id="t", source="t", kind="t", parties=(party,))).parties
    return subject


@pytest.mark.parametrize("case", IDENTIFIERS, ids=lambda case: case["text"])
def test_identifiers_in_text(case: dict[str, Any]) -> None:
    found = list(in_text(Value("70", case["text"])))
    assert [str(number.identifier) for number in found] == case["found"]
    assert all(number.labelled != case.get("bare", False) for number in found)


@pytest.mark.parametrize("case", COUNTRIES, ids=lambda case: case["name"])
def test_countries(case: dict[str, Any]) -> None:
    party = Party(
        role=Role.CREDITOR,
        path="Cdtr",
        address=Address(
            lines=tuple(Value("AdrLine", line) for line in case.get("lines", ())),
            country=Value("Ctry", case["country"]) if "country" in case else None,
        ),
        account=Value("CdtrAcct", case["account"]) if "account" in case else None,
        bic=Value("BICFI", case["bic"]) if "bic" in case else None,
    )
    assert {c.code: c.basis for c in _subject(party).countries} == case["found"]


@pytest.mark.parametrize(
    ("scheme", "value", "read", "labelled"),
    [
        ("INN", "7704274402", "INN 7704274402", True),
        ("TXID", "7704274402", "INN 7704274402", False),
        ("", "91110000600037341L", "USCC 91110000600037341L", False),
        ("CCPT", "71 1234567", "PASSPORT 711234567", True),
        ("COID", "ABC-17", "OTHER ABC17", False),
        ("RUCBC", "044525225", "BIK 044525225", True),
        ("CNAPS", "102100099996", "CNAPS 102100099996", True),
        ("ACCOUNT", "DE89 3704", "ACCOUNT DE893704", True),
    ],
)
def test_given_identifiers(scheme: str, value: str, read: str, labelled: bool) -> None:
    number = GivenIdentifier(value=Value("Id", value), scheme=scheme)
    subject = _subject(Party(role=Role.DEBTOR, path="Dbtr", identifiers=(number,)))
    (found,) = subject.identifiers
    assert (str(found.identifier), found.labelled) == (read, labelled)


@pytest.mark.parametrize(
    ("text", "read"),
    [("1961-05-14", "1961-05-14"), ("19610514", "1961-05-14"), ("14.05.1961", "1961-05-14")],
)
def test_birth_dates(text: str, read: str) -> None:
    party = Party(role=Role.DEBTOR, path="Dbtr", birth_date=Value("BirthDt", text))
    ((_, born),) = _subject(party).birth_dates
    assert str(born) == read


@pytest.mark.parametrize("text", ["1961-02-30", "soon", ""])
def test_what_is_no_date_is_unknown(text: str) -> None:
    party = Party(role=Role.DEBTOR, path="Dbtr", birth_date=Value("BirthDt", text))
    assert _subject(party).birth_dates == ()


def test_a_contact_is_met_at_the_address_of_the_party() -> None:
    owner = Party(
        role=Role.CREDITOR,
        path="Cdtr",
        address=Address(lines=(Value("Cdtr/AdrLine", "Samara"),), country=Value("Ctry", "RU")),
    )
    contact = Party(role=Role.OTHER_PARTY, path="Cdtr/CtctDtls")
    other = Party(role=Role.DEBTOR, path="Dbtr")
    payment = Payment(id="t", source="t", kind="t", parties=(owner, contact, other))
    _, met, far = extract(payment).parties
    assert ([value.text for value in met.address], met.countries[0].code) == (["Samara"], "RU")
    assert (far.address, far.countries) == ((), ())


def test_kinds() -> None:
    assert _subject(Party(role=Role.DEBTOR_AGENT, path="a")).kind is PartyKind.ORGANISATION
    assert _subject(Party(role=Role.DEBTOR, path="a", is_person=True)).kind is PartyKind.PERSON
    assert _subject(Party(role=Role.DEBTOR, path="a")).kind is PartyKind.UNKNOWN


@given(st.text())
def test_any_text_is_searched_without_error(text: str) -> None:
    for number in in_text(Value("70", text)):
        assert number.at.path == "70"
        assert number.at.text in text


def test_an_account_is_a_number_that_lists_may_name() -> None:
    party = Party(role=Role.CREDITOR, path="Cdtr", account=Value("CdtrAcct", "DE89 3704 0044"))
    (number,) = _subject(party).identifiers
    assert (str(number.identifier), number.at.path) == ("ACCOUNT DE8937040044", "CdtrAcct")


@pytest.mark.parametrize(("text", "passing"), [("1961-05-14", False), ("ZAVOD", True)])
def test_what_is_no_birth_date_is_searched_for_names(text: str, passing: bool) -> None:
    party = Party(role=Role.DEBTOR, path="Dbtr", birth_date=Value("BirthDt", text))
    assert (Value("BirthDt", text) in _subject(party).passing) is passing


@pytest.mark.parametrize(("length", "is_read"), [(LONGEST_TEXT, True), (LONGEST_TEXT + 1, False)])
def test_a_text_too_long_to_be_screened_is_said(length: int, is_read: bool) -> None:
    texts = (Value("70", "T" * length), Value("72", "TEA"))
    subjects = extract(Payment(id="t", source="t", kind="t", texts=texts))
    assert [text.path for text in subjects.texts] == (["70", "72"] if is_read else ["72"])
    assert [fault.path for fault in subjects.faults] == ([] if is_read else ["70"])


def test_every_text_that_somebody_can_be_named_in_comes_once_and_where_it_goes_on() -> None:
    address = Address(lines=(Value("Cdtr/AdrLine", "Samara"),))
    party = Party(
        role=Role.CREDITOR, path="Cdtr", names=(Value("Cdtr/Nm", "Tea"),), address=address
    )
    payment = Payment(id="t", source="t", kind="t", parties=(party,), texts=(Value("70", "TEA"),))
    running = [(s.role, s.aside, text.path) for s, text in extract(payment).running()]
    assert running == [
        (Role.OTHER_PARTY, False, "70"),
        (Role.CREDITOR, False, "Cdtr/Nm"),
        (Role.CREDITOR, True, "Cdtr/AdrLine"),
    ]
