"""A payment written out flat, one line a value, as the case tables hold it."""

from clearway.message import Payment, ledger

HEAD = ("source", "kind", "id", "amount", "currency")


def written(payment: Payment) -> dict[str, object]:
    """The payment as a case table writes it; what is empty is left out."""
    whole: dict[str, object] = {name: getattr(payment, name) for name in HEAD}
    whole["date"] = payment.date and payment.date.isoformat()
    lines = list(ledger(payment))
    whole["parties"] = [
        f"{line.read_as} {line.path}: {line.text}"
        for line in lines
        if line.read_as not in ("free text", "set aside")
    ] + [
        f"{party.role} is {'a person' if party.is_person else 'an organisation'}"
        for party in payment.parties
        if party.is_person is not None
    ]
    for name, read_as in (("texts", "free text"), ("aside", "set aside")):
        whole[name] = [f"{line.path}: {line.text}" for line in lines if line.read_as == read_as]
    for name in ("notes", "faults"):
        whole[name] = [f"{fault.path}: {fault.what}" for fault in getattr(payment, name)]
    return {name: value for name, value in whole.items() if value}
