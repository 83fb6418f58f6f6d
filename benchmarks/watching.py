"""How long a peer's development server takes from a saved file to the new bytes of its page."""

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile

from benchmarks.edits import edit_body
from benchmarks.measuring.cost import RunFailedError, end
from benchmarks.measuring.launch import processor_seconds
from benchmarks.subjects import OURS, Subject

CALM = 0.8
"""Seconds in which a server has to be all but idle before the next edit: no edit waits for the one before it."""
EVERY = 0.005
"""Seconds between two looks at the page."""
LOST = 60.0
"""Seconds after which an edit is taken for lost."""


def latencies(subject: Subject, edits: int, first: int, limit: float) -> list[float]:
    """Seconds from save to new bytes for so many edits of bodies, numbered from `first`."""
    if subject.name == OURS:
        from benchmarks.serve_latency import measure

        return list(measure(subject.folder, edits))
    tools = subject.tools()
    latencies = []
    subject.clear()  # else some servers show the pages of an earlier build before they begin to watch
    with _run_server(subject, limit) as (port, process):
        for number in range(first, first + edits):
            tool = tools[(7 + 13 * number) % len(tools)]
            _fetch(port, tool)  # an editor looks at the page that is edited
            _wait_for_calm(process, limit)
            words = edit_body(subject, tool)
            start = time.perf_counter()
            while words not in _fetch(port, tool):
                if time.perf_counter() - start > LOST:
                    raise RunFailedError(f"an edit was not to be seen after {LOST:.0f} s")
                time.sleep(EVERY)
            latencies.append(time.perf_counter() - start)
    return latencies


@contextmanager
def _run_server(subject: Subject, limit: float) -> Iterator[tuple[int, int]]:
    """A server of a subject's site, as soon as it answers: its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [part.format(port=port) for part in subject.serve]
    with TemporaryFile("w+") as log:
        process = subprocess.Popen(
            command,
            cwd=subject.folder,
            env=dict(subject.environment),
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            text=True,
            process_group=0,
        )
        try:
            _wait(process, port, subject.tools()[0], limit)
            yield port, process.pid
        finally:
            end(process)


def _wait(process: "subprocess.Popen[str]", port: int, tool: str, limit: float) -> None:
    start = time.perf_counter()
    while not _fetch(port, tool):
        if process.poll() is not None or time.perf_counter() - start > limit:
            raise RunFailedError("its server did not answer")
        time.sleep(0.05)


def _wait_for_calm(process: int, limit: float) -> None:
    """Wait until a process and its children do next to nothing."""
    start, before = time.perf_counter(), processor_seconds(process)
    while time.perf_counter() - start < limit:
        time.sleep(CALM)
        now = processor_seconds(process)
        if now - before < 0.2 * CALM:
            return
        before = now


def _fetch(port: int, path: str) -> str:
    """A page as the server has it now; empty while there is none."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", f"/{path}/", headers={"Accept": "text/html"})
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        return body if answer.status == 200 else ""
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()
