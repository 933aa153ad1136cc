"""Whether two messages name the same party, and how its name is written in each.

Script, legal form, order of words and a cut where a field ends are no difference.
"""

import re
from bisect import bisect
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from clearway.message.types import Party, Value
from clearway.names import How, Name, Pairing, compare, is_match, read_name
from clearway.names.characters import clean
from clearway.names.spelling import plain
from clearway.tables.versions import version_rules
from clearway.versions.sides import account_of

Likeness = Literal["equal", "spelled", "shortened", "lengthened", "other"]

_RANK: tuple[Likeness, ...] = ("equal", "lengthened", "spelled", "shortened", "other")
_WORD = re.compile(r"[^\W_]+")
_NOT_ALNUM = re.compile(r"[\W_]")
_NUMBER = 4
"""Characters from which an identifier tells a party."""
_DIGITS = re.compile(r"\d+")
_LETTERS_FOR_EDITS = (8, 16)
"""Letters of a whole name from which one, and two, may be mistyped."""


def same_party(here: Party, there: Party) -> bool:
    """Whether two parties are one: by name where both have one, else by number or account."""
    if here.names and there.names:
        return name_likeness(here, there) != "other"
    return bool(numbers_of(here) & numbers_of(there)) or (
        bool(account_of(here)) and account_of(here) == account_of(there)
    )


def same_bank(here: Party, there: Party) -> bool:
    """Whether two agents are one bank: by number or eight letters of the BIC, else by name."""
    ours, theirs = numbers_of(here), numbers_of(there)
    if ours & theirs:
        return True
    if here.bic and there.bic:
        return False
    return name_likeness(here, there) != "other" if here.names and there.names else False


def numbers_of(party: Party) -> frozenset[str]:
    """The party's numbers in letters and digits; a BIC without its branch."""
    found = {compact(given.value.text) for given in party.identifiers}
    if party.bic:
        found.add(compact(party.bic.text)[:8])
    return frozenset(number for number in found if len(number) >= _NUMBER)


def compact(text: str) -> str:
    """Letters and digits, in capitals."""
    return _NOT_ALNUM.sub("", text).upper()


def name_likeness(here: Party, there: Party) -> Likeness:
    """How alike the names of two parties are: the most alike ones of both."""
    found = {_likeness(mine.text, theirs.text) for mine in here.names for theirs in there.names}
    return next((likeness for likeness in _RANK if likeness in found), "other")


@lru_cache(maxsize=4096)
def _likeness(here: str, there: str) -> Likeness:
    """``shortened``: words that stood ``there`` are not ``here``, or an initial stands for one."""
    if " ".join(here.split()).casefold() == " ".join(there.split()).casefold():
        return "equal"
    if _cut(here, there):
        return "equal"
    compared = compare(_read(here), _read(there))
    if compared.equal:
        return "equal"
    lost = any(map(_is_lost, compared.pairings))
    new = any(map(_is_new, compared.pairings))
    paired = any(line.query and line.entry for line in compared.pairings)
    if (lost and new and not is_match(compared)) or not paired:
        return "spelled" if _mistyped(here, there) else "other"
    if lost == new:
        return "spelled"
    return "shortened" if lost else "lengthened"


def _is_lost(line: Pairing) -> bool:
    """A word of ``there`` that is not ``here``, or but its initial."""
    initial = line.how is How.INITIAL and len(line.query) < len(line.entry)
    return initial or line.how is How.MISSING


def _is_new(line: Pairing) -> bool:
    initial = line.how is How.INITIAL and len(line.query) > len(line.entry)
    return initial or line.how is How.EXTRA


def _mistyped(here: str, there: str) -> bool:
    """Whether long names are the same but for a letter or two; a number is never mistyped."""
    one, other = " ".join(words_of(here)), " ".join(words_of(there))
    edits = bisect(_LETTERS_FOR_EDITS, min(len(one), len(other)))
    if not edits or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return OSA.distance(one, other, score_cutoff=edits) <= edits


@lru_cache(maxsize=4096)
def _read(name: str) -> Name:
    return read_name(name)


def _cut(one: str, other: str) -> bool:
    """Whether the shorter is the beginning of the longer, up to where a field ends."""
    shorter, longer = sorted((one.strip(), other.strip()), key=lambda name: len(compact(name)))
    whole = len(shorter) >= version_rules().cut_from
    return whole and compact(longer).startswith(compact(shorter))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in plain Latin letters, in order."""
    return tuple(plain(word) for word in _WORD.findall(clean(text)[0]))


def all_words(values: tuple[Value, ...]) -> frozenset[str]:
    """The words of several texts."""
    return frozenset(word for value in values for word in words_of(value.text))
