"""How a word could be written: plain Latin letters, and folds in which all schemes meet."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from clearway.names.rewriting import Rewrite, rewriter
from clearway.tables.names import scripts, spellings

BearsMark = Callable[[str], re.Match[str] | None]

MAX_FOLDS = 4
STEM = 3
"""Letters that an inflected name has at least before its ending."""


def plain(word: str) -> str:
    """Plain Latin letters of a word in lower case; letters of scripts without a table are kept."""
    if word.isascii():
        return word
    letters = _without_marks(word.translate(_letters()))
    return letters if letters.isascii() else letters.translate(_letters())


def folded(words: Iterable[str]) -> list[str]:
    """The usual folds of words in lower case; empty where all letters of one are passed over."""
    return _fold()(_marked("\n".join(words))).split("\n")


def folds(word: str) -> tuple[str, ...]:
    """The folds of a word in lower case, the usual one first; at most ``MAX_FOLDS``."""
    usual, marked = _fold(), _marked(word)
    found = {usual(marked): None}
    for bears_mark, respell in _schemes():
        if bears_mark(marked):
            found[usual(respell(marked))] = None
    if not word.isascii():
        found[usual(plain(word))] = None
        if is_cyrillic(word) and (named := _named(word)):
            found[usual(plain(named))] = None
    return tuple(filter(None, found))[:MAX_FOLDS]


def _marked(word: str) -> str:
    """A word in Latin letters that say their sound."""
    return word if word.isascii() else _without_marks(word.translate(_sounds()))


def is_cyrillic(word: str) -> bool:
    """Whether a word ends in Cyrillic letters."""
    return "\u0400" <= word[-1:] <= "\u04ff"


def _named(word: str) -> str:
    """The name of which a Cyrillic word is a case; empty where its ending is none of a case."""
    for ending, nominative in spellings().inflected.items():
        if word.endswith(ending) and len(word) - len(ending) >= STEM:
            return word[: -len(ending)] + nominative
    return ""


def nominatives(word: str) -> Iterator[str]:
    """The given names of which a Cyrillic word could be a case."""
    if not is_cyrillic(word):
        return
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
def _schemes() -> tuple[tuple[BearsMark, Rewrite], ...]:
    return tuple(
        (re.compile(scheme.when).search, rewriter(scheme.rules))
        for scheme in spellings().schemes.values()
    )


@cache
def _fold() -> Rewrite:
    rewrite = rewriter(spellings().fold)
    doubled = re.compile(r"(.)\1+")

    def folded(word: str) -> str:
        letters = rewrite(word)
        return doubled.sub(_single, letters) if doubled.search(letters) else letters

    return folded


def _single(letters: re.Match[str]) -> str:
    return letters[1]
