"""Phrases with a known meaning: legal forms, generic words, places, in every script."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

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
LONGEST = 64
"""Letters of the longest word that is taken for a misspelled one, or for two written as one."""
HALF = 6
"""Letters that each of two words of the lexicon written as one has at least."""
NAME_BESIDE = 4
"""Letters that a name glued to a legal form has at least."""


_WITH_VOWEL = re.compile("[aeiouy]")


class Meaning(NamedTuple):
    """What a phrase stands for. ``text`` is empty for little words, which stand for themselves."""

    kind: TokenKind
    text: str
    weight: int


class Lexicon(NamedTuple):
    """Phrases by their words' keys, Han strings, words by themselves, and how long each can be.

    ``plain``: keys of words by their letters. ``following``: words that go on begun phrases;
    ``leading``: words that a phrase begins with, by the next one's key. ``formal``: keys of words
    of legal forms. ``misspelled``: words as written and folded, with their keys, by what is left
    of them without a letter.
    """

    phrases: dict[tuple[str, ...], Meaning]
    following: dict[tuple[str, ...], list[str]]
    first: dict[str, tuple[int, ...]]
    han: dict[str, Meaning]
    words: frozenset[str]
    formal: frozenset[str]
    plain: dict[str, str]
    leading: dict[str, list[str]]
    misspelled: dict[str, list[tuple[str, str]]]
    abbreviations: dict[str, str]
    glued: tuple[str, ...]
    longest_phrase: int
    longest_han: int


def key_of(word: str, spelled: tuple[str, ...]) -> str:
    """What a word is looked up by: its plain letters if it is short, else its usual fold."""
    return word if len(word) <= SHORT or not spelled else "~" + spelled[0]


def resolve(word: str, spelled: tuple[str, ...]) -> str:
    """The key of the word of the lexicon that ``word`` is or, misspelled, stands for.

    A word in common use of its own is never taken for a misspelled one.
    """
    known = lexicon()
    key = key_of(word, spelled)
    if key in known.words:
        return key
    for fold in spelled[1:]:
        if "~" + fold in known.words:
            return "~" + fold
    if len(word) < SHORT - 1 or in_use(word) or not spelled:
        return key
    fold = spelled[0]
    corrected = _corrected(word, CORRECTED)
    if not corrected and fold != word:
        corrected = _corrected(fold, CORRECTED)
    return corrected or key


def in_use(word: str) -> bool:
    """Whether a word is met so often that it is surely one of its own."""
    return rarity().get(word, IN_USE) < IN_USE


def form_at_an_end(word: str) -> str:
    """The key of the short legal form that ``word``, first or last of a name, is misspelled for.

    With its letters swapped or one too many; with another letter it is a word of its own.
    """
    if len(word) < SHORT - 1 or in_use(word):
        return ""
    known = lexicon()
    if len(word) > LONGEST:
        return ""
    for shortened in (word, *_shortened(word)):
        for whole, key in known.misspelled.get(shortened, ()):
            lettered = sorted(word) == sorted(whole) or whole in _shortened(word)
            if key in known.formal and lettered and OSA.distance(word, whole, score_cutoff=1) == 1:
                return key
    return ""


def _corrected(word: str, least: int) -> str:
    """The key one edit from a word; of words shorter than ``least`` only a legal form's."""
    known = lexicon()
    for shortened in (word, *_shortened(word)):
        for whole, key in known.misspelled.get(shortened, ()):
            long = len(whole) >= (min(least, SHORT) if key in known.formal else least)
            if long and OSA.distance(word, whole, score_cutoff=1) <= 1:
                return key
    return ""


def in_phrase(before: list[str], word: str, after: str) -> str:
    """The word that an unknown one, misspelled or shortened, is in a phrase of the lexicon.

    ``before`` and ``after`` are the keys of its neighbours; empty if no phrase goes on so.
    """
    known = lexicon()
    begun = len(before) if before and before[-1] in known.words else 0
    for length in range(min(known.longest_phrase - 1, begun), 0, -1):
        for other in known.following.get(tuple(before[-length:]), ()):
            if _stands_for(word, other):
                return other
    for other in known.leading.get(after, ()):
        if _stands_for(word, other):
            return other
    return ""


def _stands_for(word: str, whole: str) -> bool:
    """Whether a word is one edit from another, its begin, or its consonants."""
    left_out = len(whole) - len(word)
    if left_out > 1:
        return len(word) > 2 and word[0] == whole[0] and _shortens(word, whole)
    if left_out < -1 or min(len(word), len(whole)) < SHORT - 1 or in_use(word):
        return False
    return OSA.distance(word, whole, score_cutoff=1) == 1


def _shortens(word: str, whole: str) -> bool:
    """Whether a word is another's begin, or some of its consonants after the first letter."""
    if whole.startswith(word):
        return True
    letters = iter(whole)
    return not _WITH_VOWEL.search(word, 1) and all(one in letters for one in word)


def completed(keys: tuple[str, ...], begun: str) -> str:
    """The word that a cut-off ``begun`` begins after the words ``keys``; empty if none is known."""
    for length in range(lexicon().longest_phrase - 1, -1, -1):
        if len(begun) < (2 if length else CORRECTED - 2) or length > len(keys):
            continue
        for word in lexicon().following.get(keys[len(keys) - length :], ()):
            if word.startswith(begun):
                return word
    return ""


def _shortened(fold: str) -> list[str]:
    """The fold with each letter left out in turn."""
    return [fold[:at] + fold[at + 1 :] for at in range(len(fold))]


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
    abbreviations = {
        short: key_of(word, folds(word)) for short, word in company_words().abbreviations.items()
    }
    for phrase, meaning in _entries():
        cleaned, _ = clean(phrase)
        if HAN.fullmatch(cleaned):
            han.setdefault(cleaned, meaning)
            continue
        words = split(cleaned)
        for said in (words, [word for word in words if word != "and"]):
            spelled = [plain(word) for word in said]
            keys = tuple(
                abbreviations.get(plain(word)) or key_of(plain(word), folds(word)) for word in said
            )
            if keys:
                letters.setdefault(keys, spelled)
                phrases.setdefault(keys, meaning)
    known = frozenset(key for keys in phrases for key in keys)
    formal = frozenset(
        key for keys, meant in phrases.items() if meant.kind is TokenKind.FORM for key in keys
    )
    by_letters = {
        word: key
        for keys, spelled in letters.items()
        for word, key in zip(spelled, keys, strict=True)
    }
    return Lexicon(
        phrases=phrases,
        first=_lengths(phrases),
        han=han,
        words=known,
        formal=formal,
        plain=by_letters,
        following=_following(letters),
        leading=_leading(letters),
        misspelled=_misspelled(by_letters, formal),
        abbreviations=abbreviations,
        glued=company_words().glued,
        longest_phrase=max(map(len, phrases)),
        longest_han=max(map(len, han)),
    )


def _lengths(phrases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """How long the phrases are that begin with a word, the longest first."""
    table: dict[str, set[int]] = {}
    for keys in phrases:
        table.setdefault(keys[0], set()).add(len(keys))
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in table.items()}


def _following(letters: dict[tuple[str, ...], list[str]]) -> dict[tuple[str, ...], list[str]]:
    """The words that can follow the first words of a phrase, in order of the alphabet."""
    table: dict[tuple[str, ...], set[str]] = {}
    for keys, words in letters.items():
        for at, word in enumerate(words):
            table.setdefault(keys[:at], set()).add(word)
    return {keys: sorted(words) for keys, words in table.items()}


def _leading(letters: dict[tuple[str, ...], list[str]]) -> dict[str, list[str]]:
    """The words that phrases begin with by the key of the second word, in order of the alphabet."""
    table: dict[str, set[str]] = {}
    for keys, words in letters.items():
        if len(keys) > 1:
            table.setdefault(keys[1], set()).add(words[0])
    return {key: sorted(words) for key, words in table.items()}


def _misspelled(
    by_letters: dict[str, str], formal: frozenset[str]
) -> dict[str, list[tuple[str, str]]]:
    """Long words of the lexicon, shorter ones of legal forms, with one letter left out.

    Both as they are written and folded: a wrong letter may change how the others fold.
    """
    table: dict[str, list[tuple[str, str]]] = {}
    for word, key in sorted(by_letters.items()):
        if len(word) < (SHORT - 1 if key in formal else CORRECTED):
            continue
        for written in dict.fromkeys((word, key.removeprefix("~"))):
            for shortened in (written, *_shortened(written)):
                table.setdefault(shortened, []).append((written, key))
    return table


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
    for text, phrases in words.generic.items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.GENERIC, text, figures.generic)
    for word in words.little:
        yield word, Meaning(TokenKind.LITTLE, "", figures.little)
    for text, phrases in words.meanings.items():
        for phrase in phrases:
            yield phrase, Meaning(TokenKind.WORD, text, figures.meaning)
