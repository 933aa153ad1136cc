"""Tables about names: letters, spellings, company words, Han characters, weights, frequencies."""

from functools import cache
from typing import NamedTuple

import msgspec

from clearway.tables.load import text, typed


class ScriptTable(msgspec.Struct, frozen=True):
    """Letters of other scripts in Latin; Latin letters with marks; letters that look alike.

    ``look_alikes`` are folded where scripts mix, ``shapes`` always; ``seldom`` are Latin letters
    whose twins no Russian word has.
    """

    cyrillic: dict[str, str]
    greek: dict[str, str]
    arabic: dict[str, str]
    hebrew: dict[str, str]
    georgian: dict[str, str]
    armenian: dict[str, str]
    latin: dict[str, str]
    marked: dict[str, str]
    look_alikes: dict[str, str]
    seldom: str
    shapes: dict[str, str]


class Syllables(msgspec.Struct, frozen=True):
    """How Korean syllables are spelled, by the number of what begins, carries and ends one."""

    begins: tuple[str, ...]
    vowels: tuple[str, ...]
    ends: tuple[str, ...]


class Sounds(msgspec.Struct, frozen=True):
    """Letters that stand for one sound together; Korean syllables by each way to spell them."""

    greek: dict[str, str]
    georgian_ending: str
    hangul: dict[str, Syllables]
    hangul_surnames: dict[str, str]


class Scheme(msgspec.Struct, frozen=True):
    """A way to write sounds: where a word bears its mark ``when``, ``rules`` respell it."""

    when: str
    rules: dict[str, str]


class SpellingTable(msgspec.Struct, frozen=True):
    """Schemes, the fold in which their spellings meet, endings of inflected Cyrillic names."""

    schemes: dict[str, Scheme]
    fold: dict[str, str]
    inflected: dict[str, str]
    inflected_given: dict[str, tuple[str, ...]]


class CompanyWords(msgspec.Struct, frozen=True):
    """Legal forms, generic words and words with a meaning in many languages: name to phrases."""

    forms: dict[str, tuple[str, ...]]
    generic: dict[str, tuple[str, ...]]
    little: tuple[str, ...]
    meanings: dict[str, tuple[str, ...]]
    acronyms: dict[str, dict[str, tuple[str, ...]]]
    glued: tuple[str, ...]
    glued_to_any: tuple[str, ...]
    glued_before_form: dict[str, tuple[str, ...]]


class Trades(msgspec.Struct, frozen=True):
    """Trades and branches of industry, as in ``CompanyWords``."""

    generic: dict[str, tuple[str, ...]]
    meanings: dict[str, tuple[str, ...]]


class Abbreviations(msgspec.Struct, frozen=True):
    """Words and how they are cut: ``certain`` are read as the word, ``perhaps`` may be it too.

    ``whole`` only look cut.
    """

    whole: frozenset[str]
    certain: dict[str, tuple[str, ...]]
    perhaps: dict[str, tuple[str, ...]]


class Schemes(msgspec.Struct, frozen=True):
    """Latin letters of Cyrillic strings: the usual ones, and by scheme what differs from them."""

    usual: dict[str, str]
    schemes: dict[str, dict[str, str]]


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """All figures of a comparison: thousandths of a log-odds, or thousandths of a word's weight."""

    rarest: int
    generic: int
    little: int
    place: int
    meaning: int
    acronym: dict[str, int]
    number: int
    initial: int
    short: dict[int, int]
    syllables: dict[int, int]
    cut_letter: int
    han_character: int
    alike: dict[str, int]
    typo: dict[str, int]
    covered: int
    unmatched: dict[str, int]
    ask: int
    hold: int
    floor: int
    rare: int
    common_person: int
    covering: int


class HanCharacter(NamedTuple):
    """A character: simplified form, pinyin without tones (the usual first), two codes, jyutping."""

    simplified: str
    readings: tuple[str, ...]
    mainland: str
    taiwan: str
    cantonese: str


@cache
def scripts() -> ScriptTable:
    """Letters."""
    return typed("names/scripts.yaml", ScriptTable)


@cache
def sounds() -> Sounds:
    """Words of other scripts by their sounds."""
    return typed("names/sounds.yaml", Sounds)


@cache
def spellings() -> SpellingTable:
    """Schemes of spelling and the fold."""
    return typed("names/spellings.yaml", SpellingTable)


@cache
def company_words() -> CompanyWords:
    """Words of company names."""
    return typed("names/company_words.yaml", CompanyWords)


@cache
def trades() -> Trades:
    """Trades and branches of industry."""
    return typed("names/trades.yaml", Trades)


@cache
def abbreviations() -> Abbreviations:
    """Words that clerks shorten."""
    return typed("names/abbreviations.yaml", Abbreviations)


@cache
def schemes() -> Schemes:
    """How Russian words are written in Latin letters."""
    return typed("names/schemes.yaml", Schemes)


@cache
def chinese_words() -> dict[str, tuple[str, ...]]:
    """Words of Chinese firms and what they are called in English beside their meaning."""
    return typed("names/chinese_words.yaml", dict[str, tuple[str, ...]])


@cache
def places() -> dict[str, tuple[str, ...]]:
    """Countries, regions and cities, each with its spellings."""
    return typed("names/places.yaml", dict[str, tuple[str, ...]])


@cache
def person_words() -> dict[str, tuple[str, ...]]:
    """Titles and particles of persons, patronymic endings, Chinese surnames."""
    return typed("names/person_words.yaml", dict[str, tuple[str, ...]])


class Common(msgspec.Struct, frozen=True):
    """Names by rank: ``share`` in 10,000 bear the first, half as many the ``spread``-th."""

    share: int
    spread: int
    names: tuple[str, ...]

    def share_at(self, rank: int) -> float:
        """The part of the culture that bears the name of a rank, counted from none."""
        return self.share / 10_000 / (1 + rank / self.spread)


@cache
def cultures() -> dict[str, dict[str, Common]]:
    """Common names of naming cultures: culture, then ``given`` or ``surname``."""
    return typed("names/cultures.yaml", dict[str, dict[str, Common]])


@cache
def given_names() -> tuple[tuple[str, ...], ...]:
    """Forms of one given name, a line each."""
    return typed("names/given_names.yaml", tuple[tuple[str, ...], ...])


class ArabicLetter(msgspec.Struct, frozen=True):
    """A letter's usual Latin letters, and all that are met for it; at begin and end, if others."""

    guess: tuple[str, ...]
    latin: tuple[str, ...]
    begin: tuple[str, ...] = ()
    end: tuple[str, ...] = ()

    def written(self, at: int, letters: int) -> tuple[str, ...]:
        """What it can be as the letter ``at`` of a word of so many."""
        if at == 0 and self.begin:
            return self.begin
        return self.end if at == letters - 1 and self.end else self.latin


class Servant(msgspec.Struct, frozen=True):
    """A way to write *Abd*: its words, articles after it, one attached to the next word."""

    one: str
    words: tuple[str, ...]
    articles: tuple[str, ...] = ()
    attached: str = ""


class ArabicTable(msgspec.Struct, frozen=True):
    """How Arabic letters are read, and how *Abd* is bound to the next word."""

    letters: dict[str, ArabicLetter]
    names: tuple[str, ...]
    bound: dict[str, tuple[str, ...]]
    endings: dict[str, tuple[str, ...]]
    articles: tuple[str, ...]
    servants: tuple[Servant, ...]
    servant_begin: str


@cache
def arabic() -> ArabicTable:
    """Words in Arabic letters, and Arabic names in Latin ones."""
    return typed("names/arabic.yaml", ArabicTable)


@cache
def weights() -> Weights:
    """The one table of weights."""
    return typed("names/weights.yaml", Weights)


@cache
def rarity() -> dict[str, int]:
    """Weight of every word that is not of the rarest (see scripts/make_frequencies.py)."""
    rows = (line.split("\t") for line in text("names/frequencies.tsv").splitlines())
    return {word: int(weight) for word, weight in rows}


class Romanisation(msgspec.Struct, frozen=True):
    """How syllables of one romanisation are written in another: whole, or by their two parts."""

    syllables: dict[str, str]
    initials: dict[str, tuple[str, ...]]
    finals: dict[str, tuple[str, ...]]


@cache
def chinese() -> dict[str, Romanisation]:
    """Wade-Giles from pinyin, Hong Kong's spelling from jyutping."""
    return typed("names/chinese.yaml", dict[str, Romanisation])


@cache
def renderings() -> dict[str, tuple[str, ...]]:
    """Words of Russian firms' Latin names, and the Chinese phrases for them."""
    return typed("names/renderings.yaml", dict[str, tuple[str, ...]])


@cache
def han() -> dict[str, HanCharacter]:
    """Han characters by themselves (see scripts/make_han.py)."""
    table = {}
    for line in text("names/han.tsv").splitlines():
        character, simplified, readings, *others = line.split("\t")
        table[character] = HanCharacter(simplified, tuple(readings.split("/")), *others)
    return table
