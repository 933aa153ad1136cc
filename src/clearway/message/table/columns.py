"""Which of the contract's columns the first row of a table names, in three languages."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from clearway.message.table.types import Layout
from clearway.message.types import Fault
from clearway.tables.message import column_names
from clearway.tables.parties import scheme_of

PARTIES = ("debtor", "creditor")
NAMES = frozenset(f"{party}_name" for party in PARTIES) | {
    f"ultimate_{party}_name" for party in PARTIES
}
_PARTS = ("name", "country", "address", "id", "account", "agent", "agent_bic")
COLUMNS = (
    frozenset(f"{party}_{part}" for party in PARTIES for part in _PARTS)
    | NAMES
    | {"id", "date", "amount", "currency", "remittance"}
)
"""The contract's columns."""

_OWNER = re.compile(r"['’`]s?(?=\W|$)")
_MARK = re.compile(r"[\W_]+")
_MEND = "Give each column one meaning: name it as the contract does, or map it with --columns."


class Column(msgspec.Struct, frozen=True, gc=False):
    """A column: its name in paths and as sent, the contract's column that it is, its scheme."""

    path: str
    name: str
    means: str = ""
    scheme: str = ""


class Header(msgspec.Struct, frozen=True):
    """The columns in order, and what is wrong with them: such a fault is one of every row."""

    columns: tuple[Column, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def names_parties(self) -> bool:
        """Whether a column is one of a party's name, or may be."""
        return any(column.means in NAMES for column in self.columns)


def fold(name: str) -> str:
    """A column's name without case, marks and blanks: ``Beneficiary's  NAME`` as its plain form."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    return _MARK.sub(" ", _OWNER.sub("", plain)).strip()


def is_known(name: str, layout: Layout) -> bool:
    """Whether the name is a column of the contract, or usual for one or for several."""
    return fold(name) in _mapped(layout) or fold(name) in _usual() or fold(name) in _ambiguous()


@lru_cache(maxsize=256)
def header(names: tuple[str, ...], layout: Layout) -> Header:
    """What the names of columns mean.

    A name that could mean two columns, and the second name for one, are free text and a fault;
    remittance may stand in several.
    """
    columns: list[Column] = []
    faults: list[Fault] = []
    taken: dict[tuple[str, str], str] = {}
    mapped = _mapped(layout)
    for (path, sent), name in zip(_paths(names), names, strict=True):
        means, scheme = mapped.get(fold(name)) or _usual().get(fold(name), ("", ""))
        first = taken.get((means, scheme), "") if means not in ("", "remittance") else ""
        if first:
            what = f"The columns {first!r} and {path!r} both mean {means}"
            faults.append(Fault(path=path, what=what, mend=_MEND))
            columns.append(Column(path, sent))
            continue
        if not means and (may_be := _ambiguous().get(fold(name))):
            what = f"The column {path!r} may be {' or '.join(may_be)}"
            faults.append(Fault(path=path, what=what, mend=_which(sent, may_be)))
        taken[means, scheme] = path
        columns.append(Column(path, sent, means, scheme))
    return Header(tuple(columns), tuple(faults))


def _which(name: str, may_be: tuple[str, ...]) -> str:
    """What to write, with the kind of number where the name says it: ``creditor_id INN``."""
    scheme = scheme_of(name) if may_be[0].endswith("_id") else None
    kind = f" {scheme}" if scheme else ""
    lines = " or ".join(f'{json.dumps(name, ensure_ascii=False)} = "{c}{kind}"' for c in may_be)
    return f"Write in a file for --columns, under [columns]: {lines}."


def unmapped(names: tuple[str, ...], layout: Layout) -> tuple[Fault, ...]:
    """The columns that ``layout`` maps and a table does not have."""
    there = {fold(name) for name in names}
    mend = "Write the name in --columns as it stands in the table."
    return tuple(
        Fault(path="", what=f"The table has no column {name!r}, which --columns maps", mend=mend)
        for name, _ in layout.columns
        if fold(name) not in there
    )


def _paths(names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Columns for paths and as sent; the second of a name is another one (``note[2]``)."""
    seen: Counter[str] = Counter()
    for number, given in enumerate(names, 1):
        name = " ".join(given.split()) or f"column {number}"
        path = name.lower() if name.lower() in COLUMNS else name
        seen[path] += 1
        nth = f"[{seen[path]}]" if seen[path] > 1 else ""
        yield path + nth, name + nth


@lru_cache(maxsize=16)
def _mapped(layout: Layout) -> dict[str, tuple[str, str]]:
    return {fold(name): parted(means) for name, means in layout.columns}


def parted(means: str) -> tuple[str, str]:
    """``creditor_id INN`` as column and scheme."""
    column, _, scheme = means.partition(" ")
    return column, scheme


@cache
def _usual() -> dict[str, tuple[str, str]]:
    """The usual names and the contract's own, folded."""
    usual = {fold(column): (column, "") for column in COLUMNS}
    for means, languages in column_names().columns.items():
        usual |= {fold(name): parted(means) for names in languages.values() for name in names}
    return usual


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    return {
        fold(name): group.may_be
        for group in column_names().ambiguous
        for name in (*group.en, *group.ru, *group.zh)
    }
