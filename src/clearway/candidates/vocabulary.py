"""The distinct words of all listed names, and those near a given word."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from clearway.names.alike import CUT, ONE_TYPO, PREFIX, Alike, alike
from clearway.names.types import How, Token, TokenKind

EDGES = {3: 1, 4: 1, 5: 2, 6: 2}
"""Letters that one edit leaves equal at the begin or the end of a word, by its letters;"""
EDGE = 3
"""of longer words, and what two edits leave."""
EDITS = 2
SHORTEST = ONE_TYPO - 1
"""Letters of a word that may have lost one."""
AFTER = "\U0010ffff"


class Vocabulary:
    """Words by number. Built from words in order; the same words give the same numbers."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._spelled: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(tokens):
            for spelling in {token.text, *token.spellings}:
                self._spelled[spelling].append(number)
            if token.kind is TokenKind.INITIAL:
                self._initials[token.text].append(number)
        words = sorted({s for t in tokens for s in t.spellings[:2] if len(s) >= SHORTEST})
        self._forward = words
        self._backward = sorted(word[::-1] for word in words)

    def spelled(self, spelling: str) -> Sequence[int]:
        """Words that can be spelled so."""
        return self._spelled.get(spelling, ())

    def near(self, query: Token) -> dict[int, Alike]:
        """Every word that agrees with ``query``, and how; an initial's words are left to others."""
        found = {}
        for number in self._maybe(query):
            if agreed := alike(query, self.tokens[number]):
                found[number] = agreed
        return found

    def splits(self, spelling: str, parts: int) -> Iterator[tuple[int, ...]]:
        """Ways to write ``spelling`` as two to ``parts`` words one after the other."""
        for length in range(1, len(spelling)):
            for first in self._plain(spelling[:length]):
                for rest in self._plain(spelling[length:]):
                    yield first, rest
                if parts > 2:
                    for others in self.splits(spelling[length:], parts - 1):
                        yield first, *others

    def _plain(self, spelling: str) -> Iterator[int]:
        for number in self.spelled(spelling):
            if self.tokens[number].spellings[:1] == (spelling,):
                yield number

    def _maybe(self, query: Token) -> Iterable[int]:
        found: set[int] = set()
        for spelling in {query.text, *query.spellings}:
            found.update(self.spelled(spelling))
        if query.kind in (TokenKind.NUMBER, TokenKind.INITIAL):
            return sorted(found)
        for letter in {spelling[0] for spelling in query.spellings}:
            found.update(self._initials.get(letter, ()))
        for spelling in query.spellings[:2]:
            for near in self._edited(spelling):
                found.update(self._spelled[near])
        if query.kind is TokenKind.CUT and len(query.text) >= CUT:
            for whole in _slice(self._forward, query.text):
                found.update(self._spelled[whole])
        for whole in self._begun_or_whole(query.spellings[0]) if query.spellings else ():
            found.update(self._spelled[whole])
        return sorted(found)

    def _begun_or_whole(self, word: str) -> Iterator[str]:
        """Words that begin with ``word``, and those that ``word`` begins with."""
        if len(word) >= PREFIX:
            yield from _slice(self._forward, word)
        for length in range(CUT, len(word)):
            if word[:length] in self._spelled:
                yield word[:length]

    def _edited(self, word: str) -> Iterator[str]:
        """Words within two edits that begin or end as ``word`` does."""
        if len(word) < SHORTEST:
            return
        edge = EDGES.get(len(word), EDGE)
        begun = _slice(self._forward, word[:edge])
        for near, _, _ in process.extract_iter(
            word, begun, scorer=OSA.distance, score_cutoff=EDITS
        ):
            yield near
        drow = word[::-1]
        ended = _slice(self._backward, drow[:edge])
        for near, _, _ in process.extract_iter(
            drow, ended, scorer=OSA.distance, score_cutoff=EDITS
        ):
            yield near[::-1]


def _slice(words: list[str], prefix: str) -> list[str]:
    return words[bisect_left(words, prefix) : bisect_left(words, prefix + AFTER)]


FULL = frozenset({How.SAME, How.SPELLING, How.SCRIPT})
"""How words agree in an equal name."""
