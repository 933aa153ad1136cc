"""The fields that OFAC packs into remarks.

``DOB 1961; POB Moscow, Russia; Tax ID No. 7704274402 (Russia); a.k.a. 'X'.``
"""

import re
from collections.abc import Callable
from functools import cache

import msgspec

from clearway.lists.dates import day, partial_date
from clearway.lists.numbers import numbered
from clearway.lists.types import Link, ListedName, Listing
from clearway.tables.countries import country_code
from clearway.tables.ofac import remark_labels
from clearway.terms import Identifier, NameQuality, PartialDate, Scheme

_PIECES = re.compile(r";\s*")
_NUMBER = re.compile(
    r"(?P<value>.+?)(?: \((?P<issuer>[^()]*)\))?"
    r"(?: \([^()]*\))?(?: issued [^()]*?)?(?: expires .*)?"
)
_OTHER_NUMBER = re.compile(
    r"(?:alt\. )?[A-Z][^;:]*?(?:Number|No\.?|#|Code|ID Card) (?=\S*\d)(?P<rest>.+)"
)
_UNLABELLED = re.compile(r"[A-Z]?\d{5}")
_QUOTED = re.compile(r"""['"](?P<text>.+)['"](?:\s*\(.*\))?""")
_LISTING = re.compile(r"\((?P<programme>[^()]+)\):? (?P<day>.+)")


class Remarks(msgspec.Struct):
    """Fields of an entry found in its remarks; ``doubts`` are pieces that were not understood."""

    names: list[ListedName] = []
    birth_dates: list[PartialDate] = []
    birth_places: list[str] = []
    nationalities: list[str] = []
    gender: str = ""
    identifiers: list[Identifier] = []
    links: list[Link] = []
    established: list[PartialDate] = []
    listings: list[Listing] = []
    craft: dict[str, str] = {}
    former_flags: list[str] = []
    doubts: list[str] = []


def read_remarks(text: str, *, cut: bool = False) -> Remarks:
    """Reads every piece that has a known label. With ``cut`` the last piece is left unread."""
    found = Remarks()
    pieces = _PIECES.split(text.strip().removesuffix("."))
    for piece in pieces[:-1] if cut else pieces:
        if piece:
            _read_piece(_bare(piece), found)
    return found


def _bare(piece: str) -> str:
    """Without brackets around several pieces: ``(Linked To: A; Linked To: B)``."""
    piece = piece.strip()
    if piece.startswith("(") and piece.find(")") in (-1, len(piece) - 1):
        piece = piece[1:].removesuffix(")")
    opened, closed = piece.count("("), piece.count(")")
    return piece.removesuffix(")") if closed > opened else piece


def _read_piece(piece: str, found: Remarks) -> None:
    match = _labels().match(piece)
    if match is None:
        other = _OTHER_NUMBER.fullmatch(piece)
        if other:
            _add_identifier(Scheme.OTHER, other["rest"], found)
        elif _UNLABELLED.match(piece):
            found.doubts.append(f"{piece!r} is a number without a label")
        return
    label, value = match["label"], match["value"].strip()
    scheme = remark_labels().identifiers.get(label)
    try:
        if scheme:
            _add_identifier(Scheme(scheme), value, found)
        else:
            _FIELDS[remark_labels().fields[label]](value, found)
    except ValueError as error:
        found.doubts.append(f"{piece!r} was not understood: {error}")


@cache
def _labels() -> re.Pattern[str]:
    table = remark_labels()
    known = sorted({*table.fields, *table.identifiers}, key=len, reverse=True)
    return re.compile(
        rf"(?:alt\. )?(?P<label>{'|'.join(map(re.escape, known))})(?: - |:|(?= )|$)(?P<value>.*)"
    )


def _add_identifier(scheme: Scheme, text: str, found: Remarks) -> None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError("no number")
    value = match["value"].split(" ", 1)[-1] if scheme is Scheme.WALLET else match["value"]
    found.identifiers.append(numbered(scheme, value, country_code(match["issuer"] or "")))


def _birth_date(value: str, found: Remarks) -> None:
    found.birth_dates.append(partial_date(value))


def _established(value: str, found: Remarks) -> None:
    found.established.append(partial_date(value))


def _birth_place(value: str, found: Remarks) -> None:
    found.birth_places.append(value)


def _nationality(value: str, found: Remarks) -> None:
    code = country_code(value)
    if not code:
        raise ValueError("not a country")
    found.nationalities.append(code)


def _gender(value: str, found: Remarks) -> None:
    found.gender = value.lower()


def _link(value: str, found: Remarks) -> None:
    found.links.append(Link(kind="linked_to", name=value))


def _name(quality: NameQuality) -> Callable[[str, Remarks], None]:
    def add(value: str, found: Remarks) -> None:
        match = _QUOTED.fullmatch(value)
        if match is None:
            raise ValueError("no name in quotes")
        found.names.append(ListedName(match["text"], quality))

    return add


def _listing(value: str, found: Remarks) -> None:
    match = _LISTING.fullmatch(value)
    if match is None:
        raise ValueError("no programme and date")
    found.listings.append(
        Listing(list="", id="", programmes=(match["programme"],), date=day(match["day"]))
    )


def _ssi(value: str, found: Remarks) -> None:
    found.listings.append(Listing(list="", id="", programmes=(f"EO 13662 {value}",)))


def _former_flag(value: str, found: Remarks) -> None:
    found.former_flags.append(value)


def _craft(field: str) -> Callable[[str, Remarks], None]:
    def keep(value: str, found: Remarks) -> None:
        found.craft[field] = value

    return keep


_FIELDS: dict[str, Callable[[str, Remarks], None]] = {
    "birth_date": _birth_date,
    "birth_place": _birth_place,
    "nationality": _nationality,
    "gender": _gender,
    "link": _link,
    "weak_name": _name(NameQuality.WEAK),
    "former_name": _name(NameQuality.FORMER),
    "strong_name": _name(NameQuality.STRONG),
    "established": _established,
    "listing": _listing,
    "ssi": _ssi,
    "former_flag": _former_flag,
    "flag": _craft("flag"),
    "type": _craft("type"),
    "model": _craft("model"),
}
