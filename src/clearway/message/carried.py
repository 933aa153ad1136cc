"""JSON that carries messages: lines of objects, a list of them, or one object.

Each object holds a message as text under ``text`` or ``message``; the message may be of any kind
that is read, JSON again among them.
"""

import json
from collections.abc import Callable, Iterator

import msgspec

from clearway.message.types import Fault, Payment
from clearway.message.values import unreadable

_CARRIERS = ("text", "message")
_BROKEN = object()

Parse = Callable[[bytes, str], Iterator[Payment]]


def read(text: str, source: str, parse: Parse) -> Iterator[Payment]:
    """Read JSON: each object is answered with what ``parse`` makes of the message it carries."""
    whole = _decode(text)
    if whole is _BROKEN:
        whole = _decode(_unwrapped(text))
    if isinstance(whole, list):
        found = list(enumerate(whole, 1))
    elif whole is not _BROKEN:
        found = [(1, whole)]
    else:
        found = [(n, _decode(line)) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        if all(item is _BROKEN for _, item in found):
            found = [(1, _BROKEN)]
    if not found:
        yield unreadable(
            source, Fault(path="", what="The list is empty", mend="Send the messages.")
        )
    for n, item in found:
        yield from _carried(item, f"{source}#{n}" if len(found) > 1 else source, parse)


def _decode(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return _BROKEN


def _unwrapped(text: str) -> str:
    """The text with bare line ends inside strings, escaped by a backslash or not, made proper."""
    try:
        return json.dumps(json.loads(text.replace("\\\n", "\\n"), strict=False))
    except (ValueError, RecursionError):
        return ""


def _carried(item: object, source: str, parse: Parse) -> Iterator[Payment]:
    """The payments of one object."""
    if item is _BROKEN:
        fault = Fault(path="", what="This is not whole JSON", mend="Send the object again, whole.")
        yield unreadable(source, fault)
        return
    held = item if isinstance(item, dict) else {}
    for name in _CARRIERS:
        if isinstance(held.get(name), str):
            yield from parse(held[name].encode("utf-8", "surrogatepass"), source)
            return
    fault = Fault(
        path="",
        what="The JSON carries no message under `text` or `message`",
        mend="Put the message, as it was sent, under `text`.",
    )
    yield unreadable(source, fault)
