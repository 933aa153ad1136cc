"""What ``clearway lists import`` prints, for people and as JSON."""

import sys

import msgspec
from rich.console import Console

from clearway.lists import Edition, Fault, Refusal, SetAside, Snapshot, diff
from clearway.store import HeldBack, Taken

MANY = 5
SHOWN = 5
"""So many rejected records and doubts of a list are printed; JSON has them all."""


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """How many entries differ from the edition that was active until now."""

    since: str
    added: int
    removed: int
    changed: int

    def __str__(self) -> str:
        return f"+{self.added:,} -{self.removed:,} ~{self.changed:,} since {self.since}"


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One result. ``result``: taken, unchanged, set aside, refused."""

    result: str
    files: tuple[str, ...]
    list: str = ""
    version: str = ""
    sha256: str = ""
    entries: int = 0
    reason: str = ""
    fault: Fault | None = None
    rejected: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()
    changes: Changes | None = None


class ImportReport:
    """One line a list or file, as they are read; ``refused`` counts what was not taken."""

    def __init__(self, *, as_json: bool) -> None:
        self._json = as_json
        self._out = Console(highlight=False, emoji=False, soft_wrap=True)
        self._err = Console(stderr=True, highlight=False, emoji=False, soft_wrap=True)
        self.refused = 0
        self.lines: list[Line] = []

    def other(self, result: SetAside | Refusal) -> None:
        """A file that holds no list of its own, or files of which nothing was taken."""
        if isinstance(result, SetAside):
            self.add(Line(result="set aside", files=(result.file,), reason=result.reason))
        else:
            self.add(Line(result="refused", files=result.files, fault=result.fault))

    def staged(self, edition: Edition, snapshot: Snapshot) -> None:
        """A list that was read and does not count yet."""
        self.add(_line("staged", edition, snapshot))

    def edition(self, edition: Edition, outcome: Taken | HeldBack) -> None:
        """A list that was read, and what the store made of it."""
        fault = _held_back(edition, outcome) if isinstance(outcome, HeldBack) else None
        taken = isinstance(outcome, Taken) and outcome.new
        result = "refused" if fault else "taken" if taken else "unchanged"
        line = _line(result, edition, outcome.snapshot)
        changes = _changes(outcome) if taken else None
        self.add(msgspec.structs.replace(line, fault=fault, changes=changes))

    def close(self, place: str) -> None:
        """Says where the lists are."""
        if not self._json:
            self._out.print(f"Store: {place}", markup=False)

    def add(self, line: Line) -> None:
        """Prints a line."""
        self.lines.append(line)
        self.refused += line.result == "refused"
        if self._json:
            sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
            sys.stdout.buffer.flush()
            return
        console = self._err if line.fault else self._out
        console.print(f"{line.result:9}  {_text(line)}", markup=False)
        self._faults("not taken", line.rejected)
        self._faults("not understood", line.doubts)

    def _faults(self, word: str, faults: tuple[Fault, ...]) -> None:
        for fault in faults[:SHOWN]:
            self._err.print(f"  {word}: {fault}", markup=False)
        if len(faults) > SHOWN:
            self._err.print(f"  {word}: {len(faults) - SHOWN} more; --json shows all", markup=False)


def _line(result: str, edition: Edition, snapshot: Snapshot) -> Line:
    return Line(
        result=result,
        files=edition.files,
        list=snapshot.list,
        version=snapshot.version,
        sha256=snapshot.sha256,
        entries=len(snapshot.entries),
        rejected=edition.rejected,
        doubts=edition.doubts,
    )


def _changes(outcome: Taken | HeldBack) -> Changes | None:
    before, after = outcome.before, outcome.snapshot
    if before is None or before.published > after.published:
        return None
    difference = diff(before, after)
    return Changes(
        since=before.version,
        added=len(difference.added),
        removed=len(difference.removed),
        changed=len(difference.changed),
    )


def _held_back(edition: Edition, outcome: HeldBack) -> Fault:
    before = outcome.before
    return Fault(
        where=", ".join(edition.files),
        what=f"{before.list} of {before.version} {outcome.what}",
        mend="The list loaded before stays. Check the files; --yes takes them.",
    )


def _text(line: Line) -> str:
    if line.fault:
        return str(line.fault)
    if line.reason:
        return f"{line.files[0]}: {line.reason}"
    count = f"{line.entries:,} {'entry' if line.entries == 1 else 'entries'}"
    count += f" ({line.changes})" if line.changes else ""
    return f"{line.list}  {line.version}  {count}  from {_together(line.files)}"


def _together(files: tuple[str, ...]) -> str:
    """Files of one folder with the folder named once."""
    if len(files) > MANY:
        return f"{len(files)} files, {files[0]} the first"
    folders = {file.rpartition("/")[0] for file in files}
    if len(files) == 1 or len(folders) > 1:
        return ", ".join(files)
    return f"{folders.pop()}/: {', '.join(file.rpartition('/')[2] for file in files)}"
