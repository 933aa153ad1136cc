"""What is read out of running text: numbers of parties, banks, goods and documents, names.

By the table ``tables/data/parties/finds.yaml``. A bare number that would pass by chance needs its
label; one that is checked, or whose form nothing else has, does not. What fails its check is none.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from clearway.message.types import Value
from clearway.parties.checks import CHECKS
from clearway.parties.patterns import PART, labels_in, look_at, patterns
from clearway.tables.parties import TextKind, text_kinds

_SPACE = re.compile(r"\s+")


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


def finds_in(text: Value) -> list[FindAt]:
    """Finds in a text, in order of place; a form within a labelled find is none of its own."""
    upper = text.text.upper()
    if len(upper) != len(text.text):  # a letter whose capital is two: spans would shift
        upper = text.text
    look = look_at(upper)
    labelled = list(_labelled(text, upper)) if look.labelled else []
    if not look.formed:
        return labelled
    taken = [(find.start, find.end) for find in labelled]
    bare = [find for find in _bare(text, upper) if not _overlaps(find, taken)]
    return sorted((*labelled, *bare), key=lambda find: (find.start, find.end))


def may_find(joined: str) -> bool:
    """Whether one of several texts, joined, may have a label or a form: most have neither."""
    return any(look_at(joined))


def _overlaps(find: FindAt, taken: list[tuple[int, int]]) -> bool:
    return any(start < find.end and find.start < end for start, end in taken)


def _labelled(text: Value, upper: str) -> Iterator[FindAt]:
    """Finds behind labels; a label within a find, or within another label, is none."""
    kinds, values, at = patterns().kinds, patterns().values, 0
    for label in labels_in(upper):
        if label.start() < at:
            continue
        name, at = label.lastgroup or "", label.end()
        found = values[name].match(upper, at)
        if found is None:
            continue
        for group in found.re.groupindex:
            if found[group]:
                made = _made(text, kinds[name], group, found.span(group), label.start())
                if made is not None:
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
    kinds = patterns().kinds
    for found in patterns().forms.finditer(upper):
        kind = kinds[found.lastgroup or ""]
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
def _name_ends() -> re.Pattern[str]:
    return re.compile(text_kinds().name_ends, re.IGNORECASE)
