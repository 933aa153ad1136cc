"""No text of a message escapes: a name planted in any element is read at the path of that element.

Every leaf of the real samples, and of messages made from the schemas, is planted in turn.
"""

import re
from itertools import islice
from pathlib import Path

import pytest
import yaml
from lxml import etree
from specimens import Schema

from clearway.message import ledger, parse

PLANT = "ZAVOD IMENI NIKOGO"
_INDEX = re.compile(r"\[\d+\]")


def _names(leaf: etree._Element) -> list[str]:
    """The element's way down from the message or the header."""
    way = [etree.QName(e).localname for e in (*reversed(list(leaf.iterancestors())), leaf)]
    return way[way.index("Document") + 2 :] if "Document" in way else way[way.index("AppHdr") :]


def _check(root: etree._Element, every: int, first: int) -> int:
    """Plant the name in each ``every``-th leaf, starting at ``first``; how many were planted."""
    leaves = [e for e in root.iter() if len(e) == 0 and (e.text or "").strip()]
    for leaf in leaves[first::every]:
        kept, leaf.text = leaf.text, PLANT
        found = {
            _INDEX.sub("", value.path)
            for payment in parse(etree.tostring(root), "f")
            for value in ledger(payment)
            if value.text == PLANT and value.read_as != "set aside"
        }
        leaf.text = kept
        if "MsgDefIdr" not in _names(leaf):
            assert found == {"/".join(_names(leaf))}
    return len(leaves[first::every])


@pytest.mark.parametrize("first", range(3))
def test_a_plant_in_the_samples(shared_dir: Path, first: int) -> None:
    """The real samples, every sixtieth element."""
    paths = sorted((shared_dir / "payments" / "iso20022").glob("*.xml"))
    assert sum(_check(etree.parse(path).getroot(), 60, first * 20) for path in paths) > 100


@pytest.mark.soak
def test_a_plant_in_every_element_of_the_samples(shared_dir: Path) -> None:
    """The real samples, every element."""
    for path in sorted((shared_dir / "payments" / "iso20022").glob("*.xml")):
        _check(etree.parse(path).getroot(), 1, 0)


CASES = yaml.safe_load((Path(__file__).parent / "mt.yaml").read_text(encoding="utf-8"))
WHOLE = {c["case"]: c["message"] for c in CASES if all("faults" not in r for r in c["read"])}
_LINE = re.compile(r"(?m)^(?::(\d\d[A-Z]?):)?(.+)$")


@pytest.mark.parametrize("name", WHOLE)
def test_a_plant_in_every_line_of_an_mt(name: str) -> None:
    """A name in the place of any line of any field is read at that field, with the line where
    lines are apart.
    """
    text = WHOLE[name]
    tag = ""
    for line in _LINE.finditer(text):
        tag = line[1] or tag
        if not tag or line[2].startswith(("{", "-", "$")) or tag == "20":
            continue
        planted = text[: line.start(2)] + PLANT + text[line.end(2) :]
        lines = (line for p in parse(planted.encode(), "f") for line in ledger(p))
        found = [v for v in lines if PLANT in v.text and v.read_as != "set aside"]
        assert found, line[0]
        assert all(value.path.startswith(tag) for value in found), line[0]


SCHEMAS = ("pacs.008.001.08", "pacs.008.001.12", "pacs.009.001.10", "pacs.004.001.10")
SCHEMAS += ("pacs.002.001.10", "pain.001.001.03", "pain.001.001.11", "camt.056.001.08")
SCHEMAS += ("camt.110.001.01", "camt.111.001.01")


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_text_of_a_message_made_from_its_schema(shared_dir: Path, name: str) -> None:
    """Every text of a message with all that its schema allows lands, nothing is lost."""
    schema = Schema(shared_dir / "reference" / "iso20022_xsd" / f"{name}.xsd")
    for leaves in islice(schema.specimens(), 2):
        for number, leaf in enumerate(leaves):
            if leaf.kind == "text":
                leaf.element.text = f"Text {number}"
        data = etree.tostring(leaves[0].element.getroottree())
        said = {line.text for p in parse(data, "f") for line in ledger(p)}
        assert {leaf.element.text for leaf in leaves} <= said
