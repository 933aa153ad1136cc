"""Messages that belong together, and where they say different things. Verb: ``differences``."""

from clearway.versions.differ import differences
from clearway.versions.keys import (
    keys_of,
    keys_of_covers,
    keys_of_reference,
    keys_of_returns,
    looked_up,
)
from clearway.versions.reading import is_covered, may_hold_covers, version_of
from clearway.versions.types import Difference, Other, Recorded, Stop, Version

__all__ = [
    "Difference",
    "Other",
    "Recorded",
    "Stop",
    "Version",
    "differences",
    "is_covered",
    "keys_of",
    "keys_of_covers",
    "keys_of_reference",
    "keys_of_returns",
    "looked_up",
    "may_hold_covers",
    "version_of",
]
