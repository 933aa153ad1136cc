"""The body of an answer: into a file of no name, counted, digested, bounded."""

import tempfile
from collections.abc import Callable
from hashlib import sha256
from typing import IO

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
    digest, count = sha256(), 0
    with tempfile.TemporaryFile() as file:
        while piece := _piece(response):
            count += len(piece)
            if count > largest_mb << 20:
                raise _too_large(largest_mb)
            in_time()
            digest.update(piece)
            file.write(piece)
            progress(count, told)
        content = _whole(file)
    _check(response, content, told)
    return Body(content=content, sha256=digest.hexdigest())


def _piece(response: Response) -> bytes:
    try:
        return response.read1(PIECE, decode_content=False)
    except exceptions.HTTPError as error:
        raise of_network(error, "the server") from error


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()


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
