"""A server on this machine that shows a built site as a static host does: compressed, and quiet about it."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

LEVEL = 6
"""How hard gzip tries: what servers do unless they are told otherwise."""
TEXTS = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}


class Handler(SimpleHTTPRequestHandler):
    """Serves the files of a folder, texts with gzip."""

    def send_head(self) -> BytesIO | None:
        """Send the status and the headers; hand back what is to follow."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return None
        content = compress_file(file) if file.suffix in TEXTS else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        if file.suffix in TEXTS:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(content)

    def handle(self) -> None:
        """A browser that moves on hangs up in the middle of an answer."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Say nothing."""


@cache
def compress_file(file: Path) -> bytes:
    """A file as it goes over the wire; kept, so that a measured visit does not wait for it."""
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of a folder, with a slash at the end. It may be filled later: a site is built for its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
