"""Whether what is said of a table can be meant."""

from collections.abc import Iterator

from clearway.message.table.columns import COLUMNS, fold, parted
from clearway.message.table.forms import is_day_form
from clearway.message.table.types import Layout
from clearway.terms import Scheme

_SCHEMES = frozenset(scheme.value for scheme in Scheme)
_MARKS = (".", ",")
_SIGNS = "".join(map(chr, range(32, 127)))
_THOUSANDS = ("", " ", ".", ",", "'", "’")


def layout_fault(layout: Layout) -> str:
    """What is wrong with a layout, as a sentence without its full stop; empty if nothing is."""
    return next(_faults(layout), "")


def _faults(layout: Layout) -> Iterator[str]:
    for name, means in layout.columns:
        column, scheme = parted(means)
        if column not in COLUMNS:
            known = ", ".join(sorted(COLUMNS))
            yield f"columns: {name!r} is to be {means!r}, which is none of: {known}"
        if scheme and (not column.endswith("_id") or scheme not in _SCHEMES):
            yield f"columns: {name!r} is to be {means!r}; say INN, OGRN or LEI of an id alone"
    folded = [fold(name) for name, _ in layout.columns]
    if len(set(folded)) < len(folded):
        yield "columns: one name stands twice, in another case or with other marks"
    if layout.decimal not in _MARKS:
        yield f"decimal: {layout.decimal!r} is neither a point nor a comma"
    if layout.thousands not in _THOUSANDS or layout.thousands == layout.decimal:
        yield f"thousands: {layout.thousands!r} is none of: blank, point, comma, apostrophe"
    if not is_day_form(layout.date):
        yield f"date: {layout.date!r} is no form such as DD.MM.YYYY"
    if layout.encoding and not _is_encoding(layout.encoding):
        yield f"encoding: {layout.encoding!r} is none such as windows-1251, gb18030, koi8-r, utf-8"


def _is_encoding(name: str) -> bool:
    """Whether it is an encoding of texts in which the signs of ASCII are themselves."""
    try:
        return _SIGNS.encode(name) == _SIGNS.encode()
    except (LookupError, UnicodeError):
        return False
