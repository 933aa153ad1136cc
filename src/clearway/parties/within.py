"""Encodings within encodings: what a text holds beside what it says, kept with how it was read.

Telegraphic codes, SWIFT-RUR, character references, UTF-8 taken for another encoding, element paths
written out in a remittance. Each reading stands beside the original, is screened as the original
is, and can hold a further encoding itself.
"""

import html
import re
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from clearway.message import surplus
from clearway.message.types import Fault, Party, Payment, Reading, Value
from clearway.names import rur, telegraphic
from clearway.names.words import HAN
from clearway.parties.said import Said, has_figures, said

MOST = 12
"""Readings of one text, all encodings together: more is a fault, never a silent cut."""

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_HALVES = range(0xD800, 0xE000)
_TAKEN_FOR = re.compile("[\u00c2-\u00f4][^\x00-\x7f]")
_CODES = "telegraphic codes"
_TWO_CODES = b"0000 0", b"0000  "
_NAME_ENDS = re.compile("公司")

Decode = Callable[[str], Sequence[str] | None]
"""A text's readings; ``None`` where it has too many."""
Readings = Callable[[Value], tuple[Reading, ...]]


def read_within(payment: Payment) -> tuple[Payment, tuple[Fault, ...]]:
    """The payment with all readings beside the originals, and the texts with too many."""
    return read_said(payment, said(payment))


def read_said(payment: Payment, said: Said) -> tuple[Payment, tuple[Fault, ...]]:
    """``read_within`` of a payment that is known to have ``said`` so."""
    lost = rur.may_have_lost_case(said.whole) and any(
        rur.shows_lost_case(value.text) for value in (*said.texts, *said.lines)
    )
    split = _joined(payment.texts)
    whole = "\n".join([said.whole, *[text.text for text in split]]) if split else said.whole
    if not lost and not _in_code(whole):
        return payment, ()
    faults: list[Fault] = []

    def readings(value: Value) -> tuple[Reading, ...]:
        found, fault = _readings(value, lost)
        faults.extend(fault)
        return found

    texts = _with(payment.texts, readings)
    written = tuple(dict.fromkeys(party for text in (*texts, *split) for party in surplus(text)))
    parties = tuple(_party(party, readings) for party in payment.parties + written)
    return replace(payment, parties=parties, texts=texts), tuple(dict.fromkeys(faults))


def _joined(texts: tuple[Value, ...]) -> list[Value]:
    """Texts of elements that repeat, as one: what is too long for one goes on in the next."""
    parts: dict[str, list[Value]] = {}
    for text in texts:
        if text.path.endswith("]"):
            parts.setdefault(text.path.rpartition("[")[0], []).append(text)
    return [
        found[0].part("".join(text.text for text in found))
        for found in parts.values()
        if len(found) > 1
    ]


def _in_code(joined: str) -> bool:
    """Whether anything may be in code: one look over all texts of a payment, most have none."""
    return bool(
        rur.shows(joined)
        or has_figures(joined, *_TWO_CODES)
        or _references(joined)
        or (not joined.isascii() and _TAKEN_FOR.search(joined))
        or ("/" in joined and ":" in joined and surplus(Value("", joined)))
    )


def _with(values: tuple[Value, ...], readings: Readings) -> tuple[Value, ...]:
    found = tuple(reading for value in values for reading in readings(value))
    return values + found if found else values


def _party(party: Party, readings: Readings) -> Party:
    names = _with(party.names, readings)
    lines = _with(party.address.lines, readings)
    coded_names, coded_lines = _codes_over_lines(party)
    if names is party.names and lines is party.address.lines and not (coded_names or coded_lines):
        return party
    address = replace(party.address, lines=lines + coded_lines)
    return replace(party, names=names + coded_names, address=address)


def _codes_over_lines(party: Party) -> tuple[tuple[Reading, ...], tuple[Reading, ...]]:
    """Names and address in codes that go on over the lines of a party, parted by ``ADD.``.

    A line holds seven codes, and most names more. Without ``ADD.`` the address follows the name in
    the same run of characters: what ends in 公司 is a name too.
    """
    values = (*party.names[:1], *party.address.lines)
    joined = " ".join(value.text for value in values)
    names: dict[str, None] = {}
    lines: dict[str, None] = {}
    for read in telegraphic.decode(joined):
        name, _, address = read.partition("ADD.")
        for run in HAN.findall(name):
            end = _NAME_ENDS.search(run)
            names.update(dict.fromkeys((run, run[: end.end()] if end else run)))
        lines.update(dict.fromkeys(filter(None, (address.strip(),))))
    place = values[0].path if values else ""
    made = [tuple(Reading(place, text, _CODES, joined) for text in of) for of in (names, lines)]
    return made[0], made[1]


def _readings(text: Value, lost: bool) -> tuple[tuple[Reading, ...], tuple[Fault, ...]]:
    """Readings of a text and of its readings, each once."""
    found: dict[str, Reading] = {}
    waiting: list[Value] = [text]
    while waiting:
        one = waiting.pop(0)
        before = f"{one.how}, then " if isinstance(one, Reading) else ""
        for how, decode in _DECODERS:
            if how == _CAPITALS and not lost:
                continue
            read = decode(one.text)
            if read is None or len(found) + len(read) > MOST:
                return tuple(found.values()), (_too_many(text, how),)
            for again in read:
                if again != text.text and again not in found:
                    found[again] = Reading(text.path, again, before + how, text.text)
                    waiting.append(found[again])
            if read and how in _AROUND:
                break
    return tuple(found.values()), ()


def _too_many(text: Value, how: str) -> Fault:
    what = f"The text can be read in too many ways as {how}"
    return Fault(path=text.path, what=what, mend="Read this text by hand, or send it as written.")


def _references(text: str) -> Sequence[str]:
    """References of HTML and XML (``&#1047;``, ``&quot;``) and escapes of JSON."""
    if "&" not in text and "\\u" not in text:
        return ()
    read = _REFERENCE.sub(lambda found: html.unescape(found[0]), text)
    read = _ESCAPED.sub(lambda found: _character(found[0]), read)
    return (read,) if read != text else ()


def _character(escape: str) -> str:
    """The character of an escape; half of a pair stays as it is."""
    code = int(escape[2:], 16)
    return escape if code in _HALVES else chr(code)


def _taken_for_another(text: str) -> Sequence[str]:
    """Text in UTF-8 that was taken for Latin-1 or Windows-1252 on its way."""
    if text.isascii() or _TAKEN_FOR.search(text) is None:
        return ()
    for encoding in ("latin-1", "cp1252"):
        try:
            return (text.encode(encoding).decode("utf-8"),)
        except UnicodeError:
            continue
    return ()


def _rur(text: str) -> Sequence[str]:
    if text.isupper() or not rur.shows(text):
        return ()
    read = rur.decode(text)
    return (read,) if read != text else ()


def _rur_capitals(text: str) -> Sequence[str] | None:
    return rur.decode_capitals(text) if text.isupper() and text.isascii() else ()


_CAPITALS = "SWIFT-RUR in capitals"
_REFERENCES, _TAKEN = "character references", "UTF-8 taken for another encoding"
_AROUND = frozenset({_REFERENCES, _TAKEN})
"""Encodings of characters: what they stand around is looked at once they are taken off."""
_DECODERS: tuple[tuple[str, Decode], ...] = (
    (_REFERENCES, _references),
    (_TAKEN, _taken_for_another),
    ("SWIFT-RUR", _rur),
    (_CAPITALS, _rur_capitals),
    (_CODES, telegraphic.decode),
)
