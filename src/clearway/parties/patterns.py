"""The table of finds as patterns, and the quick looks that spare most texts a search by them.

A look never says that there is nothing where there is something; texts in Latin letters, as most
of a payment's are, are told apart word by word.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from clearway.tables.parties import TextKind, part_forms, text_kinds

PART = "part number"
_BETWEEN = r"[\s.:;№#=/()-]*"
_LATIN_WORD = re.compile("[A-Z]+")
_ASCII = [chr(code) for code in range(128)]
_LETTERS = bytes(ord(c.upper() if c.isalpha() else " ") for c in _ASCII).ljust(256)
"""What parts words of letters, in capitals."""
_SHAPES = bytes(
    ord("A" if c.isalpha() else "0" if c.isdigit() else c if c == "-" else " ") for c in _ASCII
).ljust(256)
"""What parts words of letters, figures and hyphens, each written by its kind of character."""
_SHORTEST, _FIGURES = 5, 8
"""Letters and digits of a form at least, and figures of one of figures alone."""


class Patterns(NamedTuple):
    """All labels in one pattern and all forms in one; kinds and values by the groups' names."""

    labels: re.Pattern[str]
    forms: re.Pattern[str]
    kinds: dict[str, TextKind]
    values: dict[str, re.Pattern[str]]


class Words(NamedTuple):
    """Words in Latin letters without one of which a text in Latin letters has no label.

    ``first``: the first words of labels, each with the characters that stand before it. ``begin``
    are those that begin one by themselves, ``pairs`` those of a single letter with the word that
    follows (``A/C``). ``forms``: words of which some forms are; ``figures`` those without letters.
    """

    first: dict[str, tuple[int, ...]]
    begin: frozenset[bytes]
    pairs: frozenset[tuple[bytes, bytes]]
    forms: frozenset[bytes]
    figures: tuple[bytes, ...]
    any: frozenset[bytes]


class Look(NamedTuple):
    """What a text, or several, joined, may have in it: a label, a form."""

    labelled: bool
    formed: bool


def look_at(text: str) -> Look:
    """A quick look at words and their forms."""
    if not text.isascii():
        return Look(patterns().labels.search(text.upper()) is not None, formed=True)
    known, written = _words(), text.encode()
    formed = any(map(_may_be_form, set(written.translate(_SHAPES).split())))
    formed = formed or any(map(written.__contains__, known.figures))
    words = written.translate(_LETTERS).split()
    if known.any.isdisjoint(words):
        return Look(labelled=False, formed=formed)
    labelled = not known.begin.isdisjoint(words) or not known.pairs.isdisjoint(pairwise(words))
    return Look(labelled, formed or not known.forms.isdisjoint(words))


@lru_cache(maxsize=8192)
def _may_be_form(shape: bytes) -> bool:
    """Whether words so formed of letters (A), figures (0) and hyphens may be of a form."""
    if shape.isalpha():
        return False
    head = shape.partition(b"-")[0]
    if shape.replace(b"-", b"").isdigit():
        return len(head) >= _FIGURES
    return len(shape) >= _SHORTEST or (len(shape) == 4 and shape[:2].isalpha())


def labels_in(upper: str) -> Iterator[re.Match[str]]:
    """The labels of a text in capitals, in order of place; one may begin within another."""
    labels = patterns().labels
    if not upper.isascii():
        at = 0
        while label := labels.search(upper, at):
            yield label
            at = label.start() + 1
        return
    first = _words().first
    for word in _LATIN_WORD.finditer(upper):
        for before in first.get(word[0], ()):
            if label := labels.match(upper, word.start() - before):
                yield label


@cache
def patterns() -> Patterns:
    """The patterns of the table."""
    table = text_kinds()
    parts = (TextKind(kind=PART, gives="fact", form=part.form) for part in part_forms())
    kinds = {f"k{at}": kind for at, kind in enumerate((*table.kinds, *parts))}
    labels = "|".join(
        f"(?P<{name}>{_labels(kind.labels)})" for name, kind in kinds.items() if kind.labels
    )
    forms = "|".join(f"(?P<{name}>{kind.form})" for name, kind in kinds.items() if kind.form)
    return Patterns(
        labels=re.compile(rf"(?<![^\W\d_㐀-鿿])(?:{labels})(?:(?<=[/㐀-鿿])|(?![A-ZА-ЯЁ]))"),
        forms=re.compile(rf"(?<![A-Z0-9])(?:{forms})(?![A-Z0-9])"),
        kinds=kinds,
        values={
            name: re.compile(_value(kind.value, table.parts))
            for name, kind in kinds.items()
            if kind.labels
        },
    )


@cache
def _words() -> Words:
    table = text_kinds()
    labels = [label for kind in table.kinds for label in kind.labels]
    of_labels = [words for label in labels if (words := _LATIN_WORD.findall(label))]
    begin = {words[0].encode() for words in of_labels if len(words[0]) > 1 or len(words) == 1}
    pairs = {(words[0].encode(), words[1].encode()) for words in of_labels if len(words) > 1}
    forms = {word.encode() for word in table.form_words}
    return Words(
        first=_first_words(labels),
        begin=frozenset(begin),
        pairs=frozenset(pairs),
        forms=frozenset(forms),
        figures=tuple(word for word in sorted(forms) if not word.isalpha()),
        any=frozenset(begin | {one for one, _ in pairs} | forms),
    )


def _labels(labels: tuple[str, ...]) -> str:
    """One pattern of all; the longest first."""
    return "|".join(
        re.sub(r"(?<=\w)/(?=\w)", r"\\s*/\\s*", re.escape(label).replace(r"\ ", r"\s+"))
        for label in sorted(labels, key=len, reverse=True)
    )


def _first_words(labels: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The first word of each label in Latin letters, and how many characters stand before it."""
    found: dict[str, tuple[int, ...]] = {}
    for label in labels:
        if word := _LATIN_WORD.search(label):
            before = (*found.get(word[0], ()), word.start())
            found[word[0]] = tuple(sorted(set(before), reverse=True))
    return found


def _value(pattern: str, parts: dict[str, str]) -> str:
    shared = parts.get(pattern.strip("{}"))
    return shared if shared is not None else _BETWEEN + pattern
