"""What is read out of running text: numbers of parties, banks, goods and documents, names.

By the table ``tables/data/parties/finds.yaml``. A bare number that would pass by chance needs its
label; one that is checked, or whose form nothing else has, does not. What fails its check is none.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import filterfalse
from typing import NamedTuple

import msgspec

from clearway.message.types import Value
from clearway.parties.checks import CHECKS
from clearway.tables.parties import TextKind, part_forms, text_kinds

PART = "part number"
_SPACE = re.compile(r"\s+")
_BETWEEN = r"[\s.:;№#=/()-]*"


class FindAt(msgspec.Struct, frozen=True, kw_only=True):
    """A find and where it stands: ``at.text`` as written, with its label; ``value`` without.

    ``gives``: what is made of it: a number or an agent held against the lists, a party screened by
    name, or a fact. ``checked``: a check digit, day or country was there and holds.
    """

    at: Value
    kind: str
    value: str
    gives: str
    start: int
    end: int
    labelled: bool = False
    checked: bool = False


_LETTERS = str.maketrans(dict.fromkeys(filterfalse(str.isalpha, map(chr, range(128))), " "))
_RUNS = str.maketrans(
    dict.fromkeys(filterfalse(str.isalnum, map(chr, range(128))), " ") | {"-": "-"}
)
_SHORTEST, _FIGURES = 5, 8
"""Letters and digits of a form at least, and figures of one of figures alone."""


class _Patterns(NamedTuple):
    """One search for all labels and one for all forms; kinds and values by the groups' names.

    ``first`` are the first words of labels: a text in Latin letters without any of them has none.
    """

    labels: re.Pattern[str]
    first: frozenset[str]
    forms: re.Pattern[str]
    kinds: dict[str, TextKind]
    values: dict[str, re.Pattern[str]]


def finds_in(text: Value) -> list[FindAt]:
    """Finds in a text, in order of place; a form within a labelled find is none of its own."""
    upper = text.text.upper()
    if len(upper) != len(text.text):  # a letter whose capital is two: spans would shift
        upper = text.text
    labelled = list(_labelled(text, upper)) if _may_be_labelled(upper) else []
    taken = [(find.start, find.end) for find in labelled]
    forms = _bare(text, upper) if _may_have_form(upper) else ()
    bare = [find for find in forms if not _overlaps(find, taken)]
    return sorted((*labelled, *bare), key=lambda find: (find.start, find.end))


def may_find(joined: str) -> bool:
    """Whether one of several texts, joined, may have a label or a form: most have neither."""
    upper = joined.upper()
    return _may_be_labelled(upper) or _may_have_form(upper)


def _may_be_labelled(upper: str) -> bool:
    """Whether a word of the text begins a label. Only Latin texts are told apart by words."""
    if not upper.isascii():
        return _patterns().labels.search(upper) is not None
    return not _patterns().first.isdisjoint(upper.translate(_LETTERS).split())


def _may_have_form(upper: str) -> bool:
    """Whether the text has a word of letters and digits that could be of a form."""
    if not upper.isascii():
        return True
    return any(map(_may_be_form, upper.translate(_RUNS).split()))


@lru_cache(maxsize=8192)
def _may_be_form(word: str) -> bool:
    head = word.partition("-")[0]
    if head in text_kinds().form_words:
        return True
    if head.isalpha() and word.isalpha():
        return False
    if word.replace("-", "").isdigit():
        return len(head) >= _FIGURES
    return len(word) >= _SHORTEST or (len(word) == 4 and word[:2].isalpha())


def _overlaps(find: FindAt, taken: list[tuple[int, int]]) -> bool:
    return any(start < find.end and find.start < end for start, end in taken)


def _labelled(text: Value, upper: str) -> Iterator[FindAt]:
    patterns, at = _patterns(), 0
    while label := patterns.labels.search(upper, at):
        kind = patterns.kinds[label.lastgroup or ""]
        found = patterns.values[label.lastgroup or ""].match(upper, label.end())
        at = label.end()
        if found is None:
            continue
        for name in found.re.groupindex:
            if found[name] and (made := _made(text, kind, name, found.span(name), label.start())):
                at = max(at, made.end)
                yield made


def _made(
    text: Value, kind: TextKind, group: str, span: tuple[int, int], start: int
) -> FindAt | None:
    """The find of a labelled value, or of another group of its pattern."""
    value = text.text[slice(*span)]
    if kind.gives == "party":
        value = _name(value)
    elif group == "value":
        value = value.upper()
    if not value or (group == "value" and not _holds(kind, value)):
        return None
    beside = group if group.isupper() else f"{kind.kind.removesuffix(' number')} {group}"
    end = span[0] + len(value)
    return FindAt(
        at=text.part(text.text[start if group == "value" else span[0] : end]),
        kind=kind.kind if group == "value" else beside,
        value=value,
        gives=kind.gives if group == "value" else "fact",
        start=start,
        end=end,
        labelled=True,
        checked=group == "value" and bool(kind.check),
    )


def _name(text: str) -> str:
    """The name that a text begins with, up to a word that names do not go on after."""
    end = _name_ends().search(text, 1)
    name = text[: end.start()] if end else text
    return name.strip(" .:-'\"«»") if sum(map(str.isalpha, name)) > 1 else ""


def _bare(text: Value, upper: str) -> Iterator[FindAt]:
    patterns = _patterns()
    for found in patterns.forms.finditer(upper):
        kind = patterns.kinds[found.lastgroup or ""]
        value = _SPACE.sub("", found[0]) if kind.kind != PART else found[0]
        if _holds(kind, value):
            yield FindAt(
                at=text.part(text.text[slice(*found.span())]),
                kind=kind.kind,
                value=value,
                gives=kind.gives,
                start=found.start(),
                end=found.end(),
                checked=bool(kind.check),
            )


def _holds(kind: TextKind, value: str) -> bool:
    return not kind.check or CHECKS[kind.check](value)


@cache
def _patterns() -> _Patterns:
    table = text_kinds()
    parts = (TextKind(kind=PART, gives="fact", form=part.form) for part in part_forms())
    kinds = {f"k{at}": kind for at, kind in enumerate((*table.kinds, *parts))}
    labels = "|".join(
        f"(?P<{name}>{_labels(kind.labels)})" for name, kind in kinds.items() if kind.labels
    )
    forms = "|".join(f"(?P<{name}>{kind.form})" for name, kind in kinds.items() if kind.form)
    return _Patterns(
        labels=re.compile(rf"(?<![^\W\d_㐀-鿿])(?:{labels})(?:(?<=[/㐀-鿿])|(?![A-ZА-ЯЁ]))"),
        first=frozenset(_first(label) for kind in kinds.values() for label in kind.labels),
        forms=re.compile(rf"(?<![A-Z0-9])(?:{forms})(?![A-Z0-9])"),
        kinds=kinds,
        values={
            name: re.compile(_value(kind.value, table.parts))
            for name, kind in kinds.items()
            if kind.labels
        },
    )


def _labels(labels: tuple[str, ...]) -> str:
    """One pattern of all; the longest first."""
    return "|".join(
        re.sub(r"(?<=\w)/(?=\w)", r"\\s*/\\s*", re.escape(label).replace(r"\ ", r"\s+"))
        for label in sorted(labels, key=len, reverse=True)
    )


def _first(label: str) -> str:
    return label.translate(_LETTERS).split()[0]


def _value(pattern: str, parts: dict[str, str]) -> str:
    shared = parts.get(pattern.strip("{}"))
    return shared if shared is not None else _BETWEEN + pattern


@cache
def _name_ends() -> re.Pattern[str]:
    return re.compile(text_kinds().name_ends, re.IGNORECASE)
