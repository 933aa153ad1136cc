"""Database, snapshots, recorded decisions."""

from clearway.store.place import default_place
from clearway.store.store import Held, Store, StoreError

__all__ = ["Held", "Store", "StoreError", "default_place"]
