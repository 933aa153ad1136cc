"""A name as read, and two names compared."""

from enum import StrEnum

import msgspec

from clearway.terms import PartyKind


class TokenKind(StrEnum):
    """What a word of a name is there for."""

    WORD = "word"
    GENERIC = "generic"
    PLACE = "place"
    NUMBER = "number"
    INITIAL = "initial"
    FORM = "form"


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """One word: as written, as compared, and how much it tells (thousandths of a log-odds)."""

    text: str
    original: str
    kind: TokenKind
    weight: int
    spellings: tuple[str, ...] = ()


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """A name read once: words that identify, legal forms set aside, what was odd in its letters."""

    original: str
    kind: PartyKind
    tokens: tuple[Token, ...]
    forms: tuple[Token, ...] = ()
    notes: tuple[str, ...] = ()


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the explanation: which word met which, how, and what it weighed.

    ``how``: same, spelling, typo, script, abbreviation, initial, joined, missing, extra, number.
    """

    query: str
    entry: str
    how: str
    weight: int


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Two names held side by side.

    ``score`` is in thousandths of a log-odds and adds up from ``pairings``; it ranks and does not
    saturate. ``likeness`` maps it to 0..1 for display. ``evidence`` is what the agreeing words
    weigh: how much identity the match carries, whatever its shape.
    """

    score: int
    likeness: float
    evidence: int
    pairings: tuple[Pairing, ...]
