"""Words that stand before identifiers in payments, and marks of a defence contract."""

from functools import cache
from typing import Literal

import msgspec

from clearway.tables.load import typed
from clearway.terms import Scheme


class IdentifierWords(msgspec.Struct, frozen=True):
    """``labels`` name the issuer's scheme; ``generic`` only that a number follows."""

    labels: dict[Scheme, tuple[str, ...]]
    generic: tuple[str, ...]
    plain: dict[Scheme, tuple[str, ...]]


@cache
def identifier_words() -> IdentifierWords:
    """The labels, by scheme."""
    return typed("parties/identifiers.yaml", IdentifierWords)


@cache
def scheme_of(label: str) -> Scheme | None:
    """The scheme a label means, or ``None`` for a generic or unknown word."""
    words = identifier_words()
    folded = label.strip().upper()
    for table in (words.labels, words.plain):
        for scheme, labels in table.items():
            if folded in labels or folded == scheme.value:
                return scheme
    return None


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """A mark of a defence contract: how it is written, what it says, and by what text."""

    mark: str
    strength: Literal["direct", "word"]
    pattern: str
    says: str
    reference: str
    verify: str = ""


@cache
def defence_marks() -> tuple[Mark, ...]:
    """The marks, the surest first."""
    return typed("parties/marks.yaml", tuple[Mark, ...])
