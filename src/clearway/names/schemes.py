"""Russian words in Latin letters by all schemes met in practice."""

import re
from collections.abc import Callable
from functools import cache

from clearway.tables.names import schemes

Write = Callable[[str], str]


def written(word: str) -> frozenset[str]:
    """A Cyrillic word in lower case as each scheme writes it."""
    return frozenset(write(word) for write in _schemes())


@cache
def _schemes() -> tuple[Write, ...]:
    table = schemes()
    return tuple(_scheme(table.usual | letters) for letters in table.schemes.values())


def _scheme(letters: dict[str, str]) -> Write:
    """A scheme as one function: its strings of several letters, then its letters."""
    several = {string: latin for string, latin in letters.items() if len(string) > 1}
    single = str.maketrans({letter: latin for letter, latin in letters.items() if len(letter) == 1})
    if not several:
        return lambda word: word.translate(single)
    pattern = re.compile("|".join(several))
    return lambda word: pattern.sub(lambda found: several[found[0]], word).translate(single)
