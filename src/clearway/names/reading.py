"""``read_name``: a text becomes a name, once; scripts, spellings and forms are expanded here."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from clearway.names import han
from clearway.names.arabic import SERVANT, is_arabic, readings, root, servant, with_servants
from clearway.names.characters import clean
from clearway.names.chinese import syllables, wade_giles
from clearway.names.lexicon import (
    Meaning,
    completed,
    form_at_an_end,
    in_phrase,
    key_of,
    lexicon,
    parted,
    resolve,
)
from clearway.names.spelling import folds, plain
from clearway.names.types import Name, Token, TokenKind
from clearway.names.words import HAN, split_dotted
from clearway.tables.names import given_names, person_words, rarity, weights
from clearway.terms import PartyKind

CUT_LENGTHS = frozenset({34, 35, 139, 140})
"""Characters of a name that fills its line or element, a blank at its end left out."""
PARTED = 7
"""Letters from which a word could be two written as one."""
SPELLED_OUT = 3
"""Letters from which words of one letter could be a legal form; two may be initials."""
_WHOLE = frozenset({TokenKind.FORM, TokenKind.NUMBER, TokenKind.PATRONYMIC})
_CHUNK = re.compile(r"\w(?:\S{0,998}\w)?")


class Word(NamedTuple):
    """A word in lower case, in plain letters, its folds, its lexicon key; where it stands."""

    original: str
    plain: str = ""
    folds: tuple[str, ...] = ()
    key: str = ""
    dotted: bool = False
    span: tuple[int, int] = (0, 0)


class Placed(NamedTuple):
    """A token and where its words begin and end in the text."""

    token: Token
    start: int
    end: int


def read_name(text: str, kind: PartyKind = PartyKind.UNKNOWN) -> Name:
    """A name in any script. Never fails: an empty name has no tokens, ``notes`` say what was odd.

    ``kind`` decides which words are read as legal forms, trades, titles or patronymics; where it
    is unknown, a legal form among the words decides it.
    """
    cleaned, notes = clean(text)
    words = _words(cleaned, parting=kind is not PartyKind.PERSON)
    cut = len(unicodedata.normalize("NFC", text).strip()) in CUT_LENGTHS
    if cut and kind is not PartyKind.PERSON:
        words = _completed(words)
    tokens = [token for token, _, _ in _tokens(words, kind)]
    if cut and tokens:
        tokens[-1] = _cut(tokens[-1])
    forms = tuple(token for token in tokens if token.kind is TokenKind.FORM)
    identifying = tuple(token for token in tokens if token.kind is not TokenKind.FORM)
    return Name(
        original=text,
        kind=_kind(kind, forms),
        tokens=identifying or forms,
        forms=forms,
        notes=notes,
    )


def _kind(kind: PartyKind, forms: tuple[Token, ...]) -> PartyKind:
    """What a legal form says of a party whose kind nobody stated; sole traders are persons."""
    if kind is not PartyKind.UNKNOWN or not forms:
        return kind
    if any(form.text == "SOLE" for form in forms):
        return PartyKind.PERSON
    return PartyKind.ORGANISATION


def read_text(text: str) -> tuple[Placed, ...]:
    """The tokens of running text, each with its place; legal forms are left out."""
    words = [
        word for chunk in _CHUNK.finditer(text) for word in _words(clean(chunk[0])[0], chunk.span())
    ]
    placed = (Placed(*token) for token in _tokens(words, PartyKind.UNKNOWN))
    return tuple(one for one in placed if one.token.kind is not TokenKind.FORM)


def _completed(words: list[Word]) -> list[Word]:
    """The last word made whole where words before it tell how it goes on: ``RESEARCH INST``."""
    keys = tuple(word.key for word in words[:-1])
    whole = completed(keys, words[-1].plain) if words and words[-1].plain else ""
    return [*words[:-1], _word(whole, False, words[-1].span)] if whole else words


def _cut(last: Token) -> Token:
    """The last word of a name as long as a line: it, or the name, may go on."""
    if last.kind in _WHOLE or last.han:
        return last
    weight = min(last.weight, weights().cut_letter * len(last.text))
    return msgspec.structs.replace(last, kind=TokenKind.CUT, weight=weight)


def _words(cleaned: str, span: tuple[int, int] = (0, 0), parting: bool = True) -> list[Word]:
    split = with_servants(split_dotted(cleaned))
    words = [_word(original, dotted, span) for original, dotted in split]
    if not parting:
        return words
    mended = _mended(_spelled_out(words))
    return _in_phrases(
        [part for word in mended for part in (_parts(word) if _whole(word) else (word,))]
    )


def _spelled_out(words: list[Word]) -> list[Word]:
    """Legal forms written letter by letter (``L L C``) as one word."""
    if sum(len(word.plain) == 1 for word in words) < SPELLED_OUT:
        return words
    found: list[Word] = []
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and len(words[end].plain) == 1:
            end += 1
        letters = "".join(word.plain for word in words[at:end])
        if end - at >= SPELLED_OUT and letters in lexicon().formal:
            found.append(_word(letters, True, (words[at].span[0], words[end - 1].span[1])))
        else:
            found += words[at : max(end, at + 1)]
        at = max(end, at + 1)
    return found


def _in_phrases(words: list[Word]) -> list[Word]:
    """Words that are unknown read as what, misspelled or shortened, their neighbours make them."""
    known = lexicon().words
    for at, word in enumerate(words):
        if not word.plain or word.key in known:
            continue
        after = words[at + 1].key if at + 1 < len(words) else ""
        before = tuple(one.key for one in words[:at])
        if whole := in_phrase(before, word.plain, after):
            words[at] = _word(whole, False, word.span)
        elif at in (0, len(words) - 1) and (key := form_at_an_end(word.plain)):
            words[at] = word._replace(key=key)
    return words


def _mended(words: list[Word]) -> Iterator[Word]:
    """Words with those of the lexicon put together that were written in two parts."""
    known = lexicon()
    at = 0
    while at < len(words):
        joined = "".join(word.plain for word in words[at : at + 2])
        apart = any(word.key not in known.words for word in words[at : at + 2])
        if len(joined) >= PARTED and joined in known.plain and apart and len(words) > at + 1:
            yield _word(joined, False, (words[at].span[0], words[at + 1].span[1]))
            at += 2
        else:
            yield words[at]
            at += 1


def _whole(word: Word) -> bool:
    """Whether a word is long and not in use: it could be two written as one."""
    return (
        len(word.plain) >= PARTED and word.key not in lexicon().words and word.plain not in rarity()
    )


def _parts(word: Word) -> tuple[Word, ...]:
    parts = parted(word.plain)
    return tuple(_word(part, False, word.span) for part in parts) if len(parts) > 1 else (word,)


def _word(original: str, dotted: bool, span: tuple[int, int]) -> Word:
    if HAN.fullmatch(original):
        return Word(original, span=span)
    if is_arabic(original):
        return _arabic(original, span)
    letters = servant(plain(original))
    if letters.isdigit() or len(letters) == 1:
        return Word(original, letters, (), letters, dotted, span)
    known = lexicon()
    if key := known.abbreviations.get(letters) or known.plain.get(letters):
        return Word(original, letters, (), key, dotted, span)
    spelled = folds(letters if letters.startswith(SERVANT) else original)
    return Word(original, letters, spelled, resolve(letters, spelled), dotted, span)


def _arabic(original: str, span: tuple[int, int]) -> Word:
    """A word in Arabic letters: a known one, or all that it can be read as."""
    letters = plain(root(original))
    if key := lexicon().plain.get(letters):
        return Word(original, letters, (), key, span=span)
    if letters in _titles():
        return Word(original, letters, span=span)
    read = readings(original)
    spelled = tuple(dict.fromkeys(fold for reading in read for fold in folds(reading)[:1]))
    return Word(original, read[0], spelled, key_of(read[0], spelled), span=span)


def _tokens(words: list[Word], kind: PartyKind) -> Iterator[tuple[Token, int, int]]:
    """Longest known phrases out of the words; every other word by itself."""
    at = 0
    while at < len(words):
        length, tokens = _read(words, at, kind)
        for token in tokens:
            yield token, words[at].span[0], words[at + length - 1].span[1]
        at += length


def _read(words: list[Word], at: int, kind: PartyKind) -> tuple[int, Iterable[Token]]:
    word = words[at]
    if not word.plain:
        return 1, han.tokens_of(word.original, kind)
    length, meaning = (1, None) if kind is PartyKind.PERSON else _longest(words, at)
    if meaning is not None:
        return length, (_known(words[at : at + length], meaning),)
    return 1, _single(word, kind)


def _longest(words: list[Word], at: int) -> tuple[int, Meaning | None]:
    known = lexicon()
    if words[at].key not in known.first:
        return 1, None
    keys = tuple(word.key for word in words[at : at + known.longest_phrase])
    for length in range(len(keys), 0, -1):
        if meaning := known.phrases.get(keys[:length]):
            return length, meaning
    return 1, None


def _known(words: list[Word], meaning: Meaning) -> Token:
    letters = "".join(word.plain for word in words)
    return Token(
        text=meaning.text or letters,
        original=" ".join(word.original for word in words),
        kind=meaning.kind,
        weight=meaning.weight,
        spellings=(letters, *words[0].folds) if len(words) == 1 else (letters,),
    )


def _single(word: Word, kind: PartyKind) -> Iterator[Token]:
    figures = weights()
    if word.plain.isdigit():
        number = word.plain.lstrip("0") or "0"
        yield _token(word, TokenKind.NUMBER, figures.number, number)
    elif len(word.plain) == 1:
        yield _token(word, TokenKind.INITIAL, figures.initial, word.plain)
    elif word.dotted and len(word.plain) <= 3:
        for letter in word.plain:
            yield Token(text=letter, original=letter, kind=TokenKind.INITIAL,
                        weight=figures.initial, spellings=(letter,))  # fmt: skip
    elif word.plain in _titles():
        yield _token(word, TokenKind.LITTLE, figures.little, word.plain)
    elif word.plain:
        patronymic = kind is not PartyKind.ORGANISATION and _patronymic(word.plain)
        yield _token(word, TokenKind.PATRONYMIC if patronymic else TokenKind.WORD,
                     _rarity(word), word.plain)  # fmt: skip


def _token(word: Word, kind: TokenKind, weight: int, text: str) -> Token:
    chinese = (wade_giles(word.plain),) if kind is TokenKind.WORD else ()
    others = (*word.folds, *_given(word), *filter(None, chinese))
    spelled = tuple(dict.fromkeys((word.plain, *others)))
    return Token(text=text, original=word.original, kind=kind, weight=weight, spellings=spelled)


def _given(word: Word) -> tuple[str, ...]:
    """The sign under which the forms of a given name meet; its spelling may be of any scheme."""
    for spelled in (word.plain, *word.folds):
        if form := _forms_of().get(spelled):
            return (form,)
    return ()


def _rarity(word: Word) -> int:
    """How much a word tells: by how seldom it is met, and no more than its length allows."""
    known, figures = rarity(), weights()
    most = figures.short.get(len(word.plain), figures.rarest)
    fold = f"~{word.folds[0]}" if word.folds else ""
    return min(known.get(word.plain, most), known.get(fold, most), _pinyin(word.plain, most))


def _pinyin(word: str, most: int) -> int:
    """The most that a word of few Chinese syllables tells: there are some four hundred of them."""
    count = syllables(word)
    return weights().syllables.get(count, most) if count else most


@cache
def _titles() -> frozenset[str]:
    return frozenset(plain(title) for title in person_words()["titles"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(person_words()["patronymic_endings"])


def _patronymic(word: str) -> bool:
    return word in _endings() or (len(word) > 6 and word.endswith(_endings()))


@cache
def _forms_of() -> dict[str, str]:
    """Every form of a given name, and its fold, with the sign under which its forms meet."""
    signs = {form: f"={forms[0]}" for forms in given_names() for form in forms}
    folded: dict[str, str] = {}
    for form, sign in signs.items():
        fold = folds(form)[0]
        folded[fold] = sign if folded.get(fold, sign) == sign else ""
    return folded | signs
