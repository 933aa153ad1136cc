"""The UK Sanctions List as published in CSV: ``Report Date`` on the first line, then a header.

One row a name (and address): rows of one ``Unique ID`` are one entry. Built from the published
structure; not yet held against a real file.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from clearway.lists.dates import day, partial_date
from clearway.lists.numbers import labelled, numbered
from clearway.lists.readers.base import Reader, distinct, one_by_one, records, unique
from clearway.lists.readers.gathering import Gathering
from clearway.lists.readers.places import place_of
from clearway.lists.results import Edition, Unreadable
from clearway.lists.types import Craft, Entry, Link, ListedName, Place
from clearway.tables.countries import country_at_start, country_code, country_codes
from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind, Scheme

NEEDED = (
    *("Unique ID", "Name 6", "Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name type"),
    *("Alias strength", "Name non-latin script", "Date Designated", "Last Updated", "Regime Name"),
)
_KIND_COLUMNS = ("Individual, Entity, Ship", "Designation Type", "Type of designation")
_KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "ship": PartyKind.VESSEL,
}
_REMARKS = (
    *("UK Statement of Reasons", "Other Information", "Sanctions Imposed", "Phone number"),
    *("Website", "Email address", "Title"),
)
Row = dict[str, str]


def _recognises(name: str, head: bytes) -> bool:
    return name.endswith(".csv") and b"Unique ID" in head and b"Name non-latin script" in head


def _edition(path: str, content: bytes) -> Edition:
    first, _, table = content.partition(b"\n")
    date = re.search(rb"(\d{1,2}[-/ ]\w+[-/ ]\d{4})", first)
    if b"Report Date" not in first or date is None:
        raise Unreadable(f"{path}, line 1", "has no Report Date", "Fetch the file again.")
    rows = ((f"line {line + 1}", row) for line, row in records(path, table, NEEDED))
    return edition_of(path, day(date[1].decode().replace("-", " ")), rows)


READER = Reader(name="UK CSV", recognises=_recognises, read=one_by_one(_edition))


def edition_of(path: str, published: dt.date, rows: Iterable[tuple[str, Row]]) -> Edition:
    """The edition of rows with the columns of the CSV, each with its place in the file."""
    groups: dict[str, list[tuple[str, Row]]] = {}
    for place, row in rows:
        if not re.fullmatch(r"[A-Z]{3}\d{4,}", row["Unique ID"]):
            what = f"has no Unique ID but {row['Unique ID']!r}"
            raise Unreadable(f"{path}, {place}", what, "A column has moved.")
        groups.setdefault(row["Unique ID"], []).append((place, row))
    gathering = Gathering("uk-sl", (path,))
    for unique_id, placed in groups.items():
        doubts = list(_twice(placed))
        found = [row for _, row in placed]
        raw = "\n".join(" | ".join(row.values()) for row in found)
        gathering.add(f"{path}, {unique_id}", _entry(path, unique_id, found, doubts), raw, doubts)
    return gathering.edition(published=published)


def _twice(placed: list[tuple[str, Row]]) -> Iterator[str]:
    """Rows printed again in another place: nothing is lost, and something is wrong."""
    seen: dict[tuple[str, ...], str] = {}
    for place, row in placed:
        before = seen.setdefault(tuple(row.values()), place)
        if before != place:
            yield f"{place} stands twice, alike: also {before}"


def _entry(path: str, unique_id: str, rows: list[Row], doubts: list[str]) -> Entry:
    word = next((rows[0][name] for name in _KIND_COLUMNS if name in rows[0]), "").lower()
    if word not in _KINDS:
        raise Unreadable(f"{path}, {unique_id}", f"has no kind of party but {word!r}", "")
    kind = _KINDS[word]
    places = unique(map(_place, rows))
    nationalities = unique(
        code for row in rows for code in country_codes(row.get("Nationality(/ies)", ""))
    )
    return Entry(
        list="uk-sl",
        id=unique_id,
        kind=kind,
        names=distinct(_names(rows)),
        programmes=(unique_id[:3],),
        countries=unique(place.country for place in places),
        nationalities=nationalities,
        places=places,
        identifiers=unique(number for row in rows for number in _numbers(row, kind)),
        birth_dates=unique(date for row in rows for date in _dates(row.get("D.O.B", ""), doubts)),
        birth_places=unique(map(_birth_place, rows)),
        gender=rows[0].get("Gender", "").lower(),
        title="; ".join(unique(row.get("Position", "") for row in rows)),
        craft=_craft(rows[0]),
        listed=day(rows[0]["Date Designated"]) if rows[0]["Date Designated"] else None,
        changed=day(rows[0]["Last Updated"]) if rows[0]["Last Updated"] else None,
        legal_basis=unique(row["Regime Name"] for row in rows),
        links=unique(_owner(row) for row in rows),
        remarks="\n".join(unique(row.get(field, "") for field in _REMARKS for row in rows)),
    )


def _names(rows: list[Row]) -> Iterator[ListedName]:
    """The rows of the primary name first; what is in another script belongs to its row."""
    primary = True
    for row in sorted(rows, key=lambda row: row["Name type"].lower() != "primary name"):
        words = [row[f"Name {n}"] for n in (1, 2, 3, 4, 5, 6)]
        quality = NameQuality.PRIMARY if primary else _quality(row)
        if any(words):
            yield ListedName(" ".join(" ".join(words).split()), quality)
            primary = False
        yield ListedName(row["Name non-latin script"], NameQuality.STRONG)


def _quality(row: Row) -> NameQuality:
    if "primary" in row["Name type"].lower():
        return NameQuality.STRONG
    strength = row["Alias strength"].lower()
    if "low" in strength or "weak" in strength:
        return NameQuality.WEAK
    return NameQuality.STRONG if strength else NameQuality.UNKNOWN


def _place(row: Row) -> Place | None:
    lines = filter(None, (row.get(f"Address Line {n}", "") for n in range(1, 7)))
    postcode, country = row.get("Address Postal Code", ""), row.get("Address Country", "")
    return place_of(", ".join(lines), postcode, country)


def _birth_place(row: Row) -> str:
    parts = (row.get("Town of birth", ""), row.get("Country of birth", ""))
    return ", ".join(filter(None, parts))


def _numbers(row: Row, kind: PartyKind) -> Iterator[Identifier]:
    home = country_code(row.get("Address Country", ""))
    for column, scheme in (
        ("Passport number", Scheme.PASSPORT),
        ("National Identifier number", Scheme.NATIONAL_ID),
    ):
        about = row.get(column.replace("number", "additional information"), "")
        if value := row.get(column, ""):
            tax = "INN" in about
            issuer = "RU" if tax else country_at_start(about)
            yield numbered(Scheme.INN if tax else scheme, value, issuer)
    yield from labelled(row.get("Business registration number (s)", ""), home)
    for value in re.findall(r"\d{7}", row.get("IMO number", "")):
        ship = kind is PartyKind.VESSEL
        yield numbered(Scheme.IMO if ship else Scheme.IMO_COMPANY, value)


def _dates(text: str, doubts: list[str]) -> Iterator[PartialDate]:
    """``dd/mm/1968`` is 1968, ``dd/03/1968`` its March."""
    for part in filter(None, (one.strip() for one in re.split(r"[;|]", text))):
        try:
            yield partial_date(re.sub(r"^(?:dd/mm/|dd/)", "", part, flags=re.IGNORECASE))
        except ValueError as error:
            doubts.append(f"birth date was not understood: {error}")


def _owner(row: Row) -> Link | None:
    name = row.get("Parent company", "")
    return Link(kind="owned_by", name=name) if name else None


def _craft(row: Row) -> Craft | None:
    flag = row.get("Current believed flag of ship", "")
    craft = Craft(
        type=row.get("Type of ship", ""),
        flag=country_code(flag) or flag,
        tonnage=row.get("Tonnage of ship", ""),
        owner=row.get("Current owner/operator (s)", ""),
    )
    return craft if craft != Craft() else None
