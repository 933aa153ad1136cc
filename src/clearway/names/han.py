"""Names in Han characters: simplified, parted into place, trade name, trade and form, and read."""

from functools import cache
from itertools import islice, product

from clearway.names.chinese import hong_kong, wade_giles
from clearway.names.lexicon import Meaning, lexicon
from clearway.names.types import Token, TokenKind
from clearway.tables.names import han, person_words, weights
from clearway.terms import PartyKind

PERSON_LENGTHS = range(2, 5)
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
    if kind is not PartyKind.ORGANISATION and (surname := _surname(simplified)):
        rest = simplified[len(surname) :]
        return [_surname_token(surname), *([_word(rest)] if rest else [])]
    return _company(simplified)


def _surname(run: str) -> str:
    """The surname that a person's name of this shape begins with, or nothing."""
    if len(run) not in PERSON_LENGTHS or _known_words(run):
        return ""
    for length in (2, 1):
        if len(run) > length and run[:length] in _surnames():
            return run[:length]
    return ""


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
    return (wade_giles(readings[0]), *(hong_kong(cantonese) if "-" not in cantonese else ()))


def _token(run: str, readings: tuple[str, ...]) -> Token:
    weight = min(weights().han_character * len(run), weights().rarest)
    spellings = (*readings, *_older_spellings(run, readings))
    return Token(
        text=readings[0], original=run, kind=TokenKind.WORD, weight=weight,
        spellings=tuple(dict.fromkeys(filter(None, spellings))), han=run,
    )  # fmt: skip


def _company(run: str) -> list[Token]:
    """Longest known words out of the run; what stands between them is a trade name."""
    tokens: list[Token] = []
    unknown = ""
    at = 0
    while at < len(run):
        word, meaning = _longest(run, at)
        if meaning is None:
            unknown += word
        else:
            tokens += [_word(unknown)] if unknown else []
            unknown = ""
            tokens.append(_known(word, meaning))
        at += len(word)
    return tokens + ([_word(unknown)] if unknown else [])


def _longest(run: str, at: int) -> tuple[str, Meaning | None]:
    known = lexicon()
    for length in range(min(known.longest_han, len(run) - at), 1, -1):
        if meaning := known.han.get(run[at : at + length]):
            return run[at : at + length], meaning
    last = run[at] if at + 1 == len(run) else ""
    return run[at], known.han.get(last)


def _known(word: str, meaning: Meaning) -> Token:
    readings = pinyin(word)
    return Token(
        text=meaning.text or readings[0], original=word, kind=meaning.kind, weight=meaning.weight,
        spellings=readings, han=word,
    )  # fmt: skip
