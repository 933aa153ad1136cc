"""From a publication to editions that may be stored, or the reason why nothing may.

All files of a publication are asked for whether they changed; where one did, all are fetched, so
that no edition is made of files of two days.
"""

from collections.abc import Mapping

import msgspec

from clearway.fetch.client import Client, Sent
from clearway.fetch.contents import Read, read
from clearway.fetch.trouble import Trouble, shown
from clearway.lists import Fault
from clearway.lists.stamps import Stamp
from clearway.tables.publishers import PublishedFile, Publisher


class Unchanged(msgspec.Struct, frozen=True, kw_only=True):
    """Every file is as it was when it was last taken; ``stamps`` say what servers call it now."""

    stamps: tuple[Stamp, ...]


class Fetched(msgspec.Struct, frozen=True, kw_only=True):
    """What the files hold. ``stamps`` may be kept once every edition of it is stored."""

    read: Read
    stamps: tuple[Stamp, ...]


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """A file did not come through, so nothing of the publication was read."""

    fault: Fault


class _Stopped(Exception):
    def __init__(self, file: PublishedFile, trouble: Trouble) -> None:
        self.fault = Fault(where=shown(file.url), what=trouble.what, mend=trouble.mend)


def fetch(
    name: str, publisher: Publisher, client: Client, known: Mapping[str, Stamp]
) -> Fetched | Unchanged | Failed:
    """Fetches the publication ``name``. ``known`` are the stamps of its files, by address."""
    try:
        sent = _changed(publisher.files, client, known)
    except _Stopped as stopped:
        return Failed(fault=stopped.fault)
    stamps = tuple(one.stamp for one in sent)
    if all(_same(stamp, known) for stamp in stamps):
        return Unchanged(stamps=stamps)
    files = {file.file_name: one.content for file, one in zip(publisher.files, sent, strict=True)}
    return Fetched(read=read(name, publisher, files, client.limits.largest_mb), stamps=stamps)


def _changed(
    files: tuple[PublishedFile, ...], client: Client, known: Mapping[str, Stamp]
) -> list[Sent]:
    """The files as sent; without content where all of them are unchanged."""
    sent = [_get(client, file, known.get(file.address)) for file in files]
    if all(one.unsent for one in sent):
        return sent
    return [
        _get(client, file, None) if one.unsent else one
        for file, one in zip(files, sent, strict=True)
    ]


def _get(client: Client, file: PublishedFile, known: Stamp | None) -> Sent:
    try:
        return client.get(file, known)
    except Trouble as trouble:
        raise _Stopped(file, trouble) from trouble


def _same(stamp: Stamp, known: Mapping[str, Stamp]) -> bool:
    return stamp.address in known and known[stamp.address].sha256 == stamp.sha256
