"""Database, snapshots, recorded decisions."""

from clearway.store.intake import HeldBack, Taken, take
from clearway.store.partings import part, partings
from clearway.store.place import default_place
from clearway.store.records import Earlier, RecordedAnswer, Records
from clearway.store.store import Activation, Held, Store, StoreError

__all__ = [
    "Activation",
    "Earlier",
    "Held",
    "HeldBack",
    "RecordedAnswer",
    "Records",
    "Store",
    "StoreError",
    "Taken",
    "default_place",
    "part",
    "partings",
    "take",
]
