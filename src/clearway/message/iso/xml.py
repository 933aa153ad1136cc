"""XML from strangers: nothing outside the bytes is ever fetched, expanded or believed."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any, Literal

import msgspec
from lxml import etree

from clearway.message.types import Fault

Element = etree._Element

_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_ROOT = re.compile(rb"<([A-Za-z_][^\s/>]*)")
_UTF16 = {
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARED = re.compile(rb"\A\s*(?:<\?xml\s[^>]*>)?")
_UNIVERSAL = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII"})


class Tree(msgspec.Struct, frozen=True):
    """What the bytes held: ``root`` (none if nothing whole was found) and why it may be less.

    ``whole`` are the elements that were closed before the text broke off; ``None`` means all.
    """

    root: Element | None
    whole: frozenset[Element] | None = None
    fault: Fault | None = None


def documents(data: bytes) -> list[bytes]:
    """The documents that stand one after another in a file, in UTF-8 or as declared; usually one.

    A header before its document, without a wrapper around both, is wrapped.
    """
    data = _utf8(data)
    root = _ROOT.search(data)
    if root is None:
        return [data]
    name, is_header = re.escape(root[1]), root[1].endswith(b"AppHdr")
    if not is_header and data.find(b"</%s>" % root[1]) == data.rfind(b"</%s>" % root[1]):
        return [data]
    end = b"[^?]>" if is_header else b"</%s>" % name
    found = re.split(rb"(?<=%s)\s*(?=<\?xml\s|<%s[\s>])" % (end, name), data)
    if not is_header:
        return found
    return [_DECLARED.sub(rb"\g<0><Envelope>", part) + b"</Envelope>" for part in found]


def read(data: bytes, counted: frozenset[str]) -> Tree:
    """Read a document. ``counted`` names the elements told apart where it breaks off."""
    try:
        root = etree.fromstring(data, etree.XMLParser(**_SAFE))
    except etree.XMLSyntaxError as error:
        return _until(data, counted, syntax(error))
    except ValueError as error:
        fault = Fault(path="", what=f"Not XML: {error}", mend="Send the message again, in UTF-8.")
        return Tree(None, fault=fault)
    if _has_doctype(root):
        return Tree(None, fault=_DOCTYPE)
    return Tree(root, fault=_encoding(root, data))


_DOCTYPE = Fault(
    path="",
    what="The document carries a DOCTYPE, which no payment message has, and was not read",
    mend="Send the message without DOCTYPE and entities.",
)


def _utf8(data: bytes) -> bytes:
    """UTF-16, with or without its mark, as UTF-8; other encodings are the parser's to know."""
    encoding = _UTF16.get(data[:2])
    if encoding is None:
        return data.removeprefix(b"\xef\xbb\xbf").lstrip()
    text = data.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    return re.sub(r"\A<\?xml\s[^>]*>", "", text).encode("utf-8", "replace")


def syntax(error: etree.XMLSyntaxError) -> Fault:
    """Where a document breaks off or is malformed, and how."""
    line, column = error.position
    return Fault(
        path=f"line {line}, column {column}",
        what=f"The XML breaks off or is malformed here: {str(error.msg).partition(', line')[0]}",
        mend="Send the whole message again.",
    )


def _until(data: bytes, counted: frozenset[str], fault: Fault) -> Tree:
    """The document up to where it breaks: what was closed by then is whole."""
    tags = [f"{{*}}{name}" for name in sorted(counted)]
    parser = etree.XMLPullParser(events=("start", "end"), tag=tags, **_SAFE)
    with suppress(etree.XMLSyntaxError, ValueError):
        parser.feed(data)
    events = list(_events(parser))
    if not events:
        return Tree(None, fault=fault)
    root = events[0][1].getroottree().getroot()
    if _has_doctype(root):
        return Tree(None, fault=_DOCTYPE)
    return Tree(root, frozenset(element for event, element in events if event == "end"), fault)


def events(
    chunks: Iterable[bytes], kinds: Iterable[Literal["start", "end"]], names: Iterable[str]
) -> Iterator[tuple[str, Element]]:
    """Start and end of the elements of these names, as the chunks come.

    Raises ``XMLSyntaxError`` where the document breaks, after what stands before.
    """
    tags = [f"{{*}}{name}" for name in names]
    parser = etree.XMLPullParser(events=kinds, tag=tags, **_SAFE)
    for chunk in chunks:
        try:
            parser.feed(chunk)
        except etree.XMLSyntaxError:
            yield from _events(parser)
            raise
        yield from _events(parser)
    parser.close()


def refused(root: Element) -> Fault | None:
    """Why a document in chunks is not believed: a DOCTYPE, or an encoding of one byte."""
    if _has_doctype(root):
        return _DOCTYPE
    declared = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    if declared in _UNIVERSAL:
        return None
    what = f"A document of this size is read in UTF-8 or UTF-16, not in {declared}"
    return Fault(path="", what=what, mend="Send it in UTF-8.")


def _has_doctype(root: Element) -> bool:
    return root.getroottree().docinfo.internalDTD is not None


def _events(parser: etree.XMLPullParser) -> Iterator[tuple[str, Element]]:
    with suppress(etree.XMLSyntaxError):
        for event in parser.read_events():
            if event[0] == "start" or event[0] == "end":
                yield event


def _encoding(root: Element, data: bytes) -> Fault | None:
    """A one-byte encoding declared over bytes that are plainly UTF-8 garbles every name."""
    declared = (root.getroottree().docinfo.encoding or "UTF-8").upper()
    if declared in _UNIVERSAL or data.isascii():
        return None
    try:
        data.decode()
    except UnicodeDecodeError:
        return None
    return Fault(
        path="",
        what=f"The document says it is {declared}, but its bytes are UTF-8: names are garbled",
        mend="Declare UTF-8, or send the text in the encoding declared.",
    )
