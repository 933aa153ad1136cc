"""What goes wrong on the way, as words a person can act on."""

import ssl
from urllib.parse import urlsplit

from urllib3 import exceptions


class Trouble(Exception):
    """A download that did not come through.

    ``passing`` troubles are worth another attempt, after ``wait`` seconds where the server says so.
    """

    def __init__(
        self, what: str, mend: str = "", *, passing: bool = False, wait: int | None = None
    ) -> None:
        super().__init__(what)
        self.what, self.mend, self.passing, self.wait = what, mend, passing, wait


def shown(url: str) -> str:
    """An address without user, password and query, which may hold secrets."""
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme}://{host}{parts.path}"


def of_network(error: exceptions.HTTPError, host: str) -> Trouble:
    """What the client reports, in words."""
    what, mend = next(words for kind, *words in _WORDS if isinstance(error, kind))
    cause = error.args[0] if error.args else None
    lasting = isinstance(cause, ssl.SSLCertVerificationError) or isinstance(error, _NO_ADDRESS)
    detail = getattr(error, "original_error", error)
    return Trouble(what.format(host=host, detail=detail), mend, passing=not lasting)


_REACH = "Check that this machine may reach it; --proxy and --mirror name another way."
_PROXY = "Check --proxy, or HTTPS_PROXY and NO_PROXY."
_TRUST = (
    "Its certificate must be known to this machine: SSL_CERT_FILE names further authorities, "
    "such as that of one's own proxy."
)
_NO_ADDRESS = exceptions.LocationValueError
_WORDS = (
    (exceptions.ProxyError, "the proxy does not lead to {host} ({detail})", _PROXY),
    (exceptions.SSLError, "there is no trusted connection to {host} ({detail})", _TRUST),
    (exceptions.NameResolutionError, "the name {host} is not known here", _REACH),
    (exceptions.NewConnectionError, "{host} refuses the connection", _REACH),
    (exceptions.ConnectTimeoutError, "{host} does not take the connection", _REACH),
    (exceptions.TimeoutError, "{host} fell silent", "Sync again later."),
    (_NO_ADDRESS, "is no address that can be asked", "Mend it in the publishers file."),
    (exceptions.ProtocolError, "the transfer was cut off or damaged", "Sync again later."),
    (exceptions.HTTPError, "the transfer failed ({detail})", "Sync again later."),
)
