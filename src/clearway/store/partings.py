"""Joins undone by hand: pairs of entries that a person has said are two parties."""

import datetime as dt

import sqlalchemy as sa

from clearway.store import schema
from clearway.store.store import Store


def part(store: Store, one: str, other: str, *, day: dt.date, reason: str) -> None:
    """Notes that two entries (``LIST/ID``) are two parties, with the reason."""
    first, second = sorted((one, other))
    table = schema.partings
    with store.engine.begin() as connection:
        same = (table.c.one == first, table.c.other == second)
        connection.execute(table.delete().where(*same))
        row = {"one": first, "other": second, "parted": day, "reason": reason}
        connection.execute(table.insert(), row)


def partings(store: Store) -> frozenset[frozenset[str]]:
    """The pairs, for ``lists.join``."""
    query = sa.select(schema.partings.c.one, schema.partings.c.other)
    with store.engine.connect() as connection:
        return frozenset(frozenset((row.one, row.other)) for row in connection.execute(query))
