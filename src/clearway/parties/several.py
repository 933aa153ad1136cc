"""A name field that holds two names: ``ALFA TRADE C/O BETA BANK``. Each is screened by itself too.

By the table ``tables/data/parties/several.yaml``. Words that say so part anywhere; signs that also
stand within one name (``ALFA - M``) only between two words and two. A comma parts none: it stands
before forms and given names.
"""

import re
from functools import cache

from clearway.message.types import Value
from clearway.tables.parties import several_names

_SIGNS = re.compile(r"\s+[-–—/]\s+|\s*[|;]\s*")
_AROUND = " .,:;-–—/|()[]\"'«»“”"
_WORDS_OF_A_NAME = 2


def each_name(name: Value) -> tuple[Value, ...]:
    """The names within a name field that holds several; none where it is one name."""
    text = name.text
    may_tell = "(" in text or not _telling().isdisjoint(text.upper().split())
    told = _words().split(text) if may_tell else [text]
    parts = [part.strip(_AROUND) for one in told for part in _between_signs(one)]
    found = [part for part in parts if len(part) > 1]
    return tuple(name.part(part) for part in found if part != text) if len(found) > 1 else ()


def _between_signs(text: str) -> list[str]:
    """Names between signs, if all of them have two words at least."""
    parts = _SIGNS.split(text)
    whole = all(len(part.split()) >= _WORDS_OF_A_NAME for part in parts)
    return parts if whole else [text]


@cache
def _telling() -> frozenset[str]:
    """First words of all marks in capitals."""
    return frozenset(mark.split()[0] for mark in several_names().marks)


@cache
def _words() -> re.Pattern[str]:
    marks = sorted(several_names().marks, key=len, reverse=True)
    either = "|".join(re.escape(mark).replace(r"\ ", r"\s+") for mark in marks)
    return re.compile(rf"(?:(?<=[\s(\[])|^)(?:{either})(?=[\s:])[\s:]*", re.IGNORECASE)
