"""What kind of message bytes hold is seen from the bytes: start reading this room here."""

import re
from collections.abc import Iterable, Iterator
from functools import partial

from clearway.message import carried, iso, mt, table, values
from clearway.message.lines import lines
from clearway.message.table import Layout
from clearway.message.types import Fault, Payment

_STRICT = Layout()
_HEAD = 512
_SWIFT = re.compile(r"\{[1-5S]:|:\d\d[A-Z]?:|[$\x01]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def parse(data: bytes, source: str, layout: Layout = _STRICT) -> Iterator[Payment]:
    """Read the payments in ``data``: exactly one for each transaction, or for a message without.

    ``data`` is ISO 20022 XML, SWIFT MT (FIN, RJE, DOS-PCC, block 4 alone), a table (CSV,
    Excel, Parquet),
    or JSON that carries such messages. ``source`` names it in the answers; the place is added where
    it holds several: ``#CdtTrfTxInf[3]`` a transaction, ``#3`` a message, ``#row 3`` a table's
    line. ``layout`` is what the sender says of his tables.

    Never raises and always yields: what cannot be read is a payment with a ``Fault``, whole parts
    beside it are still read. Of a document or message that breaks off nothing is free of faults.
    """
    head = _head(data)
    if table.is_workbook(data):
        yield from table.read_workbook(data, source, layout)
    elif table.is_parquet(data):
        yield from table.read_parquet(data, source, layout)
    elif not head:
        fault = Fault(path="", what="There is nothing to read", mend="Send the message again.")
        yield values.unreadable(source, fault)
    elif head.startswith("<"):
        yield from iso.read(data, source)
    else:
        yield from _text(values.decode(data, layout.encoding), head, source, layout)


def is_xml(head: bytes) -> bool:
    """Whether what begins so is XML."""
    return _head(head).startswith("<")


def can_stream(head: bytes, layout: Layout = _STRICT) -> bool:
    """Whether what begins so can be read by ``parse_large``: XML, CSV, JSON lines."""
    start, text = _head(head), values.decode(head, layout.encoding)
    if not start or _SWIFT.match(start):
        return False
    if start[0] in "{[" or '\n{"' in text:
        return carried.is_lines(text)
    return start[0] == "<" or table.is_table(text, layout)


def parse_large(
    chunks: Iterable[bytes], source: str, layout: Layout = _STRICT
) -> Iterator[Payment]:
    """Read a document, table or JSON lines too large to hold; answers as those of ``parse``.

    ``iter(chunks)`` begins anew each time: a document is read twice, in constant memory. The
    first chunk holds the first line.
    """
    head = next(iter(chunks), b"")
    text = values.decode(head, layout.encoding)
    if _head(head).startswith("<") or not can_stream(head, layout):
        yield from iso.read_large(chunks, source)
    elif carried.is_lines(text):
        parse_one = partial(parse, layout=layout)
        yield from carried.read_lines(lines(chunks, layout.encoding), source, layout, parse_one)
    else:
        yield from table.read_lines(lines(chunks, layout.encoding), text, source, layout)


def _head(data: bytes) -> str:
    """The beginning, without blanks and byte order mark."""
    if data.startswith(_UTF16):
        start = data[:_HEAD].replace(b"\x00", b"").removeprefix(b"\xff\xfe")
        return start.removeprefix(b"\xfe\xff").decode("latin-1").lstrip()
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start[:_HEAD].decode("utf-8", "replace")


def _text(text: str, head: str, source: str, layout: Layout) -> Iterator[Payment]:
    if _SWIFT.match(head):
        yield from mt.read(text, source)
    elif head[0] in "{[" or '\n{"' in text:
        yield from carried.read(text, source, layout, partial(parse, layout=layout))
    elif table.is_table(text, layout):
        yield from table.read(text, source, layout)
    elif "{1:F" in text:
        yield from mt.read(text, source)
    else:
        fault = Fault(
            path="",
            what="This is no ISO 20022 XML, SWIFT MT, table of payments or JSON with messages",
            mend="Send one of these; a table's first line names its columns (creditor_name).",
        )
        yield values.unreadable(source, fault)
