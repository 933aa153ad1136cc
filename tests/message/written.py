"""A payment written out flat, one line a value, as the case tables hold it."""

from collections.abc import Iterator

from clearway.message import Party, Payment, Value

HEAD = ("source", "kind", "id", "amount", "currency")


def written(payment: Payment) -> dict[str, object]:
    """The payment as a case table writes it; what is empty is left out."""
    whole: dict[str, object] = {name: getattr(payment, name) for name in HEAD}
    whole["date"] = payment.date and payment.date.isoformat()
    whole["parties"] = [line for party in payment.parties for line in _party(party)]
    whole["texts"] = [_value(value) for value in payment.texts]
    whole["aside"] = [_value(value) for value in payment.set_aside]
    whole["notes"] = [f"{note.path}: {note.what}" for note in payment.notes]
    whole["faults"] = [f"{fault.path}: {fault.what}" for fault in payment.faults]
    return {name: value for name, value in whole.items() if value}


def _value(value: Value) -> str:
    return f"{value.path}: {value.text}"


def _party(party: Party) -> Iterator[str]:
    """``Cdtr name 59/2: ...``: role, what it was read as, path, text."""
    for what, value in _values(party):
        yield f"{party.role} {what} {_value(value)}"
    if party.is_person is not None:
        yield f"{party.role} is {'a person' if party.is_person else 'an organisation'}"


def _values(party: Party) -> Iterator[tuple[str, Value]]:
    yield from (("name", value) for value in party.names)
    one = {
        "BIC": party.bic,
        "account": party.account,
        "town": party.address.town,
        "postcode": party.address.postcode,
        "country": party.address.country,
        "born": party.birth_date,
        "born in": party.birth_place,
    }
    yield from (("line", value) for value in party.address.lines)
    yield from ((what, value) for what, value in one.items() if value is not None)
    yield from (("of", value) for value in party.countries)
    for given in party.identifiers:
        yield " ".join(w for w in ("number", given.scheme, given.issuer) if w), given.value
