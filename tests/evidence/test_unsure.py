"""Birth dates that a list is not sure of: they may agree, and never speak against a party."""

import pytest

from clearway.candidates import Index, find
from clearway.evidence import Verdict, weigh
from clearway.lists import Entry, ListedName
from clearway.lists.dates import partial_date
from clearway.message import Party, Payment, Value
from clearway.parties import extract
from clearway.terms import NameQuality, PartyKind, Role


@pytest.mark.parametrize(
    ("born", "unsure", "verdict"),
    [
        ("1961-02-03", (), Verdict.AGREES),
        ("1971-02-03", (), Verdict.DIFFERS),
        ("1961-02-03", ("birth_dates",), Verdict.AGREES),
        ("1971-02-03", ("birth_dates",), None),
    ],
)
def test_what_a_birth_date_says(
    born: str, unsure: tuple[str, ...], verdict: Verdict | None
) -> None:
    entry = Entry(
        list="uk-sl",
        id="1",
        kind=PartyKind.PERSON,
        names=(ListedName("Ivan Petrovich Sidorov", NameQuality.PRIMARY),),
        birth_dates=(partial_date("1961-02-03"),),
        unsure=unsure,
    )
    party = Party(
        role=Role.CREDITOR,
        path="Cdtr",
        names=(Value("Cdtr/Nm", "Ivan Petrovich Sidorov"),),
        birth_date=Value("Cdtr/Id", born),
    )
    subject = extract(Payment(id="p", source="p", kind="t", parties=(party,))).parties[0]
    (candidate,) = find(Index.build((entry,)), subject)
    found = [
        one.verdict for one in weigh(subject, candidate).features if one.feature == "birth_date"
    ]
    assert found == ([verdict] if verdict else [])
