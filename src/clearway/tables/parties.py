"""Words that stand before identifiers in payments."""

from functools import cache

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
