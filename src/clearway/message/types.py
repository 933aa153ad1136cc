"""A payment as sent: every value keeps its place in the message.

None of these values can hold itself, so the collector of cycles need not look at them (``gc``).
"""

import datetime as dt

import msgspec

from clearway.terms import Role


class Value(msgspec.Struct, frozen=True, gc=False):
    """A text and its path.

    ``CdtTrfTxInf[3]/Cdtr/Nm``; ``59/2`` is field 59, second line; ``creditor_name`` a column.
    """

    path: str
    text: str

    def part(self, text: str) -> "Value":
        """A part of the text, at the same place and read in the same way."""
        return Value(self.path, text)


class Reading(Value, frozen=True, gc=False):
    """A text that another one holds in code: ``how`` it was read from ``original``, as sent."""

    how: str
    original: str

    def part(self, text: str) -> "Reading":
        """A part of the text, read in the same way."""
        return Reading(self.path, text, self.how, self.original)


class GivenIdentifier(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An identifier as the message gives it, not yet believed.

    ``scheme`` is the message's own word for its kind (``INN``, ``TXID``, ``LEI``), or empty.
    """

    value: Value
    scheme: str = ""
    issuer: str = ""


class Address(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A postal address: free lines, and what the message names apart."""

    lines: tuple[Value, ...] = ()
    town: Value | None = None
    postcode: Value | None = None
    country: Value | None = None


class Party(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A party or agent of a payment with everything the message says of it.

    ``path`` is its element or field (``CdtTrfTxInf[1]/Cdtr``, ``59``). An account's own name
    (``CdtrAcct/Nm``) stands among ``names``. A bank given by BIC alone has no name.
    """

    role: Role
    path: str
    names: tuple[Value, ...] = ()
    bic: Value | None = None
    account: Value | None = None
    address: Address = Address()
    identifiers: tuple[GivenIdentifier, ...] = ()
    birth_date: Value | None = None
    birth_place: Value | None = None
    countries: tuple[Value, ...] = ()
    is_person: bool | None = None


class Field(Value, frozen=True, gc=False):
    """A cell of a table under its column's name, both as sent."""

    is_number: bool = False

    def part(self, text: str) -> "Field":
        """A part of the cell."""
        return Field(self.path, text, self.is_number)


class Fault(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part that could not be read: where, what, and what next.

    ``what`` is a sentence without its full stop, ``mend`` one with it. ``asks``: the question to
    the customer whose answer would be read in its stead; a person decides where there is none.
    """

    path: str
    what: str
    mend: str
    asks: str = ""


class Payment(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One transaction, or one message that holds none: what gets exactly one answer.

    ``source`` is file and place (``book.xml#CdtTrfTxInf[3]``). ``amount`` is a decimal as text.
    ``texts`` are screened as free text: remittance, instructions, purposes, and every element
    nobody foresaw. ``set_aside`` are values whose type holds no name: dates, amounts, codes.
    ``row`` is the row of a table as sent, read or not: what answers are written back beside.
    A payment with ``faults`` was not read whole and is never released; ``notes`` say how it was
    read, and stop nothing.
    """

    id: str
    source: str
    kind: str
    amount: str | None = None
    currency: str | None = None
    date: dt.date | None = None
    parties: tuple[Party, ...] = ()
    texts: tuple[Value, ...] = ()
    set_aside: tuple[Value, ...] = ()
    row: tuple[Field, ...] = ()
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
