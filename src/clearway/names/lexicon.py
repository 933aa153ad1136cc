"""Phrases with a known meaning: legal forms, generic words, places, in every script."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clearway.names.characters import clean
from clearway.names.spelling import folds, plain
from clearway.names.types import TokenKind
from clearway.names.words import HAN, split
from clearway.tables.names import company_words, places, rarity, weights

SHORT = 5
"""Words up to this length are looked up as they are spelled, longer ones by their fold."""
CORRECTED = 7
"""Letters from which a misspelled word of the lexicon is recognised."""
IN_USE = 10000
"""Weight of a word from which it is too seldom met to be surely a word of its own."""
HALF = 6
"""Letters that each of two words of the lexicon written as one has at least."""
NAME_BESIDE = 4
"""Letters that a name glued to a legal form has at least."""


class Meaning(NamedTuple):
    """What a phrase stands for. ``text`` is empty for little words, which stand for themselves."""

    kind: TokenKind
    text: str
    weight: int


class Lexicon(NamedTuple):
    """Phrases by their words' keys, Han strings, words by themselves, and how long each can be.

    ``plain``: keys of words by their letters. ``following``: words that go on begun phrases.
    ``misspelled``: keys by folds with a letter left out.
    """

    phrases: dict[tuple[str, ...], Meaning]
    following: dict[tuple[str, ...], list[str]]
    first: frozenset[str]
    han: dict[str, Meaning]
    words: frozenset[str]
    plain: dict[str, str]
    misspelled: dict[str, str]
    abbreviations: dict[str, str]
    glued: tuple[str, ...]
    longest_phrase: int
    longest_han: int


def key_of(word: str, spelled: tuple[str, ...]) -> str:
    """What a word is looked up by: its plain letters if it is short, else its usual fold."""
    return word if len(word) <= SHORT or not spelled else "~" + spelled[0]


def resolve(word: str, spelled: tuple[str, ...]) -> str:
    """The key of the word of the lexicon that ``word`` is or, misspelled or shortened, stands for.

    A word in common use of its own is never taken for a misspelled one.
    """
    known = lexicon()
    key = known.abbreviations.get(word) or key_of(word, spelled)
    if key in known.words:
        return key
    for fold in spelled[1:]:
        if "~" + fold in known.words:
            return "~" + fold
    if len(word) < SHORT - 1 or rarity().get(word, IN_USE) < IN_USE:
        return key
    return _corrected(spelled[0]) if spelled else key


def _corrected(fold: str) -> str:
    """The word of the lexicon one edit from a fold, else the fold's own key."""
    misspelled = lexicon().misspelled
    for shortened in (fold, *_shortened(fold)):
        if key := misspelled.get(shortened):
            return key
    return "~" + fold


def completed(keys: tuple[str, ...], begun: str) -> str:
    """The word that a cut-off ``begun`` begins after the words ``keys``; empty if none is known."""
    for length in range(lexicon().longest_phrase - 1, -1, -1):
        if len(begun) < (2 if length else CORRECTED - 2) or length > len(keys):
            continue
        for word in lexicon().following.get(keys[len(keys) - length :], ()):
            if word.startswith(begun):
                return word
    return ""


def _shortened(fold: str) -> Iterator[str]:
    """The fold with each letter left out in turn."""
    for at in range(len(fold)):
        yield fold[:at] + fold[at + 1 :]


def parted(word: str) -> tuple[str, ...]:
    """A word that is two written as one: two of the lexicon, or a name and its legal form."""
    known = lexicon()
    for form in known.glued:
        if word.endswith(form) and len(word) - len(form) >= NAME_BESIDE:
            return word[: -len(form)], form
        if word.startswith(form) and len(word) - len(form) >= NAME_BESIDE:
            return form, word[len(form) :]
    for at in range(HALF, len(word) - HALF + 1):
        if word[:at] in known.plain and word[at:] in known.plain:
            return word[:at], word[at:]
    return (word,)


@cache
def lexicon() -> Lexicon:
    """All phrases of the tables; the first meaning of a phrase stands."""
    phrases: dict[tuple[str, ...], Meaning] = {}
    han: dict[str, Meaning] = {}
    letters: dict[tuple[str, ...], list[str]] = {}
    for phrase, meaning in _entries():
        cleaned, _ = clean(phrase)
        if HAN.fullmatch(cleaned):
            han.setdefault(cleaned, meaning)
        else:
            spelled = [plain(word) for word in split(cleaned)]
            keys = tuple(key_of(plain(word), folds(word)) for word in split(cleaned))
            letters.setdefault(keys, spelled)
            phrases.setdefault(keys, meaning)
    words = frozenset(key for keys in phrases for key in keys)
    formal = {
        key for keys, meant in phrases.items() if meant.kind is TokenKind.FORM for key in keys
    }
    return Lexicon(
        phrases=phrases,
        first=frozenset(keys[0] for keys in phrases),
        han=han,
        words=words,
        plain={
            word: key
            for keys, words in letters.items()
            for word, key in zip(words, keys, strict=True)
        },
        following=_following(letters),
        misspelled=_misspelled(words, formal),
        abbreviations={
            short: key_of(word, folds(word))
            for short, word in company_words().abbreviations.items()
        },
        glued=company_words().glued,
        longest_phrase=max(map(len, phrases)),
        longest_han=max(map(len, han)),
    )


def _following(letters: dict[tuple[str, ...], list[str]]) -> dict[tuple[str, ...], list[str]]:
    """The words that can follow the first words of a phrase, in order of the alphabet."""
    table: dict[tuple[str, ...], set[str]] = {}
    for keys, words in letters.items():
        for at, word in enumerate(words):
            table.setdefault(keys[:at], set()).add(word)
    return {keys: sorted(words) for keys, words in table.items()}


def _misspelled(words: frozenset[str], formal: set[str]) -> dict[str, str]:
    """Every long word of the lexicon, shorter ones of legal forms, with one letter left out."""
    table: dict[str, str] = {}
    for key in sorted(words):
        fold = key.removeprefix("~")
        if len(fold) >= (SHORT if key in formal else CORRECTED):
            for shortened in (fold, *_shortened(fold)):
                table.setdefault(shortened, key)
    return table


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
