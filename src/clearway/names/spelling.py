"""How a word could be written: plain Latin letters, and folds in which all schemes meet."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from clearway.tables.names import scripts, spellings

Rewrite = Callable[[str], str]

MAX_FOLDS = 4
STEM = 3
"""Letters that an inflected name has at least before its ending."""
KEPT_FOLDS = 1 << 15
"""Words whose folds are kept at hand."""


def plain(word: str) -> str:
    """Plain Latin letters of a word in lower case; letters of scripts without a table are kept."""
    if word.isascii():
        return word
    return _without_marks(word.translate(_letters()))


def fold(word: str) -> str:
    """The usual fold of a word in lower case; empty where all its letters are passed over."""
    return _fold()(_marked(word))


@lru_cache(maxsize=KEPT_FOLDS)
def folds(word: str) -> tuple[str, ...]:
    """The folds of a word in lower case, the usual one first; at most ``MAX_FOLDS``."""
    marked = _marked(word)
    spelled = {marked: None}
    for when, respell in _schemes():
        if when.search(marked):
            spelled[respell(marked)] = None
    if not word.isascii():
        spelled[plain(word)] = None
        if named := _named(word):
            spelled[plain(named)] = None
    found = dict.fromkeys(map(_fold(), spelled))
    return tuple(filter(None, found))[:MAX_FOLDS]


def _marked(word: str) -> str:
    """A word in Latin letters that say their sound."""
    return word if word.isascii() else _without_marks(word.translate(_sounds()))


def _named(word: str) -> str:
    """The name of which a Cyrillic word is a case; empty where its ending is none of a case."""
    for ending, nominative in spellings().inflected.items():
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)] + nominative
    return ""


def nominatives(word: str) -> Iterator[str]:
    """The given names of which a Cyrillic word could be a case."""
    for ending, others in spellings().inflected_given.items():
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            for other in others:
                yield word[: -len(ending)] + other


def _without_marks(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _letters() -> dict[int, str]:
    table = scripts()
    parts = (
        table.cyrillic, table.greek, table.arabic, table.hebrew,
        table.georgian, table.armenian, table.latin,
    )  # fmt: skip
    return str.maketrans({letter: latin for part in parts for letter, latin in part.items()})


@cache
def _sounds() -> dict[int, str]:
    return {**_letters(), **str.maketrans(scripts().marked)}


@cache
def _schemes() -> tuple[tuple[re.Pattern[str], Rewrite], ...]:
    return tuple(
        (re.compile(scheme.when), _rewrite(scheme.rules)) for scheme in spellings().schemes.values()
    )


@cache
def _fold() -> Rewrite:
    rewrite = _rewrite(spellings().fold)
    doubled = re.compile(r"(.)\1+")

    def folded(word: str) -> str:
        letters = rewrite(word)
        return doubled.sub(_single, letters) if doubled.search(letters) else letters

    return folded


def _single(letters: re.Match[str]) -> str:
    return letters[1]


def _rewrite(rules: dict[str, str]) -> Rewrite:
    """One pass over a word, trying the rules in their order at each place.

    Rules that begin with a letter are gathered by it, so that most places are passed at a glance;
    those that begin with a class of letters are tried after them.
    """
    by_letter: dict[str, list[str]] = {}
    for rule in rules:
        by_letter.setdefault(rule[0] if rule[0].isalpha() else "", []).append(rule)
    others = by_letter.pop("", [])
    ordered = [rule for gathered in by_letter.values() for rule in gathered] + others
    branches = [
        f"{letter}(?:{'|'.join(f'({rule[1:]})' for rule in gathered)})"
        for letter, gathered in by_letter.items()
    ]
    pattern = re.compile("|".join([*branches, *(f"({rule})" for rule in others)]))
    results = [rules[rule] for rule in ordered]

    def replace(match: re.Match[str]) -> str:
        return results[(match.lastindex or 1) - 1]

    return lambda word: pattern.sub(replace, word)
