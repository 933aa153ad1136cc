"""``LISTED`` and ``CHANNEL``: a party, bank or vessel of the payment is a listed one."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from clearway.decision.authorised import authorised
from clearway.decision.questions import question_for
from clearway.decision.readings import Meaning, channel_rules, listings_of, meanings, related
from clearway.decision.said import SEVERITY, Said, lines, reference
from clearway.decision.types import Claim, EntryRef
from clearway.evidence import Hit, Identity, PartyHits
from clearway.message.types import Reading, Value
from clearway.tables.decision import Binding, ChannelRule, Effect, Policy
from clearway.terms import AGENT_ROLES, Role

_BINDING: dict[Binding, int] = {"informs": 0, "exposes": 1, "binds": 2}
_WORDS = {
    Identity.SAME: "is",
    Identity.LIKELY: "is in all likelihood",
    Identity.POSSIBLE: "may be",
    Identity.FAINT: "resembles",
}


def listed_said(found: PartyHits, policy: Policy, day: dt.date) -> Said:
    """The claims of a party's hits at one place, and what would settle them.

    Hits are judged one by one; the strictest effect counts, and every reading shown by one.
    """
    judged = tuple(_judged(hit, policy, day) for hit in found.hits)
    effect = max((one.effect for one in judged), key=SEVERITY.__getitem__)
    return Said(
        claims=(
            _listed(found, judged, effect, policy),
            *_channel(found, effect, policy, day),
            *authorised(found),
        ),
        shows=tuple(
            (meaning.reading, related(meaning, one.hit.identity))
            for one in judged
            for meaning in one.meanings
        ),
        asked=question_for(found.hits[0]) if effect == "ask" else None,
    )


class _Judged(NamedTuple):
    """A hit with what its listings mean and what the policy makes of it."""

    hit: Hit
    meanings: tuple[Meaning, ...]
    effect: Effect


def _judged(hit: Hit, policy: Policy, day: dt.date) -> _Judged:
    found = meanings(hit.entry, day)
    return _Judged(hit, found, _effect(hit, found, policy))


def _effect(hit: Hit, found: tuple[Meaning, ...], policy: Policy) -> Effect:
    """The strictest effect of all classes the entry belongs to."""
    lists = {_family(listing.list) for listing in listings_of(hit.entry)}
    groups = (name for name, members in policy.groups.items() if lists.intersection(members))
    classes = {"other", *groups, *(meaning.rule.value for meaning in found)}
    effects = (policy.effects[name][hit.identity] for name in classes)
    return max(effects, key=SEVERITY.__getitem__)


def _family(list_id: str) -> str:
    return "own" if list_id.startswith("own:") else list_id


def _binding(found: PartyHits, policy: Policy) -> Binding:
    """The strongest binding of all listings that were met."""
    bindings = (
        policy.binding.get(_family(listing.list), "informs")
        for hit in found.hits
        for listing in listings_of(hit.entry)
    )
    return max(bindings, key=_BINDING.__getitem__)


def _listed(found: PartyHits, judged: tuple[_Judged, ...], effect: Effect, policy: Policy) -> Claim:
    hit = found.hits[0]
    rules = dict.fromkeys(meaning.rule for one in judged for meaning in one.meanings)
    return replace(
        _about(found, hit, effect, policy),
        statement=" ".join((_identified(found), *(f"{_sentence(rule.says)}." for rule in rules))),
        listings=_listings(found),
        reference="; ".join(rule.reference for rule in rules) or None,
    )


def _about(found: PartyHits, hit: Hit, effect: Effect, policy: Policy) -> Claim:
    """What the claims about one hit have in common."""
    return Claim(
        code="LISTED",
        statement="",
        where=hit.at.path,
        value=hit.at.text,
        effect=effect,
        binding=_binding(found, policy),
        evidence=lines(hit.features),
        score=hit.likeness,
        entry=reference(hit.entry),
    )


def _identified(found: PartyHits) -> str:
    """Who is who, why, and on which other lists the party was met."""
    hit, *others = found.hits
    entry = hit.entry
    programmes = ", ".join(entry.programmes) or "no programme given"
    also = ", ".join(dict.fromkeys(f"{o.entry.list} {o.entry.id}" for o in others))
    return (
        f"{_party(hit)} {_WORDS[hit.identity]} "
        f"{entry.name} ({entry.list} {entry.id}: {programmes}): {hit.reason}."
        + (f" Met too as {also}." if also else "")
    )


def _sentence(words: str) -> str:
    return words[0].upper() + words[1:]


def _party(hit: Hit) -> str:
    if not hit.subject.names and hit.subject.role is Role.OTHER_PARTY:
        return f"The text's {_said(hit.at)}"
    if hit.subject.aside:
        return f"Named beside the {hit.subject.role.words}, {_said(hit.at)}"
    return f"{hit.subject.role.words.capitalize()} {_said(hit.at)}"


def _said(at: Value) -> str:
    """The text in quotes, and what it was read from."""
    if not isinstance(at, Reading):
        return _quoted(at.text)
    return f"{_quoted(at.text)} (read by {at.how} from {_quoted(at.original)})"


def _quoted(text: str, limit: int = 140) -> str:
    short = text if len(text) <= limit else text[: limit - 3] + "..."
    return f"'{' '.join(short.split())}'"


def _channel(found: PartyHits, effect: Effect, policy: Policy, day: dt.date) -> Iterator[Claim]:
    """An agent that is a listed bank: which service is cut, once for each rule."""
    rules: dict[ChannelRule, Hit] = {}
    for hit in found.hits:
        if hit.subject.role in AGENT_ROLES and hit.identity is not Identity.FAINT:
            for rule in channel_rules(hit.entry, day):
                rules.setdefault(rule, hit)
    for rule, hit in rules.items():
        yield replace(
            _about(found, hit, effect, policy),
            code="CHANNEL",
            statement=(
                f"{_party(hit)} {_WORDS[hit.identity]} a {rule.rule}, {hit.entry.name}. "
                f"Cut: {rule.cut}."
            ),
            reference=rule.reference,
        )


def _listings(found: PartyHits) -> tuple[EntryRef, ...]:
    """Every listing of the party: the one that agreed best, those joined, those a source states."""
    entries = dict.fromkeys((found.hits[0].entry, *found.listings))
    stated = (
        EntryRef(list=other.list, id=other.id, name=entry.name, programmes=other.programmes)
        for entry in entries
        for other in entry.listings
    )
    return tuple(dict.fromkeys((*map(reference, entries), *stated)))
