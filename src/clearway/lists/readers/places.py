"""Addresses as lists print them."""

from clearway.lists.types import Place
from clearway.tables.countries import country_code


def place_of(street: str, city: str, country: str, note: str = "") -> Place | None:
    """An address, or nothing where all is empty.

    A region ("Region: Crimea") and a country that is not known keep their own words as a line.
    """
    code = country_code(country)
    words = country if not code or ":" in country else ""
    lines = tuple(filter(None, (street, note, words)))
    return Place(lines=lines, city=city, country=code) if lines or city or code else None
