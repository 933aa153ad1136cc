"""Messages that belong together, and where they say different things. Verb: ``differences``."""

from clearway.versions.differ import differences
from clearway.versions.keys import key_of_reference, keys_of, keys_of_returns
from clearway.versions.reading import may_hold_covers, version_of
from clearway.versions.types import Difference, Other, Recorded, Stop, Version

__all__ = [
    "Difference",
    "Other",
    "Recorded",
    "Stop",
    "Version",
    "differences",
    "key_of_reference",
    "keys_of",
    "keys_of_returns",
    "may_hold_covers",
    "version_of",
]
