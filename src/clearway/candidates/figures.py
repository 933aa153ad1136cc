"""All that the native kernel is told of a comparison: the table of weights and the twin's rules.

The kernel knows no figure of its own; a changed table or rule makes old index files others.
"""

from collections.abc import Iterable
from typing import Any

from clearway.candidates import searchable
from clearway.candidates.covering import LONG_NAME, LONG_WORD, ROOM
from clearway.names import alike, comparing, lettered
from clearway.names.types import Token, TokenKind
from clearway.tables.names import weights

MOST_WORDS = 4096
"""Words of a name or a text beyond which it is held, not searched for."""

LENGTHS = 16
"""Letters of a word from which the table of short words says nothing."""

Figures = dict[str, Any]


def figures(kinds: tuple[str, ...]) -> Figures:
    """The figures by the kernel's names for them; ``kinds`` is its order of kinds."""
    return {**_weights(), **_rules(), **_kinds(kinds), "most_by_letters": _most(),
            "unmatched": _unmatched(kinds)}  # fmt: skip


def _weights() -> dict[str, int]:
    table = weights()
    return {
        **{name: table.alike[name] for name in ("same", "spelling", "script", "meaning", "joined")},
        **{name: table.alike[name] for name in ("prefix", "known_prefix")},
        **{f"typo_{name}": table.typo[name] for name in ("one", "two", "known", "first")},
        **{name: getattr(table, name) for name in _OF_TABLE},
        "cut_off": table.unmatched["cut_off"],
    }


_OF_TABLE = ("rarest", "initial", "covered", "ask", "floor", "rare", "covering")


def _most() -> list[int]:
    """The most that a word of 0, 1, 2 ... letters tells."""
    table = weights()
    return [table.short.get(length, table.rarest) for length in range(LENGTHS)]


def _rules() -> dict[str, int]:
    return {
        "one_typo": alike.ONE_TYPO,
        "two_typos": alike.TWO_TYPOS,
        "two_in_persons": alike.TWO_IN_PERSONS,
        "two_alike": alike.TWO_ALIKE,
        "kept": alike.KEPT,
        "cut": alike.CUT,
        "begun": alike.PREFIX,
        "max_joined": comparing.MAX_JOINED,
        "many_words": comparing.MANY_WORDS,
        "long_name": LONG_NAME,
        "long_word": LONG_WORD,
        "room": ROOM,
        "near_name": lettered.NEAR,
        "far_name": lettered.FAR,
        "most_words": MOST_WORDS,
        "most_found": searchable.MOST_FOUND,
    }


def _kinds(order: tuple[str, ...]) -> dict[str, int]:
    def bits(kinds: Iterable[TokenKind]) -> int:
        return sum(1 << order.index(kind) for kind in kinds)

    return {
        "exact": bits(alike._EXACT),
        "common": bits(alike._COMMON),
        "identifying": bits(comparing._IDENTIFYING),
        "slight": bits(comparing.SLIGHT),
        "around": bits(comparing.AROUND),
        "telling": bits((TokenKind.GENERIC, TokenKind.PLACE, TokenKind.NUMBER)),
        "starting": bits((TokenKind.WORD, TokenKind.PATRONYMIC)),
    }


def _unmatched(order: tuple[str, ...]) -> list[list[list[list[int]]]]:
    """Shares by side (extra, missing), kind, whether both sides bear one, and persons."""
    return [
        [
            [[_share(TokenKind(kind), side, both, persons) for persons in (False, True)]
             for both in (False, True)]
            for kind in order
        ]
        for side in ("extra", "missing")
    ]  # fmt: skip


def _share(kind: TokenKind, side: str, both: bool, persons: bool) -> int:
    token = Token(text="", original="", kind=kind, weight=0)
    name = comparing._share(token, side, {kind} if both else set(), persons)
    return weights().unmatched[name]
