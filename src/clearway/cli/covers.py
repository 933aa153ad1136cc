"""Covers and customer payments of one call, found whichever comes first.

The files are read once before they are answered, but only where one of them may hold a cover. What
was read is kept in a file beside, under its references: memory does not grow with the payments.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import sqlalchemy as sa

from clearway.cli.batches import batches
from clearway.cli.inputs import Chunks, Inputs
from clearway.message import Payment
from clearway.store import Store, StoreError, messages
from clearway.versions import (
    Other,
    Version,
    is_covered,
    keys_of_covers,
    may_hold_covers,
    version_of,
)


class Covers:
    """The covers of a call and the payments that they may be for."""

    def __init__(self, store: Store) -> None:
        self._engine = store.engine

    def beside(self, versions: Sequence[Version]) -> list[tuple[Other, ...]]:
        """For each message those of the call that it shares a reference with, in order of source.

        Those that it does not belong to are among them.
        """
        keys = [keys_of_covers(v) if _takes_part(v) else frozenset() for v in versions]
        with _working(), self._engine.connect() as connection:
            under = messages.under(connection, chain.from_iterable(keys))
            found = messages.load(connection, chain.from_iterable(under.values()))
        numbers = ({n for key in of for n in under.get(key, ())} for of in keys)
        return [tuple(Other(version=found[n]) for n in sorted(of)) for of in numbers]

    def take(self, given: Inputs) -> None:
        """Reads all that is given, and keeps what takes part."""
        for batch in batches(given.payments()):
            versions = [version for version in _versions(batch) if _takes_part(version)]
            by_digest = {sha256(msgspec.msgpack.encode(v)).digest(): v for v in versions}
            with _working(), self._engine.begin() as connection:
                messages.keep(connection, by_digest, keys_of_covers)


@contextmanager
def covers_in(given: Inputs) -> Iterator[Covers | None]:
    """The covers of a call; none where it is sure to hold none."""
    if not any(may_hold_covers(_pieces(content)) for content in given.contents()):
        yield None
        return
    with TemporaryDirectory(prefix="clearway-") as folder:
        store = Store(str(Path(folder) / "covers.db"))
        covers = Covers(store)
        covers.take(given)
        yield covers
        store.engine.dispose()


def _versions(payments: Sequence[Payment]) -> Iterator[Version]:
    """The versions that can be made; what cannot is held where it is answered."""
    for payment in payments:
        try:
            yield version_of(payment)
        except Exception:  # noqa: S112
            continue


@contextmanager
def _working() -> Iterator[None]:
    """Raises ``StoreError`` where the file beside fails, as when the disk is full."""
    try:
        yield
    except (sa.exc.SQLAlchemyError, OSError) as error:
        raise StoreError(f"Covers cannot be paired with their payments: {error}") from error


def _takes_part(version: Version) -> bool:
    return version.group in ("cover", "bank") or is_covered(version)


def _pieces(content: bytes | Chunks) -> Chunks | tuple[bytes]:
    return (content,) if isinstance(content, bytes) else content
