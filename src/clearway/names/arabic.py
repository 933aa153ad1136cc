"""Arabic and Persian names, in their own letters and in Latin ones.

Short vowels are not written, so a word in Arabic letters is read in several ways: words known in
Latin letters that it can be stand for it; else vowels are put where they are likeliest. Articles
written in one word with the next are left out, and *Abd al-Rahman* is one word however written.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

from clearway.names.spelling import fold, plain
from clearway.tables.names import Servant, arabic, given_names, rarity

LONGEST = 24
"""Letters of the longest word that is read in several ways."""
MAX_KNOWN = 5
MAX_GUESSES = 16
SHORT_VOWELS = frozenset("aeiou")
VOWELS = SHORT_VOWELS | {""}
FIRST_VOWELS = ("a", "u", "i", "e", "o")
"""Short vowels after the first letter of a word,"""
LATER_VOWELS = ("", "e", "i", "a")
"""and after later ones, the likeliest first."""
KEPT = 1 << 12
"""Words whose readings are kept at hand."""
ROOT = 3
"""Letters that a word has at least without its article."""
_ARABIC = re.compile("[\u0620-\u06ff]+")
_VOWELS = str.maketrans("eo", "iu")
SERVANT = "abdul"
"""How names of the shape *Abd al-Rahman* are spelled here, however they were written."""
_HARD = str.maketrans(dict.fromkeys("kqgx", "K") | dict.fromkeys("tdszj", "T"))
_PASSED_OVER = re.compile("[aeiouywvh]")
_DOUBLED = re.compile(r"(.)\1+")


def is_arabic(word: str) -> bool:
    """Whether a word is in Arabic letters, Persian and Urdu ones included."""
    return not word.isascii() and _ARABIC.match(word) is not None


def root(word: str) -> str:
    """A word without the article or preposition written in one with it."""
    for article in arabic().articles:
        if word.startswith(article) and len(word) - len(article) >= ROOT:
            return word[len(article) :]
    return word


def with_servants(text: str) -> str:
    """A text in lower case with ``Abd`` and the word it is bound to in one: ``abdulrahman``."""
    for begin, bound, one in _servants():
        if begin in text:
            text = bound.sub(one, text)
    return text


def servants() -> str:
    """A regular expression for ``Abd`` and what stands between it and the word it is bound to."""
    return "|".join(bound.pattern for _, bound, _ in _servants())


@cache
def _servants() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """For each way to write them: how all words begin, what is replaced, and by what."""
    return tuple(
        (written.words[0], re.compile(_bound(written)), written.one)
        for written in arabic().servants
    )


def _bound(written: Servant) -> str:
    words, articles = "|".join(written.words), "|".join(written.articles)
    between = f"(?:(?:{articles})[ -]+)*" if articles else ""
    return rf"(?<!\w)(?:{words})\.?[ -]+{between}(?:{written.attached})?(?=[^\W\d_]{{{ROOT}}})"


def servant(letters: str) -> str:
    """Latin letters of a word, names of the shape *Abd al-Rahman* in one spelling."""
    if not letters.startswith(SERVANT[:3]):
        return letters
    begun = _begun().match(letters)
    if not begun:
        return letters
    named = letters[begun.end() :]
    return SERVANT + (named[1:] if named[:1] == named[1:2] else named)


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(arabic().servant_begin)


def readings(word: str) -> dict[str, str]:
    """Latin letters that a word can stand for, each with its fold."""
    begin = next(one.one for one in arabic().servants if is_arabic(one.one))
    if word.startswith(begin) and len(word) - len(begin) >= ROOT and word not in _named():
        return _folded(SERVANT + one for one in _readings(word[len(begin) :]))
    return _readings(root(word))


@lru_cache(maxsize=KEPT)
def _readings(word: str) -> dict[str, str]:
    if forms := _named().get(word):
        return _folded(forms)
    if len(word) > LONGEST:
        return _folded((plain(word) or word,))
    guesses = _folded(_guesses(word))
    return _folded(_known(word, guesses)) | guesses


def _folded(words: Iterable[str]) -> dict[str, str]:
    return {word: fold(word) for word in words}


def _known(word: str, guesses: dict[str, str]) -> list[str]:
    """Words in use that sound as a guess, and have all letters of the word; commonest first."""
    sounds = dict.fromkeys(folded.translate(_VOWELS) for folded in guesses.values())
    alike = [one for sound in sounds for one in _in_use().get(sound, ())]
    if not alike:
        return []
    frame = _frame(next(iter(guesses)))
    known = [one for one in alike if _spells(one, word) and _frame(one) == frame]
    return sorted(known, key=lambda latin: (rarity()[latin], latin))[:MAX_KNOWN]


@cache
def _in_use() -> dict[str, tuple[str, ...]]:
    """Words in use in Latin letters by their sound: the fold, with three vowels as Arabic has."""
    table: dict[str, list[str]] = {}
    for word in rarity():
        if word.isascii() and word.isalpha():
            table.setdefault(fold(word).translate(_VOWELS), []).append(word)
    return {sound: tuple(words) for sound, words in table.items()}


@cache
def _named() -> dict[str, tuple[str, ...]]:
    """Given names that stand in the table in Arabic letters: all their Latin forms."""
    return {
        form: tuple(latin for latin in forms if latin.isascii())[:MAX_KNOWN]
        for forms in given_names()
        for form in forms
        if is_arabic(form)
    }


def _guesses(word: str) -> tuple[str, ...]:
    """Letters as they are usually read, short vowels where none is written; likeliest first."""
    letters = arabic().letters
    parts: list[tuple[str, ...]] = []
    for letter in word:
        guess = letters[letter].guess if letter in letters else (letter,)
        if parts and not _vowel(parts[-1]) and not _vowel(guess):
            parts.append(FIRST_VOWELS if len(parts) == 1 else LATER_VOWELS)
        parts.append(guess)
    return tuple(dict.fromkeys(islice(_ranked(_bound_together(parts)), MAX_GUESSES)))


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


def _ranked(parts: list[tuple[str, ...]]) -> Iterator[str]:
    """What parts can make together, by the places of the chosen ones added up, the least first.

    ``ends`` are, for each part and each sum, what it makes with those after it.
    """
    ends: list[list[list[str]]] = [[] for _ in parts]
    for rank in range(sum(map(len, parts)) - len(parts) + 1):
        after = [[""] if rank == 0 else [] for rank in range(rank + 1)]
        for part, made in zip(reversed(parts), reversed(ends), strict=True):
            chosen = enumerate(part[: rank + 1])
            both = [text + end for place, text in chosen for end in after[rank - place]]
            made.append(both[:MAX_GUESSES])
            after = made
        yield from ends[0][rank]


def _vowel(part: tuple[str, ...]) -> bool:
    return part[0] in VOWELS


def _spells(latin: str, word: str) -> bool:
    """Whether a Latin word has all letters of a word, with no more than a vowel between two."""
    letters = arabic().letters
    ends = {0}
    for at, letter in enumerate(word):
        if at:
            ends |= {end + 1 for end in ends if latin[end : end + 1] in SHORT_VOWELS}
        written = letters[letter].latin if letter in letters else (letter,)
        ends = {end + len(one) for one in written for end in ends if latin.startswith(one, end)}
    return len(latin) in ends


def _frame(word: str) -> str:
    """The consonants that every spelling of a word has, in two rough classes and by themselves."""
    word = word.replace("ch", "t").replace("c", "k").replace("ph", "f")
    return _DOUBLED.sub(r"\1", _PASSED_OVER.sub("", word).translate(_HARD))
