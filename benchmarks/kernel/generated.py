"""Generated lists with the token frequencies of real registers; the same seed, the same names.

Words come by a Pitman-Yor process, whose distinct words grow with the text as those of 200,000
registered company names do: 18,000 in 100,000 words, 88,000 in a million. The first are the
project's table of common words, the most common first, but for its spellings by sound and for the
names of persons, which it weighs in their own naming culture and not in a register; the rest is
invented.
"""

import random
from array import array
from collections.abc import Iterator

from clearway.names import Name, Token, read_name
from clearway.names.types import TokenKind
from clearway.tables.names import cultures, rarity
from clearway.terms import PartyKind

DISCOUNT, STRENGTH = 0.67, 190.0
LENGTHS = (2, 3, 4, 5, 6, 7, 8)
SHARES = (7, 34, 50, 44, 27, 15, 9)
ONSETS = "b d f g h k l m n p r s t v z ch sh st tr kr"
SYLLABLES = [onset + vowel for onset in ONSETS.split(" ") for vowel in "aeiou"]
ENDS = ["", "", "n", "r", "s", "x", "tek", "ov", "ski", "mar", "lin", "ind"]


class Generated:
    """Names as numbers of words, and the words as read."""

    def __init__(self, count: int, seed: int = 20240612) -> None:
        self._chance = random.Random(seed)
        self._vocabulary = self._words()
        self._uses: list[int] = []
        self._drawn: array[int] = array("I")
        self.spelled: list[str] = []
        self.tokens: dict[Token, int] = {}
        self._numbers: list[tuple[int, ...]] = []
        self.offsets, self.words = array("I", [0]), array("I")
        for _ in range(count):
            self.words.extend(self.name_words())
            self.offsets.append(len(self.words))

    def name_words(self) -> list[int]:
        """The words of one more name, by number."""
        count = self._chance.choices(LENGTHS, SHARES)[0]
        return [number for _ in range(count) for number in self._numbers[self._word()]]

    def query(self, seed: int) -> Iterator[Name]:
        """Names to look for without end: three of four are new, the rest listed and misspelled."""
        chance = random.Random(seed)
        while True:
            if chance.random() < 0.75:
                text = " ".join(self.spelled[self._word()] for _ in range(chance.choice(LENGTHS)))
            else:
                text = _misspelled(self.text(chance.randrange(len(self.offsets) - 1)), chance)
            yield read_name(text, PartyKind.UNKNOWN)

    def text(self, number: int) -> str:
        """A name as it would be written."""
        listed = list(self.tokens) if not hasattr(self, "_listed") else self._listed
        self._listed = listed
        words = self.words[self.offsets[number] : self.offsets[number + 1]]
        return " ".join(listed[word].original for word in words)

    def _word(self) -> int:
        """Another use of a word, or the first of a new one."""
        total = len(self._drawn)
        new = (STRENGTH + DISCOUNT * len(self.spelled)) / (STRENGTH + total)
        number = self._new() if self._chance.random() < new else self._again(total)
        self._drawn.append(number)
        self._uses[number] += 1
        return number

    def _again(self, total: int) -> int:
        while True:
            number = self._drawn[int(self._chance.random() * total)]
            if self._chance.random() * self._uses[number] >= DISCOUNT:
                return number

    def _new(self) -> int:
        word = next(self._vocabulary)
        name = read_name(word, PartyKind.ORGANISATION)
        tokens = self.tokens
        self.spelled.append(word)
        self._uses.append(0)
        self._numbers.append(tuple(tokens.setdefault(t, len(tokens)) for t in name.tokens))
        return len(self.spelled) - 1

    def _words(self) -> Iterator[str]:
        yield from sorted(_of_a_register(), key=lambda word: (rarity()[word], word))
        seen = set(rarity())
        while True:
            count = self._chance.choice((2, 2, 3, 3, 4))
            word = "".join(self._chance.choices(SYLLABLES, k=count)) + self._chance.choice(ENDS)
            if word not in seen:
                seen.add(word)
                yield word


def _of_a_register() -> set[str]:
    """Words of the table that are no spellings by sound, and no names of a naming culture."""
    kinds = [kind for parts in cultures().values() for kind in parts.values()]
    names = {name for kind in kinds for name in kind.names}
    own = {token.text for name in names for token in read_name(name, PartyKind.PERSON).tokens}
    return {word for word in rarity() if word[0] != "~" and word not in own and not _fathers(word)}


def _fathers(word: str) -> bool:
    tokens = read_name(word, PartyKind.PERSON).tokens
    return any(token.kind is TokenKind.PATRONYMIC for token in tokens)


def _misspelled(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.choice((0, 1, 1, 2))):
        at = chance.randrange(len(letters))
        letters[at : at + 1] = chance.choice(("", "e", letters[at] * 2))
    return "".join(letters)
