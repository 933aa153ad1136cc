"""From the store to what a payment is held against, as of any day."""

import datetime as dt

from clearway.cli.index_file import load_index
from clearway.decision import HeldList
from clearway.lists import Snapshot
from clearway.screening import World
from clearway.store import Store
from clearway.tables.decision import PolicyFile


class Worlds:
    """Worlds by day, each loaded once. ``live`` asks for the newest lists, whatever the day."""

    def __init__(self, store: Store, policy: PolicyFile) -> None:
        self._store = store
        self._policy = policy
        self._held: dict[tuple[str, ...], World] = {}

    def live(self) -> World:
        """The newest snapshots, whose age counts."""
        return self._world(self._store.snapshots(), aged=True)

    def on(self, day: dt.date) -> World:
        """For each list the newest snapshot published by ``day``, else the oldest held."""
        return self._world(self._store.snapshots(day), aged=False, day=day)

    def _world(
        self, snapshots: tuple[Snapshot, ...], *, aged: bool, day: dt.date | None = None
    ) -> World:
        lists = tuple(self._as_held(snapshot, aged=aged, day=day) for snapshot in snapshots)
        key = (str(aged), *(held.sha256 + held.notice for held in lists))
        if key not in self._held:
            self._held[key] = World(index=load_index(snapshots), lists=lists, policy=self._policy)
        return self._held[key]

    def _as_held(self, snapshot: Snapshot, *, aged: bool, day: dt.date | None) -> HeldList:
        return HeldList(
            list=snapshot.list,
            version=snapshot.version,
            sha256=snapshot.sha256,
            entries=len(snapshot.entries),
            checked=self._store.last_checked(snapshot.list) if aged else None,
            notice=snapshot.notice,
            later_than=day if day and snapshot.published > day else None,
        )
