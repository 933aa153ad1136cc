"""Titles and particles that stand beside a person's name."""

from functools import cache

from clearway.names.spelling import plain
from clearway.tables.names import person_words


def is_title(letters: str) -> bool:
    """Whether a word in plain letters is a title or a particle."""
    return letters in _titles()


@cache
def _titles() -> frozenset[str]:
    return frozenset(plain(title) for title in person_words()["titles"])
