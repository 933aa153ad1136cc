"""Stamps of what was fetched, so that the next time only what changed is sent."""

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from clearway.lists.stamps import Stamp
from clearway.store import schema
from clearway.store.store import Store


def note_stamps(
    store: Store, publication: str, stamps: Iterable[Stamp], *, reading: str, day: dt.date
) -> None:
    """Replaces the stamps of a publication, once its lists stand in the store.

    A kill before this leaves the old stamps, so that the publication is fetched again.
    """
    table = schema.fetches
    more = {"publication": publication, "reading": reading, "fetched_on": day}
    rows = [
        {**{field: getattr(stamp, field) for field in Stamp.__struct_fields__}, **more}
        for stamp in stamps
    ]
    with store.engine.begin() as connection:
        connection.execute(table.delete().where(table.c.publication == publication))
        connection.execute(table.insert(), rows)


def stamps(store: Store, publication: str, *, reading: str) -> dict[str, Stamp]:
    """Stamps by address, of that reading alone: another engine might read the files otherwise."""
    table = schema.fetches.c
    columns = [table[field] for field in Stamp.__struct_fields__]
    query = sa.select(*columns).where(table.publication == publication, table.reading == reading)
    with store.engine.connect() as connection:
        rows = [Stamp(**row._mapping) for row in connection.execute(query)]
    return {stamp.address: stamp for stamp in rows}
