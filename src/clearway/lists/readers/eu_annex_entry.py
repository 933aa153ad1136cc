"""A row of an EU annex as an entry."""

import csv
import datetime as dt
import re
from collections.abc import Iterator

from clearway.lists.dates import partial_date
from clearway.lists.ids import made_id
from clearway.lists.numbers import labelled, numbered
from clearway.lists.readers.aka import names_in
from clearway.lists.readers.base import distinct, unique
from clearway.lists.readers.ftm import NUMBERS
from clearway.lists.types import Craft, Entry, ListedName, Place
from clearway.tables.countries import country_code, country_codes
from clearway.terms import Identifier, NameQuality, PartialDate, PartyKind, Scheme, check

KINDS = {
    "Person": PartyKind.PERSON,
    "LegalEntity": PartyKind.ORGANISATION,
    "Organization": PartyKind.ORGANISATION,
    "Company": PartyKind.ORGANISATION,
    "Vessel": PartyKind.VESSEL,
    "Asset": PartyKind.ASSET,
}
NAMES = {
    "name": NameQuality.PRIMARY,
    "alias": NameQuality.UNKNOWN,
    "weakAlias": NameQuality.WEAK,
    "previousName": NameQuality.FORMER,
}
REMARKS = (
    *("reason", "notes", "appearance", "ethnicity", "fatherName", "motherName", "legalForm"),
    *("sector", "ticker", "phone", "email", "website"),
)
COLUMNS = (
    *("recordId", "programKey", "annex", "measure", "startDate", "schema", "country"),
    *("nationality", "jurisdiction", "birthDate", "birthPlace", "position", "gender"),
    *("incorporationDate", "flag", "address", *NAMES, *NUMBERS, *REMARKS),
)
_LETTERED = re.compile(
    r"\(?\b[a-h]\)|\bor\b|[;,](?=\s*(?:\(?[a-h]\)|\d|circa|approx|between))"
    r"|(?<=\d{4})\s*/\s*(?=\d{1,2}\.)"
)
_WORDS = re.compile(r"\s+(?:as|by|POB:|Gender:)(?!.*\b\d{4}\b).*")
"""What is said behind a date and is none."""
_NOTED = re.compile(
    r"\((?:or |incorporation date:? |founded in )?((?:probably )?[\d.]*\b\d{4})\b[^()]*\)"
)
"""A second date in brackets, ``25.7.1978 (or 23.3.1975)``."""
_DAY = re.compile(r"\d{1,2}-\d{1,2}-\d{4}")
_TOKEN = re.compile(r"(?=[A-Z0-9/-]*\d)[A-Z0-9][A-Z0-9/-]{4,}|\d{2}(?: ?\d{2})? \d{6,7}\b")
_RUSSIAN_ACTS = ("EU-RUS", "EU-UKR", "EU-RUSDA")


def record_id(list_id: str, row: dict[str, str]) -> str:
    """Act, annex and the number printed there; a digest where none is printed."""
    if row["recordId"]:
        return f"{row['act']}/{row['annex']}/{row['recordId']}"
    return made_id(list_id, (f"{row['act']}/{row['annex']}",), row["name"], row["country"])


def annex_entry(list_id: str, entry_id: str, row: dict[str, str]) -> tuple[Entry, list[str]]:
    """The entry, and what in it was not understood."""
    doubts: list[str] = []
    kind = KINDS.get(row["schema"], PartyKind.UNKNOWN)
    places = tuple(_places(row))
    countries = unique(
        (
            *country_codes(row["country"]),
            *country_codes(row["jurisdiction"]),
            *(place.country for place in places),
        )
    )
    names = distinct(_names(row))
    nationality, _, behind = row["nationality"].partition(". ")
    nationalities = country_codes(nationality)
    issuer = _issuer(row, names, countries, nationalities)
    if row["nationality"] and not nationalities:
        doubts.append(f"nationality {row['nationality']!r} was not understood")
    entry = Entry(
        list=list_id,
        id=entry_id,
        kind=kind,
        names=names,
        programmes=_programmes(row),
        countries=countries,
        nationalities=nationalities,
        places=places,
        identifiers=unique((*_identifiers(row, kind, issuer, doubts), *_numbers(behind, issuer))),
        birth_dates=unique(_dates(row["birthDate"], doubts)),
        birth_places=unique(_several(row["birthPlace"])),
        established=unique(_dates(row["incorporationDate"], doubts)),
        gender=row["gender"],
        title=row["position"],
        craft=Craft(flag=country_code(row["flag"]) or row["flag"]) if row["flag"] else None,
        listed=_listed(row["startDate"], doubts),
        legal_basis=unique((f"{row['programKey']}: {row['measure']}", row.get("amendmentCelex"))),
        remarks="\n".join(f"{field}: {row[field]}" for field in REMARKS if row[field]),
    )
    return entry, doubts


def _several(cell: str) -> list[str]:
    (values,) = csv.reader([cell.replace("\n", " ")], delimiter=";", skipinitialspace=True)
    return [text for value in values if (text := value.strip())]


def _programmes(row: dict[str, str]) -> tuple[str, ...]:
    """``32014R0833/XLV`` and its part ``32014R0833/XLV.A``."""
    annex = row["annex"]
    return unique((f"{row['act']}/{annex.split('.')[0]}", f"{row['act']}/{annex}"))


def _names(row: dict[str, str]) -> Iterator[ListedName]:
    for column, quality in NAMES.items():
        for position, text in enumerate(_several(row[column])):
            usual = NameQuality.UNKNOWN if quality is NameQuality.PRIMARY and position else quality
            yield from names_in(text, usual)


def _places(row: dict[str, str]) -> Iterator[Place]:
    for text in _several(row["address"]):
        parts = [part.strip(" .") for part in text.split(",")]
        country = next(filter(None, map(country_code, reversed(parts[-2:]))), "")
        yield Place(lines=(text,), country=country)


def _issuer(
    row: dict[str, str],
    names: tuple[ListedName, ...],
    countries: tuple[str, ...],
    nationalities: tuple[str, ...],
) -> str:
    """Who gave the numbers: the only country, or Russia for a Cyrillic name of a Russian regime."""
    known = countries or nationalities
    if known:
        return known[0] if len(known) == 1 else ""
    cyrillic = any("\u0400" <= letter <= "\u04ff" for name in names for letter in name.text)
    return "RU" if cyrillic and row["programKey"] in _RUSSIAN_ACTS else ""


_IN_WORDS = frozenset(
    {Scheme.REGISTRATION, Scheme.TAX, Scheme.INN, Scheme.OGRN, Scheme.KPP, Scheme.OKPO}
)


_GROUPED = re.compile(r"\d{1,3}(?: \d{3}){2,}")
"""A number in groups of three, ``1 121 402 000 213``."""


def _identifiers(
    row: dict[str, str], kind: PartyKind, issuer: str, doubts: list[str]
) -> Iterator[Identifier]:
    for column, scheme in NUMBERS.items():
        for text in _several(row[column]):
            plain = text.replace(" ", "") if _GROUPED.fullmatch(text) else text
            if scheme in _IN_WORDS:
                found = labelled(plain, issuer, scheme)
            else:
                values = _values(plain, scheme)
                found = [_identifier(scheme, kind, one, issuer) for one in values]
            yield from found
            if not found:
                doubts.append(f"{column} {text!r} was not understood")


def _numbers(text: str, issuer: str) -> Iterator[Identifier]:
    """Numbers behind a nationality: ``Tunisian. National Identification No.: 08619445``."""
    scheme = Scheme.PASSPORT if "passport" in text else Scheme.NATIONAL_ID
    found = (match[0] for match in _TOKEN.finditer(text))
    return (numbered(scheme, one, issuer) for one in found if not _DAY.fullmatch(one))


def _values(text: str, scheme: Scheme) -> Iterator[str]:
    """Numbers of a cell; the whole text where no number is seen in words about a document."""
    if scheme in (Scheme.PASSPORT, Scheme.NATIONAL_ID) and " " in text:
        yield from [match[0] for match in _TOKEN.finditer(text)] or [text]
        return
    for part in re.split(r"[,/]\s*|\s+and\s+|\s*\(", text):
        value = part.strip(" ,.)")
        if any(map(str.isdigit, value)) or (scheme is Scheme.BIC and len(value) == 8):
            yield value


def _identifier(scheme: Scheme, kind: PartyKind, value: str, issuer: str) -> Identifier:
    if scheme is Scheme.IMO and kind is not PartyKind.VESSEL:
        scheme = Scheme.IMO_COMPANY
    if scheme is Scheme.BIC and not check(Identifier(scheme=scheme, value=value.upper())):
        scheme = Scheme.OTHER
    return numbered(scheme, value, issuer)


def _dates(cell: str, doubts: list[str]) -> Iterator[PartialDate]:
    for text in _several(cell):
        noted = [] if _is_date(text) else _NOTED.findall(text)
        for part in [text] if _is_date(text) else [*_LETTERED.split(_bare(text)), *noted]:
            plain = re.sub(r"\([^()]*\)", "", part).replace('"', "").strip(" ,;.()")
            if not plain:
                continue
            try:
                yield partial_date(plain)
            except ValueError as error:
                doubts.append(f"date {text!r} was not understood: {error}")


def _bare(text: str) -> str:
    """Without notes in brackets and words behind a date."""
    return _WORDS.sub("", re.sub(r"\([^()]{2,}\)", "", text))


def _is_date(text: str) -> bool:
    try:
        partial_date(text)
    except ValueError:
        return False
    return True


def _listed(cell: str, doubts: list[str]) -> dt.date | None:
    days = (one.first for one in _dates(cell, doubts) if one.first == one.last)
    return min(days, default=None)
