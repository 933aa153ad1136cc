"""What a message's kind demands and it has not, and what in it cannot be read."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from clearway.message import values
from clearway.message.mt.fields import Field
from clearway.message.mt.frames import Frame
from clearway.message.mt.kinds import (
    FIELD_NAMES,
    KNOWN,
    REPEATABLE,
    REQUIRED,
    SINGLE,
    TYPED,
)
from clearway.message.types import Fault, Party

_NAMING = frozenset({"50", "58", "59"})


def faults(
    frame: Frame, kind: str, found: list[Field], parties: list[Party], is_settled: bool
) -> Iterator[Fault]:
    """The faults of a message, or of one of its transactions with what is common to all."""
    yield from frame.faults()
    yield from _lost(frame, found)
    if kind == "MT":
        what = "Neither block 2 nor the fields tell what kind of message this is"
        yield Fault(path="block 2", what=what, mend="Send it with its blocks, or decide by hand.")
    elif "4" not in frame.blocks:
        what = "The message has no block 4: its text is missing"
        yield Fault(path="block 4", what=what, mend="Send the whole message again.")
    else:
        yield from _repeated(kind, found)
        yield from _missing(kind, found, parties, is_settled)


@lru_cache(maxsize=1024)
def notes(kind: str) -> tuple[Fault, ...]:
    """Of a kind whose fields have no table: that it was screened as free text."""
    if KNOWN.fullmatch(kind) or kind == "MT":
        return ()
    what = f"A message of kind {kind} is screened field by field as free text"
    return (Fault(path="", what=what, mend="Look at its fields if the kind matters."),)


def _lost(frame: Frame, found: list[Field]) -> Iterator[Fault]:
    """Characters that cannot be read, by field, else by block."""
    blocks = frame.blocks.values()
    if not values.lost("".join([block.content for block in blocks]), ""):
        return
    for block in [block for block in blocks if values.lost(block.content, "")]:
        if block.number == "4" and found:
            for field in found:
                yield from values.lost("\n".join(field.lines), field.path)
        else:
            yield from values.lost(block.content, f"block {block.number}")


def _repeated(kind: str, found: list[Field]) -> Iterator[Fault]:
    """A field that may stand once only, whatever its option."""
    if kind not in SINGLE or len({field.tag[:2] for field in found}) == len(found):
        return
    for number, count in Counter(field.tag[:2] for field in found).items():
        if count > 1 and number not in REPEATABLE:
            what = f"Field {number} stands {count} times where one is allowed"
            yield Fault(path=number, what=what, mend="Send each message apart, with one of it.")


def _missing(
    kind: str, found: list[Field], parties: list[Party], is_settled: bool
) -> Iterator[Fault]:
    """Required fields that are not there, name nobody, or have not the form of an amount."""
    lines = {field.tag: field.lines[0] for field in found}
    named = {party.path[:2] for party in parties if _is_named(party)}
    for tag in REQUIRED.get(kind, ()):
        held = tag in (named if tag in _NAMING else lines)
        if not held:
            what = f"{FIELD_NAMES[tag]} (field {tag}) is missing"
            yield Fault(path=tag, what=what, mend="Send the message with it.")
        elif tag in TYPED and not (is_settled and TYPED[tag].fullmatch(lines[tag].strip())):
            what = f"{lines[tag].strip()!r} is no date, currency and amount"
            mend = "Send it such as 261125CNY48200,50; without the date in field 32B."
            yield Fault(path=tag, what=what, mend=mend)


def _is_named(party: Party) -> bool:
    """Whether the party can be told at all: by a name, a BIC or an identifier."""
    return bool(party.bic or party.identifiers) or values.names_somebody(party.names)
