"""Whether two messages belong together, and by what."""

import datetime as dt
from typing import NamedTuple

from clearway.tables.versions import Tie, version_rules
from clearway.terms import Role
from clearway.versions.keys import amount_of
from clearway.versions.reading import is_covered
from clearway.versions.same import same_party
from clearway.versions.sides import account_of, sides
from clearway.versions.types import Other, Version


class Tied(NamedTuple):
    """The tie, the value that both have, and whether one is the cover of the other."""

    tie: Tie
    by: str
    covers: bool


def tie_of(version: Version, other: Other, day: dt.date) -> Tied | None:
    """How the other message belongs to this one on ``day``; ``None`` where it does not."""
    covers = _are_a_pair(version, other.version)
    if not covers and (version.group != other.version.group or not other.recorded):
        return None
    found = _by_uetr(version, other.version) or (
        _by_cover_reference(version, other.version) if covers else _again(version, other.version)
    )
    if found is None or not _in_time(found[0], version, other, day):
        return None
    return Tied(*found, covers)


def takes_back(back: Version, sent: Version) -> bool:
    """Whether a message returns, cancels or refuses another one."""
    if back.group != "returned":
        return False
    if back.uetr and sent.uetr:
        return back.uetr == sent.uetr
    same_currency = not back.payment.currency or back.payment.currency == sent.payment.currency
    return same_currency and not set(back.related).isdisjoint(sent.references)


def _are_a_pair(one: Version, other: Version) -> bool:
    """Whether one is a cover and the other a customer payment of a kind that can have one.

    A transfer between banks may be the cover too, one that is silent about the customers.
    """
    banks = {one.group, other.group} - {"customer"}
    return len(banks) == 1 and banks <= {"cover", "bank"} and (is_covered(one) or is_covered(other))


def _by_uetr(one: Version, other: Version) -> tuple[Tie, str] | None:
    if one.uetr and one.uetr == other.uetr:
        return version_rules().tie("uetr"), one.uetr
    return None


def _by_cover_reference(one: Version, other: Version) -> tuple[Tie, str] | None:
    """A reference of the customer payment that its cover has too, and the same money and day."""
    cover, customer = (other, one) if one.group == "customer" else (one, other)
    named = cover.related if cover.payment.kind.startswith("MT") else cover.references
    shared = sorted(set(named).intersection(customer.references))
    dates = cover.payment.date and customer.payment.date
    strangers = one.uetr and other.uetr  # two UETRs are two payments
    if shared and dates and not strangers and _same_money(one, other):
        return version_rules().tie("cover"), shared[0]
    return None


def _again(one: Version, other: Version) -> tuple[Tie, str] | None:
    """The same reference or document and a side in common, or both sides; always the same money."""
    if not _same_money(one, other):
        return None
    common = [_common(one, other, role) for role in (Role.DEBTOR, Role.CREDITOR)]
    shared = sorted(set(one.references).intersection(other.references))
    if shared and any(common):
        return version_rules().tie("reference"), shared[0]
    documents = sorted(set(one.documents).intersection(other.documents))
    if documents and any(common):
        return version_rules().tie("document"), documents[0]
    if all(common):
        return version_rules().tie("parties"), " and ".join(common)
    return None


def _common(one: Version, other: Version, role: Role) -> str:
    """The account or name that both have for a side; empty if they have none in common."""
    for mine in sides(one):
        for theirs in sides(other):
            if mine.role is role and theirs.role is role:
                account = account_of(mine)
                if account and account == account_of(theirs):
                    return account
                if same_party(mine, theirs) and mine.names:
                    return mine.names[0].text
    return ""


def _same_money(one: Version, other: Version) -> bool:
    return (
        bool(one.payment.amount)
        and one.payment.currency == other.payment.currency
        and amount_of(one) == amount_of(other)
    )


def _in_time(tie: Tie, version: Version, other: Other, day: dt.date) -> bool:
    if other.recorded and not 0 <= (day - other.recorded.day).days <= tie.days:
        return False
    mine, theirs = version.payment.date, other.version.payment.date
    return mine is None or theirs is None or abs((mine - theirs).days) <= tie.value_days
