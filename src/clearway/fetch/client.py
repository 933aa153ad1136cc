"""One file from its publisher: attempts, waits, time, and the answers that are no file."""

import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from typing import Protocol

import msgspec

from clearway.fetch.body import Body, Progress, receive
from clearway.fetch.trouble import Trouble, shown
from clearway.fetch.web import Response
from clearway.lists.stamps import Stamp
from clearway.tables.publishers import Limits, PublishedFile

_PASSING = (408, 429, 500, 502, 503, 504)


class _Asks(Protocol):
    def ask(self, url: str, headers: dict[str, str]) -> Response: ...


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """A file as sent and its stamp. ``unsent``: the server says that it is as the stamp says."""

    stamp: Stamp
    content: bytes = b""
    unsent: bool = False


class Client:
    """Fetches files within ``limits``. The clock (seconds) and the sleep come in as arguments."""

    def __init__(
        self,
        web: _Asks,
        limits: Limits,
        *,
        progress: Callable[[str], Progress] = lambda _: lambda count, told: None,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._web = web
        self.limits = limits
        self._progress = progress
        self._sleep = sleep
        self._clock = clock

    def get(self, file: PublishedFile, known: Stamp | None) -> Sent:
        """The file, sent only where it is not as ``known`` says. Raises ``Trouble``."""
        deadline = self._clock() + self.limits.total_seconds
        waits = _waits(self.limits)
        for attempt in range(1, self.limits.attempts + 1):
            try:
                return self._attempt(file, known, deadline)
            except Trouble as trouble:
                planned = next(waits)
                wait = planned if trouble.wait is None else trouble.wait
                if not trouble.passing or attempt == self.limits.attempts:
                    raise _after(trouble, attempt) from trouble
                self._check_wait(trouble, wait, deadline)
                self._sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _check_wait(self, trouble: Trouble, wait: int, deadline: float) -> None:
        if wait > self.limits.longest_wait_seconds:
            raise Trouble(f"{trouble.what} and asks to wait {wait:,} s", "Sync again then.")
        if self._clock() + wait >= deadline:
            raise self._out_of_time(trouble.what)

    def _attempt(self, file: PublishedFile, known: Stamp | None, deadline: float) -> Sent:
        response = self._web.ask(file.url, _conditions(known))
        try:
            if response.status == 304 and known:
                return Sent(stamp=known, unsent=True)
            if response.status != 200:
                raise _refused(response)
            body = self._receive(file, response, deadline)
            return Sent(stamp=_stamp(file, response, body), content=body.content)
        finally:
            response.close()

    def _receive(self, file: PublishedFile, response: Response, deadline: float) -> Body:
        def in_time() -> None:
            if self._clock() > deadline:
                raise self._out_of_time("is still coming")

        return receive(
            response,
            largest_mb=self.limits.largest_mb,
            progress=self._progress(file.file_name),
            in_time=in_time,
        )

    def _out_of_time(self, what: str) -> Trouble:
        over = f"{what} and the time for it ({self.limits.total_seconds:,} s) is over"
        return Trouble(
            over, "Sync again, or set limits: {total_seconds: ...} in a publishers file."
        )


def _waits(limits: Limits) -> Iterator[int]:
    """Twice as long after every attempt. No chance in it: a schedule that can be told."""
    wait = limits.first_wait_seconds
    while True:
        yield min(wait, limits.longest_wait_seconds)
        wait *= 2


def _conditions(known: Stamp | None) -> dict[str, str]:
    if known is None:
        return {}
    pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return {name: value for name, value in pairs if value}


def _stamp(file: PublishedFile, response: Response, body: Body) -> Stamp:
    return Stamp(
        address=file.address,
        url=shown(file.url),
        etag=response.headers.get("ETag", ""),
        last_modified=response.headers.get("Last-Modified", ""),
        sha256=body.sha256,
    )


def _refused(response: Response) -> Trouble:
    status = response.status
    what = f"was answered with status {status}"
    if status in _PASSING:
        return Trouble(what, "Sync again later.", passing=True, wait=_asked_to_wait(response))
    if status in (404, 410):
        return Trouble(what, "Look for the new address and name it in a publishers file.")
    if status in (401, 403, 407):
        return Trouble(what, "The publisher or a proxy refuses this machine.")
    return Trouble(what)


def _asked_to_wait(response: Response) -> int | None:
    """Seconds of Retry-After (RFC 9110, 10.2.3); a date is counted from the server's own clock."""
    asked = response.headers.get("Retry-After", "").strip()
    if asked.isascii() and asked.isdigit():
        return int(asked)
    try:
        until = parsedate_to_datetime(asked)
        return max(
            0, int((until - parsedate_to_datetime(response.headers["Date"])).total_seconds())
        )
    except (ValueError, TypeError, KeyError):
        return None


def _after(trouble: Trouble, attempts: int) -> Trouble:
    tried = f" ({attempts} attempts)" if attempts > 1 else ""
    return Trouble(f"{trouble.what}{tried}", trouble.mend)
