"""The server of the site on this computer: sockets, headers, the event stream, and the order to open an editor.

From the standard library: it is up in half the time of a framework, its threads fit stages that compute and do not
wait, and it ends at once while event streams are open.
"""

import json
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from socketserver import TCPServer
from urllib.parse import parse_qs, urlsplit

from catalogue.serve import access, error_overlay, response
from catalogue.serve.media_types import media_type
from catalogue.serve.open_in_editor import NoEditorError
from catalogue.serve.response import Answer
from catalogue.serve.routing import OWN
from catalogue.serve.site_handler import SiteAnswers
from catalogue.serve.state import ServedSite

_SCRIPTS = frozenset({"reload.js", "panel.js", "panel.css"})
_HEARTBEAT = 15.0
"""Seconds after which a silent event stream says that it is there."""
_LARGEST_ORDER = 4096
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
}


class Server(ThreadingHTTPServer):
    """Listens on one port. Threads that still hold a stream end with the process."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self,
        host: str,
        port: int,
        site: SiteAnswers,
        open_place: Callable[[str, int, int], None],
        lines: Callable[[], error_overlay.Lines],
    ) -> None:
        self.site = site
        """What is asked for the site's own files."""
        self.open_place = open_place
        """Opens a path, line and column in an editor, or raises NoEditorError or LookupError."""
        self.lines = lines
        """Gives a reader of source lines that has not read any yet."""
        self.host = host
        """The host as it was given."""
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        self.address_family = family
        super().__init__(address[:2], Handler)  # type: ignore[arg-type]  # host and port; an IPv6 address has more

    def server_bind(self) -> None:
        """Take the port. The library would ask for this computer's full name too, which can take seconds."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that moves on hangs up in the middle of an answer; that is no problem."""
        import sys

        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on as they came


class Handler(BaseHTTPRequestHandler):
    """Answers the requests of one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True
    wbufsize = 64 * 1024

    def version_string(self) -> str:
        """What the Server header says."""
        return "catalogue"

    def do_GET(self) -> None:
        """Answer a request for a page, a file or the event stream."""
        asked = self._asked()
        if not access.may_ask(asked, self.server.host):
            self._send(_STRANGER)
        elif self.path.partition("?")[0] == f"{OWN}events":
            self._events(asked)
        elif self.path.startswith(OWN):
            self._send(_own(self.path.removeprefix(OWN)))
        else:
            self._send(self.server.site.answer(self.path, asked))

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def do_POST(self) -> None:
        """Answer the one order there is: to open a place in an editor."""
        asked = self._asked()
        if not access.may_ask(asked, self.server.host):
            self._send(_STRANGER)
        elif not access.may_act(asked, origin_needed=True):
            self._send(response.words(403, "Only a page of this server may ask for that."))
        elif self.path != f"{OWN}open":
            self._send(response.words(404, "This address does not accept requests of this kind."))
        else:
            self._send(self._open())

    def _open(self) -> Answer:
        try:
            order = json.loads(self.rfile.read(min(int(self.headers.get("Content-Length", "0")), _LARGEST_ORDER)))
            path, line, column = str(order["path"]), int(order["line"]), int(order["column"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return response.words(400, "This is not a request to open a file.")
        try:
            self.server.open_place(path, max(line, 1), max(column, 1))
        except LookupError:
            return response.words(404, "There is no such file in this project.")
        except NoEditorError as error:
            return response.words(501, str(error))
        return Answer(204)

    def _asked(self) -> dict[str, str]:
        """The headers of the request, as `Host` and `If-None-Match` are written."""
        return {name.title(): value for name, value in self.headers.items()}

    def _events(self, asked: Mapping[str, str]) -> None:
        """Tell the page at the address in the query what it has to know, now and whenever something changes."""
        if not access.may_act(asked, origin_needed=False):
            self._send(response.words(403, "Only a page of this server may listen to this."))
            return
        page = parse_qs(urlsplit(self.path).query).get("page", ["/"])[0]
        self.close_connection = True
        headers = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
        self._head(200, headers)
        if self.command == "HEAD":
            return
        with self.server.site.stand.viewing(page), suppress(ConnectionError, TimeoutError):
            self._stream(page)

    def _stream(self, page: str) -> None:
        stand = self.server.site.stand
        shown: ServedSite | None = stand.settled(_HEARTBEAT)
        sent = -1
        while shown is not None:
            if shown.number == sent:
                self.wfile.write(b": still here\n\n")
            else:
                state, styles = self.server.site.state(shown, page)
                self.wfile.write(error_overlay.event(shown, state, styles, self.server.lines()))
                sent = shown.number
            self.wfile.flush()
            shown = stand.wait(sent, _HEARTBEAT)

    def _send(self, what: Answer) -> None:
        if self.command == "POST":
            self.close_connection = True  # what is left of its body must not be taken for a request
        self._head(what.status, {**what.headers, "Content-Length": str(what.length)})
        if self.command != "HEAD":
            for chunk in what.chunks():
                self.wfile.write(chunk)

    def _head(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_SAFE, **headers}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Say nothing: what matters is one line for each change, not one for each picture."""


_STRANGER = response.words(
    403, "This server answers only to the name that it was started with. Open it as http://localhost and its port."
)


def _own(path: str) -> Answer:
    """Something of the server itself: its scripts, and the explanation of a rule."""
    if path in _SCRIPTS:
        body = (files("catalogue.serve") / "browser" / path).read_bytes()
        return Answer(200, body, {"Content-Type": media_type(path), "Cache-Control": "no-cache"})
    if path.startswith("rules/") and (body_of_rule := error_overlay.rule_page(path.removeprefix("rules/"))):
        return response.page(body_of_rule)
    return response.words(404, "There is nothing at this address.")
