"""Names that carry other names: ``ALPHA (a.k.a. BETA)``, ``Institute of Optics (NILOP)``."""

import re
from collections.abc import Iterator
from itertools import islice, product

from clearway.lists.types import ListedName
from clearway.tables.countries import country_code
from clearway.terms import NameQuality

_AKA = re.compile(
    r"[\s,;(]*\b(?:(?P<kind>[afn])\.?\s?k\.?\s?a\b\.?|(?P<long>also|formerly|now) known as)[,:]?\s*"
    r"(?:the following[^:]*(?::|alias(?:es)?\b:?)\s*)?",
    re.IGNORECASE,
)
_OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-zÀ-ɏ][^A-Za-zÀ-ɏ()/;]*")
_MIXED = re.compile(r"[A-Za-z]*[\u0400-\u04ff][A-Za-z\u0400-\u04ff]*")
_SLASH = re.compile(r"\s+/\s*|\s*/\s+|(?<=[a-zа-я])/(?=[A-ZА-Я])")
_INNER = re.compile(
    r"\s*\(a\.?\s?k\.?\s?a\b\.?[:,]?\s*(?P<others>[^()]+)\)(?=\s*\w)", re.IGNORECASE
)
"""Another writing of a part of a name: ``Nawful (a.k.a. Nofal) AL-HUSAYN``."""
_MOST = 24
_LABEL = re.compile(
    r"\b(?:original script|(?:as previously listed, )?in Arabic"
    r"|(?:Russian|Belaruss?ian|Ukrainian|Arabic|Farsi|Chinese|Korean)(?: spelling)?)\s*:\s*"
)
_NOTE = re.compile(
    r"(?:[\s,]*\((?:birth name|(?:formerly|previously) listed as|born\b[^()]*)\)"
    r"|,?\s+born (?:in|on)?\s?(?:[A-Z]\w+ on )?\d[^()]*(?:\([^()]*\))?)$"
)
"""What is said of a name behind it."""
_ABOUT = re.compile(
    r"and|or|text of image|(?:formerly|previously) listed as|born (?:on )?\d.*"
    r"|see also.*|call sign\s*|when .*"
    r"|(?:PRC|Chinese|Korean|Russian|Belarusian|Ukrainian|Farsi)(?: individual)?",
    re.IGNORECASE,
)
"""What stands beside a name and is none."""
_BRACKET = re.compile(r"(?P<before>.{4,}?)\s*\((?P<inside>[^()]{2,})\)?\s*$")
_QUOTES = '«»“”„"'


def names_in(text: str, quality: NameQuality) -> list[ListedName]:
    """The name and those it carries: also-known ones strong, former ones former.

    What stands in brackets at the end, behind a stroke or in another script is another name: a
    single word is a weak one; a country is none. The whole name is kept beside its parts.
    """
    plain = _LABEL.sub("", " ".join(re.sub(r"-\s*\n\s*", "-", text).split()))
    if _INNER.search(plain):
        first, *others = dict.fromkeys(islice(_writings(plain), _MOST))
        return [*names_in(first, quality), *(ListedName(one, NameQuality.STRONG) for one in others)]
    parts = _AKA.split(plain)
    found = [ListedName(_clean(parts[0]), quality)]
    for short, long, part in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        former = (short or long).lower().startswith("f")
        found.append(ListedName(_clean(part), NameQuality.FORMER if former else NameQuality.STRONG))
    whole = [name for name in found if name.text]
    carried = [part for one in whole for part in _parts(one.text)]
    primary = [one for one in whole if one.quality is NameQuality.PRIMARY]
    return [one for one in (*whole, *carried) if one in primary or not _ABOUT.fullmatch(one.text)]


def without_note(text: str) -> str:
    """A name without what the list says of it: ``Ali Khan born in 1963``."""
    return _NOTE.sub("", text)


def _writings(text: str) -> Iterator[str]:
    """A name with each writing of its parts; another one stands for as many words as it has."""
    *heads, tail = re.split(_INNER.pattern, text, flags=re.IGNORECASE)
    choices = []
    for head, others in zip(heads[::2], heads[1::2], strict=True):
        words = head.split()
        ways = [way.split() for way in re.split(r",|\bor\b", others) if way.strip()]
        choices.append([words, *([*words[: -len(way)], *way] for way in ways)])
    for chosen in product(*choices):
        yield " ".join([*(word for part in chosen for word in part), *tail.split()])


def _clean(text: str) -> str:
    text = text.strip(" ,;:-–—\n")
    if text.count("(") > text.count(")"):
        return text.removeprefix("(").strip()
    return text.removesuffix(")").strip() if text.count(")") > text.count("(") else text


def _parts(text: str) -> list[ListedName]:
    return [*_bracketed(text), *_noted(text), *_slashed(text), *_scripts(text)]


def _noted(text: str) -> list[ListedName]:
    bare = without_note(text)
    return [_other(bare)] if bare != text else []


def _slashed(text: str) -> list[ListedName]:
    parts = [_clean(part) for part in _SLASH.split(text)]
    return [_other(part) for part in parts if part != text and len(part) > 2]


def _scripts(text: str) -> list[ListedName]:
    """Latin and other letters side by side: each script's words are a name of their own.

    A Latin letter inside a Cyrillic word (``АСIПЕНКА``) is part of the word.
    """
    words = _MIXED.sub(lambda word: re.sub("[A-Za-z]", "і", word[0]), text)
    spans = [match.span() for match in _OTHER_SCRIPT.finditer(words)]
    others = [_clean(text[slice(*span)]) for span in spans]
    others = [other for other in others if sum(map(str.isalpha, other)) > 3 or " " in other]
    latin = _clean(" ".join(re.sub(r"\(\s*\)|[\[\]]", " ", _OTHER_SCRIPT.sub(" ", words)).split()))
    letters = sum(map(str.isalpha, latin))
    if not others or letters < 3:
        return []
    if letters < 4 or _ABOUT.fullmatch(latin.strip(f" {_QUOTES}")):
        return [_other(name.strip(_QUOTES)) for name in others]  # a legal form before a quoted name
    return [_other(name) for name in (latin, *others)]


def _other(text: str) -> ListedName:
    return ListedName(text, NameQuality.STRONG if " " in text else NameQuality.WEAK)


def _bracketed(text: str) -> list[ListedName]:
    match = _BRACKET.fullmatch(text)
    if match is None or country_code(match["inside"]):
        return []
    inside = match["inside"].strip()
    before = ListedName(match["before"].strip(), NameQuality.STRONG)
    if inside.isascii() and inside[0].islower():
        return [before]  # words about the name: ``(combat name)``
    quality = NameQuality.WEAK if " " not in inside else NameQuality.UNKNOWN
    return [before, ListedName(inside, quality)]
