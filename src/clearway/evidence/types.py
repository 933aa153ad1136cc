"""A hit: one party of a payment against one entry of a list, with everything held side by side."""

from enum import StrEnum

import msgspec

from clearway.lists.types import Entry
from clearway.message.types import Value
from clearway.parties import Subject


class Verdict(StrEnum):
    """What two values say about each other."""

    AGREES = "agrees"
    DIFFERS = "differs"


class Identity(StrEnum):
    """How sure it is that party and entry are the same."""

    SAME = "same"
    LIKELY = "likely"
    POSSIBLE = "possible"
    FAINT = "faint"


class Feature(msgspec.Struct, frozen=True, kw_only=True):
    """Two values compared: what they are, what they say, what it weighs (thousandths)."""

    feature: str
    value: str | None = None
    entry_value: str | None = None
    weight: int = 0
    verdict: Verdict | None = None


class Clearance(msgspec.Struct, frozen=True, kw_only=True):
    """By which trusted entry a hit is cleared, what shows the party to be it, and why it clears."""

    by: Entry
    known: tuple[Feature, ...]
    why: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A party held against an entry.

    ``at`` is the place in the message that agreed best. ``score`` is the sum of the features'
    weights, ``likeness`` the same between 0 and 1. ``reason`` says in words why ``identity`` is
    what it is. ``clearance``: a trusted party of one's own list speaks against it.
    """

    subject: Subject
    at: Value
    entry: Entry
    features: tuple[Feature, ...]
    score: int
    likeness: float
    identity: Identity
    reason: str
    clearance: Clearance | None = None
