"""Recorded answers: only ever added to, each whole or not at all, found again by key.

A message that is answered again is a repeat and no new fact: what it is held against is what was
recorded before its first answer, so that it is answered as then.
"""

import datetime as dt
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace

from clearway.decision import Decision, ScreenedList
from clearway.store import messages, schema
from clearway.store.store import Store, StoreError
from clearway.versions import (
    Other,
    Recorded,
    Stop,
    Version,
    keys_of_reference,
    keys_of_returns,
    looked_up,
)

_STOPPING = ("hold", "ask")
_AFTER_ALL = 2**62


class Earlier(NamedTuple):
    """Messages recorded earlier that may belong to one; ``more``: how many older ones are left."""

    others: tuple[Other, ...] = ()
    more: int = 0


class RecordedAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as it was given, the day of its rules, and the message that it answers."""

    day: dt.date
    decision: Decision
    digest: str


class Records:
    """The recorded answers of a store. Every method raises ``StoreError`` where it fails."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine
        self._place = store.place

    def is_empty(self) -> bool:
        """Whether nothing was ever recorded. A record of which a table is lost is none."""
        with self._reading() as connection:
            empty = {
                connection.execute(sa.select(table).limit(1)).first() is None
                for table in (
                    schema.recorded_answers,
                    schema.recorded_bases,
                    schema.recorded_keys,
                    schema.recorded_messages,
                )
            }
            if len(empty) > 1:
                raise ValueError("a part of them is lost")
            return empty == {True}

    def earlier(self, versions: Sequence[Version]) -> list[Earlier]:
        """For each message what was recorded before its own first answer and may belong to it."""
        with self._reading() as connection:
            own = _own(connection, versions)
            near = _near(connection, versions, own)
            firsts = _first_answers(connection, own)
            known = _known(connection, chain.from_iterable(of[: messages.MOST] for of in near))
            returns = _returns(connection, known)
            known |= _known(connection, chain.from_iterable(returns.values()))
        return [
            Earlier(tuple(_others(of, first, known, returns)), max(len(of) - messages.MOST, 0))
            for of, first in zip(near, firsts, strict=True)
        ]

    def add(self, answers: Iterable[tuple[Version, Decision]]) -> None:
        """Records answers in one transaction; an answer that stands there already is left so."""
        given = [(messages.digest_of(version), version, answer) for version, answer in answers]
        try:
            with self._engine.connect() as connection:
                _sync_fully(connection)
                with connection.begin():
                    _add(connection, given)
        except sa.exc.SQLAlchemyError as error:
            raise StoreError(f"Nothing can be recorded in {self._place}: {error}") from error

    def answers(self, reference: str) -> tuple[RecordedAnswer, ...]:
        """Every answer to messages of that reference or UETR, in the order in which they came."""
        with self._reading() as connection:
            found = messages.under(connection, keys_of_reference(reference))
            numbers = set(chain.from_iterable(found.values()))
            given = tuple(_answers(connection, numbers))
            if numbers and not given:
                raise ValueError(f"the answers to message {min(numbers)} are lost")
            return given

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except (sa.exc.SQLAlchemyError, msgspec.MsgspecError, zlib.error, ValueError) as error:
            what = f"The recorded answers in {self._place} cannot be read: {error}"
            raise StoreError(what) from error


class _Known(NamedTuple):
    """A recorded message and its answers, with the number of each, in order."""

    version: Version
    answers: list[tuple[int, Recorded]]


def _own(connection: sa.Connection, versions: Sequence[Version]) -> list[int]:
    """For each message its own number; one after all others if it was not recorded."""
    digests = list(map(messages.digest_of, versions))
    numbers = messages.numbers_of(connection, digests)
    return [numbers.get(digest, _AFTER_ALL) for digest in digests]


def _near(
    connection: sa.Connection, versions: Sequence[Version], own: Sequence[int]
) -> list[list[int]]:
    """For each message the numbers of those before it that share a key, the newest first."""
    keys = [looked_up(version) for version in versions]
    found = messages.under(connection, chain.from_iterable(keys))
    near = ({number for key in of for number in found.get(key, ())} for of in keys)
    return [
        sorted((number for number in of if number < last), reverse=True)
        for of, last in zip(near, own, strict=True)
    ]


def _first_answers(connection: sa.Connection, own: Sequence[int]) -> list[int]:
    """For each message the number of its first answer; one after all others if it has none."""
    table = schema.recorded_answers.c
    query = sa.select(table.message, sa.func.min(table.id).label("first")).group_by(table.message)
    first = {
        row.message: row.first
        for some in messages.parts(number for number in own if number != _AFTER_ALL)
        for row in connection.execute(query.where(table.message.in_(some)))
    }
    return [first.get(number, _AFTER_ALL) for number in own]


def _known(connection: sa.Connection, numbers: Iterable[int]) -> dict[int, _Known]:
    """The messages of these numbers. Raises ``ValueError`` where one, or its answer, is lost."""
    asked = set(numbers)
    loaded = messages.load(connection, asked)
    found = {number: _Known(version, []) for number, version in loaded.items()}
    table = schema.recorded_answers.c
    columns = (table.id, table.message, table.day, table.action, table.stops)
    for some in messages.parts(found):
        query = sa.select(*columns).where(table.message.in_(some)).order_by(table.id)
        for row in connection.execute(query):
            stops = msgspec.msgpack.decode(row.stops, type=tuple[Stop, ...])
            recorded = Recorded(day=row.day, action=row.action, stops=stops)
            found[row.message].answers.append((row.id, recorded))
    lost = [number for number in asked if number not in found or not found[number].answers]
    if lost:
        raise ValueError(f"message {min(lost)}, or its answer, is lost")
    return found


def _returns(connection: sa.Connection, known: Mapping[int, _Known]) -> dict[int, list[int]]:
    """By the number of a message those of the messages that may have taken it back."""
    keys = {number: keys_of_returns(of.version) for number, of in known.items()}
    found = messages.under(connection, chain.from_iterable(keys.values()))
    return {
        number: [back for key in of for back in found.get(key, ())] for number, of in keys.items()
    }


def _others(
    near: Sequence[int], first: int, known: Mapping[int, _Known], returns: Mapping[int, list[int]]
) -> Iterator[Other]:
    """Each message with its last answer before ``first``, and those that may take it back."""
    close = near[: messages.MOST]
    numbers = dict.fromkeys(chain(close, *(returns[number] for number in close)))
    for number in numbers:
        before = [recorded for at, recorded in known[number].answers if at < first]
        if before:
            yield Other(version=known[number].version, recorded=before[-1])


def _add(connection: sa.Connection, given: Sequence[tuple[bytes, Version, Decision]]) -> None:
    numbers = messages.keep(connection, {digest: version for digest, version, _ in given})
    bases: dict[str, bytes] = {}
    rows = []
    for digest, _, decision in given:
        basis = msgspec.json.encode(decision.screened_against)
        name = sha256(basis).hexdigest()
        bases[name] = basis
        rows.append({"message": numbers[digest], "basis": name, **_row(decision)})
    packed = [{"sha256": name, "basis": zlib.compress(basis)} for name, basis in bases.items()]
    messages.add_new(connection, schema.recorded_bases, packed)
    messages.add_new(connection, schema.recorded_answers, rows)


def _row(decision: Decision) -> dict[str, object]:
    stops = [Stop(c.where, c.value) for c in decision.claims if c.effect in _STOPPING and c.where]
    bare = replace(decision, screened_against=())
    return {
        "day": decision.policy.as_of,
        "action": decision.action,
        "stops": msgspec.msgpack.encode(stops),
        "sha256": sha256(msgspec.json.encode(decision)).hexdigest(),
        "answer": zlib.compress(msgspec.json.encode(bare), 1),
    }


def _answers(connection: sa.Connection, numbers: Iterable[int]) -> Iterator[RecordedAnswer]:
    answers, bases, kept = (
        schema.recorded_answers.c,
        schema.recorded_bases.c,
        schema.recorded_messages.c,
    )
    columns = (answers.id, answers.day, answers.sha256, answers.answer, bases.basis, kept.digest)
    whole = schema.recorded_answers.outerjoin(
        schema.recorded_bases, answers.basis == bases.sha256
    ).outerjoin(schema.recorded_messages, answers.message == kept.id)
    query = sa.select(*columns).select_from(whole)
    rows = (
        row
        for some in messages.parts(numbers)
        for row in connection.execute(query.where(answers.message.in_(some)))
    )
    for row in sorted(rows, key=lambda row: row.id):
        if row.basis is None or row.digest is None:
            raise ValueError(f"what answer {row.id} rests on is lost")
        decision = msgspec.json.decode(zlib.decompress(row.answer), type=Decision)
        basis = msgspec.json.decode(zlib.decompress(row.basis), type=tuple[ScreenedList, ...])
        decision = replace(decision, screened_against=basis)
        if sha256(msgspec.json.encode(decision)).hexdigest() != row.sha256:
            raise ValueError(f"answer {row.id} is not as it was recorded")
        yield RecordedAnswer(day=row.day, decision=decision, digest=row.digest.hex())


def _sync_fully(connection: sa.Connection) -> None:
    """An answer that was given must be found after a power cut too."""
    if connection.dialect.name == "sqlite":
        connection.connection.cursor().execute("PRAGMA synchronous=FULL")
