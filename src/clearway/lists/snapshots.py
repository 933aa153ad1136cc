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
        title=edition.title,
        notice=edition.notice,
        entries=entries,
    )


def renamed(edition: Edition, list_id: str) -> Edition:
    """The same edition under another list id."""
    entries = tuple(msgspec.structs.replace(entry, list=list_id) for entry in edition.entries)
    return msgspec.structs.replace(edition, list=list_id, entries=entries)


def losses(before: Snapshot, after: Snapshot) -> tuple[tuple[str, int, int], ...]:
    """What is counted in both and is less in ``after``: (what, count before, count after)."""
    counts = zip(_counts(before), _counts(after), strict=True)
    return tuple((what, old, new) for (what, old), (_, new) in counts if new < old)


def _counts(snapshot: Snapshot) -> tuple[tuple[str, int], ...]:
    entries = snapshot.entries
    return (
        ("entries", len(entries)),
        ("names", sum(len(entry.names) for entry in entries)),
        ("places", sum(len(entry.places) for entry in entries)),
        ("identifiers", sum(len(entry.identifiers) for entry in entries)),
        ("birth dates", sum(len(entry.birth_dates) for entry in entries)),
        ("programmes", sum(len(entry.programmes) for entry in entries)),
    )


def digest(entries: Iterable[Entry]) -> str:
    """SHA-256 over the entries in order of id, each as MessagePack without defaults."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    return sha256(msgspec.msgpack.encode(ordered)).hexdigest()
