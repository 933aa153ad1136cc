"""Entries of different lists that are one party, and why. Verb: ``join``.

Joining only groups hits; it judges none. Two entries are joined by a valid single-valued number
that both carry, by a reference of the publisher to the other list, or by an equal full name with
one more fact that agrees and none that conflicts. Two different valid numbers of one kind never
join, however the entries are linked, and neither do pairs that a person has parted.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from clearway.lists.numbers import single_valued
from clearway.lists.types import Entry
from clearway.terms import Identifier, NameQuality, PartyKind, Scheme

_FULL = frozenset({NameQuality.PRIMARY, NameQuality.STRONG, NameQuality.UNKNOWN})
_PARTIES = frozenset({PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.UNKNOWN})
MANY = 12
"""A name that more entries than this carry tells nobody apart, and joins nobody."""


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """Two entries (``LIST/ID``) and the facts that join them.

    ``by``: ``number``, ``reference``, or ``name``.
    """

    one: str
    other: str
    by: str
    why: str


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that are one party, in order of list and id, and what joined them."""

    entries: tuple[Entry, ...]
    joins: tuple[Join, ...] = ()


def key_of(entry: Entry) -> str:
    """``LIST/ID``."""
    return f"{entry.list}/{entry.id}"


def join(
    entries: Iterable[Entry], apart: frozenset[frozenset[str]] = frozenset()
) -> tuple[Party, ...]:
    """Groups entries by party; trusted ones stay alone.

    ``apart`` are pairs of keys that a person has parted.
    """
    by_key = {key_of(entry): entry for entry in entries}
    groups = _Groups({key: by_key[key] for key in sorted(by_key)}, apart)
    listed = {key: entry for key, entry in groups.entries.items() if not entry.trust}
    for found in (_by_number, _by_reference, _by_name):
        for proposed in found(listed):
            groups.unite(proposed)
    return groups.parties()


class _Groups:
    """Groups that grow by joins, each kept free of contradiction."""

    def __init__(self, entries: dict[str, Entry], apart: frozenset[frozenset[str]]) -> None:
        self.entries = entries
        self._apart = apart
        self._members = {key: [key] for key in entries}
        self._joins: dict[str, list[Join]] = {key: [] for key in entries}
        self._group = {key: key for key in entries}

    def unite(self, proposed: Join) -> None:
        one, other = self._group[proposed.one], self._group[proposed.other]
        some, others = self._members[one], self._members[other]
        if one == other or self._contradicts(some, others):
            return
        if proposed.by == "name" and self._kept_apart(some, others):
            return
        self._joins[one] += [*self._joins.pop(other), proposed]
        for key in self._members.pop(other):
            self._group[key] = one
            self._members[one].append(key)

    def parties(self) -> tuple[Party, ...]:
        made = (
            Party(
                entries=tuple(self.entries[key] for key in sorted(members)),
                joins=tuple(self._joins[group]),
            )
            for group, members in self._members.items()
        )
        return tuple(sorted(made, key=lambda party: key_of(party.entries[0])))

    def _kept_apart(self, some: list[str], others: list[str]) -> bool:
        """Whether a publisher lists a member of each side apart from the other: two parties."""
        return any(
            not _of_two_listings(self.entries[a], self.entries[b]) for a in some for b in others
        )

    def _contradicts(self, some: list[str], others: list[str]) -> bool:
        if self._apart and any(frozenset((a, b)) in self._apart for a in some for b in others):
            return True
        numbers = single_valued(self._numbers(some))
        theirs = single_valued(self._numbers(others))
        return any(
            numbers[scheme].isdisjoint(theirs[scheme]) for scheme in numbers.keys() & theirs.keys()
        )

    def _numbers(self, keys: list[str]) -> Iterator[Identifier]:
        return (number for key in keys for number in self.entries[key].identifiers)


def _by_number(entries: dict[str, Entry]) -> Iterator[Join]:
    holders: dict[str, list[str]] = defaultdict(list)
    for key, entry in entries.items():
        for scheme, values in single_valued(entry.identifiers).items():
            for value in sorted(values):
                holders[f"{scheme} {value}"].append(key)
    for number_text, keys in holders.items():
        for other in keys[1:]:
            yield Join(one=keys[0], other=other, by="number", why=number_text)


def _by_reference(entries: dict[str, Entry]) -> Iterator[Join]:
    for key, entry in entries.items():
        for listing in entry.listings:
            other = f"{listing.list}/{listing.id}"
            if other != key and other in entries:
                why = f"{entry.list} names {other}"
                yield Join(one=key, other=other, by="reference", why=why)


def _by_name(entries: dict[str, Entry]) -> Iterator[Join]:
    """Primary names before others and birth dates before countries: the surest join stands."""
    holders: dict[str, dict[str, bool]] = defaultdict(dict)
    for key, entry in entries.items():
        if entry.kind in _PARTIES:
            for name in entry.names:
                words = folded(name.text) if name.quality in _FULL else ""
                if " " in words and len(words) >= 8:
                    holders[words].setdefault(key, name.quality is NameQuality.PRIMARY)
    proposed = [
        one
        for words, keys in holders.items()
        if 1 < len(keys) <= MANY
        for one in _agreeing(words, keys, entries)
    ]
    yield from (link for _, link in sorted(proposed, key=lambda ranked: ranked[0]))


def _agreeing(
    words: str, keys: dict[str, bool], entries: dict[str, Entry]
) -> Iterator[tuple[tuple[int, bool], Join]]:
    for one, other in combinations(keys, 2):
        if _of_two_listings(entries[one], entries[other]):
            fact = _second_fact(words, entries[one], entries[other])
            rank = 2 - keys[one] - keys[other], not fact.startswith("born")
            if fact:
                why = f"name {words}; {fact}"
                yield rank, Join(one=one, other=other, by="name", why=why)


def _of_two_listings(one: Entry, other: Entry) -> bool:
    """Two lists, or two acts of one list; within one act the publisher keeps them apart."""
    if one.list != other.list:
        return True
    return not set(one.programmes) & set(other.programmes)


def _second_fact(words: str, one: Entry, other: Entry) -> str:
    """What agrees beside the name; nothing where a fact conflicts or none agrees."""
    kinds = {one.kind, other.kind} - {PartyKind.UNKNOWN}
    if len(kinds) > 1:
        return ""
    sure = "birth_dates" not in {*one.unsure, *other.unsure}
    if sure and one.birth_dates and other.birth_dates:
        dates = (a for a in one.birth_dates if any(a.agrees(b) for b in other.birth_dates))
        date = next(dates, None)
        return f"born {date}" if date else ""
    number = min(_documents(one) & _documents(other), default="")
    if number:
        return f"both {number}"
    homes = _homes(one) & _homes(other)
    if not homes or (PartyKind.PERSON in kinds and not _telling(words)):
        return ""
    return f"both of {', '.join(sorted(homes))}"


def _documents(entry: Entry) -> set[str]:
    """Numbers of documents and registers, of six letters and digits or more, without signs."""
    bare = ((one.scheme, re.sub(r"\W", "", one.value).upper()) for one in entry.identifiers)
    return {f"{sort} {number}" for sort, number in bare if len(number) >= 6 and sort != Scheme.BIC}


def _telling(words: str) -> bool:
    """Three words that are long together: a family, own and father's name, not three syllables."""
    return words.count(" ") >= 2 and len(words) >= 14


def _homes(entry: Entry) -> set[str]:
    return {*entry.countries, *entry.nationalities}


def folded(text: str) -> str:
    """Words in small letters without marks and points, in alphabetical order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(sorted(re.sub(r"[^\w]+", " ", letters).split()))
