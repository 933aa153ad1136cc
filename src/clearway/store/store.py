"""Snapshots of lists in one database: added whole or not at all, never changed."""

import datetime as dt
import zlib
from collections.abc import Iterable, Mapping

import msgspec
import sqlalchemy as sa

from clearway.lists import Entry, Snapshot
from clearway.store import schema
from clearway.store.place import default_place, engine_for


class StoreError(Exception):
    """The store cannot be used; the text says which, why, and what next."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A snapshot in the store without its entries; ``entries`` is their number."""

    list: str
    version: str
    sha256: str
    published: dt.date
    imported: dt.date
    source: str
    title: str
    notice: str
    entries: int


class Activation(msgspec.Struct, frozen=True, kw_only=True):
    """When an edition came to count, and how."""

    list: str
    version: str
    sha256: str
    activated: dt.date
    how: str


class Store:
    """A database of snapshots, by an SQLAlchemy URL or a file's path.

    Raises ``StoreError`` when the database cannot be opened or is of another layout.
    """

    def __init__(self, place: str | None = None) -> None:
        self.place = place or default_place()
        try:
            self.engine = engine_for(self.place)
            self._open()
        except (sa.exc.SQLAlchemyError, OSError) as error:
            raise StoreError(f"The store {self.place} cannot be opened: {error}") from error

    def add(
        self, snapshot: Snapshot, raw: Mapping[str, str] | None = None, how: str = "import"
    ) -> bool:
        """Keeps a snapshot and notes its day of import as a check; false where it is held already.

        One transaction: a kill at any moment leaves the store without it or with all of it.
        """
        with self.engine.begin() as connection:
            self._check(connection, snapshot.list, snapshot.imported)
            for before in _active(_held(connection, snapshot.list), snapshot.published):
                if (before.sha256, before.published) == (snapshot.sha256, snapshot.published):
                    return False
            _keep_contents(connection, snapshot, raw or {})
            _activate(connection, _row(snapshot), snapshot.imported, how)
            return True

    def stage(self, snapshot: Snapshot, raw: Mapping[str, str] | None = None) -> None:
        """Keeps a snapshot that does not count yet, in place of one staged before."""
        with self.engine.begin() as connection:
            _keep_contents(connection, snapshot, raw or {})
            _unstage(connection, snapshot.list)
            connection.execute(schema.staged.insert(), _row(snapshot))

    def staged(self) -> tuple[Snapshot, ...]:
        """The snapshots that were staged and not yet activated, by list."""
        columns = [schema.staged.c[field] for field in Held.__struct_fields__]
        query = sa.select(*columns).order_by(schema.staged.c.list)
        with self.engine.connect() as connection:
            rows = [Held(**row._mapping) for row in connection.execute(query)]
            return tuple(_load(connection, held) for held in rows)

    def activate(self, list_id: str, day: dt.date, how: str) -> bool:
        """Makes the staged snapshot of a list count, in one step; false where there is none."""
        columns = [schema.staged.c[field] for field in Held.__struct_fields__]
        query = sa.select(*columns).where(schema.staged.c.list == list_id)
        with self.engine.begin() as connection:
            row = connection.execute(query).mappings().one_or_none()
            if row is None:
                return False
            _activate(connection, dict(row), day, how)
            _unstage(connection, list_id)
            self._check(connection, list_id, row["imported"])
            return True

    def activations(self) -> tuple[Activation, ...]:
        """The record of activations, oldest first."""
        columns = [schema.activations.c[field] for field in Activation.__struct_fields__]
        query = sa.select(*columns).order_by(schema.activations.c.id)
        with self.engine.connect() as connection:
            return tuple(Activation(**row._mapping) for row in connection.execute(query))

    def known_read(self, key: str) -> bytes | None:
        """What was noted of a reading of the same files by the same engine."""
        table = schema.reads.c
        with self.engine.connect() as connection:
            query = sa.select(table.results).where(table.key == key)
            return connection.execute(query).scalar_one_or_none()

    def note_read(self, key: str, results: bytes) -> None:
        """Notes what a reading gave."""
        table = schema.reads
        with self.engine.begin() as connection:
            connection.execute(table.delete().where(table.c.key == key))
            connection.execute(table.insert(), {"key": key, "results": results})

    def note_check(self, list_id: str, day: dt.date) -> None:
        """Notes that the list was found unchanged at its publisher on ``day``."""
        with self.engine.begin() as connection:
            self._check(connection, list_id, day)

    def held(self) -> tuple[Held, ...]:
        """Every snapshot, by list, oldest publication first, later import last."""
        with self.engine.connect() as connection:
            return _held(connection)

    def active(self, as_of: dt.date | None = None) -> tuple[Held, ...]:
        """What ``snapshots`` would load."""
        return _active(self.held(), as_of)

    def snapshots(self, as_of: dt.date | None = None) -> tuple[Snapshot, ...]:
        """For each list the snapshot published last, by list id.

        With ``as_of`` the one published last by that day, else the oldest held: its ``published``
        is then after ``as_of``, and the answer must say so. All are read in one transaction.
        """
        with self.engine.connect() as connection:
            chosen = _active(_held(connection), as_of)
            return tuple(_load(connection, held) for held in chosen)

    def snapshot(self, list_id: str, edition: str = "") -> Snapshot | None:
        """The snapshot of that version, or whose digest begins so; the newest of several."""
        with self.engine.connect() as connection:
            for held in reversed(_held(connection, list_id)):
                if held.version == edition or held.sha256.startswith(edition):
                    return _load(connection, held)
        return None

    def newest(self, list_id: str) -> Snapshot | None:
        """The active snapshot of one list."""
        with self.engine.connect() as connection:
            chosen = _active(_held(connection, list_id), None)
            return _load(connection, chosen[0]) if chosen else None

    def raw(self, held: Held | Snapshot) -> dict[str, str]:
        """The publisher's records of a snapshot, by entry id; empty where none were kept."""
        table = schema.contents.c
        query = sa.select(table.raw).where(table.sha256 == held.sha256)
        with self.engine.connect() as connection:
            packed = connection.execute(query).scalar_one()
        return msgspec.msgpack.decode(zlib.decompress(packed), type=dict[str, str])

    def last_checked(self, list_id: str) -> dt.date | None:
        """The last day of an import of the list or of a check with its publisher."""
        query = sa.select(schema.checks.c.checked_on).where(schema.checks.c.list == list_id)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar_one_or_none()

    def _open(self) -> None:
        with self.engine.begin() as connection:
            schema.metadata.create_all(connection)
            version = connection.execute(sa.select(schema.layout.c.version)).scalar()
            if version is None:
                connection.execute(schema.layout.insert(), {"version": schema.VERSION})
            elif version != schema.VERSION:
                raise StoreError(
                    f"The store {self.place} has layout {version}, this Clearway reads "
                    f"{schema.VERSION}. Name another with --store, or import the lists anew."
                )

    @staticmethod
    def _check(connection: sa.Connection, list_id: str, day: dt.date) -> None:
        table = schema.checks
        before = connection.execute(
            sa.select(table.c.checked_on).where(table.c.list == list_id)
        ).scalar_one_or_none()
        if before is None:
            connection.execute(table.insert(), {"list": list_id, "checked_on": day})
        elif before < day:
            connection.execute(table.update().where(table.c.list == list_id).values(checked_on=day))


_HELD = [schema.snapshots.c[field] for field in Held.__struct_fields__]


def _held(connection: sa.Connection, list_id: str | None = None) -> tuple[Held, ...]:
    table = schema.snapshots
    query = sa.select(*_HELD).order_by(table.c.list, table.c.published, table.c.id)
    if list_id is not None:
        query = query.where(table.c.list == list_id)
    return tuple(Held(**row._mapping) for row in connection.execute(query))


def _active(held: Iterable[Held], as_of: dt.date | None) -> tuple[Held, ...]:
    chosen: dict[str, Held] = {}
    for one in held:  # oldest first
        if one.list not in chosen or as_of is None or one.published <= as_of:
            chosen[one.list] = one
    return tuple(chosen.values())


def _load(connection: sa.Connection, held: Held) -> Snapshot:
    table = schema.contents.c
    query = sa.select(table.entries).where(table.sha256 == held.sha256)
    packed = connection.execute(query).scalar_one()
    entries = msgspec.msgpack.decode(zlib.decompress(packed), type=tuple[Entry, ...])
    return Snapshot(**{**msgspec.structs.asdict(held), "entries": entries})


def _keep_contents(connection: sa.Connection, snapshot: Snapshot, raw: Mapping[str, str]) -> None:
    table = schema.contents
    query = sa.select(table.c.sha256).where(table.c.sha256 == snapshot.sha256)
    if connection.execute(query).first() is None:
        content = {"entries": _packed(snapshot.entries), "raw": _packed(dict(raw))}
        connection.execute(table.insert(), {"sha256": snapshot.sha256, **content})


def _activate(connection: sa.Connection, row: Mapping[str, object], day: dt.date, how: str) -> None:
    connection.execute(schema.snapshots.insert(), row)
    record = {field: row[field] for field in ("list", "version", "sha256")}
    connection.execute(schema.activations.insert(), {**record, "activated": day, "how": how})


def _unstage(connection: sa.Connection, list_id: str) -> None:
    connection.execute(schema.staged.delete().where(schema.staged.c.list == list_id))


def _row(snapshot: Snapshot) -> dict[str, object]:
    row = {field: getattr(snapshot, field) for field in Held.__struct_fields__}
    return {**row, "entries": len(snapshot.entries)}


def _packed(value: object) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(value), 6)
