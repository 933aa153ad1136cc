"""A word that is a legal form elsewhere: it shows a firm, or is part of a person's name."""

import pytest

from clearway.candidates import Index, find
from clearway.evidence import Hit, Identity, Verdict, weigh
from clearway.lists import Entry, ListedName
from clearway.message import Party, Payment, Value
from clearway.parties import extract
from clearway.terms import NameQuality, PartyKind, Role


def hit_of(sent: str, listed: str) -> Hit:
    names = (ListedName(listed, NameQuality.PRIMARY),)
    entry = Entry(list="us-ofac-sdn", id="1", kind=PartyKind.PERSON, names=names)
    party = Party(role=Role.CREDITOR, path="Cdtr", names=(Value("Cdtr/Nm", sent),))
    subject = extract(Payment(id="p", source="p", kind="t", parties=(party,))).parties[0]
    (candidate,) = find(Index.build((entry,)), subject)
    return weigh(subject, candidate)


def kind_differs(hit: Hit) -> bool:
    return any(f.feature == "kind" and f.verdict is Verdict.DIFFERS for f in hit.features)


@pytest.mark.parametrize(
    "name", ["KIM, Se Un", "OU, Zhiguang", "HAMDULLAH NOMANI", "KHUN SA", "MUJEL, A.S."]
)
def test_a_persons_own_word_makes_nobody_a_firm(name: str) -> None:
    hit = hit_of(name, name)
    assert not kind_differs(hit)


def test_the_full_name_of_such_a_person_is_asked_about() -> None:
    assert hit_of("KIM Se Un", "KIM, Se Un").identity is Identity.POSSIBLE


@pytest.mark.parametrize(
    ("sent", "listed"),
    [
        ("Zavyalovskiy Rodion Gennadyevich OOO", "ZAVYALOVSKIY, Rodion Gennadyevich"),
        ("Khun Trading SA", "KHUN TRADING"),
    ],
)
def test_near_miss_a_legal_form_beside_the_persons_name_is_a_firms(sent: str, listed: str) -> None:
    assert kind_differs(hit_of(sent, listed))
