"""One transaction of an ISO 20022 message, and what must not be missing in it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from clearway.message import values
from clearway.message.iso.elements import AMOUNTS, DATES, REFERENCES, TRANSACTIONS, local
from clearway.message.iso.walk import Part, Reading
from clearway.message.iso.xml import Element
from clearway.message.types import Fault, Payment

_ONCE = frozenset({"PmtId", "IntrBkSttlmAmt", "Dbtr", "Cdtr", "DbtrAgt", "CdtrAgt", "UltmtCdtr"})


def payment(element: Element, path: str, before: Part, kind: str, source: str) -> Payment:
    """Read one transaction at ``path``, or a whole message that holds none (no path).

    ``before`` is what headers and groups say of it.
    """
    reading = Reading()
    reading.within(element, path, None)
    own = reading.part()
    whole = before + own
    amount, currency, amount_faults = _amount(whole)
    day, day_faults = _day(whole)
    return Payment(
        id=_reference(own) or source,
        source=source,
        kind=kind,
        amount=amount,
        currency=currency,
        date=day,
        parties=whole.parties,
        texts=whole.texts,
        set_aside=whole.set_aside,
        faults=(
            *whole.faults,
            *_faults(element, path, reading, kind),
            *(amount_faults if kind[:8] in TRANSACTIONS else ()),
            *day_faults,
        ),
    )


def _reference(part: Part) -> str | None:
    return values.reference(*(part.noted[name].text for name in REFERENCES if name in part.noted))


def _amount(part: Part) -> tuple[str | None, str | None, list[Fault]]:
    """Amount, currency and their faults."""
    noted = next((part.noted[name] for name in AMOUNTS if name in part.noted), None)
    if noted is None:
        return None, None, [_missing("IntrBkSttlmAmt", "The amount")]
    amount, faults = values.amount(noted.text), []
    if amount is None:
        what = f"The amount {noted.text!r} is no amount."
        faults.append(Fault(path=noted.path, what=what, mend="Send a decimal such as 1234.50."))
    currency = values.currency(noted.currency or "")
    if currency is None:
        what = "The amount has no currency of three letters."
        faults.append(Fault(path=f"{noted.path}/@Ccy", what=what, mend="Send one such as CNY."))
    return amount, currency, faults


def _day(part: Part) -> tuple[dt.date | None, list[Fault]]:
    noted = next((part.noted[name] for name in DATES if name in part.noted), None)
    if noted is None or not noted.text:
        return None, []
    day = values.day(noted.text)
    what = f"The date {noted.text!r} is no day of the calendar."
    fault = Fault(path=noted.path, what=what, mend="Send it as YYYY-MM-DD.")
    return day, [] if day else [fault]


def _faults(element: Element, path: str, reading: Reading, kind: str) -> Iterator[Fault]:
    """What the kind demands and the transaction has not, or has twice."""
    if kind[:8] not in TRANSACTIONS:
        what = f"Messages of kind {kind} are not read yet: this one was not read whole."
        yield Fault(path=path, what=what, mend="Decide this message by hand.")
        return
    if not path:
        what = f"The {kind} holds no transaction."
        yield Fault(path="CdtTrfTxInf", what=what, mend="Send the message with its transactions.")
        return
    for name, party in (("Dbtr", "debtor"), ("Cdtr", "creditor")):
        draft = reading.drafts.get(f"{path}/{name}") or reading.drafts.get(f"{path}/{name}[1]")
        if draft is None or not draft.is_named:
            what = f"The {party}'s name is missing."
            mend = "Send the name; pacs.009 is the message from bank to bank."
            yield Fault(path=f"{path}/{name}/Nm", what=what, mend=mend)
    names = Counter(local(child.tag) for child in element)
    for name in sorted(n for n in _ONCE if names[n] > 1):
        what = f"{name} stands {names[name]} times where one is allowed."
        yield Fault(path=f"{path}/{name}", what=what, mend="Send the transaction with one.")


def _missing(path: str, what: str) -> Fault:
    return Fault(path=path, what=f"{what} is missing.", mend="Send the transaction whole.")
