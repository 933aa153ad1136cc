"""What one finding says: its claims, what it shows of each reading, and what would settle it."""

from collections.abc import Iterable

import msgspec

from clearway.decision.types import Claim, EntryRef, EvidenceLine, Question
from clearway.evidence import Feature
from clearway.lists.types import Entry
from clearway.message.types import Reading, Value
from clearway.tables.decision import Effect

SEVERITY: dict[Effect, int] = {"release": 0, "note": 1, "ask": 2, "hold": 3}


class Asked(msgspec.Struct, frozen=True):
    """A question, and the ``MISSING`` claim that says why the answer would settle it."""

    question: Question
    claim: Claim


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """``shows`` holds values of readings, each with the reading's name."""

    claims: tuple[Claim, ...]
    shows: tuple[tuple[str, str], ...] = ()
    asked: Asked | None = None


def missing(where: str, value: str | None, statement: str) -> Claim:
    """A ``MISSING`` claim; it never stands alone and stops nothing by itself."""
    return Claim(
        code="MISSING",
        statement=statement,
        where=where,
        value=value,
        effect="note",
        binding="informs",
        evidence=(),
    )


def reference(entry: Entry) -> EntryRef:
    """An entry as an answer names it."""
    return EntryRef(list=entry.list, id=entry.id, name=entry.name, programmes=entry.programmes)


def lines(features: Iterable[Feature]) -> tuple[EvidenceLine, ...]:
    """What was compared, as an answer prints it."""
    return tuple(
        EvidenceLine(
            feature=feature.feature,
            value=feature.value,
            entry_value=feature.entry_value,
            weight=feature.weight,
        )
        for feature in features
    )


def how_read(at: Value) -> tuple[EvidenceLine, ...]:
    """How a text that stands in code was read, and from what."""
    if not isinstance(at, Reading):
        return ()
    read = f"reading.{at.how}"
    return (EvidenceLine(feature=read, value=at.original, entry_value=at.text, weight=0),)
