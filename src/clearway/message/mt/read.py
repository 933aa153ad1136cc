"""A SWIFT MT message into one payment: parties by field, all other fields free text or set aside.

The kind comes from block 2; where block 4 stands alone, from its fields.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from clearway.message import values
from clearway.message.drafts import Draft
from clearway.message.mt import party
from clearway.message.mt.fields import Field, fields
from clearway.message.mt.frames import Block, Frame, split
from clearway.message.types import Fault, Party, Payment, Value
from clearway.terms import Role

READ = frozenset({"MT103"})
"""Kinds that are read; every other is answered as unread, with all that its fields say."""

ROLES = {
    "50": Role.DEBTOR,
    "51": Role.OTHER_AGENT,
    "52": Role.DEBTOR_AGENT,
    "53": Role.REIMBURSEMENT_AGENT,
    "54": Role.REIMBURSEMENT_AGENT,
    "55": Role.REIMBURSEMENT_AGENT,
    "56": Role.INTERMEDIARY_AGENT,
    "57": Role.CREDITOR_AGENT,
    "58": Role.CREDITOR,
    "59": Role.CREDITOR,
}
"""Party fields of customer and bank transfers (categories 1 and 2), by number."""

_AMOUNT = r"[A-Z]{3}\d{1,15},\d{0,5}"
_TYPED = {
    tag: re.compile(form)
    for tag, form in {
        "13C": r"/[A-Z]{1,8}/\d{4}[+-]\d{4}",
        "23B": r"[A-Z]{4}",
        "23E": r"[A-Z]{4}",
        "32A": r"\d{6}" + _AMOUNT,
        "32B": _AMOUNT,
        "33B": _AMOUNT,
        "36": r"\d{1,12},\d{0,11}",
        "71A": r"[A-Z]{3}",
        "71F": _AMOUNT,
        "71G": _AMOUNT,
    }.items()
}
"""Fields set aside when they have the form that holds no name."""

_REPEATABLE = frozenset({"13", "23", "71", "77"})

_SETTLED = re.compile(r"(\d{6})?([A-Z]{3})(\d{1,15}),(\d{0,5})")
_SUB_BLOCK = re.compile(r"\{([0-9A-Z]{1,3}):([^{}]*)\}")
_TECHNICAL = re.compile(r"[0-9A-F]{8,16}|[A-Z]{3,4}|\d{6,14}|[01]")
_TERMINAL = re.compile(r"([A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2})[A-Z0-9]([A-Z0-9]{3})")
_INPUT = re.compile(r"I(\d{3})([A-Z0-9]{12})(.*)", re.DOTALL)
_OUTPUT = re.compile(r"O(\d{3})\d{10}([A-Z0-9]{12})(.*)", re.DOTALL)


def read(text: str, source: str) -> Iterator[Payment]:
    """Read every message of a text: one payment each."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    frames = split(text)
    first, second = next(frames, None), next(frames, None)
    if first is None:
        what = "There is no message in this text"
        yield values.unreadable(source, Fault(path="", what=what, mend="Send the message again."))
    elif second is None:
        yield _payment(first, source)
    else:
        yield _payment(first, f"{source}#1")
        yield _payment(second, f"{source}#2")
        yield from (_payment(frame, f"{source}#{n}") for n, frame in enumerate(frames, 3))


def _payment(frame: Frame, source: str) -> Payment:
    """One message, and the acknowledgement before it."""
    if frame.stray is not None:
        return Payment(
            id=source,
            source=source,
            kind="unreadable",
            texts=(Value("", frame.stray.strip()),),
            faults=frame.faults(),
        )
    found, loose = _fields(frame)
    kind = _kind(frame, found)
    drafts, texts_of_fields, aside = _sort(found)
    terminals, texts, technical = _blocks(frame)
    settled = _settled(found)
    return Payment(
        id=_reference(frame, found) or source,
        source=source,
        kind=kind,
        amount=settled[0],
        currency=settled[1],
        date=settled[2],
        parties=(*terminals, *_parties(drafts)),
        texts=(*texts, *([Value("4", loose)] if loose else ()), *texts_of_fields),
        set_aside=(*technical, *aside),
        faults=(*frame.faults(), *_faults(frame, kind, found, drafts)),
    )


def _fields(frame: Frame) -> tuple[list[Field], str]:
    block = frame.blocks.get("4")
    if block is None or block.content.startswith("{"):
        return [], ""
    return fields(block.content)


def _kind(frame: Frame, found: list[Field]) -> str:
    """The message's type; of an acknowledgement alone, ``F21``; ``MT`` where nothing tells."""
    if frame.is_acknowledgement:
        return "F21"
    if "2" in frame.blocks:
        number = frame.blocks["2"].content[1:4]
        if not number.isdigit():
            return "MT"
        is_cover = number in ("202", "205") and "{119:COV}" in _content(frame, "3")
        return f"MT{number}COV" if is_cover else f"MT{number}"
    tags = {field.tag for field in found}
    numbers = {tag[:2] for tag in tags}
    return "MT103" if "32A" in tags and ("23B" in tags or {"50", "59"} <= numbers) else "MT"


def _content(frame: Frame, number: str) -> str:
    block = frame.blocks.get(number)
    return "" if block is None else block.content


def _sort(found: Iterable[Field]) -> tuple[list[Draft], list[Value], list[Value]]:
    """Fields into parties, free texts and values set aside."""
    drafts: list[Draft] = []
    texts: list[Value] = []
    aside: list[Value] = []
    for field in found:
        role = ROLES.get(field.tag[:2])
        form = _TYPED.get(field.tag)
        if role is not None:
            draft, free = party.read(field, role)
            drafts.append(draft)
            texts += free
        elif form is not None and form.fullmatch("\n".join(field.lines).strip()):
            aside.append(Value(field.path, field.lines[0].strip()))
        else:
            texts += field.values()
    return drafts, texts, aside


def _parties(drafts: Iterable[Draft]) -> Iterator[Party]:
    return (p for p in (draft.party() for draft in drafts) if p is not None)


def _blocks(frame: Frame) -> tuple[list[Party], list[Value], list[Value]]:
    """Sender and receiver, and what stands in the blocks around the text."""
    parties: list[Party] = []
    texts: list[Value] = []
    aside: list[Value] = []
    if frame.before is not None:
        _sub_blocks(frame.before.blocks, "F21/", texts, aside)
    _sub_blocks(frame.blocks, "", texts, aside)
    for number, role, terminal, rest in _terminals(frame):
        place = f"block{number}"
        found = _TERMINAL.fullmatch(terminal)
        if found is None:
            texts += [Value(place, terminal)] if terminal else []
        else:
            parties.append(Party(role=role, path=place, bic=Value(place, found[1] + found[2])))
        if rest.strip():
            aside.append(Value(place, rest.strip()))
    return parties, texts, aside


def _terminals(frame: Frame) -> Iterator[tuple[str, Role, str, str]]:
    """Block, role, logical terminal and the rest. Block 1 is one's own side, block 2 the other."""
    header = _content(frame, "2")
    incoming = header.startswith("O")
    own, other = (Role.RECEIVER, Role.SENDER) if incoming else (Role.SENDER, Role.RECEIVER)
    if "1" in frame.blocks:
        content = frame.blocks["1"].content
        yield "1", own, content[3:15], content[:3] + content[15:]
    if header:
        found = (_OUTPUT if incoming else _INPUT).fullmatch(header)
        yield ("2", other, found[2], found[1] + found[3]) if found else ("2", other, header, "")


def _sub_blocks(
    blocks: dict[str, Block], before: str, texts: list[Value], aside: list[Value]
) -> None:
    """Texts within braces: blocks 3, 5 and S, and block 4 of service messages."""
    for number, block in blocks.items():
        if number in "12" or (number == "4" and not block.content.startswith("{")):
            continue
        for tag, text in _SUB_BLOCK.findall(block.content):
            if text.strip():
                typed = _TECHNICAL.fullmatch(text) or values.UETR.fullmatch(text)
                place = Value(f"{before}block{number}/{tag}", text.strip())
                (aside if typed else texts).append(place)
        rest = _SUB_BLOCK.sub("", block.content).strip()
        if rest:
            texts.append(Value(f"{before}block{number}", rest))


def _reference(frame: Frame, found: list[Field]) -> str | None:
    uetr = dict(_SUB_BLOCK.findall(_content(frame, "3"))).get("121")
    own = next((field.lines[0] for field in found if field.tag == "20"), None)
    return values.reference(uetr, own)


def _settled(found: list[Field]) -> tuple[str | None, str | None, dt.date | None]:
    """Amount, currency and value date of field 32A (32B where there is none)."""
    by_tag = {field.tag: field.lines[0].strip() for field in reversed(found)}
    match = _SETTLED.fullmatch(by_tag.get("32A") or by_tag.get("32B") or "")
    if match is None:
        return None, None, None
    amount = match[3] + ("." + match[4] if match[4] else "")
    return amount, match[2], _day(match[1]) if match[1] else None


def _day(text: str) -> dt.date | None:
    """A day YYMMDD; years from 80 are of the last century."""
    century = 1900 if text[:2] >= "80" else 2000
    try:
        return dt.date(century + int(text[:2]), int(text[2:4]), int(text[4:6]))
    except ValueError:
        return None


def _faults(frame: Frame, kind: str, found: list[Field], drafts: list[Draft]) -> Iterator[Fault]:
    """What the kind demands and the message has not, and what cannot be read in it."""
    yield from _lost(frame, found)
    if kind not in READ:
        what = f"Messages of kind {kind} are not read yet: this one was not read whole"
        yield Fault(path="", what=what, mend="Decide this message by hand.")
        return
    if "4" not in frame.blocks:
        what = "The message has no block 4: its text is missing"
        yield Fault(path="block 4", what=what, mend="Send the whole message again.")
        return
    yield from _missing(found, drafts)


def _lost(frame: Frame, found: list[Field]) -> Iterator[Fault]:
    """Characters that cannot be read, by field, else by block."""
    for field in found:
        yield from values.lost("\n".join(field.lines), field.path)
    for number, block in frame.blocks.items():
        if number != "4" or not found:
            yield from values.lost(block.content, f"block {number}")


def _missing(found: list[Field], drafts: list[Draft]) -> Iterator[Fault]:
    """MT103 without reference, amount, ordering or beneficiary customer, or with fields twice."""
    tags = [field.tag for field in found]
    yield from _repeated(tags)
    if "20" not in tags:
        yield _absent("20", "The sender's reference (field 20)")
    if "32A" not in tags:
        yield _absent("32A", "Value date, currency and amount (field 32A)")
    elif _settled(found)[2] is None or not _TYPED["32A"].fullmatch(_line(found, "32A")):
        what = f"{_line(found, '32A')!r} is no date, currency and amount"
        yield Fault(path="32A", what=what, mend="Send it such as 261125CNY48200,50.")
    for number, name in (("50", "ordering customer"), ("59", "beneficiary customer")):
        if not any(draft.is_named for draft in drafts if draft.path[:2] == number):
            yield _absent(number, f"The {name} (field {number})")


def _repeated(tags: list[str]) -> Iterator[Fault]:
    """A field that may stand once only, whatever its option."""
    for number, times in Counter(tag[:2] for tag in tags).items():
        if times > 1 and number not in _REPEATABLE:
            what = f"Field {number} stands {times} times where one is allowed"
            yield Fault(
                path=number, what=what, mend="Send each message apart, with one such field."
            )


def _line(found: list[Field], tag: str) -> str:
    return next(field.lines[0].strip() for field in found if field.tag == tag)


def _absent(path: str, what: str) -> Fault:
    return Fault(path=path, what=f"{what} is missing", mend="Send the message with it.")
