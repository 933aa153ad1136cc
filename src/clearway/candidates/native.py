"""The index searched by the native kernel: the same answers as ``index.Index``, its twin.

Its bytes are one flat array (docs/explanation/kernel.md), made once for a set of lists and read
where they lie. Where the kernel was not built, ``available`` is false and the twin takes its place.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from clearway.candidates.figures import Figures, figures
from clearway.candidates.searchable import Covered, Found, Made, Place, Unfinished
from clearway.lists.types import Entry
from clearway.names import Comparison, How, Name, Pairing, Token, comparing, read_name
from clearway.names.lettered import Lettered, lettered
from clearway.names.reading import Placed
from clearway.terms import PartyKind

try:
    from clearway.candidates import _kernel
except ImportError:
    available = False
else:
    available = True

if TYPE_CHECKING:
    from clearway.candidates._kernel import Asked, Compared

Arrays = tuple[
    "array[int]", "array[int]", "array[int]", bytearray, bytearray, list[tuple[str, str, str]]
]
A = TypeVar("A")
R = TypeVar("R")


class Rows:
    """Names as read, a row each: ``words`` holds numbers of tokens, its legal forms last."""

    def __init__(self) -> None:
        self.tokens: dict[Token, int] = {}
        self._offsets, self._words, self._entries = array("I", [0]), array("I"), array("I")
        self._persons, self._forms = bytearray(), bytearray()
        self._letters: list[tuple[str, str, str]] = []

    def add(self, entry: int, name: Name, person: bool) -> None:
        """The next name: of the entry of that number, which is the last one's or the next."""
        numbers, forms = self.tokens, _forms(name)
        self._words.extend(numbers.setdefault(one, len(numbers)) for one in (*name.tokens, *forms))
        self._offsets.append(len(self._words))
        self._entries.append(entry)
        self._persons.append(person)
        self._forms.append(len(forms))
        letters = lettered(name)
        self._letters.append((letters.joined, letters.ordered, "".join(letters.listed(person))))

    def arrays(self) -> "Arrays":
        """Offsets, words, entries, persons, numbers of forms, letters: what the kernel takes."""
        return (
            self._offsets, self._words, self._entries, self._persons, self._forms, self._letters,
        )  # fmt: skip

    def pack(self, digest: bytes) -> bytes:
        """The bytes of an index of these names. Raises ``Unfinished``."""
        try:
            return _kernel.build(list(self.tokens), *self.arrays(), digest, _figures())
        except _kernel.TooMuch as error:
            raise Unfinished(f"The index was not made: {error}.") from error


def pack(entries: Iterable[Entry], digest: bytes) -> bytes:
    """The bytes of an index of ``entries``, in their order; every name is read once.

    ``digest``: 32 bytes that name the lists, tables and engine. Raises ``Unfinished``.
    """
    rows = Rows()
    for at, entry in enumerate(entries):
        for listed in entry.names:
            rows.add(at, read_name(listed.text, entry.kind), entry.kind is PartyKind.PERSON)
    return rows.pack(digest)


class NativeIndex(Made):
    """Listed names of ``entries``, ready to be searched. The same answers as ``Index``.

    ``data`` are the bytes of ``pack`` for these entries. Raises ``ValueError`` where they are
    damaged, cut off, or of other lists or another engine.
    """

    def __init__(self, entries: Sequence[Entry], data: bytes | memoryview, digest: bytes) -> None:
        super().__init__(entries)
        self._kernel = _kernel.Index(data, digest, _figures())
        self._gone = b""

    def without(self, gone: Iterable[int]) -> "NativeIndex":
        """The same index as if the entries of these numbers had no names."""
        other, mask = copy(self), bytearray(self._gone or bytes(len(self.entries)))
        for at in gone:
            mask[at] = 1
        other._gone = bytes(mask)
        return other

    def found(self, name: Name) -> list[Found]:
        """Every listed name that could be ``name``, in the order of the lists."""
        asked = asked_of(name)
        return self._found(asked, _tried(lambda one: self._kernel.find(one, self._gone), asked))

    def found_many(self, names: Sequence[Name], threads: int = 1) -> list[list[Found]]:
        """``found`` for each name; equal names are looked for once, the rest in ``threads``."""
        asked = [asked_of(name) for name in names]
        found = _tried(lambda many: self._kernel.find_many(many, threads, self._gone), asked)
        return [self._found(name, one) for name, one in zip(asked, found, strict=True)]

    def found_among(self, placed: tuple[Placed, ...]) -> list[Covered]:
        """Listed names among the words of a text."""
        return self.found_among_many((placed,))[0]

    def found_among_many(
        self, texts: Sequence[tuple[Placed, ...]], threads: int = 1
    ) -> list[list[Covered]]:
        """``found_among`` for each text, shared among ``threads``."""
        asked = [tuple(one.token for one in placed) for placed in texts]
        found = _tried(lambda many: self._kernel.find_in_texts(many, threads, self._gone), asked)
        return [
            [
                (self._one(number, compared, tokens[first : last + 1]), first, last)
                for number, first, last, compared in one
            ]
            for tokens, one in zip(asked, found, strict=True)
        ]

    def lettered_like(self, letters: Lettered) -> list[Place]:
        """Places of names that could be told by these letters."""
        joined, ordered = letters.joined, letters.ordered
        found = self._kernel.lettered(joined, ordered, list(letters.turned())) if joined else ()
        return [self._kernel.place(number) for number in found]

    def _found(self, asked: "Asked", found: "list[tuple[int, Compared]]") -> list[Found]:
        return [self._one(number, compared, asked[0]) for number, compared in found]

    def _one(self, number: int, compared: "Compared", tokens: Sequence[Token]) -> Found:
        at, which = self._kernel.place(number)
        words = self._kernel.originals(number)
        comparison = _comparison(compared, [token.original for token in tokens], words)
        return Found(at, which, comparison)


def compare(query: Name, entry: Name) -> Comparison:
    """``names.compare`` by the kernel."""
    persons = PartyKind.PERSON in (query.kind, entry.kind)
    asked, listed = comparing._words(query, entry), comparing._words(entry, query)
    compared = _kernel.compare(asked, listed, persons, _figures())
    words = ([token.original for token in tokens] for tokens in (asked, listed))
    return _comparison(compared, *words)


def asked_of(name: Name) -> "Asked":
    """A name as the kernel is asked for it."""
    person = name.kind is PartyKind.PERSON
    forms = () if person else _forms(name)
    return (*name.tokens, *forms), len(forms), person


def _forms(name: Name) -> tuple[Token, ...]:
    """Legal forms, which count as words beside a person's name."""
    return () if name.forms == name.tokens else name.forms


def _tried(search: Callable[[A], R], asked: A) -> R:
    try:
        return search(asked)
    except _kernel.TooMuch as error:
        raise Unfinished(str(error)) from error


def _comparison(compared: "Compared", query: Sequence[str], entry: Sequence[str]) -> Comparison:
    """What the kernel says of two names, in the words as they are written."""
    score, evidence, equal, enough, one_word, rare, lines = compared
    return Comparison(
        score=score,
        evidence=evidence,
        equal=equal,
        enough=enough,
        one_word=one_word,
        rare=rare,
        pairings=tuple(
            Pairing(
                query=" ".join(query[first : first + count]),
                entry=" ".join(entry[start : start + size]),
                how=How(how),
                weight=weight,
            )
            for how, weight, first, count, start, size in lines
        ),
    )


@cache
def _figures() -> Figures:
    return figures(_kernel.KINDS)
