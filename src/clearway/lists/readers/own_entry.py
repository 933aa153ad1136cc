"""An entry of one's own list as written, and as an ``Entry``."""

import datetime as dt
from typing import Literal

import msgspec

from clearway.lists.dates import day, partial_date
from clearway.lists.ids import made_id
from clearway.lists.numbers import numbered, single_valued
from clearway.lists.readers.base import distinct, unique
from clearway.lists.types import Entry, Link, ListedName, Listing, Place, Trust
from clearway.tables.countries import country_code
from clearway.terms import SINGLE_VALUED, Identifier, NameQuality, PartialDate, PartyKind, Scheme


class _Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every field may be left out unless it has no default; unknown fields are errors."""


class OwnName(_Form, frozen=True, kw_only=True):
    """A name with more than its text."""

    text: str
    quality: NameQuality | None = None
    source: str = ""


class OwnAddress(_Form, frozen=True, kw_only=True):
    """An address."""

    lines: tuple[str, ...] = ()
    city: str = ""
    country: str = ""


class OwnIdentifier(_Form, frozen=True, kw_only=True):
    """A number of a scheme; ``country`` is its issuer's."""

    scheme: Scheme
    value: str
    country: str = ""
    source: str = ""


class OwnListing(_Form, frozen=True, kw_only=True):
    """Where the party is listed elsewhere, by id, or by name where that list prints no ids."""

    list: str
    id: str = ""
    name: str = ""
    programmes: tuple[str, ...] = ()
    date: str = ""
    source: str = ""


class OwnOwner(_Form, frozen=True, kw_only=True):
    """An owner: its name or the entry (``LIST/ID`` or an id of this list), and the share."""

    name: str = ""
    entry: str = ""
    share: str = ""
    source: str = ""


class OwnEntry(_Form, frozen=True, kw_only=True):
    """One entry as its author writes it."""

    names: tuple[str | OwnName, ...]
    id: str = ""
    kind: PartyKind = PartyKind.UNKNOWN
    countries: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    addresses: tuple[OwnAddress, ...] = ()
    bics: tuple[str, ...] = ()
    identifiers: tuple[OwnIdentifier, ...] = ()
    accounts: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    listed: str = ""
    listings: tuple[OwnListing, ...] = ()
    owners: tuple[OwnOwner, ...] = ()
    note: str = ""
    standing: Literal["blocked", "trusted"] = "blocked"
    confirmed_by: str = ""
    distinct_from: tuple[str, ...] = msgspec.field(default=(), name="not")


class FieldError(ValueError):
    """A field whose text is of the right type and still wrong."""

    def __init__(self, field: str, what: str) -> None:
        super().__init__(what)
        self.field = field


def entry_of(list_id: str, own: OwnEntry) -> tuple[Entry, list[str]]:
    """The entry, and what is doubtful in it. Raises ``FieldError``."""
    countries = _countries("countries", own.countries)
    places = (*map(_place, own.addresses), *_cities(own.cities, countries))
    numbers = [_number(i, one) for i, one in enumerate(own.identifiers)]
    bics = [numbered(Scheme.BIC, bic) for bic in own.bics]
    accounts = [numbered(Scheme.ACCOUNT, account) for account in own.accounts]
    names = _names(own.names)
    identifiers = unique((*numbers, *bics, *accounts))
    entry = Entry(
        list=list_id,
        id=own.id or made_id(list_id, own.programmes, names[0].text, "".join(countries[:1])),
        kind=own.kind,
        names=names,
        programmes=own.programmes,
        countries=unique((*countries, *(place.country for place in places))),
        nationalities=_countries("nationalities", own.nationalities),
        places=places,
        identifiers=identifiers,
        birth_dates=tuple(_date("birth_dates", text) for text in own.birth_dates),
        birth_places=own.birth_places,
        listed=_day("listed", own.listed),
        links=tuple(_owner(list_id, owner) for owner in own.owners),
        listings=tuple(_listing(i, one) for i, one in enumerate(own.listings)),
        remarks=own.note,
        trust=_trust(own, identifiers),
    )
    return entry, _doubts(own, numbers)


def _names(given: tuple[str | OwnName, ...]) -> tuple[ListedName, ...]:
    """The first is the primary one, the others are strong unless they say otherwise."""
    names = [OwnName(text=name) if isinstance(name, str) else name for name in given]
    if not names or not all(name.text.strip() for name in names):
        raise FieldError("names", "expected at least one name, and none empty")
    usual = [NameQuality.PRIMARY] + [NameQuality.STRONG] * (len(names) - 1)
    return distinct(
        ListedName(name.text.strip(), name.quality or quality)
        for name, quality in zip(names, usual, strict=True)
    )


def _trust(own: OwnEntry, identifiers: tuple[Identifier, ...]) -> Trust | None:
    """A trusted party must be known by a number of its own, or by its account."""
    if own.standing == "blocked":
        if own.distinct_from or own.confirmed_by:
            field = "not" if own.distinct_from else "confirmed_by"
            raise FieldError(field, "speaks of parties of standing: trusted only")
        return None
    strange = [key for key in own.distinct_from if not all(key.partition("/"))]
    if strange:
        raise FieldError("not", f"{strange[0]!r} names no entry; write LIST/ID, us-ofac-sdn/12345")
    if not single_valued(identifiers) and not own.accounts:
        kinds = ", ".join(sorted(SINGLE_VALUED))
        raise FieldError("identifiers", f"a trusted party needs a valid {kinds}, or an account")
    return Trust(confirmed_by=own.confirmed_by, distinct_from=own.distinct_from)


def _country(field: str, text: str) -> str:
    code = country_code(text)
    if text and not code:
        raise FieldError(field, f"{text!r} is no country's ISO code or name")
    return code


def _countries(field: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    return unique(_country(f"{field}[{i}]", text) for i, text in enumerate(texts))


def _place(address: OwnAddress) -> Place:
    country = _country("addresses.country", address.country)
    return Place(lines=address.lines, city=address.city, country=country)


def _cities(cities: tuple[str, ...], countries: tuple[str, ...]) -> list[Place]:
    """A city belongs to the entry's country where there is only one."""
    country = countries[0] if len(countries) == 1 else ""
    return [Place(city=city, country=country) for city in cities]


def _number(position: int, own: OwnIdentifier) -> Identifier:
    return numbered(
        own.scheme, own.value, _country(f"identifiers[{position}].country", own.country)
    )


def _doubts(own: OwnEntry, numbers: list[Identifier]) -> list[str]:
    return [
        f"{given.scheme} {given.value} fails its check digit; kept as {number.scheme}"
        for given, number in zip(own.identifiers, numbers, strict=True)
        if given.scheme in SINGLE_VALUED and number.scheme is not given.scheme
    ]


def _date(field: str, text: str) -> PartialDate:
    try:
        return partial_date(text)
    except ValueError as error:
        raise FieldError(field, str(error)) from None


def _day(field: str, text: str) -> dt.date | None:
    try:
        return day(text) if text else None
    except ValueError as error:
        raise FieldError(field, str(error)) from None


def _owner(list_id: str, own: OwnOwner) -> Link:
    entry = own.entry if "/" in own.entry or not own.entry else f"{list_id}/{own.entry}"
    return Link(kind="owned_by", name=own.name, entry=entry, share=own.share, source=own.source)


def _listing(position: int, own: OwnListing) -> Listing:
    return Listing(
        list=own.list,
        id=own.id or own.name,
        programmes=own.programmes,
        date=_day(f"listings[{position}].date", own.date),
    )
