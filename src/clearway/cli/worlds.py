"""From the store to what a payment is held against, as of any day."""

import datetime as dt

from clearway.candidates import Remembering
from clearway.cli.exits import Misuse
from clearway.cli.index_file import load_index
from clearway.cli.joined_file import load_parties
from clearway.decision import HeldList
from clearway.evidence import known_by
from clearway.lists import Snapshot, listed_only, trusted_of
from clearway.screening import World
from clearway.store import Held, Store, partings
from clearway.tables.decision import PolicyFile
from clearway.tables.decision import policy as policy_named


def open_worlds(store: str | None, policy: str = "standard") -> "Worlds":
    """The worlds of a store under a named policy. Raises ``StoreError``, ``Misuse``."""
    try:
        return Worlds(Store(store), policy_named(policy))
    except FileNotFoundError as error:
        known = "the package has: standard"
        raise Misuse(f"no policy is named {policy!r}; {known}") from error


class Worlds:
    """Worlds by day, each loaded once. ``live`` asks for the newest lists, whatever the day."""

    def __init__(self, store: Store, policy: PolicyFile) -> None:
        self.store = store
        self._policy = policy
        self._made: dict[tuple[object, ...], World] = {}

    def live(self) -> World:
        """The newest snapshots, whose age counts."""
        return self._world(None)

    def on(self, day: dt.date) -> World:
        """For each list the newest snapshot published by ``day``, else the oldest held."""
        return self._world(day)

    def _world(self, day: dt.date | None) -> World:
        active = ((held, _late(held, day)) for held in self.store.active(day))
        key = (day is None, *active)
        if key not in self._made:
            self._made[key] = self._make(day)
        return self._made[key]

    def _make(self, day: dt.date | None) -> World:
        """All of it from one reading of the store, so that no answer mixes two editions."""
        snapshots = self.store.snapshots(day)
        return World(
            index=Remembering(load_index(tuple(map(listed_only, snapshots)))),
            lists=tuple(self._as_held(snapshot, day) for snapshot in snapshots),
            policy=self._policy,
            parties=load_parties(snapshots, partings(self.store)),
            trusted=known_by(trusted_of(snapshots)),
        )

    def _as_held(self, snapshot: Snapshot, day: dt.date | None) -> HeldList:
        return HeldList(
            list=snapshot.list,
            version=snapshot.version,
            sha256=snapshot.sha256,
            entries=len(snapshot.entries),
            checked=None if day else self.store.last_checked(snapshot.list),
            notice=snapshot.notice,
            later_than=_late(snapshot, day),
            trusted=bool(snapshot.entries) and not listed_only(snapshot).entries,
        )


def _late(edition: Held | Snapshot, day: dt.date | None) -> dt.date | None:
    """The day, where the edition was published after it only."""
    return day if day and edition.published > day else None
