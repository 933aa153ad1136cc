"""How tables of payments name the contract's columns."""

from functools import cache

import msgspec

from clearway.tables.load import typed


class Ambiguous(msgspec.Struct, frozen=True, kw_only=True):
    """Names that could mean each of the columns ``may_be``."""

    may_be: tuple[str, ...]
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()


class ColumnNames(msgspec.Struct, frozen=True, kw_only=True):
    """Usual names by column (``creditor_name``, ``creditor_id INN``) and language."""

    columns: dict[str, dict[str, tuple[str, ...]]]
    ambiguous: tuple[Ambiguous, ...]


@cache
def column_names() -> ColumnNames:
    """The table of synonyms."""
    return typed("message/columns.yaml", ColumnNames)
