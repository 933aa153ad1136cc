"""Publishers' formats, entries, snapshots, differences between snapshots. Verb: ``read``."""

from clearway.lists.reading import read
from clearway.lists.results import Edition, Fault, Refusal, Result, SetAside, Unreadable
from clearway.lists.snapshots import digest, losses, make_snapshot, renamed
from clearway.lists.types import Craft, Entry, Link, ListedName, Listing, Place, Snapshot

__all__ = [
    "Craft",
    "Edition",
    "Entry",
    "Fault",
    "Link",
    "ListedName",
    "Listing",
    "Place",
    "Refusal",
    "Result",
    "SetAside",
    "Snapshot",
    "Unreadable",
    "digest",
    "losses",
    "make_snapshot",
    "read",
    "renamed",
]
