"""From an edition to the store: one that lost much, or is read otherwise, waits for a yes."""

import datetime as dt

import msgspec

from clearway.lists import Edition, Snapshot, diff, losses, make_snapshot
from clearway.store.store import Store

MOST_LOST = 10
"""Per cent of entries, names or other facts that a new edition may lose without being confirmed."""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """The snapshot stands in the store; ``new`` is false where its entries stood there before.

    ``before`` is what was active until then.
    """

    snapshot: Snapshot
    new: bool
    before: Snapshot | None = None


class HeldBack(msgspec.Struct, frozen=True, kw_only=True):
    """Nothing was stored: the edition would replace a larger one, or says now what it did not.

    ``what`` says which.
    """

    snapshot: Snapshot
    before: Snapshot
    what: str


def take(  # noqa: PLR0913 - each says something of its own
    store: Store,
    edition: Edition,
    *,
    today: dt.date,
    published: dt.date | None = None,
    confirmed: bool = False,
    most_lost: int = MOST_LOST,
) -> Taken | HeldBack:
    """Stores an edition as a snapshot; unconfirmed, not one that must be looked at first.

    That is one that lost over ``most_lost`` per cent, or whose very records were read otherwise
    before: then Clearway's reader has changed, not the list.
    """
    snapshot = make_snapshot(edition, today=today, published=published)
    before = store.newest(edition.list)
    dated = edition.published or published
    if before and not dated and before.sha256 == snapshot.sha256:
        store.note_check(edition.list, today)  # nobody says that this is another edition
        return Taken(snapshot=before, new=False)
    if before and not confirmed and before.published <= snapshot.published:
        if lost := _lost(before, snapshot, most_lost):
            return HeldBack(snapshot=snapshot, before=before, what=f"would shrink: {lost}")
        if before.sha256 != snapshot.sha256 and edition.raw and store.raw(before) == edition.raw:
            return HeldBack(
                snapshot=snapshot, before=before, what=_read_otherwise(before, snapshot)
            )
    how = "import, confirmed" if confirmed else "import"
    new = store.add(snapshot, edition.raw, how)
    return Taken(snapshot=snapshot, new=new, before=before)


def _read_otherwise(before: Snapshot, after: Snapshot) -> str:
    found = diff(before, after)
    changed = len(found.added) + len(found.removed) + len(found.changed)
    entries = f"{changed:,} {'entry' if changed == 1 else 'entries'}"
    return f"holds the same records, of which {entries} would be read otherwise than before"


def _lost(before: Snapshot, after: Snapshot, most: int) -> str:
    if before.sha256 == after.sha256:
        return ""
    return ", ".join(
        f"{new:,} {what} instead of {old:,}"
        for what, old, new in losses(before, after)
        if (old - new) * 100 > old * most
    )
