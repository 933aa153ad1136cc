"""The UK Sanctions List as derived tables: subjects, names, dates, identifiers, countries.

One row a fact, joined on ``unique_id``, whose letters are the regime. The tables carry no date:
the last update of a subject is taken for the day of publication. Tested on April 2026, whose table
of birth dates is wrong: of 527 persons that the UN lists under the reference printed here, 456 were
born on no day that it names. Its dates are kept, and marked as unsure.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import partial

from clearway.lists.dates import day
from clearway.lists.numbers import labelled, numbered
from clearway.lists.readers.base import (
    Files,
    Reader,
    attempt,
    by_folder,
    distinct,
    file_name,
    records,
    unique,
)
from clearway.lists.readers.gathering import Gathering
from clearway.lists.results import Edition, Result, SetAside, Unreadable
from clearway.lists.types import Entry, ListedName, Listing, Place
from clearway.tables.countries import country_at_start, country_code
from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind, Scheme

_MAIN = "subjects.csv"
_TABLES = {
    _MAIN: (
        *("unique_id", "subject_type", "un_reference_number", "ofsi_group_id"),
        *("date_designated", "last_updated"),
    ),
    "subject_names.csv": (
        *("name_id", "unique_id", "name_type", "alias_strength", "full_name", "name_6"),
        *("name_1", "name_2", "name_3", "name_4", "name_5"),
    ),
    "subject_dobs.csv": (
        *("dob_id", "unique_id", "year", "month", "day", "precision", "parse_issues"),
    ),
    "subject_identifiers.csv": (
        *("id", "unique_id", "ofsi_group_id", "raw_value", "identifier_type", "additional_info"),
    ),
    "subject_countries.csv": (
        *("id", "unique_id", "raw_value", "country_type", "iso", "resolution_method"),
        "iso_available",
    ),
}
_PARTS = ("name_1", "name_2", "name_3", "name_4", "name_5", "name_6")
_KINDS = {
    "individual": PartyKind.PERSON,
    "entity": PartyKind.ORGANISATION,
    "ship": PartyKind.VESSEL,
}
_STRENGTH = {
    "good_quality_aka": NameQuality.STRONG,
    "low_quality_aka": NameQuality.WEAK,
    "": NameQuality.UNKNOWN,
}
_Rows = dict[str, dict[str, list[dict[str, str]]]]


def _recognises(name: str, head: bytes) -> bool:
    return name in _TABLES and b"unique_id" in head


def _read(files: Files) -> Iterator[Result]:
    for chosen in by_folder(files):
        if any(file_name(path) == _MAIN for path in chosen):
            yield attempt(chosen, partial(_edition, chosen))
        else:
            reason = f"belongs to {_MAIN}, which is not beside it"
            yield from (SetAside(file=path, reason=reason) for path in chosen)


READER = Reader(name="UK tables", recognises=_recognises, read=_read)


def _edition(files: Files) -> Edition:
    gathering = Gathering("uk-sl", files)
    paths = {file_name(path): path for path in files}
    missing = sorted(_TABLES.keys() - paths.keys())
    if missing:
        raise Unreadable(paths[_MAIN], f"needs {', '.join(missing)} beside it", "Fetch them too.")
    tables: _Rows = {name: defaultdict(list) for name in _TABLES}
    for name, columns in _TABLES.items():
        seen: set[tuple[str, ...]] = set()
        for line, row in records(paths[name], files[paths[name]], columns):
            if tuple(row.values()) in seen:
                gathering.reject(f"{paths[name]}, line {line}", "the row stands twice, alike")
            seen.add(tuple(row.values()))
            if name != _MAIN and row["unique_id"] not in tables[_MAIN]:
                gathering.reject(
                    f"{paths[name]}, line {line}", f"{row['unique_id']} is not in {_MAIN}"
                )
            _check(f"{paths[name]}, line {line}", columns[0], row)
            tables[name][row["unique_id"]].append(row)
    updated: list[dt.date] = []
    for unique_id, (subject, *_more) in tables[_MAIN].items():
        where = f"{paths[_MAIN]}, {unique_id}"
        if subject["subject_type"] not in _KINDS or not re.fullmatch(r"[A-Z]{3}\d{4}", unique_id):
            what = f"expected an id and a type, got {unique_id!r}, {subject['subject_type']!r}"
            raise Unreadable(where, what, "A column has moved.")
        if _more:
            gathering.reject(where, "stands twice")
        doubts: list[str] = []
        entry = _entry(unique_id, subject, tables, doubts)
        updated += [entry.changed] if entry.changed else []
        gathering.add(where, entry, _raw(unique_id, tables), doubts)
    return gathering.edition(published=max(updated, default=None))


def _check(where: str, id_column: str, row: dict[str, str]) -> None:
    """Refuses a row whose columns contradict each other: one has moved."""
    if id_column != "unique_id" and not row[id_column].isdigit():
        raise Unreadable(where, f"{id_column} is {row[id_column]!r}", "A column has moved.")
    if "full_name" in row:
        parts = " ".join(row[part] for part in _PARTS)
        if parts.split() != row["full_name"].split():
            raise Unreadable(where, f"{row['full_name']!r} is not its parts", "A column has moved.")
    if "precision" in row:
        said = {"exact": 3, "month_year": 2, "year_only": 1}.get(row["precision"], 0)
        if said != len(list(filter(None, (row["year"], row["month"], row["day"])))):
            raise Unreadable(where, f"the date is not {row['precision']!r}", "A column has moved.")


def _raw(unique_id: str, tables: _Rows) -> str:
    rows = ((name, row) for name, table in tables.items() for row in table[unique_id])
    return "\n".join(f"{name}: {' | '.join(row.values())}" for name, row in rows)


def _entry(unique_id: str, subject: dict[str, str], tables: _Rows, doubts: list[str]) -> Entry:
    kind = _KINDS[subject["subject_type"]]
    countries = tables["subject_countries.csv"][unique_id]
    places = unique(_place(row) for row in countries if row["country_type"] == "address")
    nationalities = unique(_code(row) for row in countries if row["country_type"] == "nationality")
    homes = unique((*(place.country for place in places), *nationalities))
    issuer = homes[0] if len(homes) == 1 else ""
    rows = tables["subject_identifiers.csv"][unique_id]
    reference = subject["un_reference_number"]
    births = unique(_birth_date(row, doubts) for row in tables["subject_dobs.csv"][unique_id])
    return Entry(
        list="uk-sl",
        id=unique_id,
        kind=kind,
        names=distinct(_names(tables["subject_names.csv"][unique_id])),
        programmes=(unique_id[:3],),
        countries=unique(place.country for place in places),
        nationalities=nationalities,
        places=places,
        identifiers=unique(number for row in rows for number in _numbers(row, kind, issuer)),
        birth_dates=births,
        birth_places=unique(r["raw_value"] for r in countries if r["country_type"] == "birth"),
        listed=_day(subject["date_designated"]),
        changed=_day(subject["last_updated"]),
        listings=(Listing(list="un-sc", id=reference),) if reference else (),
        unsure=("birth_dates",) if births else (),
    )


def _names(rows: list[dict[str, str]]) -> Iterator[ListedName]:
    """Variations of the primary name are strong; of an alias the list itself says what it is."""
    ordered = sorted(rows, key=lambda row: row["name_type"] != "primary")
    for position, row in enumerate(ordered):
        if row["name_type"] == "alias":
            quality = _STRENGTH[row["alias_strength"]]
        else:
            quality = NameQuality.STRONG if position else NameQuality.PRIMARY
        yield ListedName(" ".join(row["full_name"].split()), quality)


def _code(row: dict[str, str]) -> str:
    return row["iso"] or country_code(row["raw_value"])


def _place(row: dict[str, str]) -> Place | None:
    code = _code(row)
    return Place(lines=() if code else (row["raw_value"],), country=code)


def _birth_date(row: dict[str, str], doubts: list[str]) -> PartialDate | None:
    try:
        year, month, day_ = (int(row[field] or 0) for field in ("year", "month", "day"))
        return PartialDate.of(year, month or None, day_ or None) if year else None
    except ValueError as error:
        text = "-".join((row["year"], row["month"], row["day"]))
        doubts.append(f"birth date {text!r} was not understood: {error}")
        return None


def _day(text: str) -> dt.date | None:
    return day(text) if text else None


def _numbers(row: dict[str, str], kind: PartyKind, issuer: str) -> list[Identifier]:
    value, about = row["raw_value"].strip(" '"), row["additional_info"]
    sort = row["identifier_type"]
    if sort == "imo":
        ship = kind is PartyKind.VESSEL
        return [numbered(Scheme.IMO if ship else Scheme.IMO_COMPANY, value)]
    if sort == "business_registration_numbers":
        found = labelled(f"{value} ({about})" if about else value, issuer)
        return found or [numbered(Scheme.REGISTRATION, value, issuer)]
    scheme = Scheme.PASSPORT if sort == "passport" else Scheme.NATIONAL_ID
    if "INN" in about:
        return [numbered(Scheme.INN, value, "RU")]
    return [numbered(scheme, value, country_at_start(about) or issuer)]
