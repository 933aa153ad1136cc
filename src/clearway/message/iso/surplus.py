"""Surplus data: elements that a payment system had no place for, written out in a text.

``/PrvsInstgAgt1/FinInstnId/BICFI:ABCDRUMM /GrpHdr/NbOfTxs:1``: CIPS carries so in the remittance
what its own message cannot hold. The elements are put back and read as any others are.
"""

import re

from lxml import etree
from msgspec.structs import replace

from clearway.message.iso.walk import Reading as Walk
from clearway.message.iso.xml import Element
from clearway.message.types import Party, Reading, Value

_WAY = re.compile(r"/((?:[A-Z][A-Za-z0-9]{1,34}/){1,8}[A-Z][A-Za-z0-9]{1,34}) ?:")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def surplus(text: Value) -> tuple[Party, ...]:
    """Parties and agents written out in ``text``; each value keeps the place of the text."""
    ways = list(_WAY.finditer(text.text)) if "/" in text.text and ":" in text.text else []
    if not ways:
        return ()
    root = etree.Element("SurplusData")
    ends = [*(way.start() for way in ways[1:]), len(text.text)]
    for way, end in zip(ways, ends, strict=True):
        _put(root, way[1].split("/"), text.text[way.end() : end].strip(" \n,;"))
    walk = Walk()
    walk.within(root, "", None)
    return tuple(_at(party, text) for party in walk.part().parties)


def _put(root: Element, way: list[str], value: str) -> None:
    """An element at the end of the way; elements on it are shared by those that follow."""
    element = root
    for name in way[:-1]:
        last = element[-1] if len(element) else None
        shared = last is not None and last.tag == name
        element = last if shared and last is not None else etree.SubElement(element, name)
    etree.SubElement(element, way[-1]).text = _NOT_XML.sub("", value)


def _at(party: Party, text: Value) -> Party:
    """The party with each value at the place of the text that it was written out in."""

    def one(value: Value | None) -> Value | None:
        return None if value is None else moved(value)

    def moved(value: Value) -> Reading:
        return Reading(text.path, value.text, f"the element path {value.path}", text.text)

    def all_of(values: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(map(moved, values))

    address = party.address
    return replace(
        party,
        path=text.path,
        names=all_of(party.names),
        bic=one(party.bic),
        account=one(party.account),
        address=replace(
            address,
            lines=all_of(address.lines),
            town=one(address.town),
            postcode=one(address.postcode),
            country=one(address.country),
        ),
        identifiers=tuple(replace(n, value=moved(n.value)) for n in party.identifiers),
        birth_date=one(party.birth_date),
        birth_place=one(party.birth_place),
        countries=all_of(party.countries),
    )
