"""A listed name planted anywhere in a message is found, and the claim says where.

In messages made from every schema, in each element whose type holds text; a bank's code, a legal
entity's identifier and an account in the elements made for them. What holds no name by its type is
left alone: dates, amounts, booleans, codes, countries, currencies, telephone numbers, and texts of
fewer characters than the shortest listed name (``Max4Text``, ``Max5Text``); that a name standing
there against its type is read too is for the samples to show, where it is planted in every element,
and in every part of every field.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest
from lxml import etree
from specimens import BIC, IBAN, LEI, Leaf, Schema

from clearway.candidates import Index, NativeIndex, available, pack
from clearway.cli.table_files import WRITERS, Table
from clearway.decision import Decision, HeldList
from clearway.lists import Edition, Snapshot, make_snapshot, read
from clearway.message import COLUMNS, Field, parse
from clearway.screening import World, screen
from clearway.tables.decision import policy

DAY = dt.date(2026, 11, 25)
_INDEX = re.compile(r"\[\d+\]")
_HEADS = ("Zhor", "Bult", "Kemv", "Draf", "Gusp", "Tolm", "Vekh", "Nurd")
_TAILS = ("evik", "ashob", "ombur", "yntar", "uzgal")


class Plant(NamedTuple):
    """An invented entry of the list that the messages are held against."""

    id: str
    long: str
    short: str
    bic: str
    lei: str
    account: str

    def text(self, leaf: Leaf) -> str:
        """What of the entry an element takes; nothing if its type holds none of it."""
        if leaf.kind == "text":
            fits = (name for name in (self.long, self.short) if len(name) <= leaf.longest)
            return next(fits, "")
        return {BIC: self.bic, LEI: self.lei, IBAN: self.account}.get(leaf.kind, "")


def _plant(number: int, head: str, tail: str) -> Plant:
    short = f"{head}{tail}"
    letters = f"{head}{tail}".upper()[:4]
    return Plant(
        id=f"plant-{number}",
        long=f"{short} {tail}{head.lower()}".title(),
        short=short,
        bic=f"{letters[:3]}{chr(65 + number // 26)}RU{chr(65 + number % 26)}M",
        lei=_checked(f"5493{number:02}{letters:X<12}"),
        account=_iban(f"{number:04}"),
    )


def _checked(start: str) -> str:
    """An LEI with its check digits (ISO 17442: modulo 97)."""
    number = int("".join(str(int(letter, 36)) for letter in f"{start}00"))
    return f"{start}{98 - number % 97:02}"


def _iban(start: str) -> str:
    """A German IBAN with its check digits (ISO 13616)."""
    account = f"37040044{start}013000"
    return f"DE{98 - int(account + '131400') % 97:02}{account}"


PLANTS = [_plant(n, *parts) for n, parts in enumerate(product(_HEADS, _TAILS))]


def _snapshot() -> Snapshot:
    entries = "".join(
        f"- id: {plant.id}\n"
        f"  names: [{plant.long}, {plant.short}]\n"
        f"  kind: organisation\n"
        f"  countries: [RU]\n"
        f"  bics: [{plant.bic}]\n"
        f"  programmes: [TEST]\n"
        f"  identifiers: [{{scheme: LEI, value: {plant.lei}}}, "
        f"{{scheme: ACCOUNT, value: {plant.account}}}]\n"
        for plant in PLANTS
    )
    head = "list: own:plants\ntitle: Plants\npublished: 2026-11-01\nentries:\n"
    (edition,) = read({"plants.yaml": (head + entries).encode()})
    assert isinstance(edition, Edition), edition
    return make_snapshot(edition, today=DAY)


@pytest.fixture(scope="module")
def world() -> World:
    snapshot = _snapshot()
    digest = bytes.fromhex(snapshot.sha256)
    listed = snapshot.entries
    native = NativeIndex(listed, pack(listed, digest), digest) if available else None
    held = HeldList(
        list=snapshot.list,
        version=snapshot.version,
        sha256=snapshot.sha256,
        entries=len(listed),
        checked=DAY,
    )
    return World(index=native or Index.build(listed), lists=(held,), policy=policy("standard"))


def _answers(data: bytes, world: World) -> list[Decision]:
    return [screen(payment, world, DAY) for payment in parse(data, "f")]


def _claimed(answers: list[Decision]) -> set[tuple[str, str]]:
    """Entry and path of each claim, without the numbers of elements that repeat."""
    return {
        (claim.entry.id, _INDEX.sub("", claim.where))
        for answer in answers
        for claim in answer.claims
        if claim.entry
    }


def _bytes(leaf: Leaf) -> bytes:
    """The message of a leaf; a header stands before a message of its own."""
    root = leaf.element.getroottree().getroot()
    text = etree.tostring(root)
    return _ENVELOPE % text if root.tag.endswith("AppHdr") else text


_ENVELOPE = b"<Envelope>%s<Document><FIToFIPmtStsRpt/></Document></Envelope>"


def _check(leaves: list[Leaf], wanted: list[Leaf], world: World) -> int:
    """Plant entries in ``wanted``, some at a time, far from one another; how many were planted."""
    before = _answers(_bytes(leaves[0]), world)
    assert _claimed(before) == set()
    rounds = -(-len(wanted) // len(PLANTS))
    for at in range(rounds):
        planted = list(_planted(wanted[at::rounds]))
        expected = {(plant.id, leaf.path) for leaf, plant, _ in planted}
        found = _claimed(_answers(_bytes(leaves[0]), world))
        for leaf, _, kept in planted:
            leaf.element.text = kept
        assert expected - found == set()
    assert _answers(_bytes(leaves[0]), world) == before
    return len(wanted)


def _planted(leaves: list[Leaf]) -> Iterator[tuple[Leaf, Plant, str]]:
    """Puts an entry of its own into each of the leaves."""
    for leaf, plant in zip(leaves, PLANTS, strict=False):
        kept, leaf.element.text = leaf.element.text or "", plant.text(leaf)
        yield leaf, plant, kept


SCHEMAS = (
    *("camt.056.001.08", "camt.110.001.01", "camt.111.001.01", "head.001.001.01"),
    *("head.001.001.02", "pacs.002.001.10", "pacs.004.001.09", "pacs.004.001.10"),
    *("pacs.008.001.02", "pacs.008.001.06", "pacs.008.001.08", "pacs.008.001.10"),
    *("pacs.008.001.12", "pacs.009.001.08", "pacs.009.001.10", "pain.001.001.03"),
    *("pain.001.001.09", "pain.001.001.11"),
)


def _schema(shared: Path, name: str) -> Schema:
    return Schema(shared / "reference" / "iso20022_xsd" / f"{name}.xsd")


def test_every_schema_is_planted(shared_dir: Path) -> None:
    folder = shared_dir / "reference" / "iso20022_xsd"
    assert sorted(path.stem for path in folder.glob("*.xsd")) == sorted(SCHEMAS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_some_elements_of_a_schema(shared_dir: Path, world: World, name: str) -> None:
    """Some hundred elements of one message, drawn anew by the schema's name."""
    schema = _schema(shared_dir, name)
    leaves = next(schema.specimens())
    assert etree.XMLSchema(schema.tree).validate(leaves[0].element.getroottree())
    able = [leaf for leaf in leaves if PLANTS[0].text(leaf)]
    assert _check(leaves, Random(name).sample(able, min(120, len(able))), world) > 50


@pytest.mark.soak
@pytest.mark.parametrize("name", SCHEMAS)
def test_every_element_of_a_schema(shared_dir: Path, world: World, name: str) -> None:
    """Every element that the schema allows for, in a message that is valid by it."""
    schema = _schema(shared_dir, name)
    valid = etree.XMLSchema(schema.tree)
    seen: set[str] = set()
    for leaves in schema.specimens():
        able = [leaf for leaf in leaves if PLANTS[0].text(leaf) and leaf.path not in seen]
        seen |= {leaf.path for leaf in able}
        if able:
            assert valid.validate(leaves[0].element.getroottree()), valid.error_log.last_error
            _check(leaves, able, world)
    assert len(seen) > 150


def _texts(shared: Path) -> list[str]:
    """The text of each MT sample, whole or broken."""
    folder = shared / "payments" / "mt"
    lines = (folder / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["text"] for line in lines]
    for path in sorted(folder.glob("*.rje")):
        found += path.read_text(encoding="utf-8").split("$")
    return [text.replace("\r\n", "\n") for text in found]


_FIELD = re.compile(r"(?s)(?:^|\n):(\d\d[A-Z]?):(.*?)(?=\n:\d\d[A-Z]?:|\n-|-\}|\Z)")
_TAGGED = re.compile(r"\{(\d{3}):([^{}]+)\}")
_PART = re.compile(r"[^/\n]{2,}")


def _parts(text: str) -> Iterator[tuple[str, int, int]]:
    """Tag, start and end: of each part between slashes of each line, of each text in braces.

    A message within a message has none: it is one text.
    """
    if "{4:{1:" in text:
        return
    for field in _FIELD.finditer(text):
        for part in _PART.finditer(text, *field.span(2)):
            yield field[1], *part.span()
    yield from ((tagged[1], *tagged.span(2)) for tagged in _TAGGED.finditer(text))


def _check_mt(texts: list[str], world: World, every: int, first: int) -> int:
    """Plant a name in each ``every``-th part of the messages; how many were planted."""
    found = [(text, *part) for text in texts for part in _parts(text)][first::every]
    for number, (text, tag, start, end) in enumerate(found):
        plant = PLANTS[number % len(PLANTS)]
        planted = f"{text[:start]}{plant.long.upper()}{text[end:]}"
        claimed = _claimed(_answers(planted.encode(), world))
        places = {where for entry, where in claimed if entry == plant.id}
        assert any(tag in where.split("/") for where in places), (tag, text[start:end], claimed)
    return len(found)


def test_some_parts_of_the_mt_samples(shared_dir: Path, world: World) -> None:
    texts = _texts(shared_dir)
    assert [_claimed(_answers(text.encode(), world)) for text in texts] == [set()] * len(texts)
    assert _check_mt(texts, world, every=8, first=3) > 200


@pytest.mark.soak
def test_every_part_of_the_mt_samples(shared_dir: Path, world: World) -> None:
    assert _check_mt(_texts(shared_dir), world, every=1, first=0) > 1_600


def _sample_leaves(root: etree._Element) -> list[Leaf]:
    """Every element of a sample that holds a text, whatever its type."""
    found = (e for e in root.iter("{*}*") if len(e) == 0 and (e.text or "").strip())
    return [
        leaf for leaf in (Leaf(e, "text", 1_000) for e in found) if "MsgDefIdr" not in leaf.path
    ]


def _samples(shared: Path) -> Iterator[list[Leaf]]:
    for path in sorted((shared / "payments" / "iso20022").glob("*.xml")):
        yield _sample_leaves(etree.parse(path).getroot())


def test_some_elements_of_the_samples(shared_dir: Path, world: World) -> None:
    """Dates, amounts and codes among them: a name in their place is read."""
    assert sum(_check(leaves, leaves[3::60], world) for leaves in _samples(shared_dir)) > 60


@pytest.mark.soak
def test_every_element_of_the_samples(shared_dir: Path, world: World) -> None:
    assert sum(_check(leaves, leaves, world) for leaves in _samples(shared_dir)) > 3_000


ROW = {
    **{"id": "R-1", "date": "2026-11-02", "amount": "12.50", "currency": "EUR"},
    **{column: "TEXT" for column in sorted(COLUMNS) if "_" in column},
    **{"remittance": "TEA", "colour": "green"},
}


@pytest.mark.parametrize("column", ROW)
@pytest.mark.parametrize("kind", ["csv", "json", "xlsx", "parquet"])
def test_every_column_of_a_table(world: World, column: str, kind: str, tmp_path: Path) -> None:
    """A name in any cell, in the place of an amount too, and of a column that nobody knows."""
    before = _answers(_table(ROW, kind, tmp_path), world)
    assert _claimed(before) == set()
    plant = PLANTS[sorted(ROW).index(column)]
    found = _claimed(_answers(_table(ROW | {column: plant.long}, kind, tmp_path), world))
    assert found == {(plant.id, column)}
    assert _answers(_table(ROW, kind, tmp_path), world) == before


def _table(row: dict[str, str], kind: str, folder: Path) -> bytes:
    """A table of one row."""
    if kind == "json":
        return json.dumps(row).encode()
    ending = {"csv": ".csv", "xlsx": ".xlsx", "parquet": ".parquet"}[kind]
    fields = {name: Field(name, text) for name, text in row.items()}
    path = folder / f"table{ending}"
    WRITERS[ending](path, Table(tuple(row), lambda: iter([fields])))
    return path.read_bytes()
