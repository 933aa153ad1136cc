"""A list's listed and trusted entries, apart: the first are screened against, the others clear."""

from collections.abc import Iterable

from msgspec.structs import replace

from clearway.lists.types import Entry, Snapshot


def listed_only(snapshot: Snapshot) -> Snapshot:
    """The snapshot without its trusted parties, and still of the same digest."""
    if not any(entry.trust for entry in snapshot.entries):
        return snapshot
    return replace(snapshot, entries=tuple(one for one in snapshot.entries if not one.trust))


def trusted_of(snapshots: Iterable[Snapshot]) -> tuple[Entry, ...]:
    """All trusted parties."""
    return tuple(entry for snapshot in snapshots for entry in snapshot.entries if entry.trust)
