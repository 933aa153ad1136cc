"""A value of an entry as one line of text, the same on every page that shows it."""

from collections.abc import Callable
from typing import Any

import msgspec

from clearway.lists.types import Craft, Link, ListedName, Listing, Place, Trust


def shown(value: object) -> str:
    """A name, place, link, listing, number, date or text on one line."""
    show = _SHOW.get(type(value))
    return show(value) if show else str(value)


def _name(name: ListedName) -> str:
    return f"{name.text} ({name.quality})"


def _place(place: Place) -> str:
    return ", ".join(filter(None, (*place.lines, place.city, place.country)))


def _link(link: Link) -> str:
    share = f"{link.share} %" if link.share else ""
    return f"{link.kind}: {' '.join(filter(None, (link.name, link.entry, share)))}"


def _listing(listing: Listing) -> str:
    date = str(listing.date) if listing.date else ""
    parts = (f"{listing.list}/{listing.id}", ", ".join(listing.programmes), date)
    return " ".join(filter(None, parts))


def _craft(craft: Craft) -> str:
    fields = msgspec.structs.asdict(craft).items()
    return ", ".join(f"{field} {shown(value)}" for field, value in fields if value)


def _trust(trust: Trust) -> str:
    by = f"confirmed by {trust.confirmed_by}" if trust.confirmed_by else "trusted"
    others = f"not {', '.join(trust.distinct_from)}" if trust.distinct_from else ""
    return ", ".join(filter(None, (by, others)))


def _tuple(values: tuple[object, ...]) -> str:
    return ", ".join(map(shown, values))


_SHOW: dict[type, Callable[[Any], str]] = {
    ListedName: _name,
    Place: _place,
    Link: _link,
    Listing: _listing,
    Craft: _craft,
    Trust: _trust,
    tuple: _tuple,
}
