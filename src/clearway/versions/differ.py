"""``differences``: a payment held against other messages of it. Start reading this room here.

ties: which of the others belong to it ─► sides: party by party ─► details of each
└─► texts
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from clearway.parties import read_within
from clearway.tables.versions import copied, told, version_rules
from clearway.terms import Role
from clearway.versions.parties import party_differences, telling
from clearway.versions.sides import carriers, sides
from clearway.versions.texts import text_difference
from clearway.versions.ties import Tied, takes_back, tie_of
from clearway.versions.types import Difference, Found, Other, Standing, Stop, Version

_STOPPED = ("ask", "hold")
_SAID_OF_RELEASED = ("party", "text")
"""What is said at all of a message that was released: the rest changes from bank to bank."""


def differences(version: Version, others: Sequence[Other], day: dt.date) -> tuple[Difference, ...]:
    """What a message says differently from each other one that belongs to it on ``day``.

    ``others`` may hold strangers: whether they belong to it is told here. The order in which they
    come changes nothing.
    """
    if version.group in ("other", "returned"):
        return ()
    ordered = sorted(others, key=_order)
    tied = ((other, tie_of(version, other, day)) for other in ordered)
    found = (
        difference
        for other, tie in tied
        if tie is not None
        for difference in _between(version, other, tie, ordered)
    )
    return tuple(dict.fromkeys(found))


def _order(other: Other) -> tuple[dt.date, str, str]:
    recorded = other.recorded.day if other.recorded else dt.date.max
    return recorded, other.version.payment.source, other.version.payment.id


def _between(
    version: Version, other: Other, tied: Tied, others: Sequence[Other]
) -> Iterator[Difference]:
    """The differences of two messages, each with what the other one is to this."""
    back = next((o.version for o in others if takes_back(o.version, other.version)), None)
    here, there = _read(version), _read(other.version)
    stops = other.recorded.stops if other.recorded else ()
    for found in _cover(here, there) if tied.covers else _again(here, there, tied, stops):
        standing = _standing(other, tied, found.places, back is not None)
        if standing == "released" and found.what not in _SAID_OF_RELEASED:
            continue
        yield Difference(
            found=found,
            other=other,
            standing=standing,
            tie=tied.tie.tie,
            tied_by=tied.by,
            returned=back.payment.kind if back else "",
        )


def _standing(other: Other, tied: Tied, places: Iterable[str], returned: bool) -> Standing:
    if tied.covers:
        return "cover"
    recorded = other.recorded
    if recorded and recorded.action in _STOPPED:
        causes = {stop.where for stop in recorded.stops}
        return "stopped" if causes.isdisjoint(places) else "stopped_for"
    return "returned" if returned else "released"


def _cover(here: Version, there: Version) -> Iterator[Found]:
    """A customer payment and its cover, whichever is which.

    A role that the form of one of them has no field for cannot be copied, and is left out.
    """
    if "bank" in (here.group, there.group):
        yield _silent(here, there)
        return
    roles = frozenset(Role)
    if any(version.payment.kind.startswith("MT") for version in (here, there)):
        roles = version_rules().roles_of_mt
    mine, theirs = (
        tuple(party for party in sides(version) if party.role in roles) for version in (here, there)
    )
    yield from party_differences(mine, theirs, here.payment, there.payment)
    yield from text_difference(here.payment, there.payment, copied())


def _silent(here: Version, there: Version) -> Found:
    """A transfer between banks in the place of a cover: it names no customer."""
    customer = here if here.group == "customer" else there
    debtor = next((telling(p) for p in sides(customer) if p.role is Role.DEBTOR and p.names), None)
    if customer is here:
        return Found("customer", "added", "ordering customer", debtor, None)
    return Found("customer", "missing", "ordering customer", None, debtor)


def _again(here: Version, there: Version, tied: Tied, stops: tuple[Stop, ...]) -> Iterator[Found]:
    """A message and an earlier one of the same payment.

    Between those that only parties and amount tie together, another text is another occasion.
    """
    for parties_of in (sides, carriers):
        mine, theirs = parties_of(here), parties_of(there)
        yield from party_differences(mine, theirs, here.payment, there.payment)
    for found in text_difference(here.payment, there.payment, told(), stops):
        if tied.tie.tie != "parties" or found.how == "missing":
            yield found


def _read(version: Version) -> Version:
    """The message with what stands in code read beside it: a name in code is the name."""
    return replace(version, payment=read_within(version.payment)[0])
