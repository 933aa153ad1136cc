"""Where lists are published, and the bounds of a download: the project's table and one's own."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Annotated
from urllib.parse import quote, urlsplit

import msgspec
import yaml

from clearway.tables.load import typed

_Positive = Annotated[int, msgspec.Meta(gt=0)]
Web = Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s/]+\S*$")]
"""An absolute address, http or https."""


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Bounds of one download. ``total_seconds`` counts all attempts and the waits between them."""

    connect_seconds: _Positive
    read_seconds: _Positive
    total_seconds: _Positive
    attempts: _Positive
    first_wait_seconds: _Positive
    longest_wait_seconds: _Positive
    redirects: Annotated[int, msgspec.Meta(ge=0)]
    largest_mb: Annotated[int, msgspec.Meta(gt=0, le=512)]


class PublishedFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file at its publisher, known to readers by ``name``, else by the end of its address."""

    url: Web
    name: Annotated[str, msgspec.Meta(pattern=r"^[^/\\]*$")] = ""

    def __post_init__(self) -> None:
        _ = urlsplit(self.url).port  # raises ValueError where it cannot be taken apart

    @property
    def file_name(self) -> str:
        """The name under which the file is read."""
        return self.name or urlsplit(self.url).path.rpartition("/")[2] or "list"

    @property
    def address(self) -> str:
        """A digest of the address, which may hold a secret of the user."""
        return sha256(self.url.encode()).hexdigest()


class Publisher(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One publication: its files are fetched and read together. Without files it is not fetched.

    ``lists`` are those taken of a publication that holds several.
    """

    files: tuple[PublishedFile, ...]
    lists: tuple[str, ...] = ()
    page: str = ""
    verify: bool = False


class Publishers(msgspec.Struct, frozen=True, kw_only=True):
    """Publications by their id, which is the list's id where it holds one list."""

    limits: Limits
    publishers: dict[str, Publisher]
    mirror: str = ""
    proxy: str = ""


class _Table(Publishers, frozen=True, kw_only=True, forbid_unknown_fields=True):
    valid_from: dt.date


class _Own(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    limits: dict[str, int] = {}
    publishers: dict[str, Publisher] = {}
    mirror: Web | None = None
    proxy: Web | None = None


def publishers(own: str = "", mirror: str = "") -> Publishers:
    """The project's table with one's own (YAML text) over it, publication by publication.

    ``mirror`` (else the one that ``own`` names) stands for the project's addresses as
    ``MIRROR/ID/FILE``; addresses of one's own are used as written. Raises ``ValueError``.
    """
    table = _table()
    mine = msgspec.convert(_parsed(own), _Own)
    limits = msgspec.convert({**msgspec.to_builtins(table.limits), **mine.limits}, Limits)
    mirror = mirror or mine.mirror or ""
    if mirror and not mirror.startswith(("http://", "https://")):
        raise ValueError(f"the mirror {mirror!r} does not begin with http:// or https://")
    return Publishers(
        limits=limits,
        publishers={**_mirrored(table.publishers, mirror), **mine.publishers},
        mirror=mirror,
        proxy=mine.proxy or "",
    )


def _parsed(own: str) -> object:
    try:
        return yaml.safe_load(own) or {}
    except yaml.YAMLError as error:
        raise ValueError(f"is not YAML: {error}") from error


def _mirrored(table: Mapping[str, Publisher], mirror: str) -> dict[str, Publisher]:
    if not mirror:
        return dict(table)
    return {
        name: msgspec.structs.replace(
            publisher, files=tuple(_at_mirror(file, name, mirror) for file in publisher.files)
        )
        for name, publisher in table.items()
    }


def _at_mirror(file: PublishedFile, name: str, mirror: str) -> PublishedFile:
    place = "/".join((mirror.rstrip("/"), quote(name, safe=""), quote(file.file_name)))
    return PublishedFile(url=place, name=file.file_name)


@cache
def _table() -> Publishers:
    return typed("lists/publishers.yaml", _Table)
