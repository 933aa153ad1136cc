"""Dates as sources give them: a day, a month, a year, a range, or 'circa'."""

from calendar import monthrange
from datetime import date, timedelta

import msgspec

CIRCA_DAYS = 2 * 365
"""'circa' is read as two years either way."""


class PartialDate(
    msgspec.Struct, frozen=True, kw_only=True, order=True, omit_defaults=True, gc=False
):
    """A date known only so far: every day from ``first`` to ``last`` is possible."""

    first: date
    last: date
    circa: bool = False

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> "PartialDate":
        """The span of a year, a month or a day. Raises ``ValueError`` for a day that is none."""
        if month is None:
            return cls(first=date(year, 1, 1), last=date(year, 12, 31))
        if day is None:
            return cls(
                first=date(year, month, 1), last=date(year, month, monthrange(year, month)[1])
            )
        exact = date(year, month, day)
        return cls(first=exact, last=exact)

    @classmethod
    def between(cls, first: "PartialDate", last: "PartialDate") -> "PartialDate":
        """The span from the beginning of ``first`` to the end of ``last``."""
        return cls(first=first.first, last=last.last, circa=first.circa or last.circa)

    def agrees(self, other: "PartialDate") -> bool:
        """Whether one day could be meant by both, 'circa' allowed for."""
        slack = timedelta(days=CIRCA_DAYS if self.circa or other.circa else 0)
        return self.first - slack <= other.last and other.first - slack <= self.last

    def __str__(self) -> str:
        about = "circa " if self.circa else ""
        if self.first == self.last:
            return about + self.first.isoformat()
        if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31):
            years = f"{self.first.year}", f"{self.last.year}"
            return about + (years[0] if years[0] == years[1] else " to ".join(years))
        if self.first == self.last.replace(day=1):
            return about + f"{self.first:%Y-%m}"
        return f"{about}{self.first.isoformat()} to {self.last.isoformat()}"
