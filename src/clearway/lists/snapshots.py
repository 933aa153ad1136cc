"""From an edition to a snapshot: dated, digested, immutable."""

import datetime as dt
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from clearway.lists.results import Edition
from clearway.lists.types import Entry, Snapshot


def make_snapshot(
    edition: Edition, *, today: dt.date, published: dt.date | None = None
) -> Snapshot:
    """The snapshot of an edition read ``today``.

    Its version is the date of publication: the one in the file, else ``published`` (what the
    user says), else ``today``.
    """
    entries = tuple(sorted(edition.entries, key=lambda entry: entry.id))
    date = edition.published or published or today
    return Snapshot(
        list=edition.list,
        version=date.isoformat(),
        sha256=digest(entries),
        published=date,
        imported=today,
        source=", ".join(path.replace("\\", "/").rsplit("/", 1)[-1] for path in edition.files),
        notice=edition.notice,
        entries=entries,
    )


def digest(entries: Iterable[Entry]) -> str:
    """SHA-256 over the entries in order of id, each as MessagePack without defaults."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    return sha256(msgspec.msgpack.encode(ordered)).hexdigest()
