"""From the store to what a payment is held against, as of any day."""

import datetime as dt

from clearway.cli.index_file import load_index
from clearway.cli.joined_file import load_parties
from clearway.decision import HeldList
from clearway.screening import World
from clearway.store import Held, Store, partings
from clearway.tables.decision import PolicyFile


class Worlds:
    """Worlds by day, each loaded once. ``live`` asks for the newest lists, whatever the day."""

    def __init__(self, store: Store, policy: PolicyFile) -> None:
        self._store = store
        self._policy = policy
        self._made: dict[tuple[HeldList, ...], World] = {}

    def live(self) -> World:
        """The newest snapshots, whose age counts."""
        return self._world(None)

    def on(self, day: dt.date) -> World:
        """For each list the newest snapshot published by ``day``, else the oldest held."""
        return self._world(day)

    def _world(self, day: dt.date | None) -> World:
        lists = tuple(self._as_held(held, day) for held in self._store.active(day))
        if lists not in self._made:
            snapshots = self._store.snapshots(day)
            self._made[lists] = World(
                index=load_index(snapshots),
                lists=lists,
                policy=self._policy,
                parties=load_parties(snapshots, partings(self._store)),
            )
        return self._made[lists]

    def _as_held(self, held: Held, day: dt.date | None) -> HeldList:
        return HeldList(
            list=held.list,
            version=held.version,
            sha256=held.sha256,
            entries=held.entries,
            checked=None if day else self._store.last_checked(held.list),
            notice=held.notice,
            later_than=day if day and held.published > day else None,
        )
