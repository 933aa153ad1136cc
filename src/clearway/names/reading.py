"""``read_name``: a text becomes a name, once; scripts, spellings and forms are expanded here."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from clearway.names import han
from clearway.names.characters import clean
from clearway.names.lexicon import Meaning, key_of, lexicon
from clearway.names.spelling import folds, plain
from clearway.names.types import Name, Token, TokenKind
from clearway.names.words import HAN, split_dotted
from clearway.tables.names import person_words, rarity, weights
from clearway.terms import PartyKind


class _Word(NamedTuple):
    """A word in lower case, in plain letters, its folds, its lexicon key, dotted or not."""

    original: str
    plain: str
    folds: tuple[str, ...]
    key: str
    dotted: bool


def read_name(text: str, kind: PartyKind = PartyKind.UNKNOWN) -> Name:
    """A name in any script. Never fails: an empty name has no tokens, ``notes`` say what was odd.

    ``kind`` decides which words are read as legal forms, trades, titles or patronymics; where it
    is unknown, a legal form among the words decides it.
    """
    cleaned, notes = clean(text)
    tokens = list(_tokens(cleaned, kind))
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
    return PartyKind.ORGANISATION if any(form.text != "TITLE" for form in forms) else kind


def _tokens(cleaned: str, kind: PartyKind) -> Iterator[Token]:
    words: list[_Word] = []
    for original, dotted in split_dotted(cleaned):
        if HAN.fullmatch(original):
            yield from _phrases(words, kind)
            words = []
            yield from han.tokens_of(original, kind)
        else:
            words.append(_word(original, dotted))
    yield from _phrases(words, kind)


def _word(original: str, dotted: bool) -> _Word:
    letters = plain(original)
    if letters.isdigit() or len(letters) == 1:
        return _Word(original, letters, (), letters, dotted)
    spelled = folds(original)
    return _Word(original, letters, spelled, key_of(letters, spelled), dotted)


def _phrases(words: list[_Word], kind: PartyKind) -> Iterator[Token]:
    """Longest known phrases out of the words; every other word by itself."""
    at = 0
    while at < len(words):
        length, meaning = (1, None) if kind is PartyKind.PERSON else _longest(words, at)
        if meaning is None:
            yield from _single(words[at], kind)
        else:
            yield _known(words[at : at + length], meaning)
        at += length


def _longest(words: list[_Word], at: int) -> tuple[int, Meaning | None]:
    known = lexicon()
    if words[at].key not in known.first:
        return 1, None
    keys = tuple(word.key for word in words[at : at + known.longest_phrase])
    for length in range(len(keys), 0, -1):
        if meaning := known.phrases.get(keys[:length]):
            return length, meaning
    return 1, None


def _known(words: list[_Word], meaning: Meaning) -> Token:
    letters = "".join(word.plain for word in words)
    return Token(
        text=meaning.text or letters,
        original=" ".join(word.original for word in words),
        kind=meaning.kind,
        weight=meaning.weight,
        spellings=(letters, *words[0].folds) if len(words) == 1 else (letters,),
    )


def _single(word: _Word, kind: PartyKind) -> Iterator[Token]:
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
    elif kind is not PartyKind.ORGANISATION and word.plain in _titles():
        yield _token(word, TokenKind.FORM, 0, "TITLE")
    elif word.plain:
        patronymic = kind is not PartyKind.ORGANISATION and _patronymic(word.plain)
        yield _token(word, TokenKind.PATRONYMIC if patronymic else TokenKind.WORD,
                     _rarity(word), word.plain)  # fmt: skip


def _token(word: _Word, kind: TokenKind, weight: int, text: str) -> Token:
    spelled = tuple(dict.fromkeys((word.plain, *word.folds)))
    return Token(text=text, original=word.original, kind=kind, weight=weight, spellings=spelled)


def _rarity(word: _Word) -> int:
    return rarity().get(word.plain, weights().rarest)


@cache
def _titles() -> frozenset[str]:
    return frozenset(plain(title) for title in person_words()["titles"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(person_words()["patronymic_endings"])


def _patronymic(word: str) -> bool:
    return len(word) > 6 and word.endswith(_endings())
