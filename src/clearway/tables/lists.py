"""What each list is to a screen: its title, how critical it is, and when it is too old."""

import datetime as dt
import re
from enum import StrEnum
from functools import cache

import msgspec

from clearway.tables.load import typed
from clearway.terms import PartyKind


class Criticality(StrEnum):
    """``BLOCKING``: no payment is released without it, or with one past its age."""

    BLOCKING = "blocking"
    IMPORTANT = "important"
    INFORMATIVE = "informative"


class ListRules(msgspec.Struct, frozen=True, kw_only=True):
    """Ages are days since the last successful check with the publisher, or import."""

    criticality: Criticality
    warn_days: int
    stop_days: int
    publisher: str
    title: str

    def age_state(self, days: int) -> str:
        """``fresh``, ``ageing`` past the first age, ``stale`` past the second."""
        if days > self.stop_days:
            return "stale"
        return "ageing" if days > self.warn_days else "fresh"


class _Table(msgspec.Struct, frozen=True, kw_only=True):
    valid_from: dt.date
    rules: dict[str, ListRules]
    patterns: dict[str, ListRules]


def list_rules(list_id: str) -> ListRules:
    """The rules of a list; those of the first fitting beginning of its id where it has none."""
    table = _table()
    return table.rules.get(list_id) or next(
        rules for beginning, rules in table.patterns.items() if list_id.startswith(beginning)
    )


@cache
def _table() -> _Table:
    return typed("lists/lists.yaml", _Table)


class UsList(msgspec.Struct, frozen=True, kw_only=True):
    """A US list carried as JSON; ``kind`` where it holds one kind of party only."""

    list: str
    programme: str
    kind: PartyKind = PartyKind.UNKNOWN


def us_list(file_id: str) -> UsList:
    """The list of a file by the ``list_id`` that it names."""
    usual = UsList(list=f"us-{file_id}", programme=file_id.upper())
    return _us_lists().get(file_id, usual)


@cache
def _us_lists() -> dict[str, UsList]:
    return typed("lists/us_lists.yaml", dict[str, UsList])


def csl_list(source: str) -> UsList:
    """The list of a source of the US Consolidated Screening List, by the beginning of its name."""
    for beginning, found in _csl_sources().items():
        if source.casefold().startswith(beginning.casefold()):
            return found
    slug = "-".join(re.findall(r"[a-z0-9]+", source.split(" - ", maxsplit=1)[0].casefold()))
    return UsList(list=f"us-csl-{slug}", programme=slug.upper())


@cache
def _csl_sources() -> dict[str, UsList]:
    return typed("lists/csl_sources.yaml", dict[str, UsList])
