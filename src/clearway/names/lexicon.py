"""Phrases with a known meaning: legal forms, generic words, places, in every script."""

from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from clearway.names.characters import clean
from clearway.names.schemes import written
from clearway.names.spelling import folds, plain
from clearway.names.types import TokenKind
from clearway.names.words import HAN, split
from clearway.tables.names import abbreviations, company_words, places, trades, weights

SHORT = 5
"""Words up to this length are looked up as they are spelled, longer ones by their fold."""


class Meaning(msgspec.Struct, frozen=True):
    """What a phrase stands for. ``text`` is empty for little words, which stand for themselves."""

    kind: TokenKind
    text: str
    weight: int


Keys = tuple[str, ...]


class Lexicon(msgspec.Struct, frozen=True):
    """Phrases by their words' keys, Han strings, words by themselves, and how long each can be.

    ``letters``: the words of each phrase as they are written. ``first``: how long phrases are, by
    the key they begin with. ``plain``: keys of words by their letters. ``rendered``: keys of
    Cyrillic words by the letters of every scheme. ``formal``: keys of words of legal forms.
    ``abbreviations``: keys of shortened words. ``also``: what else a short word may stand for.
    """

    phrases: dict[Keys, Meaning]
    letters: dict[Keys, list[str]]
    first: dict[str, tuple[int, ...]]
    han: dict[str, Meaning]
    words: frozenset[str]
    formal: frozenset[str]
    plain: dict[str, str]
    rendered: dict[str, str]
    abbreviations: dict[str, str]
    also: dict[str, tuple[str, ...]]


def key_of(word: str, spelled: tuple[str, ...]) -> str:
    """What a word is looked up by: its plain letters if it is short, else its usual fold."""
    return word if len(word) <= SHORT or not spelled else "~" + spelled[0]


@cache
def lexicon() -> Lexicon:
    """All phrases of the tables; the first meaning of a phrase stands."""
    phrases: dict[Keys, Meaning] = {}
    han: dict[str, Meaning] = {}
    letters: dict[Keys, list[str]] = {}
    shortened = _shortened()
    rendered: dict[str, str] = {}
    for phrase, meaning in _entries():
        cleaned, _ = clean(phrase)
        if HAN.fullmatch(cleaned):
            han.setdefault(cleaned, meaning)
            continue
        words = split(cleaned)
        for keys, spelled in _said(words, shortened):
            letters.setdefault(keys, spelled)
            phrases.setdefault(keys, meaning)
        rendered |= _rendered(words)
    return Lexicon(
        phrases=phrases,
        letters=letters,
        first=_lengths(phrases),
        han=han,
        words=frozenset(key for keys in phrases for key in keys),
        formal=frozenset(
            key for keys, meant in phrases.items() if meant.kind is TokenKind.FORM for key in keys
        ),
        plain={
            word: key
            for keys, spelled in letters.items()
            for word, key in zip(spelled, keys, strict=True)
        },
        rendered=rendered,
        abbreviations=shortened,
        also=_also(),
    )


def _shortened() -> dict[str, str]:
    """The keys of words that are cut short; the first word of the table that is cut so stands."""
    return {
        short: key_of(word, folds(word))
        for word, shorts in reversed(abbreviations().certain.items())
        for short in shorts
    }


def _also() -> dict[str, tuple[str, ...]]:
    """All words that a shortened one may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for table in (abbreviations().certain, abbreviations().perhaps):
        for word, shorts in table.items():
            for short in shorts:
                found[short] = (*found.get(short, ()), word.replace(" ", ""))
    return found


def _rendered(words: list[str]) -> dict[str, str]:
    """The keys of the long Cyrillic words among some, by the letters of every scheme."""
    found: dict[str, str] = {}
    for word in words:
        if len(word) >= SHORT and not word.isascii():
            found |= dict.fromkeys(
                filter(str.isascii, written(word)), key_of(plain(word), folds(word))
            )
    return found


def _said(words: list[str], shortened: dict[str, str]) -> Iterator[tuple[Keys, list[str]]]:
    """Keys and plain letters of a phrase, with its ``and`` and without."""
    for said in (words, [word for word in words if word != "and"]):
        keys = tuple(
            shortened.get(plain(word)) or key_of(plain(word), folds(word)) for word in said
        )
        if keys:
            yield keys, [plain(word) for word in said]


def _lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """How long the phrases are that begin with a word, the longest first."""
    table: dict[str, set[int]] = {}
    for keys in phrases:
        table.setdefault(keys[0], set()).add(len(keys))
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in table.items()}


def _entries() -> Iterator[tuple[str, Meaning]]:
    words, figures = company_words(), weights()
    for group, holdings in words.acronyms.items():
        for text, phrases in holdings.items():
            for phrase in phrases:
                short = " " not in phrase and not HAN.fullmatch(phrase)
                weight = figures.acronym[group if short else "whole"]
                yield phrase, Meaning(TokenKind.WORD, text, weight)
    for form, phrases in words.forms.items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.FORM, form, 0)
    for place, phrases in places().items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.PLACE, place, figures.place)
    for text, phrases in (*words.generic.items(), *trades().generic.items()):
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.GENERIC, text, figures.generic)
    for word in words.little:
        yield word, Meaning(TokenKind.LITTLE, "", figures.little)
    for text, phrases in (*words.meanings.items(), *trades().meanings.items()):
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.WORD, text, figures.meaning)
