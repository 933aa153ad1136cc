"""The answer to one payment: the contract's shape, in its order."""

import datetime as dt
from typing import Literal

import msgspec

from clearway.tables.decision import Binding, Effect

Action = Literal["release", "ask", "hold"]
RelationValue = Literal["established", "indicated", "none_found", "not_assessable"]
Code = Literal[
    "LISTED",
    "OWNED",
    "SECTOR",
    "GOODS",
    "CHANNEL",
    "REGION",
    "DIVERSION",
    "AUTHORISED",
    "MISSING",
    "UNREAD",
]


class PaymentRef(msgspec.Struct, frozen=True, kw_only=True):
    """Which payment this answers."""

    id: str
    source: str
    kind: str
    amount: str | None
    currency: str | None


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """Two readings of the question, side by side."""

    ofac_mib: RelationValue
    mic: RelationValue


class EntryRef(msgspec.Struct, frozen=True, kw_only=True):
    """A list entry by its publisher's id."""

    list: str
    id: str
    name: str
    programmes: tuple[str, ...]


class EvidenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """Two values compared and what it weighed, in thousandths of a log-odds."""

    feature: str
    value: str | None
    entry_value: str | None
    weight: int


class Compared(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What another message of the payment says at its own place ``where``.

    ``recorded`` is the day of its answer and ``action`` that answer; absent for one of the batch.
    """

    id: str
    source: str
    kind: str
    where: str
    value: str | None
    recorded: dt.date | None = None
    action: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence with its evidence. ``where`` is the place in the message, or empty."""

    code: Code
    statement: str
    where: str
    value: str | None
    effect: Effect
    binding: Binding
    evidence: tuple[EvidenceLine, ...]
    score: float | None = None
    entry: EntryRef | None = None
    listings: tuple[EntryRef, ...] = ()
    reference: str | None = None
    compared: Compared | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """The one missing fact that would settle a claim, ready to be sent."""

    code: str
    about: str
    text: str


class ScreenedList(msgspec.Struct, frozen=True, kw_only=True):
    """The exact snapshot of a list that the answer rests on."""

    list: str
    version: str
    sha256: str
    entries: int


class PolicyRef(msgspec.Struct, frozen=True, kw_only=True):
    """Which policy, and the day whose rules were applied."""

    name: str
    as_of: dt.date


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer."""

    payment: PaymentRef
    action: Action
    relation: Relation
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    screened_against: tuple[ScreenedList, ...]
    policy: PolicyRef
    notices: tuple[str, ...] = ()
