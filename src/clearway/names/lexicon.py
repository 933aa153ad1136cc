"""Phrases with a known meaning: legal forms, generic words, places, in every script."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clearway.names.characters import clean
from clearway.names.spelling import folds, plain
from clearway.names.types import TokenKind
from clearway.names.words import HAN, split
from clearway.tables.names import company_words, places, weights

SHORT = 5
"""Words up to this length are looked up as they are spelled, longer ones by their fold."""


class Meaning(NamedTuple):
    """What a phrase stands for. ``text`` is empty for little words, which stand for themselves."""

    kind: TokenKind
    text: str
    weight: int


class Lexicon(NamedTuple):
    """Phrases by their words' keys, Han strings, and how long either can be."""

    phrases: dict[tuple[str, ...], Meaning]
    first: frozenset[str]
    han: dict[str, Meaning]
    longest_phrase: int
    longest_han: int


def key_of(word: str, spelled: tuple[str, ...]) -> str:
    """What a word is looked up by: its plain letters if it is short, else its usual fold."""
    return word if len(word) <= SHORT or not spelled else "~" + spelled[0]


@cache
def lexicon() -> Lexicon:
    """All phrases of the tables; the first meaning of a phrase stands."""
    phrases: dict[tuple[str, ...], Meaning] = {}
    han: dict[str, Meaning] = {}
    for phrase, meaning in _entries():
        cleaned, _ = clean(phrase)
        if HAN.fullmatch(cleaned):
            han.setdefault(cleaned, meaning)
        else:
            keys = tuple(key_of(plain(word), folds(word)) for word in split(cleaned))
            phrases.setdefault(keys, meaning)
    return Lexicon(
        phrases,
        frozenset(keys[0] for keys in phrases),
        han,
        max(map(len, phrases)),
        max(map(len, han)),
    )


def _entries() -> Iterator[tuple[str, Meaning]]:
    words, figures = company_words(), weights()
    for form, phrases in words.forms.items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.FORM, form, 0)
    for place, phrases in places().items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.PLACE, place, figures.place)
    for text, phrases in words.generic.items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.GENERIC, text, figures.generic)
    for word in words.little:
        yield word, Meaning(TokenKind.LITTLE, "", figures.little)
    for text, phrases in words.meanings.items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.WORD, text, figures.meaning)
