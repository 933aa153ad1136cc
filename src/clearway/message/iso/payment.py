"""One transaction of an ISO 20022 message, and what must not be missing in it."""

from collections import Counter
from collections.abc import Iterator

from clearway.message import values
from clearway.message.iso.elements import (
    AMOUNTS,
    DATES,
    LOCAL,
    PAYMENTS,
    REFERENCES,
    TRANSACTIONS,
)
from clearway.message.iso.parts import Noted, Part
from clearway.message.iso.walk import Reading
from clearway.message.iso.xml import Element
from clearway.message.types import Fault, Party, Payment
from clearway.terms import Role

_ONCE = frozenset({"PmtId", "IntrBkSttlmAmt", "Dbtr", "Cdtr", "DbtrAgt", "CdtrAgt", "UltmtCdtr"})
_SIDES = ((Role.DEBTOR, "debtor"), (Role.CREDITOR, "creditor"))


def payment(element: Element, path: str, before: Part, kind: str, source: str) -> Payment:
    """Read one transaction at ``path``, or a whole message that holds none (no path).

    ``before`` is what headers and groups say of it.
    """
    reading = Reading()
    reading.within(element, path, None)
    own = reading.part()
    whole = before + own
    amount, day = _noted(whole, AMOUNTS), _noted(whole, DATES)
    return Payment(
        id=_reference(own) or source,
        source=source,
        kind=kind,
        amount=values.amount(amount.text) if amount else None,
        currency=values.currency(amount.currency or "") if amount else None,
        date=values.day(day.text) if day else None,
        parties=whole.parties,
        texts=whole.texts,
        set_aside=whole.set_aside,
        faults=(*whole.faults, *_faults(element, path, whole, kind)),
    )


def _noted(part: Part, names: tuple[str, ...]) -> Noted | None:
    for name in names:
        if name in part.noted:
            return part.noted[name]
    return None


def _reference(part: Part) -> str | None:
    return values.reference(*(part.noted[name].text for name in REFERENCES if name in part.noted))


def _faults(element: Element, path: str, whole: Part, kind: str) -> Iterator[Fault]:
    """What the kind demands and the transaction has not, has twice, or has in no form."""
    yield from _spoilt(whole)
    name = kind[:8]
    if name not in TRANSACTIONS:
        what = f"Messages of kind {kind} are not read yet: this one was not read whole"
        yield Fault(path=path, what=what, mend="Decide this message by hand.")
    elif name in PAYMENTS and not path:
        what = f"The {kind} holds no transaction"
        way = "/".join(TRANSACTIONS[name])
        yield Fault(path=way, what=what, mend="Send the message with its transactions.")
    elif name in PAYMENTS:
        yield from _missing(path, whole)
        yield from _repeated(element, path)


def _spoilt(whole: Part) -> Iterator[Fault]:
    """An amount, a currency or a day that is none."""
    amount, day = _noted(whole, AMOUNTS), _noted(whole, DATES)
    if amount is not None and values.amount(amount.text) is None:
        what = f"{amount.text!r} is no amount"
        yield Fault(path=amount.path, what=what, mend="Send a decimal such as 1234.50.")
    if amount is not None and values.currency(amount.currency or "") is None:
        what = "The amount has no currency of three letters"
        yield Fault(path=f"{amount.path}/@Ccy", what=what, mend="Send one such as CNY.")
    if day is not None and day.text and values.day(day.text) is None:
        what = f"{day.text!r} is no day of the calendar"
        yield Fault(path=day.path, what=what, mend="Send it as YYYY-MM-DD.")


def _missing(path: str, whole: Part) -> Iterator[Fault]:
    """No amount, or a side that nobody is named for: in the transaction or in its group."""
    if _noted(whole, AMOUNTS) is None:
        what = "The amount is missing"
        yield Fault(path=f"{path}/IntrBkSttlmAmt", what=what, mend="Send the transaction whole.")
    for role, side in _SIDES:
        of_role = [party for party in whole.parties if party.role is role]
        if not any(_is_named(party, path) for party in of_role):
            what = f"The {side}'s name is missing"
            mend = "Send the name or BIC; between banks use pacs.009."
            yield Fault(path=f"{path}/{role}/Nm", what=what, mend=mend)


def _is_named(party: Party, path: str) -> bool:
    """Whether somebody is named for the transaction at ``path``: in it or in its group."""
    named = party.bic or party.identifiers or values.names_somebody(party.names)
    return bool(named) and path.startswith(party.path.rpartition("/")[0])


def _repeated(element: Element, path: str) -> Iterator[Fault]:
    """Elements that may stand once only: which of the two is meant cannot be told."""
    found = [LOCAL[child.tag] for child in element]
    if len(set(found)) == len(found):
        return
    names = Counter(found)
    for name in sorted(n for n in _ONCE if names[n] > 1):
        what = f"{name} stands {names[name]} times where one is allowed"
        yield Fault(path=f"{path}/{name}", what=what, mend="Send the transaction with one.")
