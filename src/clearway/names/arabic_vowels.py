"""Vowels put into a word in Arabic letters where they are likeliest: ``guesses``."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from operator import getitem

from clearway.tables.names import arabic

MAX_GUESSES = 16
VOWELS = frozenset({"", "a", "e", "i", "o", "u"})
FIRST_VOWELS = ("a", "u", "i", "e", "o")
"""Short vowels after the first letter of a word,"""
LATER_VOWELS = ("", "a", "e", "i")
"""and after later ones, the likeliest first."""
KEPT = 1 << 10
"""Shapes of words whose likeliest vowels are kept at hand."""


def guesses(word: str, most: int) -> tuple[str, ...]:
    """Letters as they are usually read, short vowels where none is written; likeliest first."""
    letters = arabic().letters
    parts: list[tuple[str, ...]] = []
    for letter in word:
        guess = letters[letter].guess if letter in letters else (letter,)
        if parts and not _vowel(parts[-1]) and not _vowel(guess):
            parts.append(FIRST_VOWELS if len(parts) == 1 else LATER_VOWELS)
        parts.append(guess)
    parts = _bound_together(parts)
    ranked = _ranked(tuple(map(len, parts)))[:most]
    return tuple(dict.fromkeys(["".join(map(getitem, parts, places)) for places in ranked]))


def _bound_together(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same with parts of one choice written before the next one."""
    bound: list[tuple[str, ...]] = []
    begun = ""
    for part in parts:
        if len(part) == 1:
            begun += part[0]
        else:
            bound.append(tuple([begun + one for one in part]))
            begun = ""
    return [*bound, (begun,)]


@lru_cache(maxsize=KEPT)
def _ranked(choices: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Places to take from parts of so many choices: those that add up to the least first."""
    most = sum(choices) - len(choices)
    ranked = (places for rank in range(most + 1) for places in _of_rank(choices, rank))
    return tuple(islice(ranked, MAX_GUESSES))


def _of_rank(choices: tuple[int, ...], rank: int) -> Iterator[tuple[int, ...]]:
    """Places that add up to ``rank``, in their order."""
    if not choices:
        yield from [()] if rank == 0 else []
        return
    for place in range(min(choices[0], rank + 1)):
        for rest in _of_rank(choices[1:], rank - place):
            yield place, *rest


def _vowel(part: tuple[str, ...]) -> bool:
    return part[0] in VOWELS
