"""An XML document into payments: one for each transaction, or one where there is none.

A document that breaks off or is malformed is answered as far as it was read: each transaction
that was closed by then with all it says, the one it breaks off in as unreadable. All of them
carry the fault, so that no part of a broken message is released.
"""

import re
from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from clearway.message.iso import xml
from clearway.message.iso.elements import KINDS, LOCAL, TRANSACTIONS
from clearway.message.iso.parts import Part
from clearway.message.iso.payment import payment
from clearway.message.iso.walk import Reading, children
from clearway.message.iso.xml import Element, Tree
from clearway.message.types import Fault, Payment
from clearway.message.values import unreadable

_KIND = re.compile(r"[a-z]{4}\.\d{3}(?:\.\d{3}(?:\.\d{2})?)?")
_COUNTED = frozenset(chain.from_iterable(TRANSACTIONS.values()))


def read(data: bytes, source: str) -> Iterator[Payment]:
    """Read XML bytes. What holds no ISO 20022 message is one unreadable payment."""
    found = xml.documents(data)
    for number, document in enumerate(found, 1):
        yield from _document(document, f"{source}#{number}" if len(found) > 1 else source)


def _document(data: bytes, source: str) -> Iterator[Payment]:
    tree = xml.read(data, _COUNTED)
    found = [] if tree.root is None else messages(tree.root)
    if not found:
        yield unreadable(source, tree.fault or _NO_MESSAGE)
    for number, (message, around) in enumerate(found, 1):
        place = f"{source}#{number}" if len(found) > 1 else source
        yield from _payments(message, around, place, tree)


_NO_MESSAGE = Fault(
    path="",
    what="The XML holds no ISO 20022 message",
    mend="Send the message with its Document element and namespace.",
)


def messages(root: Element) -> list[tuple[Element, Part]]:
    """Each message element, with what headers and wrappers say of it."""
    if root.getparent() is None and LOCAL[root.tag] in KINDS:
        return [(root, Part())]
    documents = list(_outermost(root))
    if not documents:
        documents = [e for e in root.iter() if LOCAL[e.tag] in KINDS][:1]
    ways = {*documents, *chain.from_iterable(d.iterancestors() for d in documents)}
    if root in documents:
        return [_body(root, Part())]
    return [_body(document, around) for document, around in _below(root, ways, Part())]


def _body(document: Element, around: Part) -> tuple[Element, Part]:
    """The business message in a document, with what stands beside it, which nobody foresaw."""
    if LOCAL[document.tag] != "Document":
        return document, around
    beside = Reading()
    beside.own(document, LOCAL[document.tag])
    if document[0].tail is not None:
        beside.tail(document[0].tail, LOCAL[document.tag])
    for child, name, path in children(document, "")[1:]:
        beside.element(child, name, path, None, "")
    return document[0], around + beside.part()


def _outermost(root: Element) -> Iterator[Element]:
    """Document elements; one within another is a part of that one."""
    for element in root.iter("{*}Document"):
        if len(element) and next(element.iterancestors("{*}Document"), None) is None:
            yield element


def _below(wrapper: Element, ways: set[Element], before: Part) -> Iterator[tuple[Element, Part]]:
    """The documents in a wrapper. A header speaks of the one it stands before, the rest of all."""
    found = list(children(wrapper, ""))
    last = max((n for n, (child, _, _) in enumerate(found) if child in ways), default=-1)
    about = Reading()
    about.own(wrapper, LOCAL[wrapper.tag])
    for n, (child, name, path) in enumerate(found):
        if child not in ways and (name != "AppHdr" or n > last):
            about.element(child, name, path, None, "")
    before, header = before + about.part(), Reading()
    for child, name, _ in found[: last + 1]:
        if name == "AppHdr":
            header.element(child, name, name, None, "")
        elif child in ways:
            around, header = before + header.part(), Reading()
            inner = ways.intersection(child) if LOCAL[child.tag] != "Document" else None
            yield from _below(child, ways, around) if inner else [(child, around)]


def _payments(message: Element, around: Part, source: str, tree: Tree) -> Iterator[Payment]:
    """The message's answers."""
    kind = kind_of(message, around)
    way = TRANSACTIONS.get(kind[:8], ())
    for element, path, part in transactions(message, "", way, around):
        place = f"{source}#{path}" if path else source
        if tree.whole is not None and element not in tree.whole and tree.fault is not None:
            yield unreadable(place, tree.fault, kind)
        else:
            answer = payment(element, path, part, kind, place)
            yield replace(answer, faults=(tree.fault, *answer.faults)) if tree.fault else answer


def kind_of(message: Element, around: Part) -> str:
    """The message's kind: from its namespace, else the header, else its own name."""
    header = around.noted.get("MsgDefIdr")
    for text in (message.tag, header.text if header else ""):
        found = _KIND.search(text.partition("}")[0])
        if found:
            return found[0]
    return KINDS.get(LOCAL[message.tag], "unreadable")


def transactions(
    element: Element, path: str, way: tuple[str, ...], before: Part
) -> Iterator[tuple[Element, str, Part]]:
    """The elements to answer, on the way down from the message, with what is common to them."""
    found = [c for c in children(element, path, way[0]) if c[1] == way[0]] if way else []
    if not found:
        yield element, path, before
        return
    common = Reading()
    common.within(element, path, None, way[0])
    before += common.part()
    for child, _, place in found:
        yield from transactions(child, place, way[1:], before)
