"""What several formats share: references, days, amounts, BICs, and the answer to what is unread."""

import datetime as dt
import re
from collections.abc import Iterable

from clearway.message.types import Fault, Payment, Value

BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
UETR = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")

_NO_REFERENCE = frozenset({"", "NOTPROVIDED", "NONREF"})
_AMOUNT = re.compile(r"\d{1,18}(?:\.\d{1,17})?|\.\d{1,17}")
_ANEW = "Send the text again in UTF-8."
_LOST = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r")


def is_bic(text: str) -> bool:
    """Whether the text has the form of a BIC (ISO 9362), eight or eleven characters."""
    return BIC.fullmatch(text) is not None


def reference(*candidates: str | None) -> str | None:
    """The first that is a reference; placeholders such as NOTPROVIDED or NONREF are none."""
    for candidate in candidates:
        if candidate is not None and candidate.strip().upper() not in _NO_REFERENCE:
            return candidate.strip()
    return None


def names_somebody(names: Iterable[Value]) -> bool:
    """Whether one of the names is one, and no placeholder such as NOTPROVIDED."""
    return not _NO_REFERENCE.issuperset([name.text.strip().upper() for name in names])


def amount(text: str) -> str | None:
    """An unsigned decimal with a point, as text; ``None`` for anything else."""
    return text if _AMOUNT.fullmatch(text) else None


def currency(text: str) -> str | None:
    """A currency of three letters (ISO 4217 alpha-3), in capitals; ``None`` for anything else."""
    return text.upper() if len(text) == 3 and text.isascii() and text.isalpha() else None


def day(text: str) -> dt.date | None:
    """The day of an ISO 8601 date or date and time; ``None`` for anything else."""
    try:
        return dt.date.fromisoformat(text[:10]) if text[10:11] in ("", "T", "Z", "+", "-") else None
    except ValueError:
        return None


def encoding_of(data: bytes, said: str = "") -> str:
    """UTF-16 or UTF-8 where the bytes begin with its mark, else what is said, else UTF-8."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    return "utf-8-sig" if not said or data.startswith(b"\xef\xbb\xbf") else said


def decode(data: bytes, said: str = "") -> str:
    """The text in its encoding. A byte that is none of it becomes U+FFFD, see ``lost``."""
    return data.decode(encoding_of(data, said), "replace")


def lost(text: str, path: str, mend: str = _ANEW) -> tuple[Fault, ...]:
    """The fault of a text that holds a control character or a character lost in decoding."""
    if text.isascii() and len(text.encode().translate(None, _CONTROLS)) == len(text):
        return ()
    found = _LOST.search(text)
    if found is None:
        return ()
    what = f"Character {found.start() + 1} is U+{ord(found[0]):04X}: it cannot be read as text"
    return (Fault(path=path, what=what, mend=mend),)


def unreadable(source: str, fault: Fault, kind: str = "unreadable") -> Payment:
    """The answer's ground where nothing but a fault is known."""
    return Payment(id=source, source=source, kind=kind, faults=(fault,))
