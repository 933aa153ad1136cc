"""``differences``: a payment held against other messages of it. Start reading this room here.

    ties: which of the others belong to it ─┬─► parties: side by side ─► details of each
                                            └─► texts

Nothing is judged here: what a difference does is policy.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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
    found = (
        difference
        for one in _newest_released(_belonging(version, sorted(others, key=_order), day))
        for difference in _between(version, one)
    )
    return tuple(dict.fromkeys(found))


def _order(other: Other) -> tuple[dt.date, str, str]:
    recorded = other.recorded.day if other.recorded else dt.date.max
    return recorded, other.version.payment.source, other.version.payment.id


class _Belonging(NamedTuple):
    """A message of the same payment, how it is tied, and the kind of what took it back."""

    other: Other
    tied: Tied
    returned: str

    def standing(self, places: Iterable[str] = ()) -> Standing:
        """What it is to the payment, for what stood at these places of it."""
        recorded = self.other.recorded
        if self.tied.covers:
            return "cover"
        if recorded and recorded.action in _STOPPED:
            causes = {stop.where for stop in recorded.stops}
            return "stopped" if causes.isdisjoint(places) else "stopped_for"
        return "returned" if self.returned else "released"


def _belonging(version: Version, others: Sequence[Other], day: dt.date) -> Iterator[_Belonging]:
    returns = [other.version for other in others if other.version.group == "returned"]
    for other in others:
        if tied := tie_of(version, other, day):
            kinds = (back.payment.kind for back in returns if takes_back(back, other.version))
            yield _Belonging(other, tied, next(kinds, ""))


def _newest_released(found: Iterable[_Belonging]) -> list[_Belonging]:
    """All that were stopped or returned, and covers; of those released the newest says enough."""
    every = list(found)
    newest = next((one for one in reversed(every) if one.standing() == "released"), None)
    return [one for one in every if one is newest or one.standing() != "released"]


def _between(version: Version, one: _Belonging) -> Iterator[Difference]:
    """The differences of two messages, each with what the other one is to this."""
    here, there = _read(version), _read(one.other.version)
    for found in _found(here, there, one):
        standing = one.standing(found.places)
        if standing != "released" or found.what in _SAID_OF_RELEASED:
            yield Difference(
                found=found,
                other=one.other,
                standing=standing,
                tie=one.tied.tie.tie,
                tied_by=one.tied.by,
                returned=one.returned,
            )


def _found(here: Version, there: Version, one: _Belonging) -> Iterator[Found]:
    if one.tied.covers:
        return _cover(here, there)
    recorded = one.other.recorded
    return _again(here, there, one.tied, recorded.stops if recorded else ())


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
