"""Variants of real listed names, made at run time by the classes of misspelling met in practice."""

import random
import re
from collections.abc import Callable, Container, Iterator

from make_pairs import look_alike

from clearway.lists import Entry
from clearway.names import TokenKind, read_name
from clearway.names.lexicon import lexicon
from clearway.names.spelling import plain
from clearway.tables.names import rarity
from clearway.terms import PartyKind

Vary = Callable[[str, PartyKind, random.Random], str]

AROUND = (
    "MOSCOW RU", "BRANCH IN DUBAI", "HONG KONG OFFICE", "ACCOUNT HOLDER", "HEAD OFFICE",
    "MOSCOW BRANCH", "ISTANBUL TURKEY", "REPRESENTATIVE OFFICE BISHKEK",
)  # fmt: skip
BEFORE = ("ACCOUNT OF", "BENEFICIARY", "MESSRS")
SCHEMES = {
    "icao": {"yu": "iu", "ya": "ia", "iy": "ii", "ey": "ei", "ay": "ai", "oy": "oi"},
    "iso9": {"zh": "ž", "kh": "h", "ts": "c", "shch": "ŝ", "ch": "č", "sh": "š", "yu": "û",
             "ya": "â", "iy": "ij", "ey": "ej", "ay": "aj", "oy": "oj"},
    "german": {"shch": "schtsch", "zh": "sch", "ch": "tsch", "sh": "sch", "v": "w", "ts": "z",
               "kh": "ch"},
    "french": {"shch": "chtch", "ch": "tch", "sh": "ch", "u": "ou", "zh": "j"},
    "gost": {"kh": "x", "ts": "cz", "shch": "shh"},
}  # fmt: skip
TO_CYRILLIC = {
    "shch": "щ", "zh": "ж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "yu": "ю", "ya": "я",
    "yo": "ё", "iy": "ий", "ey": "ей", "ay": "ай", "oy": "ой", "yy": "ый", "skyi": "ский",
    **dict(zip("abvgdezijklmnoprstufhy", "абвгдезийклмнопрстуфхы", strict=True)),
}  # fmt: skip
RUSSIAN = (
    r"ov\b|ev\b|ova\b|eva\b|sk(iy|y|ii|aya|oye|oe)\b|zavod|nauch|prom|tekh|oboro|vich|[vc]na\b"
)
FOREIGN = (
    r"[wqx]|c(?!h)|th|ee|oo|[^\x00-\x7f]|\b(and|of|the|industrial|plant|trading|group|bank|a|for)\b"
)
"""Marks of words that are no Russian ones in Latin letters."""
FORMS = {
    "open joint stock company": "оао", "public joint stock company": "пао",
    "joint stock company": "ао", "limited liability company": "ооо", "pjsc": "пао",
    "ojsc": "оао", "jsc": "ао", "llc": "ооо",
}  # fmt: skip


DRAWS = 5
"""Times that a typing error is drawn anew where it made another word."""
LONG = 7
"""Letters of a word that is told by all but one of them."""


def words_of(name: str) -> list[str]:
    """The words of a name without punctuation."""
    return re.findall(r"[^\W_]+", name)


def exact(name: str, kind: PartyKind, chance: random.Random) -> str:
    """As listed."""
    return name


def case_and_punctuation(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Upper or lower case, no punctuation."""
    text = " ".join(words_of(name))
    return text.upper() if chance.random() < 0.7 else text.lower()


def no_marks(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Plain letters."""
    return plain(name.lower()).upper()


def other_order(name: str, kind: PartyKind, chance: random.Random) -> str:
    """The words in another order."""
    words = words_of(name)
    cut = chance.randrange(1, len(words)) if len(words) > 1 else 0
    return " ".join(words[cut:] + words[:cut])


def no_form(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Without the legal form, or with another one."""
    if kind is PartyKind.PERSON:
        return ""
    read = read_name(name, kind)
    if not read.forms or not any(token.kind is not TokenKind.FORM for token in read.tokens):
        return f"{name} {chance.choice(('LLC', 'OOO', 'JSC', 'Co., Ltd'))}"
    return " ".join(token.original for token in read.tokens)


def russian(name: str) -> str:
    """A name of Russian words in Latin letters, in lower case, else nothing."""
    text = rewritten(name.lower(), FORMS)
    return text if re.search(RUSSIAN, text) and not re.search(FOREIGN, without(text)) else ""


def without(text: str) -> str:
    """A text without Cyrillic letters."""
    return re.sub("[а-яё]", "", text)


def rewritten(text: str, table: dict[str, str]) -> str:
    """A text with the longest strings of a table replaced, in one pass."""
    longest = sorted(table, key=len, reverse=True)
    return re.sub("|".join(longest), lambda found: table[found[0]], text)


def cyrillic(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Latin letters of a Russian name in Cyrillic."""
    text = rewritten(russian(name), TO_CYRILLIC)
    return text if not re.search("[a-z]", text) else ""


def scheme(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Another scheme of transliteration for a Russian name."""
    if not russian(name):
        return ""
    text = rewritten(name.lower(), SCHEMES[chance.choice(sorted(SCHEMES))])
    return text if text != name.lower() else ""


def one_typo(name: str, kind: PartyKind, chance: random.Random) -> str:
    """One typing error in a word of four letters or more, where an analyst could tell it."""
    return telling(name, 1, chance)


def two_typos(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Two typing errors, in two words where there are two long enough."""
    return telling(name, 2, chance)


def any_typo(name: str, kind: PartyKind, chance: random.Random) -> str:
    """One typing error, whatever comes of it: another name in use, or in a single short word."""
    return " ".join(mistyped(name, 1, chance))


def telling(name: str, edits: int, chance: random.Random) -> str:
    """Typing errors by the label rule: not in a name of one short word, none that makes a word.

    A word of six letters with a wrong one, or a given name that is another one (Milan, Mila), tell
    an analyst with the two names alone of another party.
    """
    if not told_by_more_than_a_short_word(name):
        return ""
    for _ in range(DRAWS):
        words = mistyped(name, edits, chance)
        changed = set(map(str.lower, words)).difference(map(str.lower, words_of(name)))
        if not any(plain(word) in rarity() or word in lexicon().plain for word in changed):
            return " ".join(words)
    return ""


def told_by_more_than_a_short_word(name: str) -> bool:
    """Whether a name has two words that identify, or one of seven letters."""
    kinds = (TokenKind.LITTLE, TokenKind.FORM, TokenKind.INITIAL)
    told = [token for token in read_name(name).tokens if token.kind not in kinds]
    return len(told) > 1 or any(len(token.text) >= LONG for token in told)


def mistyped(name: str, edits: int, chance: random.Random) -> list[str]:
    """Typing errors in words drawn among those of four letters or more; twice only in long ones."""
    words = words_of(name)
    long = [at for at, word in enumerate(words) if len(word) >= 4]
    if len(long) < edits:
        long = [at for at in long if len(words[at]) >= 9] * edits
    if len(long) < edits:
        return []
    for at in chance.sample(long, edits):
        words[at] = mistyped_word(words[at], chance)
    return words


def mistyped_word(word: str, chance: random.Random) -> str:
    """A word with one letter dropped, put in, swapped with its neighbour or changed, anywhere."""
    at = chance.randrange(len(word))
    letter = chance.choice("abcdefghijklmnopqrstuvwxyz")
    letter = letter.upper() if word.isupper() else letter
    swapped = at + 1 < len(word) and word[at] != word[at + 1]
    kind = chance.choice(("drop", "insert", "swap" if swapped else "insert", "change"))
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "insert":
        return word[:at] + letter + word[at:]
    if kind == "swap":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + letter + word[at + 1 :]


def joined(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Two words written as one."""
    words = words_of(name)
    if len(words) < 2:
        return ""
    at = chance.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def parted(name: str, kind: PartyKind, chance: random.Random) -> str:
    """A long word written as two."""
    words = words_of(name)
    at = max(range(len(words)), key=lambda n: len(words[n]), default=0)
    if not words or len(words[at]) < 7:
        return ""
    cut = chance.randrange(3, len(words[at]) - 2)
    return " ".join([*words[:at], words[at][:cut], words[at][cut:], *words[at + 1 :]])


def around(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Words around."""
    if chance.random() < 0.2:
        return f"{chance.choice(BEFORE)} {name}"
    return f"{name} {chance.choice(AROUND)}"


def cut(name: str, kind: PartyKind, chance: random.Random) -> str:
    """A line of a SWIFT message: 35 characters."""
    return name.upper()[:35] if len(name) > 35 else ""


def alike_letters(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Cyrillic letters among Latin ones."""
    return look_alike(name)


def zero_width(name: str, kind: PartyKind, chance: random.Random) -> str:
    """An invisible character inside a word."""
    at = chance.randrange(1, len(name)) if len(name) > 1 else 0
    return name[:at] + chance.choice("\u200b\u200d\u2060\ufeff") + name[at:]


def no_father(name: str, kind: PartyKind, chance: random.Random) -> str:
    """A person without the patronymic."""
    if kind is not PartyKind.PERSON:
        return ""
    words = words_of(name)
    kept = [word for word in words if not re.search(r"(vich|vna|ichna)$", word.lower())]
    return " ".join(kept) if 1 < len(kept) < len(words) else ""


def initials(name: str, kind: PartyKind, chance: random.Random) -> str:
    """A person's given names by initials."""
    last, _, first = name.partition(", ")
    if kind is not PartyKind.PERSON or not words_of(first):
        return ""
    return " ".join([*(f"{word[0]}." for word in words_of(first)), last])


def abbreviated(name: str, kind: PartyKind, chance: random.Random) -> str:
    """Company words shortened as clerks shorten them."""
    if kind is PartyKind.PERSON:
        return ""
    short = {
        "RESEARCH": "RES", "INSTITUTE": "INST", "INTERNATIONAL": "INTL", "TECHNOLOGY": "TECH",
        "TECHNOLOGIES": "TECH", "COMPANY": "CO", "LIMITED": "LTD", "CORPORATION": "CORP",
        "TRADING": "TRDG", "INDUSTRIES": "IND", "INDUSTRIAL": "IND", "MANUFACTURING": "MFG",
        "ENGINEERING": "ENG", "DEVELOPMENT": "DEV", "SCIENTIFIC": "SCI", "PRODUCTION": "PROD",
        "ASSOCIATION": "ASSN", "ENTERPRISE": "ENT", "ENTERPRISES": "ENT", "SERVICES": "SVCS",
        "MANAGEMENT": "MGMT", "DEPARTMENT": "DEPT", "SHIPPING": "SHPG", "AND": "&",
    }  # fmt: skip
    words = words_of(name.upper())
    changed = [short.get(word, word) for word in words]
    return " ".join(changed) if changed != words else ""


CLASSES: dict[str, Vary] = {
    "exact": exact,
    "case, punctuation": case_and_punctuation,
    "diacritics": no_marks,
    "order": other_order,
    "legal form": no_form,
    "script": cyrillic,
    "scheme": scheme,
    "one typo": one_typo,
    "one typo, any": any_typo,
    "two typos": two_typos,
    "abbreviation": abbreviated,
    "joined": joined,
    "split": parted,
    "words around": around,
    "cut at 35": cut,
    "look-alikes": alike_letters,
    "zero-width": zero_width,
    "no patronymic": no_father,
    "initials": initials,
}
GOALS = dict.fromkeys(
    ("two typos", "abbreviation", "joined", "split", "words around", "cut at 35"), 92
) | {"exact": 100, "one typo, any": 0, "no patronymic": 95, "initials": 95}
"""Per cent to be found; 97 where not named, of ``any`` none."""
NOTED = ("no patronymic", "initials")
"""Classes that need only be noted: a candidate, below the threshold too."""


def variants(
    entries: list[Entry], count: int, chance: random.Random, only: Container[str] = CLASSES
) -> Iterator[tuple[str, str, str, Entry]]:
    """For each class ``count`` variants: class, listed name, variant, entry."""
    parties = [
        e
        for e in entries
        if e.name.isprintable() and e.kind in (PartyKind.PERSON, PartyKind.ORGANISATION)
    ]
    for group, vary in CLASSES.items():
        if group not in only:
            continue
        made = 0
        for entry in chance.sample(parties, len(parties)):
            text = vary(entry.name, entry.kind, chance)
            if not text:
                continue
            yield group, entry.name, text, entry
            made += 1
            if made == count:
                break
