"""The SWIFT-RUR table: Russian in Latin letters, one for one."""

from functools import cache

import msgspec

from clearway.tables.load import typed


class SpellingRule(msgspec.Struct, frozen=True):
    """What Russian spelling makes of a letter: a pattern and what is read in its place."""

    found: str
    read: str


class RurTable(msgspec.Struct, frozen=True, kw_only=True):
    """Letters and signs; letters that capitals may have been; what shows that case was lost."""

    letters: dict[str, str]
    signs: dict[str, str]
    lost: dict[str, str]
    spelling: tuple[SpellingRule, ...]
    lost_case: str
    lost_case_hint: str


@cache
def rur() -> RurTable:
    """The table."""
    return typed("names/rur.yaml", RurTable)
