"""A message made from its schema: every element once, of a choice every branch."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

XSD = "{http://www.w3.org/2001/XMLSchema}"
DEEPEST = 12
SAMPLES = {
    "date": "2026-11-02",
    "dateTime": "2026-11-02T09:00:00Z",
    "time": "09:00:00Z",
    "gYear": "2026",
    "decimal": "12.50",
    "boolean": "true",
    "base64Binary": "QUJD",
}


class Schema:
    """The types of a schema file."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()
        self.namespace = self.root.get("targetNamespace", "")
        self.types = {t.get("name", ""): t for t in self.root if t.get("name")}

    def specimen(self) -> etree._Element:
        """A document with every element of the schema."""
        top = next(e for e in self.root if e.tag == f"{XSD}element")
        return self._element(top.get("name", ""), top.get("type", ""), 0)

    def _element(self, name: str, kind: str, depth: int) -> etree._Element:
        made = etree.Element(f"{{{self.namespace}}}{name}")
        known = self.types.get(kind)
        if known is None or known.tag == f"{XSD}simpleType":
            made.text = self._value(kind)
            return made
        extension = next(known.iter(f"{XSD}extension"), None)
        if extension is not None:
            made.text = self._value(extension.get("base", ""))
            made.set("Ccy", "EUR")
            return made
        for child in self._children(known, depth):
            made.append(child)
        return made

    def _children(self, kind: etree._Element, depth: int) -> Iterator[etree._Element]:
        for part in kind.iter(f"{XSD}element", f"{XSD}any"):
            if part.tag == f"{XSD}any":
                made = etree.Element(f"{{{self.namespace}}}Foreign")
                made.text = "Foreign text"
                yield made
            elif depth < DEEPEST:
                yield self._element(part.get("name", ""), part.get("type", ""), depth + 1)

    def _value(self, kind: str) -> str:
        """A value of a simple type: an enumerated one, one of its base, or a text naming it."""
        known = self.types.get(kind)
        if known is None:
            return SAMPLES.get(kind.partition(":")[2], "Text")
        enumerated = next(known.iter(f"{XSD}enumeration"), None)
        if enumerated is not None:
            return enumerated.get("value", "")
        base = next(known.iter(f"{XSD}restriction")).get("base", "")
        return SAMPLES.get(base.partition(":")[2], "Text")
