"""A name as read, and two names compared."""

from enum import StrEnum

import msgspec

from clearway.terms import PartyKind


class TokenKind(StrEnum):
    """What a word of a name is there for."""

    WORD = "word"
    PATRONYMIC = "patronymic"
    GENERIC = "generic"
    LITTLE = "little"
    PLACE = "place"
    NUMBER = "number"
    INITIAL = "initial"
    FORM = "form"
    CUT = "cut"


class Token(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One word of a name.

    ``text`` is what is compared: plain Latin letters, or the meaning of a word that several
    languages write differently. ``original`` is the word as written. ``weight`` is how much it
    tells, in thousandths of a log-odds. ``spellings`` are the plain letters and the folds of
    every scheme they could be written in. ``han`` is the word in simplified characters.
    """

    text: str
    original: str
    kind: TokenKind
    weight: int
    spellings: tuple[str, ...] = ()
    han: str = ""


class Name(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A name read once: words that identify, legal forms set aside, what was odd in its letters."""

    original: str
    kind: PartyKind
    tokens: tuple[Token, ...]
    forms: tuple[Token, ...] = ()
    notes: tuple[str, ...] = ()


class How(StrEnum):
    """How a word of one name met a word of the other, or that it met none."""

    SAME = "same"
    SPELLING = "spelling"
    SCRIPT = "script"
    TYPO = "typo"
    TYPOS = "typos"
    ABBREVIATION = "abbreviation"
    INITIAL = "initial"
    JOINED = "joined"
    MISSING = "missing"
    EXTRA = "extra"
    NUMBER = "number"
    WHOLE = "whole"
    AROUND = "around"
    BEGUN = "begun"
    WRITTEN = "written"


class Pairing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of the explanation: which word met which, how, and what it weighed."""

    query: str
    entry: str
    how: How
    weight: int


class Comparison(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two names held side by side.

    ``score`` is in thousandths of a log-odds and adds up from ``pairings``; it ranks and does not
    saturate. ``evidence`` is what the agreeing words weigh: how much identity the match carries.
    ``equal``: no word is left over and all agree but for script or spelling.
    ``enough``: the names are equal, or more agrees than a surname, or a surname and an initial.
    ``one_word``: no more than one word agrees, little ones aside.
    ``rare``: what agrees is too rare to agree by chance in a population of payments.
    """

    score: int
    evidence: int
    equal: bool
    enough: bool
    one_word: bool
    rare: bool
    pairings: tuple[Pairing, ...]

    @property
    def likeness(self) -> float:
        """The score as 0 to 1, for display."""
        return likeness(self.score)


LIKENESS_SCALE = 4000
"""Score that lifts a likeness of one half to two thirds: the curve is score / (score + scale)."""


def likeness(score: int) -> float:
    """A score as 0 to 1, for display: 0 for none, rising without reaching 1."""
    return 0.0 if score <= 0 else round(score / (score + LIKENESS_SCALE), 4)
