"""A document read in chunks gives the answers of the same document read at once."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from clearway.message import can_stream, parse, parse_large

HERE = Path(__file__).parent
CASES = {
    case["case"]: case["message"].encode()
    for table in ("iso", "iso_other")
    for case in yaml.safe_load((HERE / f"{table}.yaml").read_text(encoding="utf-8"))
    if "#" in case["read"][0]["source"] and not case["read"][0]["source"].startswith("f#1")
}


class Pieces:
    """Bytes in pieces of a size, or pieces made as they are asked for."""

    def __init__(self, data: bytes, size: int) -> None:
        self.data, self.size = data, size

    def __iter__(self) -> Iterator[bytes]:
        return (self.data[n : n + self.size] for n in range(0, len(self.data), self.size))


@pytest.mark.parametrize("size", [50, 1000, 1_000_000])
@pytest.mark.parametrize("name", CASES)
def test_the_same_answers(name: str, size: int) -> None:
    """Whatever the size of the chunks; where the document breaks, the wording may differ."""
    chunked, whole = (
        list(parse_large(Pieces(CASES[name], size), "f")),
        list(parse(CASES[name], "f")),
    )
    if "broken off" in name:
        assert [(p.source, p.id, bool(p.faults)) for p in chunked] == [
            (p.source, p.id, bool(p.faults)) for p in whole
        ]
    else:
        assert chunked == whole


def test_the_samples(shared_dir: Path) -> None:
    """The real samples, but for those of a kind without transactions."""
    for path in sorted((shared_dir / "payments" / "iso20022").glob("*.xml")):
        if "pacs.002" not in path.name:
            data = path.read_bytes()
            assert list(parse_large(Pieces(data, 3000), "f")) == list(parse(data, "f")), path.name


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * 1000,
        b"<html/>",
        b"",
        b"<!DOCTYPE a [<!ENTITY e 'x'>]>" + CASES["one transaction, as plain as it gets"],
        b"<?xml version='1.0' encoding='windows-1251'?>"
        + CASES["one transaction, as plain as it gets"],
        CASES["one transaction, as plain as it gets"] * 2,
    ],
)
def test_what_cannot_be_read_in_chunks_is_held(data: bytes) -> None:
    """Never an error, never an answer without a fault."""
    payments = list(parse_large(Pieces(data, 100), "f"))
    assert payments
    assert all(payment.faults for payment in payments)


def test_text_between_transactions_and_behind_a_group_is_kept() -> None:
    """Nothing is lost with what is let go."""
    data = CASES["camt.053: each entry is an answer, each of its details where it has some"]
    data = data.replace(b"</Stmt>", b"<AddtlStmtInf>BEHIND</AddtlStmtInf></Stmt>")
    data = data.replace(b"<Ntry>", b"BETWEEN<Ntry>")
    for payment in parse_large(Pieces(data, 60), "f"):
        said = {value.text for value in payment.texts}
        assert {"BEHIND", "BETWEEN"} <= said


TABLES = {
    f"{table}: {case['case']}": case["message"].encode()
    for table in ("table", "carried")
    for case in yaml.safe_load((HERE / f"{table}.yaml").read_text(encoding="utf-8"))
    if can_stream(case["message"].encode())
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", TABLES)
def test_the_same_rows(name: str, encoding: str) -> None:
    """A table or JSON lines in pieces, the first of which holds the first line."""
    data = TABLES[name].decode().replace("\n", "\r\n").encode(encoding)
    first = len(TABLES[name].partition(b"\n")[0].decode().encode(encoding)) + 30
    for size in (first, first + 1, 1_000_000):
        assert list(parse_large(Pieces(data, size), "f")) == list(parse(data, "f"))


@pytest.mark.parametrize(
    ("head", "streams"),
    [
        (b"<Document>", True),
        (b"creditor_name,amount\nTea", True),
        ("Получатель;Сумма\nЧай".encode()[:-1], True),
        (b'{"creditor_name": "Tea"}\n{"cred', True),
        (b'{"creditor_name":\n"Tea"}', False),
        (b'[{"creditor_name": "Tea"}]', False),
        (b"{1:F01DALAKZKAXXX0000000000}", False),
        (b"PK\x03\x04", False),
        (b"", False),
    ],
)
def test_what_can_be_read_in_pieces(head: bytes, streams: bool) -> None:
    assert can_stream(head) is streams


class Rows(Pieces):
    """Very many rows that are never held in memory."""

    def __init__(self, head: bytes, row: bytes, number: int) -> None:
        self.head, self.row, self.number = head, row, number

    def __iter__(self) -> Iterator[bytes]:
        yield self.head + self.row
        yield from (self.row * 1000 for _ in range(self.number // 1000))


@pytest.mark.soak
@pytest.mark.parametrize(
    ("head", "row"),
    [(b"creditor_name,amount\n", b"Tea House,10\n"), (b"", b'{"creditor_name": "Tea House"}\n')],
)
def test_memory_does_not_grow_with_rows(head: bytes, row: bytes) -> None:
    """A million rows take no more memory than ten thousand."""
    assert sum(1 for _ in parse_large(Rows(head, row, 10_000), "f")) == 10_001
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in parse_large(Rows(head, row, 1_000_000), "f")) == 1_000_001
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000


class Many(Pieces):
    """A pain.001 of very many transactions that is never held in memory."""

    def __init__(self, number: int) -> None:
        data = CASES["pain.001: the debtor stands with the group, each transaction is one answer"]
        start, end = data.index(b"<CdtTrfTxInf>"), data.index(b"</CdtTrfTxInf>") + 14
        self.head, self.one, self.number = data[:start], data[start:end], number

    def __iter__(self) -> Iterator[bytes]:
        yield self.head
        yield from (self.one * 1000 for _ in range(self.number // 1000))
        yield b"</PmtInf></CstmrCdtTrfInitn></Document>"


@pytest.mark.soak
def test_memory_does_not_grow() -> None:
    """A million transactions take no more memory than ten thousand."""
    assert sum(1 for _ in parse_large(Many(10_000), "f")) == 10_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert sum(1 for _ in parse_large(Many(1_000_000), "f")) == 1_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000
