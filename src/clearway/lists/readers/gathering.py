"""Entries on their way to an edition: ids stay unique, what fails is told."""

import datetime as dt
from collections.abc import Iterable

from clearway.lists.results import Edition, Fault
from clearway.lists.types import Entry
from clearway.terms import NameQuality


class Gathering:
    """Collects the entries of one list from its files."""

    def __init__(self, list_id: str, files: Iterable[str]) -> None:
        self.list = list_id
        self._files = tuple(files)
        self._entries: dict[str, Entry] = {}
        self._raw: dict[str, str] = {}
        self._rejected: list[Fault] = []
        self._doubts: list[Fault] = []

    def add(self, where: str, entry: Entry, raw: str, doubts: Iterable[str] = ()) -> None:
        """Takes an entry, or rejects one without a name or with the id of another."""
        first = next(iter(entry.names), None)
        if first is None or not first.text or first.quality is not NameQuality.PRIMARY:
            self.reject(where, f"entry {entry.id} has no name")
        elif entry.id in self._entries:
            self.reject(where, f"entry {entry.id} stands twice")
        else:
            self._entries[entry.id] = entry
            self._raw[entry.id] = raw
            self._doubts += [Fault(where=where, what=doubt) for doubt in doubts]

    def reject(self, where: str, what: str, mend: str = "") -> None:
        """Tells a record that was dropped."""
        self._rejected.append(Fault(where=where, what=what, mend=mend))

    def holds(self, entry_id: str) -> bool:
        """Whether an entry of that id was taken."""
        return entry_id in self._entries

    def edition(self, *, published: dt.date | None = None, title: str = "") -> Edition:
        """The edition of what was taken."""
        return Edition(
            list=self.list,
            files=self._files,
            entries=tuple(self._entries.values()),
            published=published,
            title=title,
            rejected=tuple(self._rejected),
            doubts=tuple(self._doubts),
            raw=self._raw,
        )
