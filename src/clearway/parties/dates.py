"""Birth dates as payments write them."""

import re

from clearway.message.types import Value
from clearway.terms import PartialDate

_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{2})[./](?P<m>\d{2})[./](?P<y>\d{4})"),
    re.compile(r"(?P<y>\d{4})"),
)


def birth_date(value: Value | None) -> tuple[tuple[Value, PartialDate], ...]:
    """The date with its place; nothing where there is none or it is no date."""
    if value is None:
        return ()
    for form in _FORMS:
        if found := form.fullmatch(value.text.strip()):
            parts = {key: int(number) for key, number in found.groupdict().items()}
            try:
                return ((value, PartialDate.of(parts["y"], parts.get("m"), parts.get("d"))),)
            except ValueError:
                return ()
    return ()
