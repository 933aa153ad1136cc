"""The lines of a text that comes in pieces, in constant memory."""

import codecs
from collections.abc import Iterable, Iterator

from clearway.message.values import encoding_of


def lines(pieces: Iterable[bytes], encoding: str = "") -> Iterator[str]:
    """Each line with its end, LF or CR LF. A byte that is no text becomes U+FFFD.

    ``encoding``: what is said of pieces without a mark, else UTF-8.
    """
    decoder: codecs.IncrementalDecoder | None = None
    rest = ""
    for piece in pieces:
        if decoder is None:
            decoder = codecs.getincrementaldecoder(encoding_of(piece, encoding))("replace")
        whole, end, rest = (rest + decoder.decode(piece)).rpartition("\n")
        yield from _parted(whole + end)
    last = rest + (decoder.decode(b"", final=True) if decoder else "")
    if last:
        yield last


def _parted(text: str) -> Iterator[str]:
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
