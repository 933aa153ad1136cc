"""Tariff codes in text, in every written form.

``HS CODE:8542319090``, ``8542.31``, ``8542 31 901 0``, ``ТН ВЭД 8542319010``, ``商品编号8542319``.
A number is taken for a code when a label says so or when it is written alone; one that stands
behind a document's name, or beside a currency, is returned with the doubt named.
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from clearway.tables.goods import code_words

_DIGITS = (
    r"\d{4}\.\d{2}(?:\.\d{2,4}){0,2}"  # 8542.31, 8542.31.90, 8542.31.90.10
    r"|\d{4}\.\d{4}(?:\.\d{2})?|\d{4}\.\d{6}|\d{6}\.\d{2,4}"  # 8542.3190, 8542.319010, 854231.9010
    r"|\d{4} \d{2} \d{3} \d|\d{4} \d{2} \d{2} \d{2}|\d{4} \d{2} \d{4}|\d{4} \d{2} \d{2}|\d{4} \d{2}"
    r"|\d{13}|\d{10}|\d{8}|\d{6}"
)
_NUMBER = re.compile(rf"(?<![\d.,])(?<![A-Z/_-])(?P<code>{_DIGITS})(?!\d|[.,]\d|[A-Z_])")
_BETWEEN = re.compile(r"[\s,;/&+№#:.()-]*(?:AND|И|和|及|、)?[\s,;/&+№#:.()、-]*")

_WORDS = re.compile(r"[^\W_]+(?:/[^\W_]+)*|[$€¥£₽]")
_NUMBER_SIGNS = frozenset({"NO", "N", "NR", "NUMBER", "NUM", "DD", "OT", "ОТ", "Н", "号"})


class FoundCode(msgspec.Struct, frozen=True, kw_only=True):
    """A tariff code in a text, from ``start`` to ``end``; ``doubt`` is empty or the reason."""

    code: str
    written: str
    start: int
    end: int
    labelled: bool
    doubt: str = ""

    @property
    def hs6(self) -> str:
        """The six digits that are the same in every country."""
        return self.code[:6]


def find_codes(text: str) -> Iterator[FoundCode]:
    """All tariff codes in ``text``, in order of place."""
    upper = text.upper() if len(text.upper()) == len(text) else text
    label_end = -1
    for number in _numbers(upper):
        start, end = number.span("code")
        before = upper[max(0, start - 40) : start]
        labelled = _ends_with_label(before) or (
            label_end >= 0 and bool(_BETWEEN.fullmatch(upper[label_end:start]))
        )
        label_end = end if labelled else -1
        yield FoundCode(
            code=re.sub(r"\D", "", number["code"]),
            written=text[start:end],
            start=start,
            end=end,
            labelled=labelled,
            doubt="" if labelled else _doubt(before, upper[end : end + 6]),
        )


def _numbers(upper: str) -> Iterator[re.Match[str]]:
    """Numbers of a code's form; glued to a label they may follow a letter."""
    position = 0
    glued = _glued()
    while position < len(upper):
        free, stuck = _NUMBER.search(upper, position), glued.search(upper, position)
        found = min((m for m in (free, stuck) if m), key=lambda m: m.start("code"), default=None)
        if found is None:
            return
        yield found
        position = found.end("code")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-ZА-ЯЁ])(?:{_labels()})(?P<code>{_DIGITS})(?!\d|[.,]\d)")


@cache
def _labels() -> str:
    return "|".join(
        re.escape(label) for label in sorted(code_words().labels, key=len, reverse=True)
    )


@cache
def _label_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-ZА-ЯЁ])(?:{_labels()})(?:\s*(?:NO|N|CODE|CODES))?[\s.:;№#=()-]*$")


def _ends_with_label(before: str) -> bool:
    return bool(_label_at_end().search(before))


def _doubt(before: str, after: str) -> str:
    words = code_words()
    previous = [word for word in _WORDS.findall(before) if word not in _NUMBER_SIGNS]
    if previous and previous[-1] in words.documents:
        return f"stands behind {previous[-1]}"
    beside = {*previous[-1:], *_WORDS.findall(after)[:1]}
    for currency in words.currencies:
        if currency in beside or before.rstrip().endswith(currency):
            return f"stands beside {currency}"
    return ""
