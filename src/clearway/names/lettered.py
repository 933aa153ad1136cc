"""A name told by its letters as a whole, whatever its words mean: ``told_by_letters``.

Words written as one or as several, legal forms glued to a name, the same words in another order,
and typing errors in words that no word by itself is told by.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clearway.names.begun import letters_of
from clearway.names.characters import clean
from clearway.names.chinese import syllables
from clearway.names.lexicon import lexicon
from clearway.names.spelling import folds, plain
from clearway.names.types import Name
from clearway.names.words import split
from clearway.tables.names import rarity
from clearway.terms import PartyKind

LEAST, LEAST_OF_PERSON = 5, 7
"""Letters from which the same letters are the same name, of a firm and of a person."""
NEAR, FAR, FAR_IN_PERSON = 7, 12, 16
"""Letters from which a name may bear one typing error, and two; a person's name two."""
LONGEST, MOST = 140, 20
"""Letters and words beyond which a name is not looked for with errors in it."""
PER_EDIT = 4
"""Letters that mistyped words have for each error,"""
PER_WORD = (0, 4, 10)
"""and a single word for none, one and two."""
SPELLED = 3
"""Letters from which a word of the language counts as another word."""

SYLLABLES = 2
"""Chinese syllables of a word that are another name, whichever they are."""

Words = tuple[str, ...]
Piece = tuple[int, int, str]
"""How many letters a name has, which piece of it, and the piece's letters."""


class Lettered(NamedTuple):
    """A name's letters: without blanks; as words in order of the alphabet; as words in their order.

    ``words`` are in plain Latin letters, ``bare`` without legal forms; empty where they are too
    few, or of another script, to be told by with an error in them.
    """

    joined: str
    ordered: str
    words: Words
    bare: Words

    def listed(self, person: bool) -> Words:
        """The words by which a listed name is told: a person's name has no legal forms."""
        return self.words if person else self.bare

    @property
    def asked(self) -> tuple[Words, ...]:
        """The words by which a name is looked for, with its legal forms and without."""
        return tuple(dict.fromkeys((self.words, self.bare)))

    def turned(self) -> Iterator[str]:
        """The words by which a name is looked for, as one, begun at any of them."""
        return (letters for words in self.asked for letters in _turned(words))


def lettered(name: Name) -> Lettered:
    """The letters of a name; empty where they are too few to tell anybody by."""
    joined = letters_of(name.original)
    if len(joined) < (LEAST_OF_PERSON if name.kind is PartyKind.PERSON else LEAST):
        return Lettered("", "", (), ())
    words = _words(name.original)
    bare = _words(" ".join(token.original for token in name.tokens)) if name.forms else words
    return Lettered(joined, " ".join(sorted(words)), _long(words), _long(bare))


def _words(text: str) -> Words:
    return tuple(plain(word) for word in split(clean(text)[0]))


def _long(words: Words) -> Words:
    letters = "".join(words)
    told = NEAR <= len(letters) <= LONGEST and len(words) <= MOST and letters.isascii()
    return words if told else ()


def pieces(words: Words) -> Iterator[Piece]:
    """Pieces of a listed name; a name near it shares one of them."""
    letters = "".join(words)
    if letters:
        for which, (start, end) in enumerate(pairwise(_cuts(len(letters)))):
            yield len(letters), which, letters[start:end]


def _turned(words: Words) -> Iterator[str]:
    return ("".join(words[at:] + words[:at]) for at in range(len(words)))


def _cuts(size: int) -> tuple[int, ...]:
    return (0, size // 3, size // 3 * 2, size) if size >= FAR else (0, size // 2, size)


def _edits_in(size: int) -> int:
    """Typing errors that a name of so many letters may bear."""
    return 0 if size < NEAR else 1 if size < FAR else 2


def sought(letters: str) -> Iterator[Piece]:
    """Pieces that a listed name could have whose letters are near these."""
    size = len(letters)
    for listed in range(max(size - 2, NEAR), size + 3):
        moved, cuts = size - listed, _cuts(listed)
        if abs(moved) > _edits_in(listed):
            continue
        for which, (start, end) in enumerate(pairwise(cuts)):
            for shift in _shifts(start == 0, end == listed, moved):
                yield listed, which, letters[start + shift : end + shift]
        if len(cuts) == 3 and not moved:  # two letters swapped where the halves meet
            yield listed, 0, letters[: cuts[1] - 1] + letters[cuts[1]]


def _shifts(first: bool, last: bool, moved: int) -> tuple[int, ...]:
    """How far a piece without an error may be moved by errors before it."""
    if first:
        return (0,)
    if last:
        return (moved,)
    return tuple(shift for shift in (-1, 0, 1) if abs(moved - shift) <= 1)


def told_by_letters(asked: Lettered, entry: Name) -> bool:
    """Whether a name has the letters of a listed one, or differs by errors that make no word."""
    listed = lettered(entry)
    if asked.joined and (asked.joined == listed.joined or asked.ordered == listed.ordered):
        return True
    if entry.kind is PartyKind.PERSON:
        return _near(asked.words, listed.words, FAR_IN_PERSON)
    return any(_near(ours, listed.bare, FAR) for ours in asked.asked)


def _near(ours: Words, theirs: Words, far: int) -> bool:
    """Whether listed words and those of a name, begun at any, differ by errors alone."""
    letters = "".join(theirs)
    most = min(_edits_in(len(letters)), 1 + (len(letters) >= far))
    edits = min((OSA.distance(one, letters, score_cutoff=most) for one in _turned(ours)), default=9)
    return edits <= most and _mistyped(_left(ours, theirs), _left(theirs, ours), edits)


def _left(words: Words, others: Words) -> list[str]:
    """Words that the other name does not have."""
    return list((Counter(words) - Counter(others)).elements())


def _mistyped(ours: list[str], theirs: list[str], edits: int) -> bool:
    """Whether what differs are words that nobody uses, long enough for so many errors."""
    if any(word.isdigit() for word in (*ours, *theirs)):
        return False
    letters = min(len("".join(words)) for words in (ours, theirs))
    least = PER_EDIT * edits if len(ours) > 1 else PER_WORD[edits]
    return letters >= least and not any(map(_is_word, ours))


def _is_word(word: str) -> bool:
    """Whether a word is in use, has a known meaning, or is Chinese syllables: all of these are."""
    if len(word) < SPELLED:
        return False
    used = word in rarity() or any(f"~{fold}" in rarity() for fold in folds(word)[:1])
    return used or word in lexicon().plain or 0 < len(syllables(word)) <= SYLLABLES
