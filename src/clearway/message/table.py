"""A table of payments (CSV): one payment a row.

Columns are those of the contract, in any order and case, all optional but one name; others are
free text under their own name. Cells are parted by comma, semicolon or tab.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator

import msgspec
from msgspec.structs import replace

from clearway.message import values
from clearway.message.drafts import Draft
from clearway.message.types import Fault, Payment, Value
from clearway.terms import Role

csv.field_size_limit(2**31 - 1)  # a long remittance text is a long text, not an error

_PARTIES = {
    "debtor": Role.DEBTOR,
    "creditor": Role.CREDITOR,
    "ultimate_debtor": Role.ULTIMATE_DEBTOR,
    "ultimate_creditor": Role.ULTIMATE_CREDITOR,
}
_AGENTS = {"debtor_agent": Role.DEBTOR_AGENT, "creditor_agent": Role.CREDITOR_AGENT}
_NAMES = frozenset(f"{party}_name" for party in _PARTIES)
_PARTY_COLUMNS = frozenset(
    f"{party}_{part}"
    for party in ("debtor", "creditor")
    for part in ("name", "country", "address", "id", "account", "agent")
)
COLUMNS = _PARTY_COLUMNS | _NAMES | {"id", "date", "amount", "currency", "remittance"}
"""The contract's columns."""


class _Row(msgspec.Struct, frozen=True):
    """A row: the number of its first line, its cells, or why they cannot be read."""

    line: int
    cells: tuple[str, ...]
    fault: str = ""


def is_table(text: str) -> bool:
    """Whether the first line names at least one column of the contract."""
    return bool(_header(text)[1] & COLUMNS)


def read(text: str, source: str) -> Iterator[Payment]:
    """Read a table. Without a column for a name it is one unreadable payment."""
    delimiter, columns = _header(text)
    if not columns & _NAMES:
        what = "The table has no column with a name"
        mend = f"Name a column one of: {', '.join(sorted(_NAMES))}."
        yield values.unreadable(source, Fault(path="row 1", what=what, mend=mend), "csv")
        return
    rows = _rows(text, delimiter)
    header = _numbered(next(rows).cells)
    found = False
    for row in rows:
        found = True
        yield _payment(row, header, f"{source}#row {row.line}")
    if not found:
        fault = Fault(path="row 2", what="The table has no row", mend="Send at least one payment.")
        yield values.unreadable(source, fault, "csv")


def _header(text: str) -> tuple[str, frozenset[str]]:
    """The delimiter that finds most columns of the contract in the first line; all columns."""
    first = text.lstrip("\n\r").split("\n", 1)[0]
    found = {
        mark: frozenset(cell.strip(' "\r').lower() for cell in first.split(mark)) for mark in ",;\t"
    }
    return max(found.items(), key=lambda item: len(item[1] & COLUMNS))


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    """The rows that hold anything. A quote that never closes takes the rest, and says so."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield _Row(line, (), str(error))
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _Row(line, tuple(cell.strip() for cell in cells))


def _numbered(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Column names; the second of a name is another column (``remittance[2]``)."""
    seen: Counter[str] = Counter()
    names = []
    for cell in cells:
        name = cell.lower()
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}[{seen[name]}]")
    return tuple(names)


def _payment(row: _Row, header: tuple[str, ...], source: str) -> Payment:
    place = f"row {row.line}"
    if row.fault:
        mend = "Close every quote; write a quote inside a quoted cell twice."
        return values.unreadable(source, Fault(path=place, what=f"{row.fault}", mend=mend), "csv")
    if len(row.cells) != len(header):
        what = f"The row has {len(row.cells)} cells where the header has {len(header)}"
        fault = Fault(path=place, what=what, mend="Put cells that hold the delimiter in quotes.")
        answer = values.unreadable(source, fault, "csv")
        return replace(answer, texts=tuple(Value(place, cell) for cell in row.cells if cell))
    cells = {name: text for name, text in zip(header, row.cells, strict=True) if text}
    return Payment(
        id=values.reference(cells.get("id")) or source,
        source=source,
        kind="csv",
        amount=values.amount(cells.get("amount", "")),
        currency=values.currency(cells.get("currency", "")),
        date=values.day(cells.get("date", "")),
        parties=tuple(p for p in (draft.party() for draft in _drafts(cells)) if p is not None),
        texts=tuple(Value(name, text) for name, text in cells.items() if _is_text(name, text)),
        set_aside=tuple(Value(name, text) for name, text in cells.items() if _is_typed(name, text)),
        faults=tuple(_faults(cells, header)),
    )


_FORMS: dict[str, tuple[Callable[[str], object], str]] = {
    "amount": (values.amount, "a decimal with a point, such as 1250.00"),
    "currency": (values.currency, "three letters, such as CNY"),
    "date": (values.day, "a day YYYY-MM-DD"),
}
"""Columns that hold no name, how their cells are read, and the form to send."""


def _is_typed(name: str, text: str) -> bool:
    return name in _FORMS and _FORMS[name][0](text) is not None


def _is_text(name: str, text: str) -> bool:
    """Free text: remittance, the payer's reference, and all that has no other place."""
    if name in _FORMS:
        return not _is_typed(name, text)
    return name not in COLUMNS or name in ("id", "remittance")


def _drafts(cells: dict[str, str]) -> Iterator[Draft]:
    """The parties and banks of a row."""
    for party, role in _PARTIES.items():
        yield _party(cells, party, role)
    for column, role in _AGENTS.items():
        agent = Draft(role, column)
        if column in cells:
            agent.name_bank(Value(column, cells[column]))
        yield agent


def _party(cells: dict[str, str], party: str, role: Role) -> Draft:
    draft = Draft(role, party)
    given = {part: Value(f"{party}_{part}", cells.get(f"{party}_{part}", "")) for part in _PARTS}
    if given["name"].text:
        draft.names.append(given["name"])
    if given["address"].text:
        draft.lines.append(given["address"])
    if given["country"].text:
        draft.set_country(given["country"])
    if given["account"].text:
        draft.set_account(given["account"])
    scheme, mark, number = given["id"].text.rpartition(":")
    if number:
        draft.identify(Value(given["id"].path, number.strip()), scheme.strip() if mark else "")
    return draft


_PARTS = ("name", "address", "country", "account", "id")


def _faults(cells: dict[str, str], header: tuple[str, ...]) -> Iterator[Fault]:
    """Cells that are not what their column is for, and a row that names nobody."""
    for name, text in cells.items():
        yield from values.lost(text, name)
    if not any(values.reference(cells.get(name)) for name in _NAMES):
        yield Fault(path="creditor_name", what="The row names nobody", mend="Send a name.")
    elif "creditor_name" in header and not values.reference(cells.get("creditor_name")):
        what = "The creditor's name is missing"
        yield Fault(path="creditor_name", what=what, mend="Send the name of who is paid.")
    for name, (read_as, form) in _FORMS.items():
        if name in cells and read_as(cells[name]) is None:
            what = f"The {name} {cells[name]!r} is not {form}"
            yield Fault(path=name, what=what, mend=f"Send {form}.")
