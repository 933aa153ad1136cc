"""Dates as publishers write them: ``10 Dec 1948``, ``circa 1961``, ``1961 to 1965``, ``1960s``."""

import datetime as dt
import re

from clearway.terms import PartialDate

_MONTH_NAMES = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_CIRCA = re.compile(
    r"^(?:circa|approximately|approx\.?|about|(?:on or )?around|possibly|probably|c\.|ca\.)\s*"
    r"|\s+circa$",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:between|from|established(?: in)?|born(?: in)?)\s+", re.IGNORECASE)
_RANGE = re.compile(
    r"\s+(?:to|and|-|–)\s+|(?:(?<=\d{4})|(?<=\d{4}s))\s*[-–/]\s*(?=\d{4})", re.IGNORECASE
)
_FORMS = (
    re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?)?"),
    re.compile(r"(?:(?:(?P<d>\d{1,2})[ .-])?(?P<m>[A-Za-z]+)\.?,?[ .-])?(?P<y>\d{4})"),
    re.compile(r"(?P<m>[A-Za-z]+) (?P<d>\d{1,2}), ?(?P<y>\d{4})"),
    re.compile(r"(?:(?:(?P<d>\d{1,2})[./])?(?P<m>\d{1,2})[./])?(?P<y>\d{4})"),
    re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})(?:\. ?| )(?P<y>\d{4})"),
)
_DECADE = re.compile(r"(?P<part>(?:the )?(?:early|middle of|mid-?|late) ?(?:the )?)?(?P<y>\d{3}0)s")
_MONTHS_OF = re.compile(r"(?P<a>[A-Za-z]+)/(?P<b>[A-Za-z]+) (?P<y>\d{4})")


def partial_date(text: str) -> PartialDate:
    """A date, month, year or range, day before month. Raises ``ValueError`` where it is none."""
    plain = text.strip().rstrip(".")
    plain = _MONTHS_OF.sub(r"\g<a> \g<y> to \g<b> \g<y>", _LEAD.sub("", plain))
    rest = _CIRCA.sub("", plain)
    ends = [_one(part) for part in _RANGE.split(_LEAD.sub("", rest))]
    if not 1 <= len(ends) <= 2:
        raise ValueError(f"{text!r} is not a date")
    date = ends[0] if len(ends) == 1 else PartialDate.between(*ends)
    if date.first > date.last:
        raise ValueError(f"{text!r} ends before it begins")
    return PartialDate(first=date.first, last=date.last, circa=rest != plain or date.circa)


def day(text: str) -> dt.date:
    """A full date. Raises ``ValueError`` where the text is none or names no day."""
    date = partial_date(text)
    if date.first != date.last or date.circa:
        raise ValueError(f"{text!r} is not a full date")
    return date.first


def _one(text: str) -> PartialDate:
    circa = bool(_CIRCA.search(text))
    decade = _DECADE.fullmatch(text)
    if decade:
        first = PartialDate.of(int(decade["y"]))
        last = PartialDate.of(int(decade["y"]) + 9).last
        return PartialDate(first=first.first, last=last, circa=bool(decade["part"]))
    for form in _FORMS:
        match = form.fullmatch(_CIRCA.sub("", text))
        if match:
            return _span(text, match, circa)
    raise ValueError(f"{text!r} is not a date")


def _span(text: str, match: re.Match[str], circa: bool) -> PartialDate:
    month = match["m"]
    number = None if month is None else _MONTHS.get(month.lower()) or _number(month)
    if month is not None and not number:
        raise ValueError(f"{text!r} names no month")
    try:
        span = PartialDate.of(int(match["y"]), number, int(match["d"]) if match["d"] else None)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date: {error}") from None
    return PartialDate(first=span.first, last=span.last, circa=circa)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0
