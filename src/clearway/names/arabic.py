"""Arabic and Persian names, in their own letters and in Latin ones.

Short vowels are not written, so a word in Arabic letters is read in several ways: words known in
Latin letters that it can be stand for it; else vowels are put where they are likeliest. Articles
written in one word with the next are left out, and *Abd al-Rahman* is one word however written.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from clearway.names.spelling import fold, plain
from clearway.tables.names import Servant, arabic, given_names, rarity

LONGEST = 24
"""Letters of the longest word that is read in several ways."""
MAX_KNOWN = 5
MAX_GUESSES = 16
VOWELS = frozenset({"", "a", "e", "i", "o", "u"})
FIRST_VOWELS = ("a", "u", "i", "e", "o")
"""Short vowels after the first letter of a word,"""
LATER_VOWELS = ("", "e", "i", "a")
"""and after later ones, the likeliest first."""
KEPT = 1 << 12
"""Words whose readings are kept at hand."""
ROOT = 3
"""Letters that a word has at least without its article."""
_ARABIC = re.compile("[\u0620-\u06ff]+")
_VOWEL = "[aeiou]?"
_VOWELS = str.maketrans("eo", "iu")
SERVANT = "abdul"
"""How names of the shape *Abd al-Rahman* are spelled here, however they were written."""
_HARD = str.maketrans(dict.fromkeys("kqgx", "K") | dict.fromkeys("tdszj", "T"))
_PASSED_OVER = re.compile("[aeiouywvh]")
_DOUBLED = re.compile(r"(.)\1+")


def is_arabic(word: str) -> bool:
    """Whether a word is in Arabic letters, Persian and Urdu ones included."""
    return _ARABIC.match(word) is not None


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


def readings(word: str) -> tuple[str, ...]:
    """Latin letters that a word can stand for."""
    begin = next(one.one for one in arabic().servants if is_arabic(one.one))
    if word.startswith(begin) and len(word) - len(begin) >= ROOT and word not in _named():
        return tuple(SERVANT + one for one in _readings(word[len(begin) :]))
    return _readings(root(word))


@lru_cache(maxsize=KEPT)
def _readings(word: str) -> tuple[str, ...]:
    if forms := _named().get(word):
        return forms
    if len(word) > LONGEST:
        return (plain(word) or word,)
    guesses = _guesses(word)
    known = list(_known().get(_frame(guesses[0]), ()))
    if known:
        pattern, usual = _pattern(word), set(map(_sound, guesses))
        known = [one for one in known if pattern.fullmatch(one) and _sound(one) in usual]
        known.sort(key=lambda latin: (rarity()[latin], latin))
    return (*known[:MAX_KNOWN], *guesses)


def _sound(latin: str) -> str:
    """The fold of a word, with three vowels as Arabic has them."""
    return fold(latin).translate(_VOWELS)


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
    most = sum(len(part) - 1 for part in parts)
    ranked = (guess for rank in range(most + 1) for guess in _of_rank(parts, rank))
    return tuple(dict.fromkeys(islice(ranked, MAX_GUESSES)))


def _of_rank(parts: list[tuple[str, ...]], rank: int) -> Iterator[str]:
    """What parts can make together, the places of the chosen ones in them adding up to ``rank``."""
    if not parts:
        yield from ("",) if rank == 0 else ()
        return
    for place, text in enumerate(parts[0][: rank + 1]):
        for rest in _of_rank(parts[1:], rank - place):
            yield text + rest


def _vowel(part: tuple[str, ...]) -> bool:
    return part[0] in VOWELS


def _pattern(word: str) -> re.Pattern[str]:
    """What the word can look like in Latin letters; a letter can be doubled."""
    letters = arabic().letters
    parts = [
        f"(?:{letters[letter].latin})" if letter in letters else re.escape(letter)
        for letter in word
    ]
    return re.compile(_VOWEL.join(parts))


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Words in use in Latin letters by their frame."""
    table: dict[str, list[str]] = {}
    for word in rarity():
        if word.isascii() and word.isalpha():
            table.setdefault(_frame(word), []).append(word)
    return {frame: tuple(words) for frame, words in table.items()}


def _frame(word: str) -> str:
    """The consonants that every spelling of a word has, in two rough classes and by themselves."""
    word = word.replace("ch", "t").replace("c", "k").replace("ph", "f")
    return _DOUBLED.sub(r"\1", _PASSED_OVER.sub("", word).translate(_HARD))
