"""Words become tokens: known phrases by their meaning, others with what each of them tells."""

from collections.abc import Iterator
from functools import cache, lru_cache

from clearway.names import han
from clearway.names.arabic import is_arabic, root
from clearway.names.chinese import syllables, wade_giles
from clearway.names.lexicon import Meaning, lexicon
from clearway.names.spelling import folds, nominatives, plain
from clearway.names.titles import is_title
from clearway.names.types import Token, TokenKind
from clearway.names.written import Word, word_of
from clearway.tables.names import given_names, person_words, rarity, weights
from clearway.terms import PartyKind

INITIALS = 3
"""Letters that dotted initials are at most."""
FATHER = 3
"""Letters that a father's name has at least before the ending of a patronymic."""
DOUBLED = 300
"""What a word tells less each time that the number of its readings doubles, being alike."""
KEPT = 1 << 15
"""Words whose tokens are kept at hand."""


def tokens_of(words: list[Word], kind: PartyKind) -> Iterator[tuple[int, int, tuple[Token, ...]]]:
    """Longest known phrases out of the words, every other word by itself.

    Each with the place of its first word among them, and of the word after it.
    """
    keys = tuple([word.key for word in words])
    phrasing, firm = kind is not PartyKind.PERSON, kind is PartyKind.ORGANISATION
    end = 0
    while end < len(words):
        at, word = end, words[end]
        end += 1
        if not word.plain:
            yield at, end, tuple(han.tokens_of(word.original, kind))
        elif word.known and phrasing and (phrase := _phrase(keys, at)):
            meaning, length = phrase
            end = at + length
            yield at, end, _known(words[at:end], meaning)
        else:
            yield at, end, _single(word.original, word.dotted, firm)


def _phrase(keys: tuple[str, ...], at: int) -> tuple[Meaning, int] | None:
    """The longest known phrase that begins at a word, and how many words it has."""
    known = lexicon()
    for length in known.first.get(keys[at], ()):
        if meaning := known.phrases.get(keys[at : at + length]):
            return meaning, min(length, len(keys) - at)
    return None


def _known(words: list[Word], meaning: Meaning) -> tuple[Token, ...]:
    """The token of the words of a known phrase."""
    if len(words) == 1:
        return _known_word(words[0].original, words[0].key)
    letters = "".join([word.plain for word in words])
    original = " ".join([word.original for word in words])
    return (_meant(meaning, original, letters, (letters,)),)


@lru_cache(maxsize=KEPT)
def _known_word(original: str, key: str) -> tuple[Token, ...]:
    """The token of a word that is a known phrase by itself."""
    word = word_of(original, False)
    meaning = lexicon().phrases[(key,)]
    return (_meant(meaning, original, word.plain, (word.plain, *word.folds)),)


def _meant(meaning: Meaning, original: str, letters: str, spellings: tuple[str, ...]) -> Token:
    return Token(
        text=meaning.text or letters, original=original, kind=meaning.kind,
        weight=meaning.weight, spellings=spellings,
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _single(original: str, dotted: bool, firm: bool) -> tuple[Token, ...]:
    """The token of a word that is in no known phrase; dotted letters are initials."""
    word = word_of(original, dotted)
    figures, letters = weights(), word.plain
    if letters.isdigit():
        return (_token(word, TokenKind.NUMBER, figures.number, letters.lstrip("0") or "0"),)
    if len(letters) == 1:
        return (_token(word, TokenKind.INITIAL, figures.initial, letters),)
    if dotted and len(letters) <= INITIALS:
        return tuple(
            Token(text=letter, original=letter, kind=TokenKind.INITIAL,
                  weight=figures.initial, spellings=(letter,))
            for letter in letters
        )  # fmt: skip
    if is_title(letters):
        return (_token(word, TokenKind.LITTLE, figures.little, letters, _given(word)),)
    chinese, given = syllables(letters), _given(word)
    weight = _rarity(word, len(chinese), bool(given))
    if not firm and _patronymic(letters):
        return (_token(word, TokenKind.PATRONYMIC, weight, letters, given, _father(word)),)
    return (_token(word, TokenKind.WORD, weight, letters, given, wade_giles(chinese)),)


def _token(word: Word, kind: TokenKind, weight: int, text: str, *others: str) -> Token:
    """A word's token; ``others`` are signs of given names, the spelling in Wade-Giles."""
    spelled = tuple(dict.fromkeys((word.plain, *word.folds, *filter(None, others))))
    return Token(text=text, original=word.original, kind=kind, weight=weight, spellings=spelled)


def _given(word: Word) -> str:
    """The sign under which the forms of a given name meet; its spelling may be of any scheme."""
    signs = _forms_of()
    for spelled in (word.plain, *word.folds):
        if sign := signs.get(spelled):
            return sign
    for named in () if word.original.isascii() else nominatives(word.original):
        if sign := signs.get(plain(named)):
            return sign
    return ""


def _father(word: Word) -> str:
    """The sign under which patronymics of one name meet: *Mykolaivna* and *Nikolaevna*."""
    signs = _forms_of()
    for letters in (word.plain, *word.folds[1:]):
        for ending in _endings():
            stem = letters.removesuffix(ending)
            if stem == letters or len(stem) < FATHER:
                continue
            for name in (stem, stem + "y", stem + "i", stem + "a", stem + "iy"):
                if sign := signs.get(name):
                    return f">{sign[1:]}"
    return ""


def _rarity(word: Word, syllables: int, given: bool) -> int:
    """How much a word tells: by how seldom it is met, and no more than its length allows.

    A word of few Chinese syllables tells less: there are some four hundred of them.
    """
    known, figures = rarity(), weights()
    most = figures.short.get(len(word.plain), figures.rarest)
    if is_arabic(word.original) and not given:
        most = figures.short.get(len(root(word.original)), figures.rarest)
        most -= DOUBLED * (len(word.folds).bit_length() - 1)
    fold = f"~{word.folds[0]}" if word.folds else ""
    chinese = figures.syllables.get(syllables, most)
    return min(known.get(word.plain, most), known.get(fold, most), chinese)


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
