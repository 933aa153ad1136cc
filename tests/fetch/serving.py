"""A real HTTP server on this machine whose every answer a test writes beforehand."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """``sent`` bytes of the body go out (all of them by default) and the connection is closed.

    ``length``: ``told`` (Content-Length), ``chunked``, or ``untold``. ``held`` keeps the answer
    back after ``sent`` bytes until the server stops. Status 0: the body alone, which is no HTTP.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})
    length: str = "told"
    sent: int | None = None
    held: bool = False


class Asked(NamedTuple):
    path: str
    headers: dict[str, str]


class Server:
    """Answers to a path come in the order given; the last one again and again."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[Asked] = []
        self.waiting = threading.Event()
        self.over = threading.Event()

    def serve(self, path: str, *answers: Answer) -> str:
        """The address of a path that is answered so."""
        self.answers[path] = list(answers)
        return self.address + path

    def next(self, path: str) -> Answer:
        left = self.answers.get(path) or [Answer(status=404)]
        return left.pop(0) if len(left) > 1 else left[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Any

    def do_GET(self) -> None:
        local: Server = self.server.local
        local.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}))
        answer = local.next(self.path)
        self.close_connection = True
        if not answer.status:
            self.wfile.write(answer.body)
            return
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        whole, part = answer.body, answer.body[: answer.sent]
        if answer.length == "told" and answer.status != 304:
            self.send_header("Content-Length", str(len(whole)))
        elif answer.length == "chunked":
            self.send_header("Transfer-Encoding", "chunked")
            part = b"%x\r\n%s\r\n" % (len(whole), part) if whole else b""
            part += b"0\r\n\r\n" if answer.sent is None else b""
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(part)
        self.wfile.flush()
        if answer.held:
            local.waiting.set()
            local.over.wait()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    local: Server

    def handle_error(self, *_: object) -> None:
        """A client that hangs up in the middle is part of the tests."""


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    http = _Quiet(("127.0.0.1", 0), _Handler)
    if tls:
        http.socket = tls.wrap_socket(http.socket, server_side=True)
    scheme = "https" if tls else "http"
    http.local = Server(f"{scheme}://127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield http.local
    finally:
        http.local.over.set()
        http.shutdown()
        http.server_close()
        thread.join()
