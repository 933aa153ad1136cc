"""What a word in Arabic letters can be in Latin ones: ``readings``.

Short vowels are not written, so a word is read in several ways: Arabic and Persian names that have
its letters, whatever their vowels, and guesses where vowels are put where they are likeliest.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice, product

from clearway.names.arabic import ROOT, SERVANT, is_arabic, root
from clearway.names.arabic_vowels import MAX_GUESSES, guesses
from clearway.names.spelling import folded, plain
from clearway.tables.names import arabic, cultures, given_names, rarity, weights

LONGEST = 24
"""Letters of the longest word that is read in several ways."""
MAX_KNOWN = 5
MAX_SOUNDS = 32
FEW_GUESSES = 4
"""Ways to guess the vowels of a word that is a known name."""
CULTURES = ("arabic", "persian")
"""Naming cultures whose names are written in Arabic letters."""
KEPT = 1 << 12
"""Words whose readings are kept at hand."""
_SHORT_VOWELS = frozenset("aeiou")
_NO_VOWELS = str.maketrans("", "", "aeiou")
_ONE_LETTER = str.maketrans("يىكھۀأإٱ", "ییکههااا")
"""Letters that Persian and Arabic keyboards write for one another."""


def readings(word: str) -> dict[str, str]:
    """Latin letters that a word can stand for, each with its fold."""
    begin = _servant()
    if word.startswith(begin) and len(word) - len(begin) >= ROOT and word not in _named():
        return _with_folds([SERVANT + one for one in _readings(word[len(begin) :])])
    return _readings(root(word))


@cache
def _servant() -> str:
    """How *Abd al-* is written in one with the next word."""
    return next(written.one for written in arabic().servants if is_arabic(written.one))


@lru_cache(maxsize=KEPT)
def _readings(word: str) -> dict[str, str]:
    word = word.translate(_ONE_LETTER)
    if forms := _named().get(word):
        return _with_folds(forms)
    if len(word) > LONGEST:
        return _with_folds((plain(word) or word,))
    known = (*_known(word), *_with_ending(word))
    return _with_folds((*known, *guesses(word, FEW_GUESSES if known else MAX_GUESSES)))


def _with_folds(words: Sequence[str]) -> dict[str, str]:
    """Words, each once and with its fold."""
    words = tuple(dict.fromkeys(words))
    return dict(zip(words, folded(words), strict=True)) if words else {}


def _known(word: str) -> tuple[str, ...]:
    """Names in use that have all letters of a word, whatever their vowels; commonest first."""
    first, *others, last = (word[0], *word[1:-1], word[-1] if len(word) > 1 else "")
    letters = [_sounds(first, 0), *[_sounds(letter, 1) for letter in others], _sounds(last, 2)]
    in_use = _in_use()
    sounds = islice(product(*letters), MAX_SOUNDS)
    alike = [one for sound in sounds for one in in_use.get("".join(sound), ())]
    known = [one for one in dict.fromkeys(alike) if _spells(one, word)]
    known.sort(key=lambda latin: (rarity().get(latin, weights().rarest), latin))
    return tuple(known[:MAX_KNOWN])


def _with_ending(word: str) -> tuple[str, ...]:
    """A name and what is written in one with it: ``محمدی``, ``حبیب الله``.

    Before an ending of one letter only a given name, since all other words are guessed with it.
    """
    endings = _endings()
    if not word.endswith(tuple(endings)):
        return ()
    for ending, latin in endings.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 2:
            forms = _named().get(stem, ())
            if not forms and len(ending) > 1:
                forms = (*_known(stem)[:2], *guesses(stem, 1))
            return tuple(form + one for form in forms for one in latin)
    return ()


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return arabic().bound | arabic().endings


def two_names(word: str) -> tuple[str, ...]:
    """The two given names that a word is, written as one: ``غلامحسین``; or none."""
    named = _named()
    letters = word.translate(_ONE_LETTER)
    if letters in named:
        return ()
    for at in range(2, len(word) - 1):
        if letters[:at] in named and letters[at:] in named:
            return word[:at], word[at:]
    return ()


@cache
def _sounds(letter: str, place: int) -> tuple[str, ...]:
    """The consonants that a letter can be in the fold of a Latin word, vowels left out.

    ``place`` is 0 for a word's first letter, 2 for its last one, else 1.
    """
    table = arabic().letters
    if letter not in table:
        return (letter,)
    around = [
        one
        for latin in table[letter].written(place, 3)
        for one in (f"a{latin}a", f"i{latin}a", f"{latin}a")[: 3 if place == 0 else 2]
    ]
    return tuple(dict.fromkeys(_consonants(spelled) for spelled in folded(around)))


def _consonants(fold: str) -> str:
    return fold.translate(_NO_VOWELS)


@cache
def _in_use() -> dict[str, tuple[str, ...]]:
    """Arabic and Persian names in Latin letters by the consonants of their fold.

    Those of given_names.yaml, and surnames made of them, are known in their own letters: ``کرمی``
    is not *Karimi*, which is ``کریمی``.
    """
    table: dict[str, list[str]] = {}
    cultured = (part.names for culture in CULTURES for part in cultures()[culture].values())
    words = [word for names in cultured for name in names for word in _words(name)]
    spelled = {form for forms in _named().values() for form in forms}
    others = [word for word in (*words, *arabic().names) if word.removesuffix("i") not in spelled]
    for word, fold in _with_folds([word for word in others if word not in spelled]).items():
        table.setdefault(_consonants(fold), []).append(word)
    return {sound: tuple(words) for sound, words in table.items()}


def _words(name: str) -> list[str]:
    return name.lower().replace("-", " ").split()


@cache
def _named() -> dict[str, tuple[str, ...]]:
    """Given names that stand in the table in Arabic letters: all their Latin forms."""
    return {
        form.translate(_ONE_LETTER): tuple(latin for latin in forms if latin.isascii())[:MAX_KNOWN]
        for forms in given_names()
        for form in forms
        if is_arabic(form)
    }


def _spells(latin: str, word: str) -> bool:
    """Whether a Latin word has all letters of a word, with no more than a vowel between two."""
    letters = arabic().letters
    ends = {0}
    for at, letter in enumerate(word):
        if at:
            ends |= {end + 1 for end in ends if latin[end : end + 1] in _SHORT_VOWELS}
        written = letters[letter].written(at, len(word)) if letter in letters else (letter,)
        ends = {end + len(one) for one in written for end in ends if latin.startswith(one, end)}
        if not ends:
            return False
    return len(latin) in ends
