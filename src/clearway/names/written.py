"""Words of a cleaned text as they are written: letters, spellings, what the lexicon calls them.

Words that a clerk joined, split, shortened or mistyped are put right where the lexicon tells how.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from clearway.names.arabic import SERVANT, is_arabic, readings, root, servant, with_servants
from clearway.names.lexicon import (
    LONGEST,
    completed,
    form_at_an_end,
    in_phrase,
    lexicon,
    parted,
    resolve,
)
from clearway.names.spelling import fold, folds, plain
from clearway.names.titles import is_title
from clearway.names.words import HAN, split_dotted
from clearway.tables.names import rarity

PARTED = 7
"""Letters from which a word could be two written as one."""
SPELLED_OUT = 3
"""Letters from which words of one letter could be a legal form; two may be initials."""
KEPT = 1 << 15
"""Words that are kept as they were read."""


Span = tuple[int, int]
NOWHERE: Span = (0, 0)


class Word(NamedTuple):
    """A word in lower case, in plain letters, its folds, its lexicon key; where it stands."""

    original: str
    plain: str = ""
    folds: tuple[str, ...] = ()
    key: str = ""
    dotted: bool = False
    span: Span = NOWHERE


def words_of(cleaned: str, span: Span = NOWHERE, parting: bool = True) -> list[Word]:
    """The words of a cleaned text, which stands at ``span``; ``parting`` puts them right."""
    split = split_dotted(with_servants(cleaned))
    words = [_word(original, dotted, span) for original, dotted in split]
    known = lexicon().words
    if not parting or all(word.key in known for word in words):
        return words
    mended = _mended(_spelled_out(words))
    return _in_phrases([part for word in mended for part in _parts(word)])


def _spelled_out(words: list[Word]) -> list[Word]:
    """Legal forms written letter by letter (``L L C``) as one word."""
    if sum(len(word.plain) == 1 for word in words) < SPELLED_OUT:
        return words
    known = lexicon()
    found: list[Word] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end].plain) == 1:
            end += 1
        letters = "".join(word.plain for word in words[at:end])
        if end - at >= SPELLED_OUT and known.plain.get(letters) in known.formal:
            found.append(_word(letters, True, (words[at].span[0], words[end - 1].span[1])))
        else:
            found += words[at : max(end, at + 1)]
        at = max(end, at + 1)
    return found


def _in_phrases(words: list[Word]) -> list[Word]:
    """Words that are unknown read as what, misspelled or shortened, their neighbours make them."""
    known = lexicon().words
    keys = [word.key for word in words]
    for at, word in enumerate(words):
        if not word.plain or word.key in known or is_arabic(word.original):
            continue
        after = keys[at + 1] if at + 1 < len(words) else ""
        if whole := in_phrase(keys[:at], word.plain, after):
            words[at] = _word(whole, False, word.span)
        elif at in (0, len(words) - 1) and (key := form_at_an_end(word.plain)):
            words[at] = word._replace(key=key)
        keys[at] = words[at].key
    return words


def _mended(words: list[Word]) -> Iterator[Word]:
    """Words with those of the lexicon put together that were written in two parts."""
    known = lexicon()
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else None
        joined = word.plain + after.plain if after else ""
        if after and joined in known.plain and _apart(word, after, len(joined)):
            yield _word(joined, False, (word.span[0], after.span[1]))
            at += 2
        else:
            yield word
            at += 1


def _apart(word: Word, after: Word, letters: int) -> bool:
    """Whether two words that are one of the lexicon together are not both of it by themselves."""
    known = lexicon().words
    return letters >= PARTED and not (word.key in known and after.key in known)


def _parts(word: Word) -> tuple[Word, ...]:
    """A long word that is not in use, in two where it is two of them written as one."""
    letters = word.plain
    if not PARTED <= len(letters) <= LONGEST or word.key in lexicon().words or letters in rarity():
        return (word,)
    parts = parted(letters)
    return tuple(_word(part, False, word.span) for part in parts) if len(parts) > 1 else (word,)


def _word(original: str, dotted: bool, span: Span) -> Word:
    word = word_of(original, dotted)
    return word if span is NOWHERE else word._replace(span=span)


@lru_cache(maxsize=KEPT)
def word_of(original: str, dotted: bool) -> Word:
    """A word, wherever it stands: the same words are met again and again."""
    if not original.isascii():
        if HAN.fullmatch(original):
            return Word(original)
        if is_arabic(original):
            return _arabic(original)
    letters = servant(plain(original))
    if letters.isdigit() or len(letters) == 1:
        return Word(original, letters, (), letters, dotted)
    known = lexicon()
    if key := known.abbreviations.get(letters) or known.plain.get(letters):
        return Word(original, letters, (), key, dotted)
    spelled = folds(letters if letters.startswith(SERVANT) else original)
    return Word(original, letters, spelled, resolve(letters, spelled), dotted)


def _arabic(original: str) -> Word:
    """A word in Arabic letters: a known one, or all that it can be read as."""
    letters = plain(root(original))
    if key := lexicon().plain.get(letters):
        return Word(original, letters, (), key)
    if is_title(letters):
        return Word(original, letters)
    read = readings(original)
    spelled = tuple(filter(None, dict.fromkeys(map(fold, read))))
    return Word(original, read[0], spelled)


def with_last_completed(words: list[Word]) -> list[Word]:
    """The last word made whole where words before it tell how it goes on: ``RESEARCH INST``."""
    keys = tuple(word.key for word in words[:-1])
    whole = completed(keys, words[-1].plain) if words and words[-1].plain else ""
    return [*words[:-1], _word(whole, False, words[-1].span)] if whole else words
