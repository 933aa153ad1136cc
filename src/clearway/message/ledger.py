"""The coverage ledger: every text of a payment, with its path and what it was read as."""

from collections.abc import Iterator

import msgspec

from clearway.message.types import Party, Payment, Reading, Value


class Line(msgspec.Struct, frozen=True, gc=False):
    """One text: where it stands, what it says, and what it was read as."""

    path: str
    text: str
    read_as: str


def ledger(payment: Payment) -> Iterator[Line]:
    """Every text of ``payment``: parties first, then free text, then what is set aside.

    A text stands once, but where it is read in two ways (a name of eight letters that may be a
    BIC, a line that continues a name, country and town in one line).
    """
    for party in payment.parties:
        for read_as, value in _said_of(party):
            yield _line(value, f"{party.role} {read_as}")
    yield from (_line(value, "free text") for value in payment.texts)
    yield from (_line(value, "set aside") for value in payment.set_aside)


def _line(value: Value, read_as: str) -> Line:
    how = f", by {value.how}" if isinstance(value, Reading) else ""
    return Line(value.path, value.text, read_as + how)


def _said_of(party: Party) -> Iterator[tuple[str, Value]]:
    address = party.address
    one = {
        "BIC": party.bic,
        "account": party.account,
        "town": address.town,
        "postcode": address.postcode,
        "country": address.country,
        "birth date": party.birth_date,
        "birth place": party.birth_place,
    }
    yield from (("name", value) for value in party.names)
    yield from (("address", value) for value in address.lines)
    yield from ((read_as, value) for read_as, value in one.items() if value is not None)
    yield from (("country", value) for value in party.countries)
    for given in party.identifiers:
        yield " ".join(word for word in ("number", given.scheme, given.issuer) if word), given.value
