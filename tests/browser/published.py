"""Sites built once for all workers of a test run, and a server on this machine that shows them."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock

from tests.measuring import unmeasured

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Published:
    """A built site and where it is served."""

    folder: Path
    base_url: str
    """The address that the pages give themselves."""
    address: str
    """The address at which they are served here, with a slash at the end."""

    def at(self, path: str) -> str:
        """Where a path below the site's root is served."""
        return self.address + path

    def here(self, url: str) -> str:
        """The same page on this machine, for an address that begins with the site's own."""
        return self.address + url.removeprefix(self.base_url) if url.startswith(self.base_url) else url


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path, and its 404.html for all that is not there, as static hosts do."""

    def __init__(self, *args: object, base_path: str, directory: str) -> None:
        self.base_path = base_path
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # passed on as they came

    def translate_path(self, path: str) -> str:
        """Only what lies below the base path is there."""
        bare = path.partition("?")[0].partition("#")[0]
        below = bare.startswith(self.base_path)
        return super().translate_path("/" + path.removeprefix(self.base_path) if below else "/not-below-the-base-path")

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """A folder without an index page is not there either."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def handle(self) -> None:
        """A browser that moves on hangs up in the middle of an answer."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Say nothing."""


@contextmanager
def serve(folder: Path, base_url: str, base_path: str) -> Iterator[Published]:
    """Serve a built site on loopback while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, base_path=base_path, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Published(folder, base_url, f"http://127.0.0.1:{server.server_port}{base_path}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def made_once(folders: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A file or folder that the first worker to ask has made, for all workers of a run."""
    own = folders.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with FileLock(shared / f"{name}.being-made"):
        if not (shared / name).exists():
            make(shared / name)
    return shared / name


def built_once(folders: pytest.TempPathFactory, name: str, base_url: str, project: Path) -> Path:
    """The folder of a site that the first worker to ask has built, in a process of its own: it may use all cores."""

    def make(output: Path) -> None:
        command = [sys.executable, "-P", "-m", "catalogue", "build", "--output", str(output), "--base-url", base_url]
        own = unmeasured(PYTHONPATH=str(ROOT))
        done = subprocess.run(command, cwd=project, env=own, capture_output=True, text=True, timeout=170)
        assert done.returncode == 0, done.stdout + done.stderr

    return made_once(folders, f"site-{name}", make)


def publishing(project: Path, extras: str) -> Path:
    """A project whose settings do not say yet what it publishes beside its pages."""
    with (project / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"\npublish: [{extras}]\n")
    return project
