"""The tables of the store, and the version of their layout."""

from typing import Any

import sqlalchemy as sa

VERSION = 1
"""Layout written by this release. A store of another version is refused, never guessed at."""

metadata = sa.MetaData()

layout = sa.Table("layout", metadata, sa.Column("version", sa.Integer, nullable=False))


def _edition() -> list[sa.Column[Any]]:
    return [
        sa.Column("list", sa.String(80), nullable=False, index=True),
        sa.Column("sha256", sa.ForeignKey("contents.sha256"), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
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

activations = sa.Table(
    "activations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("list", sa.String(80), nullable=False),
    sa.Column("version", sa.String(40), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("activated", sa.Date, nullable=False),
    sa.Column("how", sa.Text, nullable=False),
)
"""When each edition came to count, and how: the record of activations, only ever added to."""

contents = sa.Table(
    "contents",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("entries", sa.LargeBinary, nullable=False),
    sa.Column("raw", sa.LargeBinary, nullable=False),
)
"""Entries in order of id, and publishers' records by id (``raw``): MessagePack, deflated."""

checks = sa.Table(
    "checks",
    metadata,
    sa.Column("list", sa.String(80), primary_key=True),
    sa.Column("checked_on", sa.Date, nullable=False),
)
"""The last day on which a list was imported or found unchanged at its publisher."""

reads = sa.Table(
    "reads",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("results", sa.LargeBinary, nullable=False),
)
"""What reading these very files with this very engine gave, so that it need not be repeated."""

partings = sa.Table(
    "partings",
    metadata,
    sa.Column("one", sa.String(200), primary_key=True),
    sa.Column("other", sa.String(200), primary_key=True),
    sa.Column("parted", sa.Date, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
)
"""Pairs of entries (``LIST/ID``, in order) that a person has said are two parties."""

fetches = sa.Table(
    "fetches",
    metadata,
    sa.Column("publication", sa.String(80), primary_key=True),
    sa.Column("address", sa.String(64), primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("etag", sa.Text, nullable=False),
    sa.Column("last_modified", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("reading", sa.String(64), nullable=False),
    sa.Column("fetched_on", sa.Date, nullable=False),
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
