"""Messages made from their schema, each optional element and each branch of a choice in one.

A message takes one branch of every choice, the next message another, until all were taken; so
every message is valid by its schema.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

XSD = "{http://www.w3.org/2001/XMLSchema}"
FOREIGN = "urn:example:foreign"
SAMPLES = {
    "date": "2026-11-02",
    "dateTime": "2026-11-02T09:00:00Z",
    "time": "09:00:00Z",
    "gYear": "2026",
    "decimal": "12",
    "boolean": "true",
    "base64Binary": "QUJD",
}
BIC, LEI, IBAN = "BIC", "LEI", "IBAN"
PATTERNS = {
    "[A-Z0-9]{4,4}[A-Z]{2,2}[A-Z0-9]{2,2}([A-Z0-9]{3,3}){0,1}": (BIC, "ANDZDEFF"),
    "[A-Z]{6,6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3,3}){0,1}": (BIC, "ANDZDEFF"),
    "[A-Z0-9]{18,18}[0-9]{2,2}": (LEI, "5493001KJTIIGC8Y1R12"),
    "[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}": (IBAN, "DE89370400440532013000"),
    "[A-Z]{2,2}": ("country", "KZ"),
    "[A-Z]{3,3}": ("currency", "EUR"),
    "[0-9]{1,15}": ("digits", "1"),
    "[0-9]{2}": ("digits", "10"),
    "[a-zA-Z0-9]{4}": ("code", "AB12"),
    "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}": (
        "uuid",
        "8a562c67-ca16-48ba-b074-65581be6f001",
    ),
    r"\+[0-9]{1,3}-[0-9()+\-]{1,30}": ("telephone", "+49-40123456"),
    ".*Z": ("dateTime", "2026-11-02T09:00:00Z"),
}
"""Patterns of simple types: what a value of such a type is, and one."""


@dataclass(frozen=True)
class Leaf:
    """An element without children: ``kind`` is what its type holds, ``longest`` its characters."""

    element: etree._Element
    kind: str
    longest: int

    @property
    def path(self) -> str:
        """The way down from the message, or from the header, without numbers."""
        way = [etree.QName(e).localname for e in self.element.iterancestors()][::-1]
        way.append(etree.QName(self.element).localname)
        first = way.index("Document") + 2 if "Document" in way else way.index("AppHdr")
        return "/".join(way[first:])


class Schema:
    """The types of a schema file."""

    def __init__(self, path: Path) -> None:
        self.tree = etree.parse(path)
        root = self.tree.getroot()
        self.namespace = root.get("targetNamespace", "")
        self._types = {t.get("name", ""): t for t in root if t.get("name")}
        self._top = next(e for e in root if e.tag == f"{XSD}element")
        self._taken: dict[tuple[str, int], Counter[int]] = {}
        self._leaves: list[Leaf] = []

    def specimens(self) -> Iterator[list[Leaf]]:
        """The leaves of each message; ``root`` of any is the message."""
        while not self._taken or any(0 in taken.values() for taken in self._taken.values()):
            self._leaves = []
            self._element(self._top, None, "", ())
            yield self._leaves

    def _element(
        self,
        element: etree._Element,
        above: etree._Element | None,
        path: str,
        kinds: tuple[str, ...],
    ) -> None:
        name, kind = element.get("name", ""), element.get("type", "")
        tag = f"{{{self.namespace}}}{name}"
        made = etree.Element(tag) if above is None else etree.SubElement(above, tag)
        known = self._types.get(kind)
        if known is None or known.tag == f"{XSD}simpleType":
            self._leaf(made, kind)
        elif (extension := next(known.iter(f"{XSD}extension"), None)) is not None:
            self._leaf(made, extension.get("base", ""))
            made.set("Ccy", "EUR")
        else:
            for group in known:
                self._group(group, made, f"{path}/{name}", (*kinds, kind))

    def _group(
        self, group: etree._Element, made: etree._Element, path: str, kinds: tuple[str, ...]
    ) -> None:
        """A sequence, one branch of a choice, or what stands in them; no type within itself."""
        if group.tag == f"{XSD}sequence":
            for part in group:
                self._group(part, made, path, kinds)
        elif group.tag == f"{XSD}choice":
            place = path, group.sourceline or 0
            taken = self._taken.setdefault(place, Counter(dict.fromkeys(range(len(group)), 0)))
            branch = min(taken, key=lambda n: (taken[n], n))
            taken[branch] += 1
            self._group(group[branch], made, path, kinds)
        elif group.tag == f"{XSD}any":
            namespace = group.get("namespace", "").replace("##any", FOREIGN)
            foreign = etree.SubElement(made, f"{{{namespace}}}Foreign")
            foreign.text = "Text"
            self._leaves.append(Leaf(foreign, "text", 1_000))
        elif group.get("type", "") not in kinds:
            self._element(group, made, path, kinds)

    def _leaf(self, made: etree._Element, kind: str) -> None:
        what, made.text, longest = self._value(kind)
        self._leaves.append(Leaf(made, what, longest))

    def _value(self, kind: str) -> tuple[str, str, int]:
        """What a simple type holds, a value of it, and the most characters."""
        known = self._types.get(kind)
        if known is None:
            raise AssertionError(f"the schema does not define {kind}")
        facets = next(known.iter(f"{XSD}restriction"))
        base = facets.get("base", "").partition(":")[2]
        said = {etree.QName(facet).localname: facet.get("value", "") for facet in facets}
        if base != "string":
            return (base, SAMPLES[base], 0)
        if "enumeration" in said:
            return ("code", facets[0].get("value", ""), 0)
        if "pattern" in said:
            return (*PATTERNS[said["pattern"]], 0)
        longest = int(said.get("maxLength", 1_000))
        is_code = kind.startswith("External")
        return ("code" if is_code else "text", "TEXT"[:longest], longest)
