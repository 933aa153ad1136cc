"""Chinese telegraphic codes: four digits for a character, as in MT messages (``3234 1101 1579``).

By the guidelines for these codes in MT fields: codes are parted by spaces; a number in brackets or
quotes, next to another sign, or of more than four digits is none; ``ADD.`` parts name and address.
One code alone is a plain number here: two in a row at least are read.
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from clearway.tables.names import han

_CODES = re.compile(r"(?<![\w('‘’-])(?<!\d[.,/:])\d{4}(?: +\d{4})+(?![\w)'‘’-]|[.,/:]\d)")

_MAYBE = re.compile(r"\d{4} +\d{4}")
"""Begins with a digit, so that texts without codes are looked through quickly."""


def decode(text: str) -> tuple[str, ...]:
    """The text with its codes read: by the mainland's table, then by Taiwan's if it differs.

    Each table is helped out by the other. No reading where no two codes in a row are codes.
    """
    if _MAYBE.search(text) is None:
        return ()
    mainland, taiwan = _tables()
    readings = (_read(text, mainland, taiwan), _read(text, taiwan, mainland))
    return tuple(dict.fromkeys(reading for reading in readings if reading != text))


def _read(text: str, first: Mapping[str, str], second: Mapping[str, str]) -> str:
    return _CODES.sub(lambda run: _run(run[0], first, second), text)


def _run(codes: str, first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """Characters of a run; a code of neither table stays, as does a run without two in a row."""
    read = [first.get(code) or second.get(code) or "" for code in codes.split()]
    if not any(one and other for one, other in pairwise(read)):
        return codes
    pairs = zip(read, codes.split(), strict=True)
    return "".join(character or f" {code} " for character, code in pairs).strip()


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    table = han()
    mainland = {of.mainland: character for character, of in table.items() if of.mainland != "-"}
    taiwan = {of.taiwan: character for character, of in table.items() if of.taiwan != "-"}
    return mainland, taiwan
