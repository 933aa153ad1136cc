"""JSON that carries payments: lines of objects, a list of them, or one object.

Each object is a row of a table, its members the columns, or it holds a message as text under
``text`` or ``message``; the message may be of any kind that is read, JSON again among them.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from clearway.message.table import Layout, Number, cell, is_row, read_object
from clearway.message.types import Fault, Payment, Value
from clearway.message.values import unreadable

_CARRIERS = ("text", "message")
_MESSAGE = re.compile(r"\s*(?:<|\{[1-5S]:|:\d\d[A-Z]?:)")
"""How a message begins; beside a party's name another ``text`` is a column of the row."""
_LINE_END = re.compile("\r\n|[\n\r]")
_BROKEN = object()

Parse = Callable[[bytes, str], Iterator[Payment]]


def read(text: str, source: str, layout: Layout, parse: Parse) -> Iterator[Payment]:
    """Read JSON: each object is a row, or answered with what ``parse`` makes of its message."""
    whole = _decode(text)
    if whole is _BROKEN:
        whole = _decode(_unwrapped(text))
    if isinstance(whole, list):
        found = list(enumerate(whole, 1))
    elif whole is not _BROKEN:
        found = [(1, whole)]
    else:
        found = [
            (n, _decode(line)) for n, line in enumerate(_LINE_END.split(text), 1) if line.strip()
        ]
        if all(item is _BROKEN for _, item in found):
            found = [(1, _BROKEN)]
    if not found:
        yield unreadable(
            source, Fault(path="", what="The list is empty", mend="Send the messages.")
        )
    for n, item in found:
        yield from _carried(item, f"{source}#{n}" if len(found) > 1 else source, layout, parse)


class _Twice(dict[str, object]):
    """An object with a member that stands twice: readers differ on which of them counts."""


def _object(members: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(members)
    return found if len(found) == len(members) else _Twice(found)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=Number, parse_float=Number, parse_constant=Number
)


def is_lines(head: str) -> bool:
    """Whether a text that begins so holds an object a line."""
    first, end, _ = head.partition("\n")
    return bool(end) and isinstance(_decode(first), dict)


def read_lines(
    lines: Iterable[str], source: str, layout: Layout, parse: Parse
) -> Iterator[Payment]:
    """Read objects, a line each, as the lines come."""
    for n, line in enumerate(lines, 1):
        if line.strip():
            yield from _carried(_decode(line), f"{source}#{n}", layout, parse)


def _decode(text: str) -> object:
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        return _BROKEN


def _unwrapped(text: str) -> str:
    """The text with bare line ends inside strings, escaped by a backslash or not, made proper."""
    try:
        return json.dumps(json.loads(text.replace("\\\n", "\\n"), strict=False))
    except (ValueError, RecursionError):
        return ""


def _carried(item: object, source: str, layout: Layout, parse: Parse) -> Iterator[Payment]:
    """The payments of one object."""
    held = item if isinstance(item, dict) else {}
    name = next((name for name in _CARRIERS if type(held.get(name)) is str), "")
    text = held.get(name)
    if item is _BROKEN:
        yield unreadable(source, _NOT_WHOLE)
    elif isinstance(item, _Twice):
        yield unreadable(source, _STANDS_TWICE)
    elif isinstance(text, str) and (_MESSAGE.match(text) or not is_row(held, layout)):
        found = parse(text.encode("utf-8", "surrogatepass"), source)
        yield from _with_others(found, {key: held[key] for key in held if key != name})
    elif is_row(held, layout):
        yield read_object(held, source, layout)
    else:
        yield unreadable(source, _NOTHING)


def _with_others(found: Iterator[Payment], others: dict[str, object]) -> Iterator[Payment]:
    """The payments of a message with what stands beside it: texts, numbers and marks set aside."""
    cells = {key: cell(value) for key, value in others.items()}
    beside = [(Value(key, one.text), others[key]) for key, one in cells.items() if one.text]
    texts = tuple(value for value, sent in beside if not isinstance(sent, (bool, Number)))
    aside = tuple(value for value, sent in beside if isinstance(sent, (bool, Number)))
    for payment in found:
        whole = replace(
            payment, texts=(*payment.texts, *texts), set_aside=(*payment.set_aside, *aside)
        )
        yield whole if beside else payment


_NOT_WHOLE = Fault(path="", what="This is not whole JSON", mend="Send the object again, whole.")
_STANDS_TWICE = Fault(
    path="",
    what="A member of the JSON object stands twice, and which counts is unsure",
    mend="Send the object again, each member once.",
)
_NOTHING = Fault(
    path="",
    what="The JSON carries no message under `text` or `message`, and no column with a name",
    mend="Put the message, as it was sent, under `text`; name a row's columns (creditor_name).",
)
