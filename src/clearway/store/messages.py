"""Messages kept under keys, so that those which may belong to one are found among millions."""

import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.dialects import postgresql, sqlite

from clearway.store import schema
from clearway.versions import Version, keys_of

MOST = 100
"""Messages that one is held against at most, the newest of those that may belong to it."""

Keys = Callable[[Version], Iterable[int]]

_MANY = 800
"""Values in one question to the database."""
_INSERTS: dict[str, Callable[[sa.Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


def digest_of(version: Version) -> bytes:
    """SHA-256 over what was read of a message, without its file's name."""
    payment = version.payment
    own = payment.id if payment.id != payment.source else ""
    bare = replace(version, payment=replace(payment, id=own, source=""))
    return sha256(msgspec.msgpack.encode(bare)).digest()


def add_new(connection: sa.Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows; those whose key or unique value stands there already are left as they are."""
    if rows:
        insert = _INSERTS[connection.dialect.name](table)
        connection.execute(insert.on_conflict_do_nothing(), rows)


def keep(
    connection: sa.Connection, messages: Mapping[bytes, Version], keys_of: Keys = keys_of
) -> dict[bytes, int]:
    """Keeps messages by their digests, each once; gives the number of each."""
    table = schema.recorded_messages
    packed = [{"digest": d, "message": _packed(v)} for d, v in messages.items()]
    before = numbers_of(connection, messages)
    add_new(connection, table, [row for row in packed if row["digest"] not in before])
    numbers = numbers_of(connection, messages)
    keys = [
        {"key": key, "message": numbers[digest]}
        for digest, version in messages.items()
        if digest not in before
        for key in keys_of(version)
    ]
    add_new(connection, schema.recorded_keys, keys)
    return numbers


def numbers_of(connection: sa.Connection, digests: Iterable[bytes]) -> dict[bytes, int]:
    """The numbers of those digests that are kept."""
    table = schema.recorded_messages.c
    return {
        row.digest: row.id
        for some in parts(digests)
        for row in connection.execute(
            sa.select(table.digest, table.id).where(table.digest.in_(some))
        )
    }


def under(connection: sa.Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    """The numbers of the messages under each key, the newest first."""
    table = schema.recorded_keys.c
    found: dict[int, list[int]] = defaultdict(list)
    for some in parts(keys):
        query = sa.select(table.key, table.message).where(table.key.in_(some))
        for row in connection.execute(query.order_by(table.message.desc())):
            found[row.key].append(row.message)
    return found


def load(connection: sa.Connection, numbers: Iterable[int]) -> dict[int, Version]:
    """The messages of those numbers."""
    table = schema.recorded_messages.c
    return {
        row.id: msgspec.msgpack.decode(zlib.decompress(row.message), type=Version)
        for some in parts(numbers)
        for row in connection.execute(sa.select(table.id, table.message).where(table.id.in_(some)))
    }


def parts(values: Iterable[Any]) -> Iterable[list[Any]]:
    """Values, each once, as many at a time as one question takes."""
    each = list(dict.fromkeys(values))
    return (each[at : at + _MANY] for at in range(0, len(each), _MANY))


def _packed(version: Version) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(version), 1)
