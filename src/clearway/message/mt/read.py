"""A SWIFT MT message into payments: parties by field, all other fields free text or set aside.

One payment a message, or one a transaction where the kind holds many (MT101, MT102).
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from clearway.message import values
from clearway.message.mt import blocks, party
from clearway.message.mt.faults import faults, notes
from clearway.message.mt.fields import Field, fields
from clearway.message.mt.frames import Frame, split
from clearway.message.mt.kinds import AMOUNT, ROLES, ROLES_BY_TAG, TRANSACTIONS, TYPED
from clearway.message.types import Fault, Party, Payment, Value
from clearway.terms import Role


def read(text: str, source: str) -> Iterator[Payment]:
    """Read every message of a text."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    frames = split(text)
    first, second = next(frames, None), next(frames, None)
    if first is None:
        what = "There is no message in this text"
        yield values.unreadable(source, Fault(path="", what=what, mend="Send the message again."))
    elif second is None:
        yield from _message(first, source)
    else:
        yield from _message(first, f"{source}#1")
        yield from _message(second, f"{source}#2")
        for number, frame in enumerate(frames, 3):
            yield from _message(frame, f"{source}#{number}")


def _message(frame: Frame, source: str) -> Iterator[Payment]:
    """One message, with the acknowledgement before it."""
    if frame.stray is not None:
        answer = values.unreadable(source, frame.faults()[0])
        yield replace(answer, texts=(Value("", frame.stray.strip()),))
        return
    found, loose = _fields(frame)
    kind = blocks.kind(frame, found)
    around = blocks.around(frame)
    before = (*around.texts, *([Value("4", loose)] if loose else ()))
    for place, own in _transactions(kind, found):
        parties, texts, aside = _sort(own)
        amount, currency, day, is_settled = _settled(own)
        yield Payment(
            id=_reference(frame, own) or source + place,
            source=source + place,
            kind=kind,
            amount=amount,
            currency=currency,
            date=day,
            parties=(*around.parties, *parties),
            texts=(*before, *texts),
            set_aside=(*around.set_aside, *aside),
            faults=tuple(faults(frame, kind, own, parties, is_settled)),
            notes=notes(kind),
        )


def _fields(frame: Frame) -> tuple[list[Field], str]:
    text = blocks.content(frame, "4")
    return ([], "") if text.startswith("{") else fields(text)


def _transactions(kind: str, found: list[Field]) -> Iterator[tuple[str, list[Field]]]:
    """Each transaction's place and fields, with those common to all; else the whole message."""
    many = kind in TRANSACTIONS
    starts = [n for n, field in enumerate(found) if field.tag == "21"] if many else []
    if not starts:
        yield "", found
        return
    last = starts[-1]
    after = [n for n in range(last, len(found)) if found[n].tag == TRANSACTIONS[kind]]
    end = after[0] if after else len(found)
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        yield f"#{found[start].path}", [*found[: starts[0]], *found[start:stop], *found[end:]]


def _sort(found: Iterable[Field]) -> tuple[list[Party], list[Value], list[Value]]:
    """Fields into parties, free texts and values set aside."""
    parties: list[Party] = []
    texts: list[Value] = []
    aside: list[Value] = []
    for field in found:
        role, form = _meaning(field.tag)
        if role is not None:
            named, free = party.read(field, role)
            texts += free
            if named is not None:
                parties.append(named)
        elif form is not None and form.fullmatch("\n".join(field.lines).strip()):
            aside.append(Value(field.path, field.lines[0].strip()))
        else:
            texts += field.values()
    return parties, texts, aside


@lru_cache(maxsize=4096)
def _meaning(tag: str) -> tuple[Role | None, re.Pattern[str] | None]:
    """Whom a field names, or the form in which it names nobody."""
    return ROLES_BY_TAG.get(tag) or ROLES.get(tag[:2]), TYPED.get(tag)


def _reference(frame: Frame, found: list[Field]) -> str | None:
    own = next((field.lines[0] for field in found if field.tag == "20"), None)
    return values.reference(blocks.uetr(frame), own)


def _settled(found: list[Field]) -> tuple[str | None, str | None, dt.date | None, bool]:
    """Amount, currency and value date of field 32A or 32B; whether the day is one."""
    by_tag = {field.tag: field.lines[0].strip() for field in reversed(found) if field.tag[0] == "3"}
    match = AMOUNT.fullmatch(by_tag.get("32B") or by_tag.get("32A") or "")
    if match is None:
        return None, None, None, False
    amount = match[3] + ("." + match[4] if match[4] else "")
    day = _day(match[1] or by_tag.get("30") or by_tag.get("32A", "")[:6])
    return amount, match[2], day, day is not None or match[1] is None


def _day(text: str) -> dt.date | None:
    """A day YYMMDD; years from 80 are of the last century."""
    century = 1900 if text[:2] >= "80" else 2000
    try:
        return dt.date(century + int(text[:2]), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None
