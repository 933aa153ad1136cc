"""Words of the lexicon that are misspelled, or written as one with another word."""

from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clearway.names.lexicon import SHORT, key_of, lexicon
from clearway.tables.names import company_words, rarity

CORRECTED = 7
"""Letters from which a misspelled word of the lexicon is recognised."""
IN_USE = 10000
"""Weight of a word from which it is too seldom met to be surely a word of its own."""
LONGEST = 64
"""Letters of the longest word that is taken for a misspelled one, or for two written as one."""
PARTED = 7
"""Letters from which a word could be two written as one."""
HALF = 6
"""Letters that each of two words of the lexicon written as one has at least."""
HALF_OF_FORM = 5
"""and each of two words of legal forms."""
NAME_BESIDE = 4
"""Letters that a name glued to a legal form has at least."""

Near = list[tuple[str, str]]


class Known(NamedTuple):
    """The key that a word is looked up by, and that of the legal form it is at a name's end."""

    key: str
    at_an_end: str = ""


def resolve(word: str, spelled: tuple[str, ...]) -> Known:
    """The keys of the words of the lexicon that ``word`` is or, misspelled, stands for.

    A word in common use of its own is never taken for a misspelled one.
    """
    known = lexicon().words
    key = key_of(word, spelled)
    if key in known:
        return Known(key)
    for fold in spelled[1:]:
        if "~" + fold in known:
            return Known("~" + fold)
    if len(word) < SHORT - 1 or not spelled or in_use(word):
        return Known(key)
    near, fold = _near(word), spelled[0]
    corrected = _corrected(word, near) or (_corrected(fold, _near(fold)) if fold != word else "")
    return Known(corrected or key, _form(word, near) if near else "")


def in_use(word: str) -> bool:
    """Whether a word is met so often that it is surely one of its own."""
    return rarity().get(word, IN_USE) < IN_USE


def _corrected(word: str, near: Near) -> str:
    """The key one edit from a word; of words shorter than ``CORRECTED`` only a legal form's."""
    for whole, key in near:
        least = SHORT if key in lexicon().formal else CORRECTED
        if len(whole) >= least and OSA.distance(word, whole, score_cutoff=1) <= 1:
            return key
    return ""


def _form(word: str, near: Near) -> str:
    """The key of the short legal form that a word, first or last of a name, is misspelled for.

    With its letters swapped or one too many; with another letter it is a word of its own.
    """
    formal = lexicon().formal
    for whole, key in near:
        lettered = sorted(word) == sorted(whole) or whole in _shortened(word)
        if key in formal and lettered and OSA.distance(word, whole, score_cutoff=1) == 1:
            return key
    return ""


def _near(word: str) -> Near:
    """Words of the lexicon that could be one edit from a word, with their keys."""
    if len(word) > LONGEST:
        return []
    known, written = _misspelled(), (word, *_shortened(word))
    if known.keys().isdisjoint(written):
        return []
    return [near for one in written for near in known.get(one, ())]


def _shortened(word: str) -> list[str]:
    """A word with each letter left out in turn."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


@cache
def _misspelled() -> dict[str, list[tuple[str, str]]]:
    """Long words of the lexicon, shorter ones of legal forms, with one letter left out.

    Words as written and folded, since a wrong letter may change how the others fold; each with
    its key, by what is left of it.
    """
    table: dict[str, list[tuple[str, str]]] = {}
    for word, key in sorted(lexicon().plain.items()):
        if len(word) < (SHORT - 1 if key in lexicon().formal else CORRECTED):
            continue
        for written in dict.fromkeys((word, key.removeprefix("~"))):
            for shortened in (written, *_shortened(written)):
                table.setdefault(shortened, []).append((written, key))
    return table


def parted(word: str) -> tuple[str, ...]:
    """The two words of which one is written, of the lexicon or a name and its legal form; or none.

    A word in use is its own.
    """
    if not SHORT <= len(word) <= LONGEST or word in rarity():
        return ()
    return _from_form(word) or (_from_other(word) if len(word) >= PARTED else ())


def _from_form(word: str) -> tuple[str, ...]:
    glued = company_words().glued
    if not (word.endswith(glued) or word.startswith(glued)):
        return ()
    for form in glued:
        beside = len(word) - len(form)
        if beside >= NAME_BESIDE or (beside > 1 and form in _unlike_words()):
            if word.endswith(form):
                return word[: -len(form)], form
            if word.startswith(form):
                return form, word[len(form) :]
    return ()


@cache
def _unlike_words() -> frozenset[str]:
    """Legal forms in which no word ends and with which none begins."""
    return frozenset(company_words().glued_to_any)


def _from_other(word: str) -> tuple[str, ...]:
    known, formal = _whole_words(), lexicon().formal
    for at in range(HALF_OF_FORM, len(word) - HALF_OF_FORM + 1):
        one, other = known.get(word[:at]), known.get(word[at:])
        long = HALF <= at <= len(word) - HALF
        if one and other and (long or (one in formal and other in formal)):
            return word[:at], word[at:]
    return ()


@cache
def _whole_words() -> dict[str, str]:
    """The words of the lexicon with their keys, those of Russian in all schemes."""
    return lexicon().rendered | lexicon().plain
