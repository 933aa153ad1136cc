"""One call of the program, and what came of it."""

from collections.abc import Callable
from typing import NamedTuple


class Outcome(NamedTuple):
    """What a call printed and its exit status."""

    status: int
    out: str
    err: str


Call = Callable[..., Outcome]
