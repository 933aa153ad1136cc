"""What was fetched, into the store: each list whole, or the one before stays."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from clearway.cli.list_reading import key_of
from clearway.cli.list_report import ImportReport, Line
from clearway.fetch import Failed, Fetched, Unchanged
from clearway.lists import Edition, Fault
from clearway.lists.stamps import Stamp
from clearway.store import Held, Store, take
from clearway.store.fetches import note_stamps, stamps
from clearway.tables.publishers import Publisher


class Intake:
    """Keeps what was fetched, and reports it."""

    def __init__(
        self, store: Store, report: ImportReport, *, day: dt.date, most_lost: int, confirmed: bool
    ) -> None:
        self._store = store
        self._report = report
        self._day = day
        self._most_lost = most_lost
        self._confirmed = confirmed

    def known(self, name: str, publisher: Publisher) -> Mapping[str, Stamp]:
        """Stamps of the publication; none where other editions count than it gave last."""
        return stamps(self._store, name, reading=self._reading(publisher.lists or (name,)))

    def keep(self, name: str, publisher: Publisher, outcome: Fetched | Unchanged | Failed) -> None:
        """Stores what may be stored, and its stamps only where nothing of it was refused."""
        if isinstance(outcome, Failed):
            self._failed(name, outcome.fault)
            return
        names = publisher.lists or (name,)
        before = len(self._report.lines)
        if isinstance(outcome, Unchanged):
            self._unchanged(names)
        else:
            self._fetched(outcome)
        if not any(line.fault for line in self._report.lines[before:]):
            reading = self._reading(names)
            note_stamps(self._store, name, outcome.stamps, reading=reading, day=self._day)

    def _reading(self, names: tuple[str, ...]) -> str:
        """A digest of this engine and of the editions that count of these lists."""
        active = [one for one in self._store.active() if one.list in names]
        return key_of({}, *((one.list, one.version, one.sha256) for one in active))

    def _failed(self, name: str, fault: Fault) -> None:
        told = msgspec.structs.replace(fault, where=f"{name}: {fault.where}")
        self._report.add(Line(result="failed", files=(fault.where,), list=name, fault=told))

    def _unchanged(self, names: tuple[str, ...]) -> None:
        for held in self._store.active():
            if held.list in names:
                self._store.note_check(held.list, self._day)
                self._report.add(_line("unchanged", held))

    def _fetched(self, outcome: Fetched) -> None:
        for file in outcome.read.set_aside:
            self._report.other(file)
        for refusal in outcome.read.refusals:
            self._report.other(refusal)
        active = {one.list: one for one in self._store.active()}
        for edition in outcome.read.editions:
            held = active.get(edition.list)
            if held and held.published > (edition.published or self._day):
                self._report.add(_older(edition, held))
            else:
                self._take(edition)

    def _take(self, edition: Edition) -> None:
        outcome = take(
            self._store,
            edition,
            today=self._day,
            confirmed=self._confirmed,
            most_lost=self._most_lost,
        )
        self._report.edition(edition, outcome)


def _line(result: str, held: Held) -> Line:
    return Line(
        result=result,
        files=tuple(held.source.split(", ")),
        list=held.list,
        version=held.version,
        sha256=held.sha256,
        entries=held.entries,
    )


def _older(edition: Edition, held: Held) -> Line:
    """A server that lags behind must not make a list look as if it had been checked."""
    what = f"is of {edition.published}, older than the {held.list} loaded, of {held.published}"
    mend = "The list loaded stays. A mirror may lag behind; sync again later."
    fault = Fault(where=", ".join(edition.files), what=what, mend=mend)
    return Line(result="refused", files=edition.files, list=held.list, fault=fault)
