"""One party on several lists is one claim that names them all."""

import datetime as dt

from clearway.candidates import Index
from clearway.decision import HeldList
from clearway.evidence import Parties
from clearway.lists import Entry, ListedName
from clearway.message import Address, Party, Payment, Value
from clearway.screening import World, screen
from clearway.tables.decision import policy
from clearway.terms import PartyKind, Role

DAY = dt.date(2026, 11, 25)


def entry(list_id: str, key: str, name: str, *programmes: str) -> Entry:
    return Entry(
        list=list_id,
        id=key,
        kind=PartyKind.ORGANISATION,
        names=(ListedName(name),),
        programmes=programmes,
        countries=("RU",),
    )


SDN = entry("us-ofac-sdn", "1", "VOLZHSKIY KALIBR PLANT", "RUSSIA-EO14024")
BIS = entry("us-bis-el", "el-1", "Volzhskiy Kalibr Plant", "EL", "EL-FN3")
UK = entry("uk-sl", "RUS1", "Zavod Kalibr Samara", "RUS")
ENTRIES = (BIS, SDN, UK)
JOINED: Parties = {f"{e.list}/{e.id}": ENTRIES for e in ENTRIES}


def answer(parties: Parties):  # noqa: ANN201 - a Decision
    held = HeldList(list="us-ofac-sdn", version="v", sha256="0", entries=3, checked=DAY)
    world = World(
        index=Index.build(ENTRIES), lists=(held,), policy=policy("standard"), parties=parties
    )
    creditor = Party(
        role=Role.CREDITOR,
        path="Cdtr",
        names=(Value("Cdtr/Nm", "Volzhskiy Kalibr Plant"),),
        address=Address(country=Value("Ctry", "RU")),
    )
    payment = Payment(id="p", source="p", kind="t", parties=(creditor,))
    return screen(payment, world, DAY)


def test_joined_listings_make_one_claim() -> None:
    decision = answer(JOINED)
    (claim,) = [claim for claim in decision.claims if claim.code == "LISTED"]
    assert {(ref.list, ref.id) for ref in claim.listings} == {(e.list, e.id) for e in ENTRIES}
    assert claim.listings[0] == claim.entry
    assert (decision.action, decision.relation.ofac_mib) == ("hold", "established")
    assert decision.relation.mic == "established"


def test_joining_changes_no_action_and_no_reading() -> None:
    alone, joined = answer({}), answer(JOINED)
    assert len([claim for claim in alone.claims if claim.code == "LISTED"]) == 2
    assert (alone.action, alone.relation) == (joined.action, joined.relation)
