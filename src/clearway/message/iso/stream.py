"""An XML document too large to hold at once, read twice in constant memory.

The first reading lets the transactions go and keeps what is common to them; it also tells whether
the document is whole before any of it is answered. The second answers transaction by transaction.
The answers are those of ``read``; a file of several messages is refused.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree
from msgspec.structs import replace

from clearway.message.iso import xml
from clearway.message.iso.elements import KINDS, LOCAL, TRANSACTIONS
from clearway.message.iso.parts import Part
from clearway.message.iso.payment import payment
from clearway.message.iso.read import kind_of, messages, transactions
from clearway.message.iso.walk import Reading, children
from clearway.message.iso.xml import Element
from clearway.message.types import Fault, Payment, Value
from clearway.message.values import unreadable

_MESSAGE = re.compile(rb"<(?:\w+:)?(%s)[\s>]" % "|".join(KINDS).encode())
_HEAD = 1_000_000
_LEVELS = 2
"""How deep a document is cut up: a group and its transactions, an account and its entries."""

_REFUSED = Fault(
    path="",
    what="The file is too large to be read at once, and does not hold one message of a known kind",
    mend="Send each message in a file of its own, in UTF-8.",
)


def read(chunks: Iterable[bytes], source: str) -> Iterator[Payment]:
    """Read a document in chunks; ``iter(chunks)`` starts from its beginning each time."""
    way = _way(chunks)
    if not way:
        yield unreadable(source, _REFUSED)
        return
    first = _FirstReading(way)
    first.read(chunks)
    if first.common is None:
        yield unreadable(source, first.fault or _REFUSED)
        return
    second = _SecondReading(way, first)
    for element, path, part in second.read(chunks):
        answer = payment(element, path, part, first.kind, f"{source}#{path}")
        yield replace(answer, faults=(first.fault, *answer.faults)) if first.fault else answer
    if second.open or not second.answered:
        place = f"{source}#{second.open}" if second.open else source
        yield unreadable(place, first.fault or _REFUSED, first.kind)


def _way(chunks: Iterable[bytes]) -> tuple[str, ...]:
    """The way to a transaction, by the message element that the beginning names."""
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) > _HEAD:
            break
    found = _MESSAGE.search(head)
    return TRANSACTIONS.get(KINDS[found[1].decode()], ()) if found else ()


def _level(element: Element, way: tuple[str, ...]) -> int | None:
    """How far down the way an element stands; ``None`` for one of the same name elsewhere."""
    names = [LOCAL[e.tag] for e in element.iterancestors()][:_LEVELS]
    level = way.index(LOCAL[element.tag])
    above = [*reversed(way[:level])]
    is_on_it = names[:level] == above and len(names) > level and names[level] in KINDS
    return level if is_on_it else None


class _FirstReading:
    """What a document says beside its transactions; its kind; why it is not whole, if so.

    ``after`` is what a group says behind its transactions, by the group's number.
    """

    def __init__(self, way: tuple[str, ...]) -> None:
        self._way = way[:_LEVELS]
        self._stray: list[Value] = []
        self.common: Part | None = None
        self.after: dict[int, Part] = {}
        self.kind = "unreadable"
        self.fault: Fault | None = None

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read to the end, or to where it breaks."""
        root: Element | None = None
        groups = 0
        try:
            for _, element in xml.events(chunks, ("end",), self._way):
                root = element.getroottree().getroot() if root is None else root
                level = _level(element, self._way)
                if level == 0:
                    groups += 1
                    self._group(element, groups)
                if level is not None:
                    self._let_go(element)
        except etree.XMLSyntaxError as error:
            self.fault = xml.syntax(error)
        if root is not None:
            self._rest(root)

    def _group(self, group: Element, number: int) -> None:
        """Keep what stands behind the last transaction of a group."""
        if len(self._way) < _LEVELS:
            return
        found = children(group, f"{self._way[0]}[{number}]", self._way[1])
        inner = [n for n, (_, name, _) in enumerate(found) if name == self._way[1]]
        reading = Reading()
        for child, name, path in found[inner[-1] + 1 :] if inner else ():
            reading.element(child, name, path, None, self._way[0])
        if inner and len(found) > inner[-1] + 1:
            self.after[number] = reading.part()

    def _let_go(self, element: Element) -> None:
        self._stray += [Value("", text) for text in _let_go(element)]

    def _rest(self, root: Element) -> None:
        """What stands outside the transactions, now that these are gone."""
        self.fault = xml.refused(root) or self.fault
        found = messages(root)
        if len(found) != 1 or xml.refused(root):
            return
        message, around = found[0]
        reading = Reading()
        reading.within(message, "", None, self._way[0])
        self.common = around + reading.part() + Part(texts=tuple(self._stray))
        self.kind = kind_of(message, around)


class _SecondReading:
    """The elements to answer, in the order of the document, each let go after its answer.

    ``open`` is the path of the one in which the document breaks off.
    """

    def __init__(self, way: tuple[str, ...], first: _FirstReading) -> None:
        self._way, self._below = way[:_LEVELS], way[_LEVELS:]
        self._first = first
        self._seen = [0, 0]
        self._group: Part | None = None
        self.answered = 0
        self.open = ""

    def read(self, chunks: Iterable[bytes]) -> Iterator[tuple[Element, str, Part]]:
        """Each element with its path, and what its message and its group say."""
        try:
            for event, element in xml.events(chunks, ("start", "end"), self._way):
                level = _level(element, self._way)
                if level is None:
                    continue
                if event == "start":
                    self._begin(level)
                    continue
                if level + 1 == len(self._way) or not self._seen[1]:
                    for found in self._answer(element, level):
                        self.answered += 1
                        yield found
                self.open = "" if level == 0 else self._path(0)
                _let_go(element)
        except etree.XMLSyntaxError:
            return

    def _begin(self, level: int) -> None:
        self._seen[level] += 1
        if level == 0:
            self._seen[1], self._group = 0, None
        self.open = self._path(level)

    def _path(self, level: int) -> str:
        return "/".join(f"{self._way[n]}[{self._seen[n]}]" for n in range(level + 1))

    def _answer(self, element: Element, level: int) -> Iterator[tuple[Element, str, Part]]:
        part = self._first.common or Part()
        if level == 1:
            self._group = self._group or self._of_group(element)
            part += self._group
        below = self._below if level + 1 == len(self._way) else ()
        yield from transactions(element, self._path(level), below, part)

    def _of_group(self, element: Element) -> Part:
        """What a group says before its transactions and behind them."""
        group = element.getparent()
        reading = Reading()
        if group is not None:
            reading.own(group, self._path(0))
            for child, name, path in children(group, self._path(0), self._way[1]):
                if name == self._way[1]:
                    break
                reading.element(child, name, path, None, self._way[0])
        return reading.part() + self._first.after.get(self._seen[0], Part())


def _let_go(element: Element) -> list[str]:
    """Free an element that was read, and the empty shell of the one before it.

    Gives back the text between the two, which belongs to neither.
    """
    element.clear(keep_tail=True)  # type: ignore[call-arg]  # the stubs know it not
    before, parent = element.getprevious(), element.getparent()
    if before is None or parent is None or before.tag != element.tag:
        return []
    text = (before.tail or "").strip()
    parent.remove(before)
    return [text] if text else []
