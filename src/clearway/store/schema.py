"""The tables of the store, and the version of their layout."""

from typing import Any

import sqlalchemy as sa

VERSION = 1
"""Layout written by this release. A store of another version is refused, never guessed at."""

metadata = sa.MetaData()

layout = sa.Table("layout", metadata, sa.Column("version", sa.Integer, nullable=False))


_LIST, _VERSION, _DIGEST = sa.String(80), sa.String(40), sa.String(64)
_Kind = type[sa.types.TypeEngine[Any]] | sa.types.TypeEngine[Any]


def _table(name: str, keys: dict[str, _Kind], **columns: _Kind) -> sa.Table:
    """A table of the primary ``keys`` and ``columns``, none of which may be empty."""
    return sa.Table(
        name,
        metadata,
        *(sa.Column(key, kind, primary_key=True) for key, kind in keys.items()),
        *(sa.Column(column, kind, nullable=False) for column, kind in columns.items()),
    )


def _edition() -> list[sa.Column[Any]]:
    return [
        sa.Column("list", _LIST, nullable=False, index=True),
        sa.Column("sha256", sa.ForeignKey("contents.sha256"), nullable=False),
        sa.Column("version", _VERSION, nullable=False),
        sa.Column("published", sa.Date, nullable=False),
        sa.Column("imported", sa.Date, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("notice", sa.Text, nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
    ]


snapshots = sa.Table(
    "snapshots", metadata, sa.Column("id", sa.Integer, primary_key=True), *_edition()
)
"""Editions of lists that count, later imports last. Their entries stand in ``contents``."""

staged = sa.Table("staged", metadata, sa.Column("id", sa.Integer, primary_key=True), *_edition())
"""Editions that were read and do not count yet, one a list."""

activations = _table(
    "activations",
    {"id": sa.Integer},
    list=_LIST,
    version=_VERSION,
    sha256=_DIGEST,
    activated=sa.Date,
    how=sa.Text,
)
"""When each edition came to count, and how: the record of activations, only ever added to."""

contents = _table("contents", {"sha256": _DIGEST}, entries=sa.LargeBinary, raw=sa.LargeBinary)
"""Entries in order of id, and publishers' records by id (``raw``): MessagePack, deflated."""

checks = _table("checks", {"list": _LIST}, checked_on=sa.Date)
"""The last day on which a list was imported or found unchanged at its publisher."""

reads = _table("reads", {"key": _DIGEST}, results=sa.LargeBinary)
"""What reading these very files with this very engine gave, so that it need not be repeated."""

partings = _table(
    "partings", {"one": sa.String(200), "other": sa.String(200)}, parted=sa.Date, reason=sa.Text
)
"""Pairs of entries (``LIST/ID``, in order) that a person has said are two parties."""

fetches = _table(
    "fetches",
    {"publication": _LIST, "address": _DIGEST},
    url=sa.Text,
    etag=sa.Text,
    last_modified=sa.Text,
    sha256=_DIGEST,
    reading=_DIGEST,
    fetched_on=sa.Date,
)
"""Stamps of the files of a publication whose lists were all taken.

``reading`` is a digest of the engine that read them and of the editions that they gave.
"""

recorded_messages = sa.Table(
    "recorded_messages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("digest", sa.LargeBinary(32), nullable=False, unique=True),
    sa.Column("message", sa.LargeBinary, nullable=False),
)
"""Messages that were answered, each once, in the order of their first answers.

``digest`` is over what was read of the message, without its file's name; ``message`` is that, as
deflated MessagePack. This and the three tables below are only ever added to.
"""

recorded_keys = sa.Table(
    "recorded_keys",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message", sa.Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""What messages are found by: hashes of their references, amounts and sides."""

recorded_bases = sa.Table(
    "recorded_bases",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("basis", sa.LargeBinary, nullable=False),
)
"""What answers rested on, each once: lists, policy, notices. Deflated JSON of a decision."""

recorded_answers = sa.Table(
    "recorded_answers",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("message", sa.Integer, nullable=False, index=True),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("action", sa.String(10), nullable=False),
    sa.Column("stops", sa.LargeBinary, nullable=False),
    sa.Column("basis", sa.String(64), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("answer", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("message", "sha256"),
)
"""Answers in the order in which they were given; the same answer to the same message stands once.

``answer`` is the decision as deflated JSON without what ``basis`` holds, ``sha256`` that of the
whole as printed, ``stops`` the places and texts that it was held or asked about for.
"""
