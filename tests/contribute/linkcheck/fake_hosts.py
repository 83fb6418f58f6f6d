"""Real hosts on this machine that answer in every way in which hosts of the web do, well and badly."""

import os
import socket
import ssl
import struct
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LEADS_ON = {
    "/slash": (301, "/slash/"),
    "/moved": (301, "/fine"),
    "/moved-too": (308, "/fine?page=1"),
    "/away": (302, "/fine"),
    "/partly": (301, "/away"),
    "/circle": (302, "/circle-back"),
    "/circle-back": (301, "/circle"),
    "/cookie": (302, "/cookie"),
    "/app": (302, "app://open/"),
    "/inside": (302, "http://10.0.0.1/"),
    "/dropped/page": (302, "/"),
    "/nonsense-port": (302, "http://host.example:port/"),
}
STATUS = {"/gone": 404, "/gone-for-good": 410, "/closed": 403, "/odd": 999, "/broken": 500}


@dataclass
class Host:
    """A server, and the requests that it got."""

    address: str
    requests: list[tuple[str, str, float, str]] = field(default_factory=list)
    """Method, path, moment and user agent of every request."""
    sent: int = 0
    """Bytes of `/huge` that went out."""
    under_way: int = 0
    most: int = 0
    """The largest number of requests that were under way at once."""

    def paths(self) -> list[str]:
        return [path for _, path, _, _ in self.requests]


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, times: Counter[str], lock: threading.Lock, *args: object) -> None:
        self.host, self.times, self.lock = host, times, lock
        super().__init__(*args)  # type: ignore[arg-type]  # what the server hands over, unseen

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        with self.lock:
            self.times[self.path] += 1
            self.host.requests.append((self.command, self.path, time.monotonic(), self.headers["User-Agent"]))
            self.host.under_way += 1
            self.host.most = max(self.host.most, self.host.under_way)
        try:
            with suppress(OSError):  # a client that has seen enough
                self.speak(self.path.partition("?")[0])
        finally:
            with self.lock:
                self.host.under_way -= 1

    def speak(self, path: str) -> None:
        if path in LEADS_ON:
            status, target = LEADS_ON[path]
            self.head(status, Location=target)
        elif path.startswith("/endless/"):
            self.head(302, Location=f"/endless/{int(path.rpartition('/')[2]) + 1}")
        elif path in {"/no-head", "/head-lies"} and self.command == "HEAD":
            self.head(405 if path == "/no-head" else 404)
        elif path == "/head-hangs" and self.command == "HEAD":
            time.sleep(5)
        elif path == "/busy-once" and self.times[self.path] == 1:
            self.head(429, **{"Retry-After": "0"})
        elif path == "/busy":
            self.head(429, **{"Retry-After": "86400"})
        elif path == "/shaky" and self.times[self.path] <= 2:
            self.head(503)
        elif path.startswith("/wait"):
            time.sleep(0.05)
            self.head(200)
        else:
            self.misbehave(path)

    def misbehave(self, path: str) -> None:
        if path == "/silent":
            time.sleep(5)
        elif path == "/drip":
            for byte in b"HTTP/1.1 200 OK\r\n" * 4:
                self.wfile.write(bytes([byte]))
                time.sleep(0.1)
        elif path == "/reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            os.close(self.connection.detach())  # the handler's files hold on to it otherwise
        elif path == "/garbage":
            self.wfile.write(b"220 mail.example ready\r\n")
            self.close_connection = True
        elif path == "/huge":
            self.huge()
        else:
            self.head(STATUS.get(path, 200))

    def huge(self) -> None:
        self.send_response(405 if self.command == "HEAD" else 200)
        self.send_header("Content-Length", str(10**10))
        self.end_headers()
        while self.command == "GET":
            self.host.sent += self.wfile.write(b"x" * 65536)

    def head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        pass


@contextmanager
def host(certificate: Path | None = None) -> Iterator[Host]:
    """A host of its own on 127.0.0.1, with TLS where it has a certificate."""
    here = Host("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, here, Counter(), threading.Lock()))
    server.daemon_threads = True
    server.block_on_close = False
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    here.address = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def certificate(file: Path, name: str) -> Path:
    """A certificate that nobody but itself vouches for, with its key, made by OpenSSL."""
    key = file.with_suffix(".key")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Example Port"]
    command += ["-addext", f"subjectAltName={name}", "-keyout", str(key), "-out", str(file)]
    subprocess.run(command, check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + key.read_bytes())
    return file


def closed_port() -> str:
    """An address at which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"
