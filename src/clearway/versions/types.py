"""One message of a payment, others that may belong to it, and where they differ."""

import datetime as dt
from typing import Literal

import msgspec

from clearway.message.types import Payment, Value
from clearway.tables.versions import Group

What = Literal[
    "party",
    "agent",
    "contact",
    "customer",
    "name",
    "account",
    "identifier",
    "country",
    "address",
    "text",
]
How = Literal["changed", "missing", "added", "shortened", "spelled"]
Standing = Literal["cover", "stopped_for", "stopped", "returned", "released"]


class Version(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A message of a payment: what it says, and the references by which others belong to it.

    ``payment`` keeps parties and texts alone. ``references`` are its own in capitals, ``related``
    those of the message it speaks of. ``documents`` are numbers of contracts and invoices that its
    text names.
    """

    payment: Payment
    group: Group = "other"
    uetr: str = ""
    references: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Stop(msgspec.Struct, frozen=True, gc=False):
    """A place and text of an earlier message that it was held or asked about for."""

    where: str
    value: str | None


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """What an earlier message was answered, and on which day."""

    day: dt.date
    action: str
    stops: tuple[Stop, ...] = ()


class Other(msgspec.Struct, frozen=True, kw_only=True):
    """Another message that may belong to a payment; not ``recorded``: of the same batch."""

    version: Version
    recorded: Recorded | None = None


class Found(msgspec.Struct, frozen=True):
    """One thing that two messages say differently.

    ``missing``: it stands ``there`` and not ``here``; ``added``: the other way round. ``whose``:
    the role in words. ``places``: where the party, or the text, stands in the other message.
    """

    what: What
    how: How
    whose: str
    here: Value | None
    there: Value | None
    places: tuple[str, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A difference, and what the other message is to this one: its ``standing``.

    ``tie``: how the two are known to belong together, ``tied_by`` the value that both have.
    ``returned``: the kind of the message that took the other one back, if one did.
    """

    found: Found
    other: Other
    standing: Standing
    tie: str
    tied_by: str
    returned: str = ""
