"""One question to a server: proxies, redirects and silence. TLS is always verified.

Redirects are followed here and not by urllib3, so that none leads from https to http, and a user's
password goes to the host it was written for and to no other.
"""

from types import TracebackType
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3 import exceptions

from clearway.fetch.trouble import Trouble, of_network, shown
from clearway.tables.publishers import Limits

Response = urllib3.BaseHTTPResponse

_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {
    "User-Agent": "clearway (sanctions list updates)",
    "Accept-Encoding": "identity",  # the length told is then the length of the file
}


class Web:
    """Asks servers, through ``proxy``, else the one that ``HTTPS_PROXY`` and its kin name."""

    def __init__(self, limits: Limits, proxy: str = "") -> None:
        self._limits = limits
        self._proxy = proxy
        self._pools: dict[str, urllib3.PoolManager] = {}

    def __enter__(self) -> "Web":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pool in self._pools.values():
            pool.clear()

    def ask(self, url: str, headers: dict[str, str]) -> Response:
        """The answer after redirects, its body not read yet. Raises ``Trouble``."""
        for _ in range(self._limits.redirects + 1):
            response = self._once(url, headers)
            target = response.headers.get("Location")
            if response.status not in _REDIRECTS or not target:
                return response
            response.close()
            url = _redirected(url, target)
        raise Trouble(f"leads on more than {self._limits.redirects} times", _MOVED)

    def _once(self, url: str, headers: dict[str, str]) -> Response:
        parts = urlsplit(url)
        host = parts.hostname or ""
        timeout = urllib3.Timeout(
            connect=self._limits.connect_seconds, read=self._limits.read_seconds
        )
        try:
            return self._pool(parts.scheme, host).request(
                "GET",
                url,
                headers={**_HEADERS, **headers, **_password(url)},
                timeout=timeout,
                retries=False,
                redirect=False,
                preload_content=False,
            )
        except exceptions.HTTPError as error:
            raise of_network(error, host) from error

    def _pool(self, scheme: str, host: str) -> urllib3.PoolManager:
        proxy = self._proxy or _proxy_of_environment(scheme, host)
        if proxy not in self._pools:
            self._pools[proxy] = _through(proxy) if proxy else urllib3.PoolManager()
        return self._pools[proxy]


def _through(proxy: str) -> urllib3.PoolManager:
    user = urlsplit(proxy)
    login = f"{unquote(user.username)}:{unquote(user.password or '')}" if user.username else None
    try:
        headers = urllib3.make_headers(proxy_basic_auth=login)
        return urllib3.ProxyManager(proxy, proxy_headers=headers)
    except exceptions.HTTPError as error:
        what = f"the proxy {shown(proxy)} is none that can be used"
        raise Trouble(what, "Name it as http://HOST:PORT.") from error


def _proxy_of_environment(scheme: str, host: str) -> str:
    proxy = "" if proxy_bypass(host) else getproxies().get(scheme, "")
    return proxy if "://" in proxy or not proxy else f"http://{proxy}"


def _password(url: str) -> dict[str, str]:
    parts = urlsplit(url)
    if parts.username is None:
        return {}
    login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
    return urllib3.make_headers(basic_auth=login)


def _redirected(url: str, target: str) -> str:
    try:
        there = urljoin(url, target)
    except ValueError as error:
        raise Trouble(f"leads on to what is no address ({error})", _MOVED) from error
    secure = urlsplit(url).scheme == "https"
    if urlsplit(there).scheme not in (("https",) if secure else ("http", "https")):
        raise Trouble(f"leads on to {shown(there)}, which is not secure", _MOVED)
    return there


_MOVED = "Look for the new address at the publisher and name it in a publishers file."
