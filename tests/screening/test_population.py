"""Every listed name sent as a creditor is found with the right entry, never released without.

All lists of `shared`, loaded as a user loads them; an entry counts as found with a claim that names
it or, joined to it, another listing of the same party. A seeded tenth in `make test`, everything
in `make soak`.
"""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from clearway.cli import run
from clearway.cli.worlds import Worlds
from clearway.decision import Decision
from clearway.lists import Entry
from clearway.message import parse
from clearway.screening import World, screen
from clearway.store import Store
from clearway.tables.decision import policy
from clearway.terms import Identifier, NameQuality, PartyKind, Scheme, check

pytestmark = pytest.mark.xdist_group("all-lists")

DAY = dt.date(2026, 11, 25)
SEED = 20261125
FULL = frozenset({NameQuality.PRIMARY, NameQuality.STRONG})
PARTIES = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION})
HEAD = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>'
SCHEME = "<SchmeNm><Prtry>INN</Prtry></SchmeNm>"
TAIL = "</FIToFICstmrCdtTrf></Document>"
Sent = list[tuple[Entry, str]]


@pytest.fixture(scope="module")
def store(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    place = str(tmp_path_factory.mktemp("lists") / "lists.db")
    assert run(["lists", "import", str(shared_dir / "lists"), "--store", place, "--json"]) == 0
    return Store(place)


@pytest.fixture(scope="module")
def world(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLEARWAY_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield Worlds(store, policy("standard")).on(DAY)


@pytest.fixture(scope="module")
def names(store: Store) -> Sent:
    return [
        (entry, name.text[:140])
        for snapshot in store.snapshots(DAY)
        for entry in snapshot.entries
        if entry.kind in PARTIES
        for name in entry.names
        if name.quality in FULL
    ]


@pytest.fixture(scope="module")
def companies(store: Store) -> Sent:
    entries = (one for snapshot in store.snapshots(DAY) for one in snapshot.entries)
    blocked = (one for one in entries if one.list == "us-ofac-sdn")
    return [(one, one.name[:140]) for one in blocked if one.kind is PartyKind.ORGANISATION]


def a_tenth(everything: Sent) -> Sent:
    return random.Random(SEED).sample(everything, len(everything) // 10)


def answers(world: World, creditors: list[tuple[str, str]]) -> Iterator[Decision]:
    """The answers to pacs.008 with a transaction for each creditor: name and tax number."""
    for start in range(0, len(creditors), 1000):
        body = "".join(map(transaction, creditors[start : start + 1000]))
        for payment in parse((HEAD + body + TAIL).encode(), "book.xml"):
            yield screen(payment, world, DAY)


def transaction(creditor: tuple[str, str]) -> str:
    name, number = creditor
    escaped = name.replace("&", "&amp;").replace("<", "&lt;")
    tax = f"<Id><OrgId><Othr><Id>{number}</Id>{SCHEME}</Othr></OrgId></Id>" if number else ""
    return (
        "<CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId>"
        '<IntrBkSttlmAmt Ccy="EUR">1.00</IntrBkSttlmAmt>'
        f"<Dbtr><Nm>Tea House Almaty</Nm></Dbtr><Cdtr><Nm>{escaped}</Nm>{tax}</Cdtr>"
        "</CdtTrfTxInf>"
    )


def found(decision: Decision, entry: Entry) -> bool:
    return any(
        (one.list, one.id) == (entry.list, entry.id)
        for claim in decision.claims
        if claim.code == "LISTED"
        for one in (claim.entry, *claim.listings)
        if one is not None
    )


def assert_all_found(world: World, sent: Sent) -> None:
    decisions = answers(world, [(name, "") for _, name in sent])
    lost = [
        (entry.list, entry.id, name)
        for (entry, name), decision in zip(sent, decisions, strict=True)
        if not found(decision, entry)
    ]
    assert not lost, f"{len(lost)} of {len(sent)}: {lost[:10]}"


def test_a_tenth_of_all_listed_names_is_found(world: World, names: Sent) -> None:
    assert_all_found(world, a_tenth(names))


@pytest.mark.soak
def test_every_listed_name_is_found(world: World, names: Sent) -> None:
    assert_all_found(world, names)


def assert_none_released(world: World, sent: Sent) -> None:
    rng = random.Random(7)
    decisions = answers(world, [(name, invented_inn(rng)) for _, name in sent])
    released = [
        (entry.id, name)
        for (entry, name), decision in zip(sent, decisions, strict=True)
        if decision.action == "release" or not found(decision, entry)
    ]
    assert not released, f"{len(released)} of {len(sent)}: {released[:10]}"


def invented_inn(rng: random.Random) -> str:
    while True:
        number = f"{rng.randrange(10**9, 10**10)}"
        if check(Identifier(scheme=Scheme.INN, value=number)):
            return number


def test_an_invented_tax_number_releases_no_listed_company(world: World, companies: Sent) -> None:
    assert_none_released(world, a_tenth(companies))


@pytest.mark.soak
def test_an_invented_tax_number_releases_none_of_all_listed_companies(
    world: World, companies: Sent
) -> None:
    assert_none_released(world, companies)
