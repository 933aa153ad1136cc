"""What one finding says: its claims, what it shows of each reading, and what would settle it."""

import msgspec

from clearway.decision.types import Claim, EvidenceLine, Question
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


def how_read(at: Value) -> tuple[EvidenceLine, ...]:
    """How a text that stands in code was read, and from what."""
    if not isinstance(at, Reading):
        return ()
    read = f"reading.{at.how}"
    return (EvidenceLine(feature=read, value=at.original, entry_value=at.text, weight=0),)
