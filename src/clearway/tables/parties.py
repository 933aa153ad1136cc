"""Words that stand before identifiers, what is read out of text, marks of a defence contract."""

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
    """A mark of a defence contract: how it is written, what it says, and by what text.

    Whatever ``pattern`` matches has one of ``needs`` in it, or 25 digits where there are none.
    """

    mark: str
    strength: Literal["direct", "word"]
    pattern: str
    needs: tuple[str, ...]
    says: str
    reference: str
    verify: str = ""


@cache
def defence_marks() -> tuple[Mark, ...]:
    """The marks, the surest first."""
    return typed("parties/marks.yaml", tuple[Mark, ...])


class TextKind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of number or name in running text: behind a label, or known by its ``form``."""

    kind: str
    gives: Literal["number", "agent", "party", "fact"]
    labels: tuple[str, ...] = ()
    value: str = ""
    form: str = ""
    check: str = ""


class PartForm(msgspec.Struct, frozen=True):
    """How the part numbers of a family of goods are formed."""

    maker: str
    form: str


class TextKinds(msgspec.Struct, frozen=True):
    """The kinds, first words of short forms, shared patterns, what ends a name in running text."""

    kinds: tuple[TextKind, ...]
    form_words: frozenset[str]
    parts: dict[str, str]
    name_ends: str


@cache
def text_kinds() -> TextKinds:
    """The table of what is read out of text."""
    return typed("parties/finds.yaml", TextKinds)


@cache
def part_forms() -> tuple[PartForm, ...]:
    """Part numbers that need no label."""
    return typed("parties/parts.yaml", tuple[PartForm, ...])


class SeveralNames(msgspec.Struct, frozen=True):
    """Words in a name field after which another name stands, in capitals."""

    marks: tuple[str, ...]


@cache
def several_names() -> SeveralNames:
    """The words."""
    return typed("parties/several.yaml", SeveralNames)


class AddressWords(msgspec.Struct, frozen=True, kw_only=True):
    """Words of addresses by what stands beside them, and signs that part Chinese addresses."""

    street: frozenset[str]
    building: frozenset[str]
    inside: frozenset[str]
    settlement: frozenset[str]
    plain: frozenset[str]
    han: dict[str, str]


@cache
def address_words() -> AddressWords:
    """The words."""
    return typed("parties/addresses.yaml", AddressWords)
