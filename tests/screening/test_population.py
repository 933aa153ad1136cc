"""Every listed name sent as a creditor is found with the right entry, never released without.

A seeded tenth in `make test`, everything in `make soak`. Needs OFAC's real files in `shared`.
"""

import datetime as dt
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from clearway.candidates import Index
from clearway.decision import Decision, HeldList
from clearway.lists import Edition, Entry, make_snapshot, read
from clearway.message import parse
from clearway.screening import World, screen
from clearway.tables.decision import policy
from clearway.terms import Identifier, NameQuality, PartyKind, Scheme, check

pytestmark = pytest.mark.xdist_group("sdn")

DAY = dt.date(2026, 11, 25)
FULL = frozenset({NameQuality.PRIMARY, NameQuality.STRONG})
PARTIES = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION})
HEAD = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>'
SCHEME = "<SchmeNm><Prtry>INN</Prtry></SchmeNm>"
TAIL = "</FIToFICstmrCdtTrf></Document>"


@pytest.fixture(scope="module")
def entries(shared_dir: Path) -> tuple[Entry, ...]:
    folder = shared_dir / "lists" / "us_ofac_sdn_2026"
    files = {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}
    (edition,) = (result for result in read(files) if isinstance(result, Edition))
    return edition.entries


@pytest.fixture(scope="module")
def world(entries: tuple[Entry, ...]) -> World:
    edition = Edition(list="us-ofac-sdn", entries=entries, files=("sdn.csv",))
    snapshot = make_snapshot(edition, today=DAY)
    held = HeldList(
        list=snapshot.list,
        version=snapshot.version,
        sha256=snapshot.sha256,
        entries=len(entries),
        checked=DAY,
    )
    return World(index=Index.build(snapshot.entries), lists=(held,), policy=policy("standard"))


def _names(entries: tuple[Entry, ...]) -> Iterator[tuple[Entry, str]]:
    return (
        (entry, name.text[:140])
        for entry in entries
        if entry.kind in PARTIES
        for name in entry.names
        if name.quality in FULL
    )


def _answers(world: World, creditors: list[tuple[str, str]]) -> Iterator[Decision]:
    """The answers to one pacs.008 with a transaction for each creditor: name and tax number."""
    body = "".join(_transaction(name, number) for name, number in creditors)
    for payment in parse((HEAD + body + TAIL).encode(), "book.xml"):
        yield screen(payment, world, DAY)


def _transaction(name: str, number: str) -> str:
    escaped = name.replace("&", "&amp;").replace("<", "&lt;")
    tax = f"<Id><OrgId><Othr><Id>{number}</Id>{SCHEME}</Othr></OrgId></Id>" if number else ""
    return (
        "<CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId>"
        '<IntrBkSttlmAmt Ccy="EUR">1.00</IntrBkSttlmAmt>'
        f"<Dbtr><Nm>Tea House Almaty</Nm></Dbtr><Cdtr><Nm>{escaped}</Nm>{tax}</Cdtr>"
        "</CdtTrfTxInf>"
    )


def _found(decision: Decision, entry: Entry) -> bool:
    return any(
        claim.code == "LISTED" and claim.entry is not None and claim.entry.id == entry.id
        for claim in decision.claims
    )


def _assert_all_found(world: World, sample: list[tuple[Entry, str]]) -> None:
    answers = list(_answers(world, [(name, "") for _, name in sample]))
    assert len(answers) == len(sample)
    lost = [
        (entry.id, name)
        for (entry, name), decision in zip(sample, answers, strict=True)
        if not _found(decision, entry)
    ]
    assert not lost, f"{len(lost)} of {len(sample)}: {lost[:10]}"


def test_a_tenth_of_all_listed_names_is_found(world: World, entries: tuple[Entry, ...]) -> None:
    everything = list(_names(entries))
    _assert_all_found(world, random.Random(20261125).sample(everything, len(everything) // 10))


@pytest.mark.soak
def test_every_listed_name_is_found(world: World, entries: tuple[Entry, ...]) -> None:
    _assert_all_found(world, list(_names(entries)))


def _companies(entries: tuple[Entry, ...]) -> list[tuple[Entry, str]]:
    return [(entry, entry.name[:140]) for entry in entries if entry.kind is PartyKind.ORGANISATION]


def _assert_none_released(world: World, sample: list[tuple[Entry, str]]) -> None:
    rng = random.Random(7)
    answers = _answers(world, [(name, _invented_inn(rng)) for _, name in sample])
    released = [
        (entry.id, name)
        for (entry, name), decision in zip(sample, answers, strict=True)
        if decision.action == "release" or not _found(decision, entry)
    ]
    assert not released, f"{len(released)} of {len(sample)}: {released[:10]}"


def _invented_inn(rng: random.Random) -> str:
    while True:
        number = f"{rng.randrange(10**9, 10**10)}"
        if check(Identifier(scheme=Scheme.INN, value=number)):
            return number


def test_an_invented_tax_number_releases_no_listed_company(
    world: World, entries: tuple[Entry, ...]
) -> None:
    companies = _companies(entries)
    _assert_none_released(world, random.Random(20261125).sample(companies, len(companies) // 10))


@pytest.mark.soak
def test_an_invented_tax_number_releases_none_of_all_listed_companies(
    world: World, entries: tuple[Entry, ...]
) -> None:
    _assert_none_released(world, _companies(entries))
