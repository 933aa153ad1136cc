"""Exit statuses, the same for every command."""

import sys


class Misuse(Exception):
    """The call cannot be done as it was made; the text says why, and what next."""


DONE = 0
"""Done, whatever was decided."""
USAGE = 2
"""Wrong usage, or a store that cannot be opened."""
UNREADABLE = 3
"""Some input could not be read, or its answer not recorded; each such input is in the output."""


def usage(message: str) -> int:
    """Prints what is wrong on standard error."""
    print(f"clearway: {message}", file=sys.stderr)  # noqa: T201
    return USAGE
