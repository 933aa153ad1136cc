"""``LISTED`` and ``CHANNEL``: a party, bank or vessel of the payment is a listed one."""

import datetime as dt
from collections.abc import Iterator

from clearway.decision.questions import question_for
from clearway.decision.readings import Meaning, channel_rules, listings_of, meanings, related
from clearway.decision.said import SEVERITY, Said
from clearway.decision.types import Claim, EntryRef, EvidenceLine
from clearway.evidence import Hit, Identity
from clearway.lists.types import Entry
from clearway.tables.decision import Binding, Effect, Policy
from clearway.terms import AGENT_ROLES, Role

_BINDING: dict[Binding, int] = {"informs": 0, "exposes": 1, "binds": 2}
_WORDS = {
    Identity.SAME: "is",
    Identity.LIKELY: "is in all likelihood",
    Identity.POSSIBLE: "may be",
    Identity.FAINT: "resembles",
}


def listed_said(hit: Hit, policy: Policy, day: dt.date) -> Said:
    """The claims of one hit under ``policy`` on ``day``, and what would settle them."""
    found = meanings(hit.entry, day)
    effect = _effect(hit, found, policy)
    return Said(
        claims=(_listed(hit, found, effect, policy), *_channel(hit, effect, policy, day)),
        shows=tuple((meaning.reading, related(meaning, hit.identity)) for meaning in found),
        asked=question_for(hit) if effect == "ask" else None,
    )


def _effect(hit: Hit, found: tuple[Meaning, ...], policy: Policy) -> Effect:
    """The strictest effect of all classes the entry belongs to."""
    lists = {_family(listing.list) for listing in listings_of(hit.entry)}
    groups = (name for name, members in policy.groups.items() if lists.intersection(members))
    classes = {"other", *groups, *(meaning.rule.value for meaning in found)}
    effects = (policy.effects[name][hit.identity] for name in classes)
    return max(effects, key=SEVERITY.__getitem__)


def _family(list_id: str) -> str:
    return "own" if list_id.startswith("own:") else list_id


def _binding(entry: Entry, policy: Policy) -> Binding:
    """The strongest binding of all the entry's listings."""
    bindings = (
        policy.binding.get(_family(listing.list), "informs") for listing in listings_of(entry)
    )
    return max(bindings, key=_BINDING.__getitem__)


def _listed(hit: Hit, found: tuple[Meaning, ...], effect: Effect, policy: Policy) -> Claim:
    entry = _reference(hit.entry)
    return Claim(
        code="LISTED",
        statement=_statement(hit, found),
        where=hit.at.path,
        value=hit.at.text,
        effect=effect,
        binding=_binding(hit.entry, policy),
        evidence=_evidence(hit),
        score=hit.likeness,
        entry=entry,
        listings=(entry, *_also(hit.entry)),
        reference="; ".join(meaning.rule.reference for meaning in found) or None,
    )


def _statement(hit: Hit, found: tuple[Meaning, ...]) -> str:
    entry = hit.entry
    programmes = ", ".join(entry.programmes) or "no programme given"
    said = "".join(f" {meaning.rule.says[0].upper()}{meaning.rule.says[1:]}." for meaning in found)
    return (
        f"{_party(hit)} {_WORDS[hit.identity]} "
        f"{entry.name} ({entry.list} {entry.id}: {programmes}): {hit.reason}.{said}"
    )


def _party(hit: Hit) -> str:
    if not hit.subject.names and hit.subject.role is Role.OTHER_PARTY:
        return f"The text's {_quoted(hit.at.text)}"
    if hit.subject.aside:
        return f"Named beside the {hit.subject.role.words}, {_quoted(hit.at.text)}"
    return f"{hit.subject.role.words.capitalize()} {_quoted(hit.at.text)}"


def _quoted(text: str, limit: int = 140) -> str:
    short = text if len(text) <= limit else text[: limit - 3] + "..."
    return f"'{' '.join(short.split())}'"


def _channel(hit: Hit, effect: Effect, policy: Policy, day: dt.date) -> Iterator[Claim]:
    """An agent that is a listed bank: which service is cut."""
    if hit.subject.role not in AGENT_ROLES or hit.identity is Identity.FAINT:
        return
    for rule in channel_rules(hit.entry, day):
        yield Claim(
            code="CHANNEL",
            statement=(
                f"{_party(hit)} {_WORDS[hit.identity]} a {rule.rule}, {hit.entry.name}. "
                f"Cut: {rule.cut}."
            ),
            where=hit.at.path,
            value=hit.at.text,
            effect=effect,
            binding=_binding(hit.entry, policy),
            evidence=_evidence(hit),
            score=hit.likeness,
            entry=_reference(hit.entry),
            reference=rule.reference,
        )


def _evidence(hit: Hit) -> tuple[EvidenceLine, ...]:
    return tuple(
        EvidenceLine(
            feature=feature.feature,
            value=feature.value,
            entry_value=feature.entry_value,
            weight=feature.weight,
        )
        for feature in hit.features
    )


def _reference(entry: Entry) -> EntryRef:
    return EntryRef(list=entry.list, id=entry.id, name=entry.name, programmes=entry.programmes)


def _also(entry: Entry) -> tuple[EntryRef, ...]:
    return tuple(
        EntryRef(list=other.list, id=other.id, name=entry.name, programmes=other.programmes)
        for other in entry.listings
    )
