"""The decoders of what a text can hold in code, in the order in which they are tried."""

import html
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from clearway.names import disguise, mojibake, rur, shapes, sounds, telegraphic

Decode = Callable[[str], Sequence[str] | None]
"""A text's readings; ``None`` where it has too many."""

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_HALVES = range(0xD800, 0xE000)
_TAGS = re.compile("[\U000e0020-\U000e007e]")
_TO_ASCII = {code: code - 0xE0000 for code in range(0xE0020, 0xE007F)}


class Decoder(NamedTuple):
    """How a text was coded. ``around``: what it stands around is looked at once it is off.

    ``last``: what it reads is in no further code. ``names``: only names are in it. ``lost``: only
    where words of the payment show SWIFT-RUR that lost its case.
    """

    how: str
    decode: Decode
    around: bool = False
    last: bool = False
    names: bool = False
    lost: bool = False


def decoders(lost: bool, is_name: bool) -> Iterator[Decoder]:
    """Those that a text can be in."""
    for one in _DECODERS:
        if (lost or not one.lost) and (is_name or not one.names):
            yield one


def in_code(joined: str) -> bool:
    """Whether anything may be in code: one look over all texts of a payment, most have none."""
    return bool(
        rur.shows(joined)
        or _references(joined)
        or ("%" in joined and _PERCENT.search(joined))
        or disguise.may_be_parted(joined)
        or (not joined.isascii() and _beyond_ascii(joined))
    )


def _beyond_ascii(joined: str) -> bool:
    return bool(mojibake.shows(joined) or shapes.may_read_otherwise(joined) or _TAGS.search(joined))


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


def _percent(text: str) -> Sequence[str]:
    """Percent escapes (``Kalash%6Eikov``), as links have them."""
    if "%" not in text:
        return ()
    try:
        read = _PERCENT.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode(), text)
    except UnicodeError:
        return ()
    return (read,) if read != text else ()


def _tags(text: str) -> Sequence[str]:
    """Invisible letters that Unicode has for tags, as the letters that they stand for."""
    letters = "".join(_TAGS.findall(text)) if not text.isascii() else ""
    return (letters.translate(_TO_ASCII),) if letters else ()


def _rur(text: str) -> Sequence[str]:
    if text.isupper() or not rur.shows(text):
        return ()
    read = rur.decode(text)
    return (read,) if read != text else ()


def _rur_capitals(text: str) -> Sequence[str] | None:
    return rur.decode_capitals(text) if text.isupper() and text.isascii() else ()


_DECODERS = (
    Decoder("character references", _references, around=True),
    Decoder("percent escapes", _percent, around=True),
    Decoder("UTF-8 taken for another encoding", mojibake.from_utf8, around=True),
    Decoder("one code page taken for another", mojibake.from_pages, last=True),
    Decoder("tag letters", _tags),
    Decoder("SWIFT-RUR", _rur),
    Decoder("SWIFT-RUR in capitals", _rur_capitals, lost=True),
    Decoder("telegraphic codes", telegraphic.decode),
    Decoder("letters set apart", disguise.together, last=True),
    Decoder("the sounds of Greek letters", sounds.greek, last=True),
    Decoder("Georgian without the ending of the nominative", sounds.georgian, last=True),
    Decoder("the sounds of Korean syllables", sounds.korean, last=True),
    Decoder("digits for letters", disguise.in_letters, last=True, names=True),
    Decoder("letters of the other words' script", shapes.other_readings, last=True),
)
