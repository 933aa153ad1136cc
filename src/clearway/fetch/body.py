"""The body of an answer: into a file of no name, counted, digested, bounded."""

import tempfile
from collections.abc import Callable, Iterator
from hashlib import sha256

import msgspec
from urllib3 import exceptions

from clearway.fetch.trouble import Trouble, of_network
from clearway.fetch.web import Response

PIECE = 2**16
Progress = Callable[[int, int | None], None]
"""Is told the bytes that have come and, where the server tells it, how many there will be."""
_ENDS_ITSELF = (b"<", b"{", b"[", b"PK", b"\x1f\x8b")
"""First bytes of XML, JSON, zip and gzip: a reader notices where their end is missing."""


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A file as sent, and the SHA-256 of its bytes."""

    content: bytes
    sha256: str


def receive(
    response: Response, *, largest_mb: int, progress: Progress, in_time: Callable[[], None]
) -> Body:
    """Reads the whole body. ``in_time`` raises ``Trouble`` when the time is over.

    The file on disk has no name, so that nothing is left of it whatever ends the program.
    """
    told = _length(response)
    if told is not None and told > largest_mb << 20:
        raise _too_large(largest_mb)

    def come(count: int) -> None:
        in_time()
        progress(count, told)

    try:
        body = _kept(_pieces(response, largest_mb), come)
    except OSError as error:
        what = f"cannot be kept on this machine ({error.strerror or error})"
        raise Trouble(what, "Make room in the folder for temporary files (TMPDIR).") from error
    _check(response, body.content, told)
    return body


def _kept(pieces: Iterator[bytes], come: Callable[[int], None]) -> Body:
    digest, count = sha256(), 0
    with tempfile.TemporaryFile() as file:
        for piece in pieces:
            digest.update(piece)
            count += file.write(piece)
            come(count)
        file.seek(0)
        return Body(content=file.read(), sha256=digest.hexdigest())


def _pieces(response: Response, largest_mb: int) -> Iterator[bytes]:
    room = largest_mb << 20
    try:
        while piece := response.read1(PIECE, decode_content=False):
            room -= len(piece)
            if room < 0:
                raise _too_large(largest_mb)
            yield piece
    except exceptions.HTTPError as error:
        raise of_network(error, "the server") from error


def _check(response: Response, content: bytes, told: int | None) -> None:
    if told is not None and len(content) != told:
        raise Trouble(f"was cut off after {len(content):,} of {told:,} bytes", passing=True)
    if not content.strip():
        raise Trouble("is empty", "The publisher's server is at fault; try again later.")
    framed = told is not None or "chunked" in response.headers.get("Transfer-Encoding", "").lower()
    if not framed and not content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(_ENDS_ITSELF):
        what = "came without its length, so that a cut could not be noticed"
        raise Trouble(what, "Name an address whose server tells the length.")


def _length(response: Response) -> int | None:
    told = response.headers.get("Content-Length", "")
    return int(told) if told.isascii() and told.isdigit() else None


def _too_large(largest_mb: int) -> Trouble:
    what = f"is larger than {largest_mb} MB, as no known list is"
    return Trouble(what, "Look at the address; nothing so large is fetched.")
