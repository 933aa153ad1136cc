"""The whole path, bytes to decision, on the real lists: with and without what is kept.

Variants are measured in turn, round by round, each from empty tables; the best round counts.
"""

import datetime as dt
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import msgspec

from clearway.candidates import NativeIndex, Remembering
from clearway.decision import HeldList
from clearway.lists import Snapshot
from clearway.message import Payment, parse
from clearway.names import kept
from clearway.screening import World, screen, screen_many
from clearway.tables.decision import policy

ROOT = Path(__file__).resolve().parents[2]
TODAY = dt.date(2026, 11, 25)
SEED, PAYMENTS, ROUNDS, BATCH = 20240612, 200, 3, 64


def paths(
    index: NativeIndex, held: Sequence[Snapshot], clean: list[str], scan: float
) -> Iterator[str]:
    """Lines of both books, one whose names are all new and one of parties that come again.

    ``scan`` is what RapidFuzz takes for one name, in CPU seconds.
    """
    chance = random.Random(SEED)
    several = [clean[at : at + 4] for at in range(0, PAYMENTS * 4, 4)]
    pool = clean[-PAYMENTS // 5 :]
    known = [chance.choices(pool, k=4) for _ in range(PAYMENTS)]
    world = World(index=index, lists=tuple(map(_as_held, held)), policy=policy("standard"))
    for what, names in (("every name new", several), (f"{len(pool)} parties", known)):
        yield from _path(what, book(names), world, scan)


def book(names: Sequence[Sequence[str]]) -> bytes:
    """A message of a payment for each four names; a party's address and account are its own."""
    template = (ROOT / "benchmarks" / "transaction.xml").read_text(encoding="utf-8")
    head, one, tail = template.split("<!-- transaction -->")
    return (
        head + "".join(_payment(one, at, four) for at, four in enumerate(names)) + tail
    ).encode()


def _payment(template: str, number: int, names: Sequence[str]) -> str:
    debtor, creditor, last_debtor, last_creditor = (_escaped(name) for name in names)
    chance = random.Random(names[0])
    for before, after in (
        ("{name}", creditor),
        ("Almaty Shai Trading TOO", debtor),
        ("Oasis Garden Restaurants LLP", last_debtor),
        ("Speicher Tea Auctions", last_creditor),
        ("Abay Avenue 10", f"Abay Avenue {chance.randrange(200)}"),
        ("Speicherstrasse 4", f"Speicherstrasse {random.Random(names[1]).randrange(200)}"),
        ("KZ00000B0000000000AA", f"KZ{chance.randrange(10**18):018}"),
        ("2026-118", f"2026-{number}"),
        ("CONTRACT 77/26", f"CONTRACT {number % 97}/26"),
        ("E2E-1", f"E2E-{number}"),
    ):
        template = template.replace(before, after)
    return template


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _as_held(snapshot: Snapshot) -> HeldList:
    return HeldList(list=snapshot.list, version=snapshot.version, sha256=snapshot.sha256,
                    entries=len(snapshot.entries), checked=TODAY)  # fmt: skip


def _path(what: str, message: bytes, world: World, scan: float) -> Iterator[str]:
    """One book by every variant; all give the same bytes."""
    variants = (("nothing kept", _plain), ("kept, one by one", _kept),
                ("kept, in batches", partial(_batches, threads=1)),
                ("in batches, two threads", partial(_batches, threads=2)))  # fmt: skip
    best = {name: SimpleNamespace(cpu=float("inf"), wall=float("inf")) for name, _ in variants}
    answers: set[bytes] = set()
    for _ in range(ROUNDS):
        for name, work in variants:
            kept._NAMES = kept.Kept(1 if work is _plain else 8192)
            wall, start = time.perf_counter(), time.process_time()
            answers.add(work(_read(message), world))
            best[name].cpu = min(best[name].cpu, time.process_time() - start)
            best[name].wall = min(best[name].wall, time.perf_counter() - wall)
    if len(answers) != 1:
        raise AssertionError("what is kept changed an answer")
    yield f"bytes to decision, {PAYMENTS} payments of four names, thirteen texts, {what}:"
    for name, took in best.items():
        each, wall = took.cpu / PAYMENTS, took.wall / PAYMENTS
        line = f"{name:24} {each * 1e3:6.2f} ms CPU, {wall * 1e3:6.2f} ms wall"
        yield f"    {line}; four scans take {scan * 4 / each:,.1f} ×"


def _read(message: bytes) -> list[Payment]:
    return list(parse(message, "book.xml"))


def _plain(payments: list[Payment], world: World) -> bytes:
    return b"".join(msgspec.json.encode(screen(payment, world, TODAY)) for payment in payments)


def _kept(payments: list[Payment], world: World) -> bytes:
    return _plain(payments, replace(world, index=Remembering(world.index)))


def _batches(payments: list[Payment], world: World, threads: int) -> bytes:
    world = replace(world, index=Remembering(world.index))
    batches = (payments[at : at + BATCH] for at in range(0, len(payments), BATCH))
    return b"".join(
        msgspec.json.encode(decision)
        for batch in batches
        for decision in screen_many(batch, world, TODAY, threads)
    )
