"""Marks of a Russian defence contract in account numbers and free text."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from clearway.message.types import Payment, Value
from clearway.parties.said import Said, has_figures
from clearway.tables.parties import Mark, defence_marks

_CONTRACT_YEARS = range(12, 41)
"""Years of two digits that a contract of the present law can begin and end in."""
_LETTER = r"[^\W_㐀-鿿]"
"""What does not stand beside a mark; Chinese words stand side by side."""
_DIGITS, _FIGURES = re.compile(r"\d{25}"), b"0" * 25


class MarkAt(msgspec.Struct, frozen=True):
    """A mark and where it stands; ``at.text`` is the mark as written."""

    at: Value
    mark: Mark


def marks_of(payment: Payment, said: Said) -> tuple[MarkAt, ...]:
    """Every mark once a place, the surest of those that overlap; ``said``: what it says."""
    accounts = [party.account for party in payment.parties if party.account is not None]
    if not may_be_marked("\n".join([said.whole, *[account.text for account in accounts]])):
        return ()
    found: dict[tuple[str, str], MarkAt] = {}
    for mark in (mark for text in (*accounts, *said.lines, *said.texts) for mark in _in(text)):
        found.setdefault((mark.at.path, mark.mark.mark), mark)
    return tuple(found.values())


def _in(text: Value) -> Iterator[MarkAt]:
    upper = text.text.upper()
    taken: list[tuple[int, int]] = []
    for mark, pattern in _patterns():
        for found in pattern.finditer(upper):
            span = found.span()
            if _plausible(found) and not any(a < span[1] and span[0] < b for a, b in taken):
                taken.append(span)
                yield MarkAt(text.part(found[0]), mark)


def _plausible(found: re.Match[str]) -> bool:
    """An identifier begins with the contract's first and last year."""
    number = found.groupdict().get("igk")
    if number is None:
        return True
    first, last = int(number[:2]), int(number[2:4])
    return first in _CONTRACT_YEARS and last in _CONTRACT_YEARS and first <= last


def may_be_marked(joined: str) -> bool:
    """Whether one of several texts, joined, may have a mark: hardly any payment has."""
    upper = joined.upper()
    if any(map(upper.__contains__, _needs(upper.isascii()))):
        return True
    return has_figures(upper, _FIGURES) and _DIGITS.search(upper) is not None


@cache
def _needs(ascii_only: bool) -> tuple[str, ...]:
    needs = dict.fromkeys(need for mark in defence_marks() for need in mark.needs)
    return tuple(need for need in needs if need.isascii() or not ascii_only)


@cache
def _patterns() -> tuple[tuple[Mark, re.Pattern[str]], ...]:
    return tuple(
        (mark, re.compile(rf"(?<!{_LETTER})(?:{mark.pattern})(?!{_LETTER})"))
        for mark in defence_marks()
    )
