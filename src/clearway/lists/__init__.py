"""Publishers' formats, entries, snapshots, differences between snapshots. Verb: ``read``."""

from clearway.lists.difference import Change, Difference, FieldChange, diff
from clearway.lists.joining import Join, Party, join, key_of
from clearway.lists.reading import HEAD, MOST, read, recognises
from clearway.lists.results import Edition, Fault, Refusal, Result, SetAside, Unreadable
from clearway.lists.snapshots import digest, losses, make_snapshot, renamed
from clearway.lists.trusting import listed_only, trusted_of
from clearway.lists.types import Craft, Entry, Link, ListedName, Listing, Place, Snapshot, Trust

__all__ = [
    "HEAD",
    "MOST",
    "Change",
    "Craft",
    "Difference",
    "Edition",
    "Entry",
    "Fault",
    "FieldChange",
    "Join",
    "Link",
    "ListedName",
    "Listing",
    "Party",
    "Place",
    "Refusal",
    "Result",
    "SetAside",
    "Snapshot",
    "Trust",
    "Unreadable",
    "diff",
    "digest",
    "join",
    "key_of",
    "listed_only",
    "losses",
    "make_snapshot",
    "read",
    "recognises",
    "renamed",
    "trusted_of",
]
