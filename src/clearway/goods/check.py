"""Goods named in a payment against the control lists."""

import datetime as dt

import msgspec

from clearway.goods.codes import FoundCode, find_codes
from clearway.goods.route import RouteFact, leads_there, route
from clearway.message.types import Value
from clearway.parties import Subjects
from clearway.tables.goods import ControlEdition, ControlledCode, high_priority


class GoodsFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A control-listed tariff code in a text, and the signs of where the trade leads."""

    at: Value
    found: FoundCode
    listed: ControlledCode
    tier: str
    list: str
    reference: str
    leads_to: tuple[RouteFact, ...]


def check(subjects: Subjects, day: dt.date) -> tuple[GoodsFinding, ...]:
    """Every control-listed code in the free text, once for each place and code."""
    edition = high_priority().on(day)
    if edition is None:
        return ()
    leads_to = leads_there(route(subjects))
    best: dict[tuple[str, str], tuple[Value, FoundCode]] = {}
    for text in subjects.texts:
        for found in find_codes(text.text):
            if found.hs6 in edition.codes and _plainer(found, best.get((text.path, found.hs6))):
                best[text.path, found.hs6] = (text, found)
    return tuple(_finding(text, found, edition, leads_to) for text, found in best.values())


def _plainer(found: FoundCode, held: tuple[Value, FoundCode] | None) -> bool:
    return held is None or bool(held[1].doubt and not found.doubt)


def _finding(
    text: Value, found: FoundCode, edition: ControlEdition, leads_to: tuple[RouteFact, ...]
) -> GoodsFinding:
    listed = edition.codes[found.hs6]
    return GoodsFinding(
        at=text,
        found=found,
        listed=listed,
        tier=edition.tiers[listed.tier],
        list=high_priority().title,
        reference=edition.reference,
        leads_to=leads_to,
    )
