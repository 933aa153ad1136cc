"""Dated law and policy: what a listing means, and what a bank does about it."""

import datetime as dt
from functools import cache
from typing import Literal

import msgspec

from clearway.tables.load import typed

Effect = Literal["hold", "ask", "note", "release"]
Binding = Literal["binds", "exposes", "informs"]
Reading = Literal["established", "indicated"]


class ListingRule(msgspec.Struct, frozen=True, kw_only=True):
    """Which listings a rule speaks of, from when to when, and by what text.

    No programmes or no countries given: any.
    """

    rule: str
    list: str
    reference: str
    valid_from: dt.date
    valid_to: dt.date = dt.date.max
    programmes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    verify: str = ""

    def covers(self, list_id: str, programmes: tuple[str, ...], countries: tuple[str, ...]) -> bool:
        """Whether a listing on ``list_id`` under ``programmes`` is meant."""
        return (
            self.list == list_id
            and (not self.programmes or bool(set(self.programmes) & set(programmes)))
            and (not self.countries or bool(set(self.countries) & set(countries)))
        )

    def on(self, day: dt.date) -> bool:
        """Whether the rule is in force on ``day``."""
        return self.valid_from <= day <= self.valid_to


class ReadingRule(ListingRule, frozen=True, kw_only=True):
    """A listing that answers one reading of the question."""

    value: Reading
    says: str


class ChannelRule(ListingRule, frozen=True, kw_only=True):
    """A bank's listing and the service it cuts."""

    cut: str


class GoodsEffects(msgspec.Struct, frozen=True, kw_only=True):
    """What a control-listed code does: bound for Russia or Belarus, elsewhere, when doubtful."""

    leads_there: Effect
    elsewhere: Effect
    doubtful: Effect


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """One dated version of a bank's policy. ``own`` stands for every list ``own:NAME``.

    ``groups`` are lists by name of group; ``effects`` are by group, by value of a reading, and
    ``other``, each for every grade of identity. ``differences`` are by what the other message is
    to the payment, by what differs and how. ``unread`` is what an unread part does, and
    ``unread_asked`` one that an answer of the customer could stand for.
    """

    valid_from: dt.date
    reference: str
    groups: dict[str, tuple[str, ...]]
    binding: dict[str, Binding]
    effects: dict[str, dict[str, Effect]]
    goods: GoodsEffects
    sector: dict[str, Effect]
    unread: Effect
    unread_asked: Effect = "ask"
    differences: dict[str, dict[str, dict[str, Effect]]] = {}

    def difference(self, standing: str, what: str, how: str) -> Effect:
        """What a difference to another message of a payment does; a note where nothing is said."""
        return self.differences.get(standing, {}).get(what, {}).get(how, "note")


class PolicyFile(msgspec.Struct, frozen=True, kw_only=True):
    """A named policy with all its versions."""

    name: str
    title: str
    versions: tuple[Policy, ...]

    def on(self, day: dt.date) -> Policy:
        """The version in force on ``day``; the oldest one for days before it."""
        held = sorted(self.versions, key=lambda version: version.valid_from)
        return [held[0], *(version for version in held if version.valid_from <= day)][-1]


@cache
def policy(name: str) -> PolicyFile:
    """A policy of the package. Raises ``FileNotFoundError`` for a name it has not."""
    return typed(f"policies/{name}.yaml", PolicyFile)


@cache
def readings() -> dict[str, tuple[ReadingRule, ...]]:
    """The rules of each reading, ``ofac_mib`` and ``mic``."""
    return typed("decision/readings.yaml", dict[str, tuple[ReadingRule, ...]])


@cache
def channels() -> tuple[ChannelRule, ...]:
    """What a bank's listing cuts."""
    return typed("decision/channels.yaml", tuple[ChannelRule, ...])
