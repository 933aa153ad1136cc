"""What a list says: entries and snapshots.

Fields that hold their default are left out of the stored form, so that a new field changes no
digest of a snapshot that does not use it.
"""

import datetime as dt

import msgspec

from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind


class ListedName(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A name of an entry and what the publisher says of it."""

    text: str
    quality: NameQuality = NameQuality.UNKNOWN


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An address as listed. ``country`` is ISO 3166 alpha-2, or empty."""

    lines: tuple[str, ...] = ()
    city: str = ""
    country: str = ""


class Listing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Where else a fact of this entry is stated: the list and the entry there."""

    list: str
    id: str
    programmes: tuple[str, ...] = ()
    date: dt.date | None = None


class Link(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Another party this one is tied to. ``kind``: ``owned_by``, ``acting_for``, ``linked_to``."""

    kind: str
    name: str
    entry: str = ""
    share: str = ""
    source: str = ""


class Craft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What a list says of a ship or an aircraft, in its own words; ``flag`` as a country."""

    type: str = ""
    flag: str = ""
    former_flags: tuple[str, ...] = ()
    call_sign: str = ""
    tonnage: str = ""
    gross_tonnage: str = ""
    owner: str = ""
    model: str = ""


class Trust(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One's own word for a party that one knows: who confirmed it, and whom it is not.

    ``distinct_from`` are entries (``LIST/ID``) of other lists that are somebody else.
    """

    confirmed_by: str = ""
    distinct_from: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record of one list. ``names`` holds the primary name first.

    ``countries`` are those of its addresses; ``established`` is the day an organisation was
    founded; ``title`` and ``remarks`` are the publisher's text, kept whole. An entry with
    ``trust`` is no listed party but a known one: it makes no hits and joins nobody. ``unsure``
    names fields that a source gives and that have been found wrong: they may agree with a party,
    and never speak against it.
    """

    list: str
    id: str
    kind: PartyKind
    names: tuple[ListedName, ...]
    programmes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    birth_dates: tuple[PartialDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    established: tuple[PartialDate, ...] = ()
    gender: str = ""
    title: str = ""
    craft: Craft | None = None
    listed: dt.date | None = None
    changed: dt.date | None = None
    legal_basis: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    listings: tuple[Listing, ...] = ()
    remarks: str = ""
    trust: Trust | None = None
    unsure: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The primary name."""
        return self.names[0].text


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """One edition of one list. ``sha256`` is over its canonical entries, in order of id."""

    list: str
    version: str
    sha256: str
    published: dt.date
    imported: dt.date
    source: str
    title: str = ""
    notice: str = ""
    entries: tuple[Entry, ...]
