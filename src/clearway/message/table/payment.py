"""One row of a table is one payment."""

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from clearway.message import values
from clearway.message.drafts import Draft
from clearway.message.table import forms
from clearway.message.table.cells import troubles
from clearway.message.table.columns import NAMES, Column, Header
from clearway.message.table.types import Cell, Layout, Row
from clearway.message.types import Fault, Field, Payment, Value
from clearway.terms import Role

_PARTIES = {
    "debtor": Role.DEBTOR,
    "creditor": Role.CREDITOR,
    "ultimate_debtor": Role.ULTIMATE_DEBTOR,
    "ultimate_creditor": Role.ULTIMATE_CREDITOR,
}
_AGENTS = {"debtor_agent": Role.DEBTOR_AGENT, "creditor_agent": Role.CREDITOR_AGENT}
_FREE = ("", "id", "remittance")
_FORMS: dict[str, tuple[Callable[[Cell, Layout], object], str]] = {
    "amount": (forms.amount, "a decimal with a point, such as 1250.00"),
    "currency": (lambda cell, _: values.currency(cell.text), "three letters, such as CNY"),
    "date": (forms.day, "a day YYYY-MM-DD"),
}
"""Columns that hold no name, how their cells are read, and the form to send."""

_ENCODING = 'Send it in UTF-8, or say what it is in --columns: encoding = "windows-1251".'

Filled = tuple[tuple[Column, Cell], ...]
"""The cells of a row that hold anything, each with its column."""


def payment(row: Row, header: Header, layout: Layout, source: str, kind: str) -> Payment:
    """The payment of a row. A row that cannot be read is a fault, its texts are free text."""
    if fault := _unfit(row, header):
        answer = values.unreadable(source, fault, kind)
        texts = tuple(Value(row.place, cell.text) for cell in row.cells if cell.text)
        return replace(answer, texts=texts, row=_sent(row, header))
    cells = tuple(zip(header.columns, row.cells, strict=True))
    filled = tuple((column, cell) for column, cell in cells if cell.text)
    means = {column.means: cell for column, cell in filled}
    faults, notes = troubles(cells)
    nothing = Cell()
    return Payment(
        id=values.reference(means.get("id", nothing).text) or source,
        source=source,
        kind=kind,
        amount=forms.amount(means.get("amount", nothing), layout),
        currency=values.currency(means.get("currency", nothing).text),
        date=forms.day(means.get("date", nothing), layout),
        parties=tuple(p for p in (draft.party() for draft in _drafts(filled)) if p is not None),
        texts=tuple(_value(*item) for item in filled if _is_text(*item, layout)),
        set_aside=tuple(_value(*item) for item in filled if _is_typed(*item, layout)),
        faults=(*header.faults, *faults, *_faults(filled, header, layout)),
        notes=notes,
        row=_sent(row, header),
    )


def _unfit(row: Row, header: Header) -> Fault | None:
    """Why a row cannot be read by its header."""
    if row.fault:
        return Fault(path=row.place, what=row.fault, mend=row.mend)
    if len(row.cells) == len(header.columns):
        return None
    what = f"The row has {len(row.cells)} cells where the header has {len(header.columns)}"
    mend = "Name each column in the header; put cells that hold the delimiter in quotes."
    return Fault(path=row.place, what=what, mend=mend)


def _sent(row: Row, header: Header) -> tuple[Field, ...]:
    names = [column.name for column in header.columns]
    names += (f"column {n}" for n in range(len(names) + 1, len(row.cells) + 1))
    return tuple(
        Field(name, cell.text, is_number=cell.stored == "number")
        for name, cell in zip(names, row.cells, strict=False)
    )


def _value(column: Column, cell: Cell) -> Value:
    return Value(column.path, cell.text)


def _is_typed(column: Column, cell: Cell, layout: Layout) -> bool:
    return column.means in _FORMS and _FORMS[column.means][0](cell, layout) is not None


def _is_text(column: Column, cell: Cell, layout: Layout) -> bool:
    """Free text: remittance, the payer's reference, and all that has no other place."""
    if column.means in _FORMS:
        return not _is_typed(column, cell, layout)
    return column.means in _FREE


def _drafts(filled: Filled) -> Iterator[Draft]:
    """The parties and banks of a row."""
    for party, role in _PARTIES.items():
        draft = Draft(role, party)
        for column, cell in filled:
            if column.means.startswith(party):
                _say(draft, column.means.removeprefix(party), _value(column, cell), column.scheme)
        yield draft
    for agent, role in _AGENTS.items():
        bank = Draft(role, agent)
        for column, cell in filled:
            if column.means in (agent, f"{agent}_bic"):
                bank.name_bank(_value(column, cell))
        yield bank


def _say(draft: Draft, part: str, value: Value, scheme: str) -> None:
    """Tell a party's draft what a cell says of it."""
    match part:
        case "_name":
            draft.names.append(value)
        case "_address":
            draft.lines.append(value)
        case "_country":
            draft.set_country(value)
        case "_account":
            draft.set_account(value)
        case "_id":
            given, mark, number = value.text.rpartition(":")
            if number.strip():
                named = given.strip() if mark else scheme
                draft.identify(Value(value.path, number.strip()), named)


def _faults(filled: Filled, header: Header, layout: Layout) -> Iterator[Fault]:
    """Cells that are not what their column is for, and a row that names nobody."""
    for column, cell in filled:
        yield from values.lost(cell.text, column.path, _ENCODING)
    named = {c.means for c, cell in filled if c.means in NAMES and values.reference(cell.text)}
    creditor = next((c.path for c in header.columns if c.means == "creditor_name"), "")
    if not named:
        path = creditor or "creditor_name"
        yield Fault(path=path, what="The row names nobody", mend="Send a name.")
    elif creditor and "creditor_name" not in named:
        what = "The creditor's name is missing"
        yield Fault(path=creditor, what=what, mend="Send the name of who is paid.")
    for column, cell in filled:
        if column.means in _FORMS and not _is_typed(column, cell, layout):
            form = _FORMS[column.means][1]
            what = f"The {column.means} {cell.text!r} is not {form}"
            yield Fault(path=column.path, what=what, mend=f"Send {form}.")
