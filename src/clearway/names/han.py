"""Names in Han characters: simplified, parted into place, trade name, trade and form, and read."""

from functools import cache
from itertools import islice, product

from clearway.names.chinese import hong_kong, syllables, wade_giles
from clearway.names.lexicon import Meaning, lexicon
from clearway.names.types import Token, TokenKind
from clearway.tables.names import chinese_words, han, person_words, renderings, weights
from clearway.terms import PartyKind

PERSON_LENGTHS = range(2, 5)
MARRIED = 4
"""Characters of a name with two surnames."""
MAX_READINGS = 4


def simplify(run: str) -> str:
    """A run of Han characters in simplified form."""
    table = han()
    return "".join(table[letter].simplified if letter in table else letter for letter in run)


def pinyin(run: str) -> tuple[str, ...]:
    """Readings of a simplified run without tones, the usual first; ``ü`` as ``u``, then ``v``."""
    table = han()
    choices = [table[letter].readings[:2] if letter in table else (letter,) for letter in run]
    readings = ("".join(reading) for reading in islice(product(*choices), MAX_READINGS))
    spelled = (form for reading in readings for form in (reading.replace("v", "u"), reading))
    return tuple(dict.fromkeys(spelled))


def tokens_of(run: str, kind: PartyKind) -> list[Token]:
    """The words of a Han run: a person's surname and given name, or a company's parts."""
    simplified = simplify(run)
    if kind is not PartyKind.ORGANISATION and (surnames := _surnames_of(simplified)):
        return [*map(_surname_token, surnames), _word(simplified[len("".join(surnames)) :])]
    return _company(simplified)


def _surnames_of(run: str) -> tuple[str, ...]:
    """The surnames that a person's name of this shape begins with; or none.

    Two in a name of four characters: in Hong Kong a wife's own stands after her husband's.
    """
    known = _surnames()
    if len(run) not in PERSON_LENGTHS or _known_words(run):
        return ()
    if len(run) > 2 and run[:2] in known:
        return (run[:2],)
    if len(run) == MARRIED and run[0] in known and run[1] in known:
        return run[0], run[1]
    return (run[0],) if run[0] in known else ()


def _known_words(run: str) -> bool:
    """Whether a company's form or trade stands at the end of the run."""
    known = lexicon().han
    return any(run[-length:] in known for length in (2, 3, 4))


@cache
def _surnames() -> dict[str, str]:
    """Surnames and how they are read; a few read otherwise than as common words."""
    return {surname: _SURNAME_READINGS.get(surname, "") for surname in person_words()["surnames"]}


_SURNAME_READINGS = {
    "曾": "zeng", "单": "shan", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha",
    "盖": "ge", "任": "ren", "覃": "qin", "翟": "zhai", "乐": "yue", "朴": "piao",
}  # fmt: skip


def _surname_token(surname: str) -> Token:
    reading = _surnames()[surname]
    readings = (reading,) if reading else pinyin(surname)
    return _token(surname, readings)


def _word(run: str) -> Token:
    return _token(run, pinyin(run))


def _older_spellings(run: str, readings: tuple[str, ...]) -> tuple[str, ...]:
    """Wade-Giles and Hong Kong spellings of a run."""
    table = han()
    cantonese = [table[letter].cantonese if letter in table else "-" for letter in run]
    return (
        wade_giles(syllables(readings[0])),
        *(hong_kong(cantonese) if "-" not in cantonese else ()),
    )


def _token(run: str, readings: tuple[str, ...]) -> Token:
    weight = min(weights().han_character * len(run), weights().rarest)
    spellings = (*readings, *_older_spellings(run, readings))
    return Token(
        text=readings[0], original=run, kind=TokenKind.WORD, weight=weight,
        spellings=tuple(dict.fromkeys(filter(None, spellings))), han=run,
    )  # fmt: skip


def _company(run: str) -> list[Token]:
    """Longest known words from the end of the run; what stands between them is a trade name.

    Trade and form end a company's name: from there 华光电子 is 华光 and 电子, not 光电 between two.
    """
    tokens: list[Token] = []
    unknown = ""
    end = len(run)
    while end:
        word, meaning = _longest(run, end)
        if meaning is None:
            unknown = word + unknown
        else:
            tokens += [_word(unknown)] if unknown else []
            unknown = ""
            tokens.append(_known(word, meaning))
        end -= len(word)
    return [*([_word(unknown)] if unknown else []), *reversed(tokens)]


def _longest(run: str, end: int) -> tuple[str, Meaning | None]:
    """The longest known word that ends there; one character is one only at the end of the run."""
    known = _meanings()
    for length in range(min(_most(), end), 1, -1):
        if meaning := known.get(run[end - length : end]):
            return run[end - length : end], meaning
    return run[end - 1], known.get(run[-1]) if end == len(run) else None


@cache
def _meanings() -> dict[str, Meaning]:
    """Phrases of the lexicon, other words of Chinese firms, and renderings of Russian names."""
    named = {phrase: _rendered(words[0]) for phrase, words in chinese_words().items()}
    named |= {
        phrase: Meaning(TokenKind.WORD, word, weights().rarest)
        for word, phrases in renderings().items()
        for phrase in phrases
    }
    return named | lexicon().han


def _rendered(word: str) -> Meaning:
    """What a word of Chinese firms means that is known by its English rendering only."""
    usual = Meaning(TokenKind.GENERIC, word, weights().generic)
    return lexicon().phrases.get(
        tuple(lexicon().plain.get(one, one) for one in word.split()), usual
    )


@cache
def _most() -> int:
    return max(map(len, _meanings()))


def _known(word: str, meaning: Meaning) -> Token:
    readings = pinyin(word)
    called = [words.replace(" ", "") for words in chinese_words().get(word, ())]
    return Token(
        text=meaning.text or readings[0], original=word, kind=meaning.kind, weight=meaning.weight,
        spellings=tuple(dict.fromkeys((*readings, *called))), han=word,
    )  # fmt: skip
