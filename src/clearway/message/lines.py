"""The lines of a text that comes in pieces, in constant memory."""

import codecs
import io
from collections.abc import Iterable, Iterator

from clearway.message.values import encoding_of


def lines(pieces: Iterable[bytes], encoding: str = "") -> Iterator[str]:
    """Each line with its end, LF, CR LF or CR. A byte that is no text becomes U+FFFD.

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
    yield from _parted(last)


def _parted(text: str) -> Iterator[str]:
    """A lone CR ends a line as it does in a text that is read whole."""
    return io.StringIO(text, newline="")
