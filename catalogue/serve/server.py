"""HTTP server of the site on this computer: sockets, headers, the event stream, and the request to open an editor.

Uses the standard library: it starts in half the time of a framework, its threads suit stages that compute and do not
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

from catalogue.serve import access, error_overlay
from catalogue.serve.media_types import media_type
from catalogue.serve.open_in_editor import NoEditorError
from catalogue.serve.response import Response, page_response, text_response
from catalogue.serve.routing import OWN
from catalogue.serve.site_handler import SiteHandler
from catalogue.serve.state import ServedSite

_SCRIPTS = frozenset({"reload.js", "panel.js", "panel.css"})
_HEARTBEAT = 15.0
"""Seconds of silence after which an event stream sends a comment to stay open."""
_MAX_BODY = 4096
_SECURITY_HEADERS = {
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
        site_handler: SiteHandler,
        open_place: Callable[[str, int, int], None],
        lines: Callable[[], error_overlay.Lines],
    ) -> None:
        self.site_handler = site_handler
        """Responds to requests for files of the site."""
        self.open_place = open_place
        """Opens a path, line and column in an editor, or raises NoEditorError or LookupError."""
        self.lines = lines
        """Creates a reader of source lines."""
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
        """Ignore a browser that hangs up in the middle of a response."""
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
        """The value of the Server header."""
        return "catalogue"

    def do_GET(self) -> None:
        """Answer a request for a page, a file or the event stream."""
        headers = self._request_headers()
        if not access.may_ask(headers, self.server.host):
            self._send(_WRONG_HOST)
        elif self.path.partition("?")[0] == f"{OWN}events":
            self._send_events(headers)
        elif self.path.startswith(OWN):
            self._send(_own_response(self.path.removeprefix(OWN)))
        else:
            self._send(self.server.site_handler.respond(self.path, headers))

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def do_POST(self) -> None:
        """Answer the only POST request there is: to open a file at a line in an editor."""
        headers = self._request_headers()
        if not access.may_ask(headers, self.server.host):
            self._send(_WRONG_HOST)
        elif not access.may_act(headers, require_origin=True):
            self._send(text_response(403, "Only a page of this server may ask for that."))
        elif self.path != f"{OWN}open":
            self._send(text_response(404, "This address does not accept requests of this kind."))
        else:
            self._send(self._open_in_editor())

    def _open_in_editor(self) -> Response:
        try:
            body = json.loads(self.rfile.read(min(int(self.headers.get("Content-Length", "0")), _MAX_BODY)))
            path, line, column = str(body["path"]), int(body["line"]), int(body["column"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return text_response(400, "This is not a request to open a file.")
        try:
            self.server.open_place(path, max(line, 1), max(column, 1))
        except LookupError:
            return text_response(404, "There is no such file in this project.")
        except NoEditorError as error:
            return text_response(501, str(error))
        return Response(204)

    def _request_headers(self) -> dict[str, str]:
        """The headers of the request, their names in title case."""
        return {name.title(): value for name, value in self.headers.items()}

    def _send_events(self, request_headers: Mapping[str, str]) -> None:
        """Send the state of the page named in the query, now and whenever something changes."""
        if not access.may_act(request_headers, require_origin=False):
            self._send(text_response(403, "Only a page of this server may listen to this."))
            return
        page = parse_qs(urlsplit(self.path).query).get("page", ["/"])[0]
        self.close_connection = True
        headers = {"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store"}
        self._send_headers(200, headers)
        if self.command == "HEAD":
            return
        with self.server.site_handler.state.viewing(page), suppress(ConnectionError, TimeoutError):
            self._stream(page)

    def _stream(self, page: str) -> None:
        state = self.server.site_handler.state
        site: ServedSite | None = state.wait_until_current(_HEARTBEAT)
        sent = -1
        while site is not None:
            if site.number == sent:
                self.wfile.write(b": still here\n\n")
            else:
                page_state, styles = self.server.site_handler.page_state(site, page)
                self.wfile.write(error_overlay.event(site, page_state, styles, self.server.lines()))
                sent = site.number
            self.wfile.flush()
            site = state.wait(sent, _HEARTBEAT)

    def _send(self, response: Response) -> None:
        if self.command == "POST":
            self.close_connection = True  # what is left of its body must not be taken for a request
        self._send_headers(response.status, {**response.headers, "Content-Length": str(response.length)})
        if self.command != "HEAD":
            for chunk in response.chunks():
                self.wfile.write(chunk)

    def _send_headers(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {**_SECURITY_HEADERS, **headers}.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the library gives it
        """Log nothing: a line per change matters, not a line per picture."""


_WRONG_HOST = text_response(
    403, "This server answers only to the name that it was started with. Open it as http://localhost and its port."
)


def _own_response(path: str) -> Response:
    """Respond with a file of the server itself: its scripts, or the explanation of a rule."""
    if path in _SCRIPTS:
        body = (files("catalogue.serve") / "browser" / path).read_bytes()
        return Response(200, body, {"Content-Type": media_type(path), "Cache-Control": "no-cache"})
    if path.startswith("rules/") and (rule_page := error_overlay.rule_page(path.removeprefix("rules/"))):
        return page_response(rule_page)
    return text_response(404, "There is nothing at this address.")
