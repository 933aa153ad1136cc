"""The UK Sanctions List as published in XML and ODS, read into the rows of its CSV.

Built from the published structure; not yet held against a real file.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from clearway.lists.dates import day
from clearway.lists.readers.base import Reader, one_by_one
from clearway.lists.readers.uk_csv import NEEDED, Row, edition_of
from clearway.lists.readers.xml import children_at, head_holds, root_of, text_at, texts_at
from clearway.lists.results import Edition, Unreadable

_MOST = 256 * 2**20  # bytes of the table inside an ODS
_REPEATED = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}number-columns-repeated"
_NAMES = {
    **{f"Name {n}": f"Name{n}" for n in range(1, 7)},
    "Name type": "NameType",
    "Alias strength": "AliasStrength",
    "Title": "Title",
}
_ONCE = {
    "Unique ID": "UniqueID",
    "Last Updated": "LastUpdated",
    "Date Designated": "DateDesignated",
    "UN Reference Number": "UNReferenceNumber",
    "OFSI Group ID": "OFSIGroupID",
    "Regime Name": "RegimeName",
    "Individual, Entity, Ship": "IndividualEntityShip",
    "Sanctions Imposed": "SanctionsImposed",
    "Other Information": "OtherInformation",
    "UK Statement of Reasons": "UKStatementofReasons",
}
_INSIDE = {
    "D.O.B": "DOB",
    "Nationality(/ies)": "Nationality",
    "Passport number": "PassportNumber",
    "National Identifier number": "NationalIdentifierNumber",
    "Position": "Position",
    "Gender": "Gender",
    "Town of birth": "TownOfBirth",
    "Country of birth": "CountryOfBirth",
    "Parent company": "ParentCompany",
    "Business registration number (s)": "BusinessRegistrationNumber",
    "IMO number": "IMONumber",
    "Current believed flag of ship": "CurrentBelievedFlagOfShip",
    "Type of ship": "TypeOfShip",
    "Address Postal Code": "AddressPostalCode",
    "Address Country": "AddressCountry",
    **{f"Address Line {n}": f"AddressLine{n}" for n in range(1, 7)},
}
"""Elements below a designation, at any depth, by the column of the CSV they fill."""


def _recognises(name: str, head: bytes) -> bool:
    ods = name.endswith(".ods") and head.startswith(b"PK")
    return ods or head_holds(head, b"<Designations")


def _edition(path: str, content: bytes) -> Edition:
    return (_ods if content.startswith(b"PK") else _xml)(path, content)


READER = Reader(name="UK XML and ODS", recognises=_recognises, read=one_by_one(_edition))


def _xml(path: str, content: bytes) -> Edition:
    root = root_of(path, content)
    found = children_at(root, "Designation")
    rows = (
        (f"Designation[{number}]", row)
        for number, one in enumerate(found, 1)
        for row in _rows_of(one)
    )
    return edition_of(path, day(text_at(root, "DateGenerated")[:10]), rows)


def _rows_of(designation: etree._Element) -> Iterator[Row]:
    """One row a name; what may stand several times fills one row each."""
    shared = {column: text_at(designation, tag) for column, tag in _ONCE.items()}
    blank = dict.fromkeys(NEEDED, "")
    names = children_at(designation, "Names/Name")
    scripts = texts_at(designation, "NonLatinNames/NonLatinName/NameNonLatinScript")
    inside = {
        column: [(one.text or "").strip() for one in designation.iter(f"{{*}}{tag}")]
        for column, tag in _INSIDE.items()
    }
    count = max([len(names), len(scripts), 1, *map(len, inside.values())])
    for number in range(count):
        name = names[number] if number < len(names) else None
        row = {**blank, **shared, "Name non-latin script": _at(scripts, number)}
        row |= {c: text_at(name, t) if name is not None else "" for c, t in _NAMES.items()}
        yield row | {column: _at(texts, number) for column, texts in inside.items()}


def _at(texts: list[str], number: int) -> str:
    return texts[number] if number < len(texts) else ""


def _ods(path: str, content: bytes) -> Edition:
    """A spreadsheet: the report's date on the first row, the header on the second."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if packed.getinfo("content.xml").file_size > _MOST:
                raise Unreadable(path, "unpacks to more than any known list", "Do not use it.")
            table = root_of(path, packed.read("content.xml"))
    except (zipfile.BadZipFile, KeyError) as error:
        what = f"is no spreadsheet ({error}): it is cut or damaged"
        raise Unreadable(path, what, "Fetch it again.") from None
    lines = [_cells(row) for row in table.iter("{*}table-row")]
    lines = [cells for cells in lines if any(cells)]
    if len(lines) < 2 or not lines[0][0].startswith("Report Date"):
        raise Unreadable(path, "has no Report Date on its first row", "Fetch it again.")
    header = lines[1]
    missing = sorted(set(NEEDED) - set(header))
    if missing:
        raise Unreadable(path, f"lacks the column {', '.join(missing)}", "Fetch it again.")
    published = day(lines[0][0].split(":", 1)[-1].strip().replace("-", " "))
    rows = (
        (f"row {number}", dict(zip(header, [*cells, *[""] * len(header)], strict=False)))
        for number, cells in enumerate(lines[2:], 3)
    )
    return edition_of(path, published, rows)


def _cells(row: etree._Element) -> list[str]:
    """The texts of a row; a cell may stand for several, the last ones are left out when empty."""
    cells: list[str] = []
    for cell in row.iter("{*}table-cell", "{*}covered-table-cell"):
        text = "\n".join("".join(map(str, part.itertext())) for part in cell.iter("{*}p")).strip()
        cells += [text] * min(int(cell.get(_REPEATED) or 1), 200)
    return cells
