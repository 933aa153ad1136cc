"""What reading a file gave: an edition of a list, a file set aside, or a refusal."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from clearway.lists.types import Entry


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read. ``where``: file, then line or path, then field."""

    where: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        mend = f" {self.mend}" if self.mend else ""
        return f"{self.where}: {self.what}.{mend}"


class Unreadable(Exception):
    """Raised inside a reader when a file as a whole cannot be trusted; becomes a ``Refusal``."""

    def __init__(self, where: str, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.fault = Fault(where=where, what=what, mend=mend)


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One list as its files give it, entries in order of the file.

    ``rejected`` are records that were dropped, ``doubts`` details of kept records that were not
    understood (their text stays in the remarks). ``published`` is the date inside the file.
    ``raw`` holds the publisher's record of an entry by its id, for display.
    """

    list: str
    files: tuple[str, ...]
    entries: tuple[Entry, ...]
    published: dt.date | None = None
    title: str = ""
    notice: str = ""
    rejected: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()
    raw: Mapping[str, str] = {}


class SetAside(msgspec.Struct, frozen=True, kw_only=True):
    """A file that holds no list of its own. ``known`` is false where no reader recognised it."""

    file: str
    reason: str
    known: bool = True


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Files that were recognised and cannot be trusted, so nothing of them was taken."""

    files: tuple[str, ...]
    fault: Fault


Result = Edition | SetAside | Refusal
