"""How fast: reading messages, reading and comparing names, and the whole path.

CPU seconds of one process (``time.process_time``), best of several rounds, beside RapidFuzz's
Jaro-Winkler scan of the same names in the same run. With the folder ``shared`` beside the
checkout the list is OFAC's SDN list, without it the starter list.

    python benchmarks/bench.py [--freeze]    # --freeze writes benchmarks/speed.txt
"""

import datetime as dt
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import cycle, islice, product
from pathlib import Path

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from clearway.candidates import Index, NativeIndex, Searchable, available, pack
from clearway.decision import HeldList
from clearway.lists import Edition, Snapshot, make_snapshot, read
from clearway.message import Payment, parse
from clearway.names import compare, read_name
from clearway.parties import extract
from clearway.screening import World, screen
from clearway.tables.decision import policy
from clearway.tables.load import text

ROOT = Path(__file__).resolve().parents[1]
SDN = ROOT.parent / "shared" / "lists" / "us_ofac_sdn_2026"
TODAY = dt.date(2026, 11, 25)
ROUNDS = 3


def cpu(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of ``work``, the best of ``rounds``."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def snapshot() -> Snapshot:
    """The SDN list where it is there, else the starter list."""
    if SDN.is_dir():
        files = {path.name: path.read_bytes() for path in sorted(SDN.glob("*.csv"))}
    else:
        files = {"starter.yaml": text("starter.yaml").encode()}
    editions = [result for result in read(files) if isinstance(result, Edition)]
    return make_snapshot(editions[0], today=TODAY)


def pacs008(names: Iterable[str]) -> bytes:
    """One message with a transaction for each creditor name."""
    return _book("transaction.xml", ({"{name}": name} for name in names))


def mt103(names: Iterable[str]) -> bytes:
    """Messages, one after the other, for each creditor name."""
    return _book("message.fin", ({"{name}": name} for name in names))


def _book(file: str, changes: Iterable[dict[str, str]]) -> bytes:
    """Messages made from a template by what each changes in it; those of SWIFT are in capitals."""
    parts = (ROOT / "benchmarks" / file).read_text(encoding="utf-8").split("<!-- transaction -->")
    head, one, tail = parts if len(parts) == 3 else ("", parts[0], "\n")
    capitals = file == "message.fin"
    made = (_changed(one, change, capitals) for change in changes)
    return (head + "".join(made) + tail).encode()


def _changed(one: str, change: dict[str, str], capitals: bool) -> str:
    for old, new in change.items():
        if capitals:
            one = one.replace(old if old == "{name}" else old.upper(), new[:35].upper())
        else:
            one = one.replace(old, _escaped(new))
    return one


def _escaped(name: str) -> str:
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def main() -> None:
    """Prints the figures; ``--freeze`` keeps them."""
    lines = list(_figures())
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    lines.insert(0, f"{dt.date.today()}, commit {commit}, Python {sys.version.split()[0]}")  # noqa: DTZ011
    print("\n".join(lines))
    if "--freeze" in sys.argv:
        (ROOT / "benchmarks" / "speed.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _figures() -> list[str]:
    listed = snapshot()
    names = [name.text for entry in listed.entries for name in entry.names]
    clean = _clean_names(1000)
    lines = [f"list {listed.list}: {len(listed.entries):,} entries, {len(names):,} names"]
    lines += _message_figures(clean)
    lines += _name_figures(names, clean)
    return lines + _path_figures(listed, names, clean)


def _message_figures(clean: list[str]) -> list[str]:
    book, fins, names = pacs008(clean), mt103(clean), _new_names()
    iso = len(clean) / cpu(lambda: list(parse(book, "book.xml")))
    fin = len(clean) / cpu(lambda: list(parse(fins, "book.fin")))
    return [
        f"read pacs.008: {iso:,.0f} transactions a CPU second",
        f"read MT103: {fin:,.0f} messages a CPU second",
        *_ready("pacs.008 transactions", "transaction.xml", book, names),
        *_ready("MT103 messages", "message.fin", fins, names),
        f"  a day: {A_DAY}",
    ]


def _ready(what: str, file: str, same: bytes, names: Iterator[str]) -> Iterator[str]:
    """From bytes to parties and finds, matching left out."""

    def work(book: bytes) -> None:
        for payment in parse(book, "book"):
            extract(payment)

    def rate(books: Iterable[bytes]) -> float:
        return COUNT / min(cpu(lambda: work(one), 1) for one in books)  # noqa: B023 - called at once

    work(same)
    strangers = _strangers()
    for at in range(EARLIER):
        work(_day(file, at, strangers))
    days = [_day(file, EARLIER + at, strangers) for at in range(ROUNDS)]
    new = [_all_new(_book(file, ({"{name}": next(names)} for _ in range(COUNT))), names)]
    yield (
        f"read {what} to parties and finds: {rate(days):,.0f} a CPU second of a bank's day, "
        f"{rate([same] * ROUNDS):,.0f} of one payer, {rate(new):,.0f} where every name is new"
    )


COUNT, EARLIER = 1000, 4
"""Messages of a day, and days before those that are measured, by which most known are met."""
CUSTOMERS, PAYEES, BANKS = 300, 1000, 40
A_DAY = (
    f"7 of 10 payers are of {CUSTOMERS} customers and 5 of 10 payees of {PAYEES:,} known ones, "
    f"ultimate parties alike, banks of {BANKS}; all else but the towns is new: names, streets, "
    "accounts, references, amounts, remittances"
)


def _day(file: str, at: int, strangers: Iterator[str]) -> bytes:
    """Messages of a bank's day as ``A_DAY`` has it, drawn in an order fixed by ``at``."""
    draw = random.Random(at)
    return _book(file, (_drawn(draw, strangers) for _ in range(COUNT)))


def _drawn(draw: random.Random, strangers: Iterator[str]) -> dict[str, str]:
    """What one payment of the day changes in the template: who pays whom, by whom and what for."""
    customers, payees = range(CUSTOMERS), range(CUSTOMERS, CUSTOMERS + PAYEES)
    payer, street, account = _who(draw, 0.7, customers, strangers)
    payee, other_street, other_account = _who(draw, 0.5, payees, strangers)
    bank, other_bank = (chr(ord("A") + draw.randrange(BANKS // 2)) for _ in "12")
    number, day = draw.randrange(100, 10**6), draw.randrange(10, 29)
    return {
        "Almaty Shai Trading TOO": payer,
        "Abay Avenue 10": f"Abay Avenue {street}",
        "KZ00000B0000000000AA": account,
        "{name}": payee,
        "Speicherstrasse 4": f"Speicherstrasse {other_street}",
        "DE89370400440532013000": other_account,
        "Oasis Garden Restaurants LLP": _who(draw, 0.7, customers, strangers)[0],
        "Speicher Tea Auctions": _who(draw, 0.5, payees, strangers)[0],
        "DALAKZKA": f"{bank}ALAKZKA",
        "ANDZDEFF": f"{other_bank}NDZDEFF",
        "BENCH-1": f"FT{number}{day}",
        "E2E-1": f"E2E-{number}",
        "15400": f"{number}",
        "2026-118": f"2026-{number}",
        "12.11.2026": f"{day}.11.2026",
        "77/26": f"{number}/26",
    }


def _who(
    draw: random.Random, share: float, known: range, strangers: Iterator[str]
) -> tuple[str, str, str]:
    """Name, house and account: of one of those known, or new."""
    if draw.random() < share:
        which = draw.choice(known)
        return _clean_names(known.stop)[which], f"{which}", f"KZ00000B{which:012}"
    number = draw.randrange(10**12)
    return next(strangers), f"{number % 1000}", f"KZ00000B{number:012}"


_SAME = (
    *("Oasis Garden Restaurants LLP", "Almaty Shai Trading TOO", "Speicher Tea Auctions"),
    "ALMATY SHAI TRADING TOO",
)
"""Names that are the same in all messages of ``pacs008`` and ``mt103``."""


def _all_new(book: bytes, names: Iterator[str]) -> bytes:
    """The same messages, each with names of its own."""
    pattern = re.compile("|".join(map(re.escape, _SAME)))
    return pattern.sub(lambda _: next(names)[:35], book.decode()).encode()


def _name_figures(names: list[str], clean: list[str]) -> list[str]:
    some = names[:: max(1, len(names) // 2000)]
    reading = cpu(lambda: [read_name(name) for name in some]) / len(some)
    read_ = [read_name(name) for name in some]
    other = [read_name(name) for name in clean]
    pairs = list(zip(read_, other * (len(read_) // len(other) + 1), strict=False))
    comparing = cpu(lambda: [compare(one, two) for one, two in pairs]) / len(pairs)
    return [
        f"read a name: {reading * 1e6:,.0f} µs CPU",
        f"compare two names: {comparing * 1e6:,.0f} µs CPU",
    ]


def _path_figures(listed: Snapshot, names: list[str], clean: list[str]) -> list[str]:
    some = clean[:200]
    scanning = cpu(lambda: _scan(some, names), 1) / len(some)
    lines = [f"RapidFuzz Jaro-Winkler scan of the list, one name: {scanning * 1e3:,.2f} ms"]
    engines: list[tuple[str, Callable[[], Searchable]]] = [
        ("twin", lambda: Index.build(listed.entries))
    ]
    if available:
        engines.append(("kernel", lambda: _native(listed)))
    for engine, build in engines:
        start = time.process_time()
        index = build()
        built = time.process_time() - start
        path = _whole_path(index, listed, some)
        lines += [
            f"{engine}: build the index: {built:,.1f} s CPU",
            f"{engine}: whole path, bytes to decision: {1 / path:,.0f} payments a CPU second "
            f"({path * 1e3:,.2f} ms each, four names and two banks)",
            f"{engine}: four scans take {scanning * 4 / path:,.1f} times a whole payment",
        ]
    return lines


def _native(listed: Snapshot) -> Searchable:
    digest = bytes.fromhex(listed.sha256)
    return NativeIndex(listed.entries, pack(listed.entries, digest), digest)


def _scan(some: list[str], names: list[str]) -> None:
    for name in some:
        process.extract(
            name.upper(), names, scorer=JaroWinkler.normalized_similarity, score_cutoff=0.9
        )


def _whole_path(index: Searchable, listed: Snapshot, some: list[str]) -> float:
    """CPU seconds of one payment, from its bytes to the encoded decision."""
    held = HeldList(
        list=listed.list,
        version=listed.version,
        sha256=listed.sha256,
        entries=len(listed.entries),
        checked=TODAY,
    )
    world = World(index=index, lists=(held,), policy=policy("standard"))
    book = pacs008(some)
    work = cpu(
        lambda: [msgspec.json.encode(screen(payment, world, TODAY)) for payment in _read(book)]
    )
    return work / len(some)


def _read(book: bytes) -> list[Payment]:
    return list(parse(book, "book.xml"))


WORDS = {
    "where": ("North", "South", "East", "West", "Central", "Upper", "Lower", "Inner", "Outer"),
    "trade": ("Amber", "Birch", "Cedar", "Delta", "Ember", "Falcon", "Granite", "Harbor", "Iris"),
    "goods": ("Tea", "Textile", "Dairy", "Optics", "Paper", "Ceramics", "Fruit", "Leather"),
    "form": ("Trading LLC", "Export GmbH", "Import Co., Ltd.", "Holding A.S.", "Market TOO"),
}


@cache
def _clean_names(count: int) -> list[str]:
    """Invented firms, the words drawn in a fixed order."""
    return [" ".join(words) for words in islice(product(*WORDS.values()), count)]


def _new_names() -> Iterator[str]:
    """Names of five words, each once."""
    return (" ".join(words) for words in product(WORDS["trade"], *WORDS.values()))


def _strangers() -> Iterator[str]:
    """Names that begin with a word never met before, each once."""
    syllables = ("bar", "da", "kel", "mo", "nur", "ta", "ri", "sol", "va", "zen")
    goods = cycle(product(WORDS["goods"], WORDS["form"]))
    for parts, rest in zip(product(syllables, repeat=5), goods, strict=False):
        yield " ".join(("".join(parts).title(), *rest))


if __name__ == "__main__":
    main()
