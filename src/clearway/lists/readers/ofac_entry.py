"""An entry of OFAC's lists, the same whether it came as csv or as XML."""

from collections.abc import Mapping

import msgspec

from clearway.lists.numbers import numbered
from clearway.lists.readers.base import distinct, unique
from clearway.lists.remarks import Remarks, read_remarks
from clearway.lists.types import Craft, Entry, ListedName, Listing, Place
from clearway.tables.countries import country_code
from clearway.terms import Identifier, PartyKind, Scheme

KINDS = {
    "": PartyKind.ORGANISATION,
    "entity": PartyKind.ORGANISATION,
    "individual": PartyKind.PERSON,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a format gives of an entry; ``craft`` by the field names of ``Craft``."""

    id: str
    kind: PartyKind
    names: tuple[ListedName, ...]
    programmes: tuple[str, ...]
    places: tuple[Place, ...]
    title: str
    remarks: str
    craft: Mapping[str, str]


def build(list_id: str, given: Given, *, cut: bool = False) -> tuple[Entry, list[str]]:
    """The entry with the fields of its remarks, and what in them was not understood."""
    found = read_remarks(given.remarks, cut=cut)
    if cut:
        found.doubts.append("remarks are cut, and no comments file continues them")
    countries = unique(place.country for place in given.places)
    entry = Entry(
        list=list_id,
        id=given.id,
        kind=given.kind,
        names=distinct((*given.names, *found.names)),
        programmes=given.programmes,
        countries=countries,
        nationalities=unique(found.nationalities),
        places=given.places,
        identifiers=unique(_fitting(given.kind, countries, one) for one in found.identifiers),
        birth_dates=unique(found.birth_dates),
        birth_places=unique(found.birth_places),
        established=unique(found.established),
        gender=found.gender,
        title=given.title,
        craft=_craft(given.craft, found),
        links=unique(found.links),
        listings=tuple(
            Listing(list=list_id, id=given.id, programmes=one.programmes, date=one.date)
            for one in found.listings
        ),
        remarks=given.remarks,
    )
    return entry, found.doubts


def _fitting(kind: PartyKind, countries: tuple[str, ...], number: Identifier) -> Identifier:
    """A number without an issuer of a party that is only in one country is tried as that one's.

    An IMO number of a party that is no ship is its company number.
    """
    if not number.country and len(countries) == 1:
        tried = numbered(number.scheme, number.value, countries[0])
        if tried.scheme is not number.scheme:
            return tried
    ship = kind is PartyKind.VESSEL
    if number.scheme is (Scheme.IMO_COMPANY if ship else Scheme.IMO):
        scheme = Scheme.IMO if ship else Scheme.IMO_COMPANY
        return Identifier(scheme=scheme, value=number.value, country=number.country)
    return number


def _craft(given: Mapping[str, str], found: Remarks) -> Craft | None:
    fields = {**found.craft, **{field: text for field, text in given.items() if text}}
    flag = fields.pop("flag", "")
    craft = Craft(
        **fields,
        flag=country_code(flag) or flag,
        former_flags=unique(country_code(old) or old for old in found.former_flags),
    )
    return craft if craft != Craft() else None
