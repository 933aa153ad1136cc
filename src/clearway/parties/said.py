"""What a payment says, put together once: one look over it spares most payments all searches."""

from typing import NamedTuple

from clearway.message.types import Payment, Value

_FIGURES = bytes(48 if 48 <= code < 58 else code for code in range(256)).replace(b"\n", b" ")


class Said(NamedTuple):
    """Free texts, and names and address lines of all parties; each kind, and all, in one text."""

    texts: tuple[Value, ...]
    lines: tuple[Value, ...]
    in_lines: str
    whole: str


def said(payment: Payment) -> Said:
    """What ``payment`` says, a line each."""
    lines: list[Value] = []
    for party in payment.parties:
        lines += party.names
        lines += party.address.lines
    in_texts = "\n".join([text.text for text in payment.texts])
    in_lines = "\n".join([line.text for line in lines])
    return Said(payment.texts, tuple(lines), in_lines, f"{in_texts}\n{in_lines}")


def has_figures(text: str, *shapes: bytes) -> bool:
    """Whether figures stand so, a 0 for each, a blank for a line's end; beyond ASCII they may."""
    if not text.isascii():
        return True
    figures = text.encode().translate(_FIGURES)
    return any(map(figures.__contains__, shapes))
