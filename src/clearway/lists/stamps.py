"""How a file stood at its publisher, for asking next time only whether it changed."""

import msgspec


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """What a server said of a file that was taken.

    ``address`` is a digest of the file's address, ``url`` the address without secrets, ``etag`` and
    ``last_modified`` as the server wrote them (RFC 9110, 8.8), ``sha256`` that of the bytes sent.
    """

    address: str
    url: str
    etag: str = ""
    last_modified: str = ""
    sha256: str
