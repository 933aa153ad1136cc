"""Which messages belong together, and what of them is held side by side."""

import re
from functools import cache
from typing import Literal

import msgspec

from clearway.tables.load import typed
from clearway.terms import Role

Group = Literal["customer", "cover", "bank", "returned", "other"]


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A way in which messages are known to be of one payment; ``days`` and ``value_days`` at most.

    ``days`` count from the record of the earlier message, ``value_days`` between value dates.
    """

    tie: str
    says: str
    days: int
    value_days: int
    source: str


class Places(msgspec.Struct, frozen=True):
    """Last parts of paths: of a message's own references, and of those of another message.

    ``own_21``: kinds whose field 21 is their own. ``taken_back``: what field 72 of a transfer says
    that goes back, and where the reference of the one stands that it takes back.
    """

    own: frozenset[str]
    related: frozenset[str]
    own_21: tuple[str, ...]
    taken_back: str
    taken_back_reference: str


class Texts(msgspec.Struct, frozen=True):
    """Patterns of paths: of texts that tell something, and of those that a cover copies."""

    told: str
    copied: str


class VersionRules(msgspec.Struct, frozen=True, kw_only=True):
    """The whole table."""

    ties: tuple[Tie, ...]
    groups: dict[Group, tuple[str, ...]]
    covered: tuple[str, ...]
    references: Places
    documents: frozenset[str]
    texts: Texts
    text_kept: int
    roles_of_mt: frozenset[Role]
    cut_from: int
    references_of_rules: dict[str, str]

    def tie(self, name: str) -> Tie:
        """The tie of that name."""
        return next(tie for tie in self.ties if tie.tie == name)


@cache
def version_rules() -> VersionRules:
    """The table."""
    return typed("versions/rules.yaml", VersionRules)


@cache
def told() -> re.Pattern[str]:
    """Paths of texts that tell what a payment is for."""
    return re.compile(version_rules().texts.told)


@cache
def copied() -> re.Pattern[str]:
    """Paths of texts that a cover copies from the customer payment."""
    return re.compile(version_rules().texts.copied)
