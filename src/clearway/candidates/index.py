"""The index: listed names by their words. ``find`` gives everything that could match a name.

Complete by construction: ``find`` gives every listed name that ``compare`` scores at or above
``FLOOR``, and every equal one. A name that scores so must share a word with the query that is
neither left out by ``needed`` nor, if it is written joined or split, missed by ``_joined``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from functools import cached_property

import msgspec

from clearway.candidates.covering import covered
from clearway.candidates.searchable import Covered, Found, Made, Match, Place, few
from clearway.candidates.vocabulary import Vocabulary
from clearway.lists.types import Entry
from clearway.names import FLOOR, Comparison, Name, Token, TokenKind, compare, read_name
from clearway.names.alike import Alike, first_letters
from clearway.names.comparing import MAX_JOINED, SLIGHT, cost_alone
from clearway.names.lettered import Lettered, Piece, lettered, pieces, sought
from clearway.names.reading import Placed
from clearway.tables.names import weights
from clearway.terms import PartyKind


class Stored(msgspec.Struct, frozen=True, gc=False):
    """An index without its entries, as it is kept: words, and each name's words and forms."""

    words: tuple[Token, ...]
    names: tuple[tuple[int, int, tuple[int, ...], tuple[int, ...]], ...]


class Index(Made):
    """Listed names of entries, ready to be searched."""

    def __init__(self, entries: Sequence[Entry], stored: Stored) -> None:
        super().__init__(entries)
        self.stored = stored
        self._words = Vocabulary(stored.words)
        self._costs = [cost_alone(token) for token in stored.words]
        self._slight = {number for number, token in enumerate(stored.words) if token.kind in SLIGHT}
        self._names_of: dict[int, list[int]] = defaultdict(list)
        self._needed_of: dict[int, frozenset[int]] = {}
        for number, (_, _, tokens, _) in enumerate(stored.names):
            for token in set(tokens):
                self._names_of[token].append(number)

    @classmethod
    def build(cls, entries: Iterable[Entry]) -> "Index":
        """An index of ``entries``, in their order; every name is read once."""
        kept = tuple(entries)
        numbers: dict[Token, int] = {}
        names = []
        for at, entry in enumerate(kept):
            for which, listed in enumerate(entry.names):
                name = read_name(listed.text, entry.kind)
                tokens, forms = (
                    tuple(numbers.setdefault(token, len(numbers)) for token in part)
                    for part in (name.tokens, name.forms)
                )
                names.append((at, which, tokens, forms))
        return cls(kept, Stored(tuple(numbers), tuple(names)))

    def without(self, gone: Iterable[int]) -> "Index":
        """The same index as if the entries of these numbers had no names."""
        other, entries = copy(self), set(gone)
        other._names_of = defaultdict(list)
        for word, names in self._names_of.items():
            other._names_of[word] = [
                number for number in names if self.stored.names[number][0] not in entries
            ]
        return other

    def found(self, name: Name) -> list[Found]:
        """Every listed name that could be ``name``, in the order of the lists."""
        if not name.tokens:
            return []
        found = ((number, compare(name, self.name(number))) for number in self._possible(name))
        return few(
            [
                self.place(number, comparison)
                for number, comparison in found
                if comparison.equal or comparison.score >= FLOOR
            ]
        )

    def found_among(self, placed: tuple[Placed, ...]) -> list[Covered]:
        """Listed names among the words of a text."""
        return covered(self, placed)

    def lettered_like(self, letters: Lettered) -> list[Place]:
        """Places of names that could be told by these letters."""
        near = (piece for turned in letters.turned() for piece in sought(turned))
        keys = _keys(letters, near)
        return sorted({place for key in keys for place in self._lettered.get(key, ())})

    @cached_property
    def _lettered(self) -> dict[str | Piece, list[Place]]:
        """Places of names by their letters and pieces of them, worked out when first asked for."""
        table: dict[str | Piece, list[Place]] = defaultdict(list)
        for at, which, _, _ in self.stored.names:
            entry = self.entries[at]
            letters = lettered(read_name(entry.names[which].text, entry.kind))
            told = pieces(letters.listed(entry.kind is PartyKind.PERSON))
            for key in _keys(letters, told):
                table[key].append((at, which))
        return dict(table)

    def name(self, number: int) -> Name:
        """A listed name as read."""
        at, which, tokens, forms = self.stored.names[number]
        entry, words = self.entries[at], self.stored.words
        return Name(
            original=entry.names[which].text,
            kind=entry.kind,
            tokens=tuple(words[token] for token in tokens),
            forms=tuple(words[form] for form in forms),
        )

    def near_names(self, token: Token) -> Iterator[int]:
        """Names that cannot be recognised without a word near ``token``."""
        for word in self._words.near(token):
            for number in self._names_of[word]:
                if word in self._needed(number):
                    yield number

    def _needed(self, number: int) -> frozenset[int]:
        """Words one of which a query must share with a name, worked out when first asked for."""
        held = self._needed_of.get(number)
        if held is None:
            tokens = self.stored.names[number][2]
            words = tuple(self.stored.words[token] for token in tokens)
            held = self._needed_of[number] = frozenset(tokens[at] for at in needed(words))
        return held

    def match(self, number: int, comparison: Comparison) -> Match:
        """A listed name and how a query meets it."""
        return self._match(self.place(number, comparison))

    def place(self, number: int, comparison: Comparison) -> Found:
        """The same by its place among the entries."""
        at, which, _, _ = self.stored.names[number]
        return Found(at, which, comparison)

    def _possible(self, name: Name) -> list[int]:
        """Numbers of the names that could score at or above the floor, or be equal."""
        joined = set(self._joined(name.tokens))
        wanted = needed(name.tokens)
        near = [self._words.near(token) for token in (*name.tokens, *name.forms)]
        initials = {token.text for token in name.tokens if token.kind is TokenKind.INITIAL}
        shared = {number for at in wanted for word in near[at] for number in self._names_of[word]}
        if len(wanted) == len(name.tokens) and initials:
            shared.update(self._begun(initials))
        best = _best(near)
        possible = joined | {
            number for number in shared if self._bound(number, best, initials) >= FLOOR
        }
        return sorted(possible | self._equals(shared, near))

    def _bound(self, number: int, best: dict[int, int], initials: set[str]) -> int:
        """What the name can score at most: every word of it with its best partner."""
        total = 0
        for word in self.stored.names[number][2]:
            gain = best.get(word)
            if gain is None:
                begun = not initials.isdisjoint(first_letters(self.stored.words[word]))
                gain = weights().initial if begun else -self._costs[word]
            total += gain
        return total

    def _equals(self, shared: set[int], near: list[dict[int, Alike]]) -> set[int]:
        """Names whose every word has a partner, however common the words are."""
        met = {word for words in near for word in words} | self._slight
        return {number for number in shared if met.issuperset(self.stored.names[number][2])}

    def _begun(self, initials: set[str]) -> Iterator[int]:
        for word, token in enumerate(self.stored.words):
            if not initials.isdisjoint(first_letters(token)):
                yield from self._names_of[word]

    def joined_names(self, tokens: Sequence[Token], start: int) -> Iterator[int]:
        """Names that write as one word the query's words from ``start`` on, two or more of them."""
        letters = "".join(tokens[start].spellings[:1])
        for token in tokens[start + 1 : start + MAX_JOINED]:
            letters += "".join(token.spellings[:1])
            for word in self._words.spelled(letters):
                yield from self._names_of[word]

    def _joined(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Names that write as one word what the query writes as several, or the reverse."""
        for start in range(len(tokens) - 1):
            yield from self.joined_names(tokens, start)
        for token in tokens:
            for spelling in token.spellings:
                for parts in self._words.splits(spelling, MAX_JOINED):
                    names = (set(self._names_of[part]) for part in parts)
                    yield from set.intersection(*names)


def _keys(letters: Lettered, near: Iterable[Piece]) -> Iterator[str | Piece]:
    """What a name is kept under, or looked for by, if it has letters enough."""
    if letters.joined:
        yield from (letters.joined, letters.ordered)
        yield from near


def needed(tokens: tuple[Token, ...]) -> list[int]:
    """Positions of words one of which a name must share to reach the floor: the weightiest.

    What is left without them neither reaches the floor by itself, their cost counted, nor is a
    whole rare name among other words, to which their cost is forgiven.
    """
    order = sorted(range(len(tokens)), key=lambda at: (_slightness(tokens[at]), at))
    left = most = sum(token.weight for token in tokens)
    for count, at in enumerate(order, start=1):
        left -= tokens[at].weight
        most -= tokens[at].weight + cost_alone(tokens[at])
        if most < FLOOR and left < weights().covering:
            return order[:count]
    return order


def _slightness(token: Token) -> tuple[bool, int]:
    """Places last: an equal name may stand beside one that the query names further."""
    return token.kind is TokenKind.PLACE or token.kind in SLIGHT, -token.weight


def _best(near: list[dict[int, Alike]]) -> dict[int, int]:
    """The best that each word of the vocabulary agrees with a word of the query."""
    best: dict[int, int] = {}
    for words in near:
        for word, agreed in words.items():
            if agreed.weight > best.get(word, -1):
                best[word] = agreed.weight
    return best
