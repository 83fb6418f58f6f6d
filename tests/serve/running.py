"""Starts `catalogue serve` in a process of its own, and speaks HTTP with it."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds after which a test gives up; what it waits for takes a small part of that."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Served:
    """A server under test."""

    def __init__(self, project: Path, *arguments: str, **environment: str) -> None:
        self.project = project
        self._as_it_was = {file: file.read_bytes() for file in project.rglob("*") if file.is_file()}
        kept = {name: value for name, value in os.environ.items() if name not in {"VISUAL", "EDITOR", "NO_COLOR"}}
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "catalogue", "serve", *arguments],
            cwd=project,
            env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        self.lines: list[str] = []
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait_for(r"Serving (http://\S+)", also_at_the_end=True)
        self.address = match[1] if (match := re.search(r"Serving (http://\S+)", self.said())) else ""
        self.port = int(match[1]) if (match := re.search(r":(\d+)/", self.address)) else 0

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))

    def said(self) -> str:
        return "\n".join(self.lines)

    def wait_for(self, pattern: str, *, after: int = 0, also_at_the_end: bool = False) -> None:
        """Wait until a line that was printed after the first `after` ones matches."""
        until(
            lambda: (
                any(re.search(pattern, line) for line in self.lines[after:])
                or (also_at_the_end and self.process.poll() is not None)
            ),
            lambda: f"{pattern} in:\n{self.said()}",
        )

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Reply:
        """Send a request; underscores in the names of headers stand for hyphens."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            sent = {
                "Host": f"127.0.0.1:{self.port}",
                **{name.replace("_", "-"): value for name, value in headers.items()},
            }
            if body is not None:
                sent["Content-Length"] = str(len(body))
            for name, value in sent.items():
                connection.putheader(name, value)
            connection.endheaders(body)
            reply = connection.getresponse()
            return Reply(reply.status, {name.lower(): value for name, value in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def page(self, path: str) -> str:
        """A page without what the server adds to it."""
        reply = self.ask(path)
        return re.sub(r'<script type="module" id="_catalogue-reload"[^>]*></script>\n', "", reply.text)

    @contextmanager
    def events(self, page: str = "/") -> Iterator[Callable[[], Any]]:
        """An open event stream; call what it yields for the next message."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as connection:
            host = f"127.0.0.1:{self.port}"
            connection.sendall(f"GET /__catalogue/events?page={page} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            stream = connection.makefile("rb")
            assert b" 200 " in stream.readline()

            def following() -> Any:
                for line in stream:
                    assert line != b": still here\n", f"nothing came; this was said:\n{self.said()}"
                    if line.startswith(b"data: "):
                        return json.loads(line.removeprefix(b"data: "))
                raise EOFError

            yield following
            stream.close()

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace words in a file below content/, as an editor saves in place."""
        file = self.project / "content" / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def restore(self) -> None:
        """Give the project back as it was when the server started, and wait until that is served without a problem."""
        for file in self.project.rglob("*"):
            if file.is_file() and file not in self._as_it_was:
                file.unlink()
        for file, content in self._as_it_was.items():
            if not file.is_file() or file.read_bytes() != content:
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
        with self.events() as following:
            once(following, lambda news: not news["problems"]["items"])

    def interrupt(self) -> int:
        """Press Ctrl-C; the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)

    def end(self) -> None:
        if self.process.poll() is None:
            self.interrupt()
        self._reader.join()
        assert self.process.stdout is not None
        self.process.stdout.close()


@contextmanager
def served(project: Path, *arguments: str, **environment: str) -> Iterator[Served]:
    """A server on a free port while the context lasts; it never shows a traceback."""
    server = Served(project, *(arguments if "--port" in arguments else ("--port", "0", *arguments)), **environment)
    try:
        yield server
    finally:
        server.end()
    assert "Traceback" not in server.said()


def once(following: Callable[[], Any], holds: Callable[[Any], bool]) -> Any:
    """The first message of a stream of which something holds; others may come in between, as of the search."""
    end = time.monotonic() + PATIENCE
    while not holds(news := following()):
        assert time.monotonic() < end, f"never came; the last was {news}"
    return news


def until(holds: Callable[[], bool], what: Callable[[], str]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"never came: {what()}"
        time.sleep(0.01)
