"""What is read out of each kind of message, and what is never passed over in silence."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from written import written

from clearway.message import Payment, parse
from clearway.parties import extract

HERE = Path(__file__).parent
TABLES = ("iso", "iso_other", "mt", "table", "carried")


def _cases() -> Iterator[tuple[str, dict[str, object]]]:
    for table in TABLES:
        for case in yaml.safe_load((HERE / f"{table}.yaml").read_text(encoding="utf-8")):
            yield f"{table}: {case['case']}", case


CASES = dict(_cases())


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    """The message is read exactly as the table says, faults and all."""
    case = CASES[name]
    payments = parse(str(case["message"]).encode(), "f")
    assert [written(payment) for payment in payments] == case["read"]


WHOLE = {
    name: str(case["message"])
    for name, case in CASES.items()
    if name.startswith(("iso", "mt")) and all("faults" not in read for read in case["read"])  # type: ignore[attr-defined]
}
CLOSED = [text for text in WHOLE.values() if text.lstrip().startswith(("<", "{1:"))]


def _said(payment: Payment) -> set[str]:
    """Every text of a payment, wherever it landed."""
    lists = (lines for lines in written(payment).values() if isinstance(lines, list))
    return {line.partition(": ")[2] for lines in lists for line in lines}


def _leaves(data: bytes) -> set[str]:
    parser = etree.XMLParser(remove_comments=True)
    texts = etree.fromstring(data, parser).itertext()
    return {text.strip() for text in texts if text.strip()}


@pytest.mark.parametrize("text", CLOSED)
def test_a_message_cut_anywhere_is_never_whole(text: str) -> None:
    """No part of a message that breaks off is free of faults, wherever it breaks."""
    data = text.strip().encode()
    places = [payment.source for payment in parse(data, "f")]
    one_document = len(places) == 1 or all(place.startswith("f#Cdt") for place in places)
    for cut in range(1, len(data)):
        payments = list(parse(data[:cut], "f"))
        assert len(payments) <= len(places)
        if data[cut:].lstrip(b"$\n").startswith(SEAMS):
            continue
        assert payments[-1].faults
        if one_document:
            assert all(payment.faults for payment in payments)


SEAMS = (b"{1:", b"{5:", b"<AppHdr>")
"""Before another message, or before the trailer, a cut leaves whole messages."""


ANY = st.one_of(
    st.binary(),
    st.text().map(str.encode),
    st.text(alphabet="{}1234:$-\n FO0I3:20A,\"'<>/").map(str.encode),
    st.sampled_from([str(c["message"]) for c in CASES.values()]).flatmap(
        lambda text: st.tuples(st.integers(0, len(text)), st.binary(max_size=3)).map(
            lambda cut: text.encode()[: cut[0]] + cut[1] + text.encode()[cut[0] :]
        )
    ),
)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_any_bytes_are_answered(data: bytes) -> None:
    """Whatever the bytes: no error is raised, and there is at least one answer."""
    payments = list(parse(data, "f"))
    assert payments
    assert len({payment.source for payment in payments}) == len(payments)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None)
@given(ANY)
def test_very_many_bytes_are_answered(data: bytes) -> None:
    """The same at length, and down to what is to be screened."""
    for payment in parse(data, "f"):
        extract(payment)


@pytest.mark.parametrize("name", [name for name in WHOLE if name.startswith("iso")])
def test_every_text_of_a_message_is_somewhere(name: str) -> None:
    """Each text of an XML message lands with a party, in the free texts or set aside."""
    data = WHOLE[name].replace('<?xml version="1.0"?>', "").encode()
    said = set[str]().union(*(_said(payment) for payment in parse(data, "f")))
    assert _leaves(b"<all>" + data + b"</all>") <= said


BOMB = b"""<!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<Document><FIToFICstmrCdtTrf a="&d;">&d;</FIToFICstmrCdtTrf></Document>"""
PLAIN = WHOLE["iso: one transaction, as plain as it gets"]
MT103 = WHOLE["mt: all blocks, and party fields with options"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (BOMB, "DOCTYPE"),
        (b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" + PLAIN.encode(), "DOCTYPE"),
        (b"<a>" * 100_000, "depth"),
        (b"<a " + b" ".join(b"a%d='x'" % n for n in range(100_000)) + b"/>", "no ISO"),
        (
            PLAIN.encode().replace(
                b"<Cdtr>", b"<Cdtr " + b" ".join(b"a%d='x'" % n for n in range(99)) + b">"
            ),
            "attributes",
        ),
        (PLAIN.encode().replace(b"Baraka", b"Bar\xff\xfeaka"), "malformed"),
        (PLAIN.encode().replace(b"Baraka", b"Bar\x00aka"), "malformed"),
        (PLAIN.replace("Baraka", "Bar\ufffdaka").encode(), "U+FFFD"),
        (
            b"<?xml version='1.0' encoding='ISO-8859-1'?>"
            + PLAIN.replace("Baraka", "Барака").encode(),
            "garbled",
        ),
        (b"<?xml version='1.0' encoding='nonsense'?>" + PLAIN.encode(), "malformed"),
        (MT103.encode().replace(b"BARAKA", b"BAR\xc4AKA"), "U+FFFD"),
        (MT103.encode().replace(b"BARAKA", b"BAR\x00AKA"), "U+0000"),
        (b"creditor_name\nBaraka\nBar\xffaka\n", "U+FFFD"),
        (b"creditor_name\n" + "Барака".encode("cp1251"), "U+FFFD"),
        (b"\xef\xbb\xbf", "nothing"),
        (b"", "nothing"),
        (b"[]", "empty"),
        (b"$$$\n", "no message"),
    ],
)
def test_bad_input_is_a_fault_that_says_what(data: bytes, what: str) -> None:
    """Hostile or spoilt bytes are answered at their place; nothing of them is expanded."""
    faults = [fault for payment in parse(data, "f") for fault in payment.faults]
    assert any(what in fault.what for fault in faults)
    assert all(fault.mend for fault in faults)


ENCODINGS = [
    (name, encoding)
    for name in sorted(WHOLE)
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
    if WHOLE[name].startswith("<") or encoding in ("utf-8-sig", "utf-16")
]


@pytest.mark.parametrize(("name", "encoding"), ENCODINGS)
def test_encodings(name: str, encoding: str) -> None:
    """The same message in UTF-8 or UTF-16, with a byte order mark or, for XML, without."""
    text = WHOLE[name]
    assert list(parse(text.encode(encoding), "f")) == list(parse(text.encode(), "f"))


def test_a_single_byte_encoding_that_is_declared() -> None:
    """A message in the encoding it declares is read."""
    text = PLAIN.replace("Baraka", "Барака")
    data = b"<?xml version='1.0' encoding='windows-1251'?>" + text.encode("cp1251")
    (payment,) = parse(data, "f")
    assert not payment.faults
    assert payment.parties[1].names[0].text.startswith("Барака")


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_systems(ends: str) -> None:
    """CR LF and CR alone part lines as LF does."""
    assert list(parse(MT103.replace("\n", ends).encode(), "f")) == list(parse(MT103.encode(), "f"))


def test_dos_pcc_and_rje_frames() -> None:
    """Messages framed by control characters and padding, or by a dollar sign."""
    one = MT103.strip()
    framed = f"\x01{one}\x03".ljust(1024) + f"\x01{one}\x03".ljust(1024)
    for text in (framed, f"{one}$\n{one}$", f"{one}\n\n{one}", one + one):
        payments = list(parse(text.encode(), "f"))
        assert [payment.source for payment in payments] == ["f#1", "f#2"]
        assert not any(payment.faults for payment in payments)


def test_ten_megabytes_of_remittance() -> None:
    """Long texts are read whole where they may stand; one text node of that length is a fault."""
    words = "PAYMENT FOR GREEN TEA "
    many = f"<RmtInf>{f'<Ustrd>{words * 6}</Ustrd>' * 80_000}</RmtInf></CdtTrfTxInf>"
    (payment,) = parse(PLAIN.replace("</CdtTrfTxInf>", many).encode(), "f")
    assert not payment.faults
    assert sum(len(value.text) for value in payment.texts) > 10_000_000
    (held,) = parse(PLAIN.replace("INV-1", words * 500_000).encode(), "f")
    assert "malformed" in held.faults[0].what
    row = f"creditor_name,remittance\nBaraka,{words * 500_000}\n"
    (payment,) = parse(row.encode(), "f")
    assert not payment.faults
    assert len(payment.texts[0].text) > 10_000_000


@pytest.mark.parametrize(
    "piece", ["{3:", "{4:\n:20:A\n-}", "{1:F01}{4:\n:20:A", "{4:{", ":20:A\n-\n"]
)
def test_very_many_pieces_of_a_message(piece: str) -> None:
    """Time grows with the length of a text, not with its square (a hang shows here)."""
    assert list(parse((piece * 60_000 + "}").encode(), "f"))


def test_one_broken_transaction_among_many() -> None:
    """The broken one is held at its place; order and number of the others are kept."""
    start, end = PLAIN.index("<CdtTrfTxInf>"), PLAIN.index("</CdtTrfTxInf>") + 14
    one = PLAIN[start:end]
    many = [one.replace("INV-1", f"E{n}") for n in range(1, 1001)]
    many[499] = many[499].replace("<Cdtr>", "<Else>").replace("</Cdtr>", "</Else>")
    payments = list(parse((PLAIN[:start] + "".join(many) + PLAIN[end:]).encode(), "f"))
    assert [payment.id for payment in payments] == [f"E{n}" for n in range(1, 1001)]
    assert [payment.id for payment in payments if payment.faults] == ["E500"]
    assert payments[499].source == "f#CdtTrfTxInf[500]"


def test_real_messages_are_answered_one_by_one(shared_dir: Path) -> None:
    """Every message of the samples has one answer of its kind, or one for each transaction."""
    folder = shared_dir / "payments"
    lines = (folder / "mt" / "messages.jsonl").read_text(encoding="utf-8").splitlines()
    payments = list(parse((folder / "mt" / "messages.jsonl").read_bytes(), "m"))
    kinds = [f"MT{json.loads(line)['mt']}" for line in lines]
    expected = [
        (f"m#{n}", kind)
        for n, (kind, line) in enumerate(zip(kinds, lines, strict=True), 1)
        for _ in range(line.count(r"\n:21:") if kind == "MT101" else 1)
    ]
    places = ["#".join(p.source.split("#")[:2]) for p in payments]
    assert [*zip(places, (p.kind.removesuffix("COV") for p in payments), strict=True)] == expected
    assert len(list(parse((folder / "mt" / "MT103-bulk-with-ack.rje").read_bytes(), "r"))) == 3


def test_real_transactions_are_read_whole(shared_dir: Path) -> None:
    """Of each ISO sample every text lands somewhere, and nothing is at fault."""
    for path in sorted((shared_dir / "payments" / "iso20022").glob("*.xml")):
        data = path.read_bytes()
        (payment,) = parse(data, path.name)
        assert _leaves(data) <= _said(payment), path.name
        assert not payment.faults, path.name


EXAMPLES = {
    "01-tea-importer.xml": [True],
    "02-one-message-six-payments.xml": [True] * 6,
    "03-chips-shenzhen-moscow.xml": [True],
    "04-one-broken-among-three.xml": [True, False, True],
    "05-cover-payment.xml": [True],
    "06-roubles-all-blocks.fin": [True],
    "07-bearings-block-4-alone.txt": [True],
    "08-three-messages.rje": [True] * 3,
    "09-cut-off.fin": [False],
    "10-book-of-ten.csv": [True] * 10,
    "11-from-a-queue.jsonl": [True] * 2,
    "12-statement.fin": [True],
}
"""For each example of ``make demo`` its answers in order: read whole, or not."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str) -> None:
    """The examples hold what they are named for."""
    data = (HERE.parents[1] / "examples" / name).read_bytes()
    assert [not payment.faults for payment in parse(data, name)] == EXAMPLES[name]
