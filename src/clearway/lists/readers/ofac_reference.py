"""What OFAC's advanced XML says before its parties: values by number, places, documents."""

from collections import defaultdict

from lxml import etree

from clearway.lists.readers.ofac_entry import KINDS
from clearway.lists.readers.places import place_of
from clearway.lists.readers.xml import children_at, text_at, texts_at
from clearway.lists.types import Place
from clearway.terms import PartyKind


class Reference:
    """Collected element by element; parties and entries name all of it by number."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, str]] = defaultdict(dict)
        self._party_types: dict[str, str] = {}
        self._places: dict[str, tuple[Place | None, str]] = {}
        self._documents: dict[str, list[str]] = defaultdict(list)

    def add_values(self, element: etree._Element) -> None:
        """``ReferenceValueSets``."""
        for group in element:
            for value in group:
                kind = etree.QName(value).localname
                self._values[kind][value.get("ID") or ""] = (value.text or "").strip()
                if kind == "PartySubType":
                    self._party_types[value.get("ID") or ""] = value.get("PartyTypeID") or ""

    def add_location(self, element: etree._Element) -> None:
        """``Location``: the place, and its words for where a place is a birth place."""
        parts = self._parts(element)
        lands = (self.value("Country", one) for one in children_at(element, "LocationCountry"))
        land = next(lands, "")
        street = ", ".join(t for key, texts in parts.items() if "ADDRESS" in key for t in texts)
        town = ", ".join(parts["CITY"] + parts["STATE/PROVINCE"])
        city = " ".join(filter(None, (town, *parts["POSTAL CODE"])))
        words = ", ".join(filter(None, (street, city, *parts["Unknown"], land)))
        place = place_of(street, city, land, ", ".join(parts["Unknown"]))
        self._places[element.get("ID") or ""] = place, words

    def _parts(self, element: etree._Element) -> dict[str, list[str]]:
        parts: dict[str, list[str]] = defaultdict(list)
        for part in children_at(element, "LocationPart"):
            texts = texts_at(part, "LocationPartValue/Value")
            parts[self.value("LocPartType", part)] += texts
        return parts

    def add_document(self, element: etree._Element) -> None:
        """``IDRegDocument``, as the plain files print it: ``Passport A123 (Iran)``."""
        land = self.value("Country", element, "IssuedBy-CountryID")
        parts = (self.value("IDRegDocType", element), text_at(element, "IDRegistrationNo"))
        text = " ".join(filter(None, (*parts, f"({land})" if land else "")))
        self._documents[element.get("IdentityID") or ""].append(text)

    def value(self, kind: str, element: etree._Element, attribute: str = "") -> str:
        """The value of a kind that an element names by number, in ``KINDID`` or ``attribute``."""
        return self._values[kind].get(element.get(attribute or f"{kind}ID") or "", "")

    def place(self, location: etree._Element | None) -> tuple[Place | None, str]:
        """The place that an element names, and its words."""
        number = "" if location is None else location.get("LocationID") or ""
        return self._places.get(number, (None, ""))

    def documents(self, identity: etree._Element) -> list[str]:
        """The documents of an identity."""
        return self._documents[identity.get("ID") or ""]

    def kind(self, profile: etree._Element) -> PartyKind:
        """The kind of a party; a means of transport by its subtype."""
        subtype = profile.get("PartySubTypeID") or ""
        kind = self._values["PartyType"].get(self._party_types.get(subtype, ""), "").lower()
        if kind == "transport":
            kind = self._values["PartySubType"].get(subtype, "").lower()
        return KINDS.get(kind or "-", PartyKind.UNKNOWN)
