"""Words of a cleaned text as they are written: letters, spellings, what the lexicon calls them.

Words that a clerk joined, split, shortened or mistyped are put right where the lexicon tells how.
"""

from functools import lru_cache
from operator import add

import msgspec

from clearway.names.arabic import SERVANT, is_arabic, root, servant, with_servants
from clearway.names.arabic_names import readings, two_names
from clearway.names.lexicon import lexicon
from clearway.names.misspelled import PARTED, parted, resolve
from clearway.names.phrases import completed, could_be, in_phrase
from clearway.names.spelling import folds, plain
from clearway.names.titles import is_title
from clearway.names.words import HAN, split_dotted
from clearway.tables.names import company_words

SPELLED_OUT = 3
"""Letters from which words of one letter could be a legal form; two may be initials."""
KEPT = 1 << 15
"""Words that are kept as they were read."""


Span = tuple[int, int]
NOWHERE: Span = (0, 0)


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word in lower case, in plain letters, its folds, its lexicon key; where it stands.

    ``known``: the lexicon has its key. ``parts``: the two words that it is, written as one.
    ``at_an_end``: the key of the legal form that it is, misspelled, first or last in a name.
    """

    original: str
    plain: str = ""
    folds: tuple[str, ...] = ()
    key: str = ""
    dotted: bool = False
    span: Span = NOWHERE
    known: bool = False
    parts: tuple[str, ...] = ()
    at_an_end: str = ""


def words_of(cleaned: str, span: Span = NOWHERE, parting: bool = True) -> list[Word]:
    """The words of a cleaned text, which stands at ``span``; ``parting`` puts them right."""
    words = [_word(one, dotted, span) for one, dotted in split_dotted(with_servants(cleaned))]
    if all(word.known and word.plain not in lexicon().also for word in words):
        return words
    if parting:
        words = _mended(_spelled_out(_without_glued_form(words)))
    if any(word.parts for word in words):
        words = [part for word in words for part in _parts(word, parting)]
    return _in_phrases(words) if parting else words


def _without_glued_form(words: list[Word]) -> list[Word]:
    """Words parted from the begin of a legal form that goes on in the next: ``FAUNACO. LTD``."""
    glued = company_words().glued_before_form
    found: list[Word] = []
    for at, word in enumerate(words):
        after = words[at + 1].plain if at + 1 < len(words) else ""
        form = next(
            (one for one, on in glued.items() if after in on and word.plain.endswith(one)), ""
        )
        if form and not word.known and len(word.plain) > len(form) + 2:
            cut = word.plain.removesuffix(form)
            found += [_word(cut, False, word.span), _word(form, False, word.span)]
        else:
            found.append(word)
    return found


def _spelled_out(words: list[Word]) -> list[Word]:
    """Legal forms written letter by letter (``L L C``) as one word."""
    if [len(word.plain) for word in words].count(1) < SPELLED_OUT:
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
    keys = [word.key for word in words]
    also = lexicon().also
    last = len(words) - 1
    for at, word in enumerate(words):
        if (word.known and word.plain not in also) or not word.plain or is_arabic(word.original):
            continue
        beside = (at > 0 and words[at - 1].known) or (at < last and words[at + 1].known)
        if beside and (whole := in_phrase(keys, at, word.plain, word.known)):
            words[at] = _word(whole, False, word.span)
        elif word.at_an_end and at in (0, last):
            words[at] = msgspec.structs.replace(word, key=word.at_an_end, known=True)
        keys[at] = words[at].key
    return words


def _mended(words: list[Word]) -> list[Word]:
    """Words with those of the lexicon put together that were written in two parts."""
    known = lexicon().plain
    letters = [word.plain for word in words]
    if known.keys().isdisjoint(map(add, letters, letters[1:])):
        return words
    found: list[Word] = []
    for word in words:
        before = found[-1] if found else Word("")
        joined = before.plain + word.plain
        if joined in known and _apart(before, word):
            found[-1] = _word(joined, False, (before.span[0], word.span[1]))
        else:
            found.append(word)
    return found


def _apart(word: Word, after: Word) -> bool:
    """Whether two words that are one of the lexicon together are not both of it by themselves."""
    letters, both = len(word.plain), len(word.plain) + len(after.plain)
    return 0 < letters < both and both >= PARTED and not (word.known and after.known)


def _parts(word: Word, parting: bool) -> tuple[Word, ...]:
    """A word, or the two that it is; of a person's only two names in Arabic letters."""
    if not parting and not is_arabic(word.original):
        return (word,)
    return tuple(_word(part, False, word.span) for part in word.parts) or (word,)


def _word(original: str, dotted: bool, span: Span) -> Word:
    word = word_of(original, dotted)
    return word if span is NOWHERE else msgspec.structs.replace(word, span=span)


@lru_cache(maxsize=KEPT)
def word_of(original: str, dotted: bool) -> Word:
    """A word, wherever it stands: the same words are met again and again."""
    if not original.isascii():
        if HAN.fullmatch(original):
            return Word(original)
        if is_arabic(original):
            return _arabic(original)
    letters = servant(plain(original))
    known = lexicon()
    if letters.isdigit() or len(letters) == 1:
        return Word(original, letters, (), letters, dotted, NOWHERE, letters in known.words)
    also = known.also.get(letters, ())
    if key := known.abbreviations.get(letters) or known.plain.get(letters):
        return Word(original, letters, also, key, dotted, NOWHERE, key in known.words)
    spelled = folds(letters if letters.startswith(SERVANT) else original)
    key, at_an_end = known.rendered.get(letters, ""), ""
    if not key:
        key, at_an_end = resolve(letters, spelled)
    spelled += also
    if key in known.words:
        return Word(original, letters, spelled, key, dotted, NOWHERE, True)
    spelled += () if also else could_be(letters)
    return Word(original, letters, spelled, key, dotted, NOWHERE, False, parted(letters), at_an_end)


def _arabic(original: str) -> Word:
    """A word in Arabic letters: a known one, or all that it can be read as."""
    letters = plain(root(original))
    if key := lexicon().plain.get(letters):
        return Word(original, letters, (), key, known=key in lexicon().words)
    if is_title(letters):
        return Word(original, letters)
    read = readings(original)
    spelled = tuple(filter(None, dict.fromkeys(read.values())))
    return Word(original, next(iter(read)), spelled, parts=two_names(original))


def with_last_completed(words: list[Word]) -> list[Word]:
    """The last word made whole where words before it tell how it goes on: ``RESEARCH INST``."""
    keys = tuple(word.key for word in words[:-1])
    whole = completed(keys, words[-1].plain) if words and words[-1].plain else ""
    return [*words[:-1], _word(whole, False, words[-1].span)] if whole else words
