"""Fetching with a clock and a sleep of the test's own, and files invented for it."""

import io
import zipfile
from collections.abc import Mapping
from contextlib import ExitStack
from typing import Self

import msgspec

from clearway.fetch import Client, Failed, Fetched, Unchanged, Web, fetch
from clearway.lists.stamps import Stamp
from clearway.tables.publishers import Limits, PublishedFile, Publisher, publishers

UN = """<CONSOLIDATED_LIST dateGenerated="{date}T00:00:00.000Z">
<INDIVIDUALS>{persons}</INDIVIDUALS><ENTITIES>{entities}
</ENTITIES></CONSOLIDATED_LIST>"""
PERSON = """<INDIVIDUAL><FIRST_NAME>IVAN</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPi.001</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON></INDIVIDUAL>"""
ENTITY = """<ENTITY><FIRST_NAME>ALPHA {n}</FIRST_NAME><UN_LIST_TYPE>Iran</UN_LIST_TYPE>
<REFERENCE_NUMBER>IRe.{n:03}</REFERENCE_NUMBER><LISTED_ON>2012-12-31</LISTED_ON></ENTITY>"""
PAGE = b"\xef\xbb\xbf \n<!-- x --><!DOCTYPE HTML><html><title>Just a moment</title></html>"


def un(entries: int = 20, date: str = "2026-02-27") -> bytes:
    """An invented edition of the UN's list: a person, and entities."""
    entities = "".join(ENTITY.format(n=n) for n in range(1, entries))
    return UN.format(date=date, persons=PERSON, entities=entities).encode()


def ofac(list_id: str = "sdn", entities: int = 1) -> bytes:
    """An invented edition of OFAC's list in csv."""
    row = '{n},"ALPHA {n}",-0- ,"RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    return "".join(row.format(n=n) for n in range(1, entities + 1)).encode() + b"\x1a"


def zipped(**files: bytes) -> bytes:
    """A zip archive; the names are given with ``__`` for the point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return out.getvalue()


class Room:
    """A client whose sleeps are noted, and whose clock goes only by them and by ``ticks``."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.ticks = 0.0
        self.progress: list[tuple[str, int, int | None]] = []
        self.limits = publishers().limits
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def limit(self, **changes: int) -> None:
        self.limits = msgspec.structs.replace(self.limits, **changes)

    def client(self, limits: Limits | None = None, proxy: str = "") -> Client:
        web = self._open.enter_context(Web(limits or self.limits, proxy))
        now = 0.0

        def clock() -> float:
            nonlocal now
            now += self.ticks
            return now + sum(self.slept)

        return Client(
            web,
            limits or self.limits,
            progress=lambda name: lambda count, told: self.progress.append((name, count, told)),
            sleep=self.slept.append,
            clock=clock,
        )

    def fetch(
        self,
        *urls: str,
        as_: str = "un-sc",
        known: Mapping[str, Stamp] | None = None,
        lists: tuple[str, ...] = (),
        **more: str,
    ) -> Fetched | Unchanged | Failed:
        """Fetches addresses; ``NAME=ADDRESS`` where the address does not say what it is."""
        files = [PublishedFile(url=url) for url in urls]
        files += [
            PublishedFile(url=url, name=name.replace("__", ".")) for name, url in more.items()
        ]
        return fetch(as_, Publisher(files=tuple(files), lists=lists), self.client(), known or {})


def known(outcome: Fetched | Unchanged | Failed) -> dict[str, Stamp]:
    """The stamps of an outcome by address."""
    assert not isinstance(outcome, Failed)
    return {stamp.address: stamp for stamp in outcome.stamps}


def why(outcome: Fetched | Unchanged | Failed) -> str:
    """What kept a publication from being taken."""
    if isinstance(outcome, Failed):
        return str(outcome.fault)
    assert isinstance(outcome, Fetched)
    assert not outcome.read.editions
    (refusal,) = outcome.read.refusals
    return str(refusal.fault)


def entries(outcome: Fetched | Unchanged | Failed) -> dict[str, int]:
    """Entries by list of what was taken whole."""
    assert isinstance(outcome, Fetched), outcome
    assert not outcome.read.refusals, outcome.read.refusals
    return {edition.list: len(edition.entries) for edition in outcome.read.editions}
