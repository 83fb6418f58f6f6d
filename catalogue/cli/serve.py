"""`catalogue serve`."""

import errno
import os
import signal
import socket
import sys
from datetime import datetime
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING

import click

from catalogue.cli import options
from catalogue.cli.output import CLEAN, show

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostics
    from catalogue.pipeline.options import BuildOptions
    from catalogue.serve.session import Failed, Rebuilt, ServerEvent, Session

_PORT = 8000
_TRIED = 20
"""Ports that are tried, one after the other, where none is asked for."""
_POLLING = (
    "The system can watch no more folders, so changes are found once a second. "
    "On Linux, raise the limits fs.inotify.max_user_watches and fs.inotify.max_user_instances."
)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address of this computer to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), help=f"The port to listen on.  [default: {_PORT}, or the next free one]"
)
@click.option("--open", "in_browser", is_flag=True, help="Open the site in the browser.")
@options.drafts
def serve(host: str, port: int | None, in_browser: bool, drafts: bool) -> None:
    """Preview the site while you write. It updates a moment after you save a file.

    Pages that have changed reload themselves. Problems appear over the last good page, and a click on one opens it
    in your editor (VISUAL or EDITOR). Nothing is written to the output folder. Ctrl-C ends it.
    """
    from catalogue.pipeline.options import BuildOptions

    project = options.project()
    teller = _Teller(project, host, in_browser=in_browser)
    session = _session(BuildOptions(project, project / "public", drafts=drafts), host, port, teller)
    teller.session = session
    session.read()
    ended = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: ended.set())
    session.start()
    while not ended.wait(1.0):  # without a limit, Windows would not hear Ctrl-C
        pass
    teller.silence()
    session.end()
    click.echo("Stopped.", err=True)
    sys.exit(CLEAN)


def _session(wanted: "BuildOptions", host: str, port: int | None, teller: "_Teller") -> "Session":
    """A session that has its port: the one that is asked for, or else the first that is free."""
    from catalogue.serve.session import Session

    ports = range(_PORT, _PORT + _TRIED) if port is None else (port,)
    for number in ports:
        try:
            return Session(wanted, host, number, dict(os.environ), teller)
        except socket.gaierror as error:
            raise click.BadParameter(f"this computer knows no address called {host}", param_hint="--host") from error
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                message = f"{host} is not an address of this computer"
                raise click.BadParameter(message, param_hint="--host") from error
            if error.errno in {errno.EACCES, errno.EPERM}:
                message = f"this computer does not let you listen on port {number}; take one above 1023"
                raise click.BadParameter(message, param_hint="--port") from error
            if error.errno != errno.EADDRINUSE:
                raise
    if port is None:
        raise click.ClickException(f"The ports {ports[0]} to {ports[-1]} are all taken. Name a free one with --port.")
    raise click.BadParameter(
        f"port {port} is taken, perhaps by another `catalogue serve`. Name another one, or leave --port out",
        param_hint="--port",
    )


class _Teller:
    """Prints what a session does, a line for each; it is called from several threads."""

    def __init__(self, project: Path, host: str, *, in_browser: bool) -> None:
        self.session: Session | None = None
        """Whose news it prints."""
        self._project, self._host, self._in_browser = project, host, in_browser
        self._problems: Diagnostics | None = None
        self._lock = Lock()
        self._silent = False

    def silence(self) -> None:
        """Print nothing from now on."""
        with self._lock:
            self._silent = True

    def __call__(self, news: "ServerEvent") -> None:
        """Print what has happened."""
        from catalogue.serve.session import Failed, Rebuilt

        with self._lock:
            if self._silent:
                return
            if isinstance(news, Rebuilt):
                self._rebuilt(news)
            elif isinstance(news, Failed):
                self._failed(news)
            elif news.complaint:
                click.echo(f"{_time()} the search is not up to date. {news.complaint}", err=True)
            else:
                click.echo(f"{_time()} search is up to date, {_duration(news.seconds)}", err=True)

    def _rebuilt(self, news: "Rebuilt") -> None:
        first = self._problems is None
        if not (first or news.changed or news.pages) and news.shown.problems == self._problems:
            return
        pages = f"{news.pages} page" if news.pages == 1 else f"{news.pages} pages"
        pages = f"up to {pages}" if news.changed and news.pages > news.of / 2 > 1 else pages
        what = f"{_names(news.changed)} → " if news.changed else ""
        done = "the last good site is shown" if news.shown.problems.errors or news.shown.trouble else pages
        click.echo(f"{_time()} {what}{done}, {_duration(news.seconds)}", err=True)
        if news.shown.trouble:
            click.echo(news.shown.trouble, err=True)
        if news.shown.problems != self._problems:
            self._problems = news.shown.problems
            show(news.shown.problems, self._project, "human")
            sys.stdout.flush()
        if first:
            self._greet()

    def _failed(self, news: "Failed") -> None:
        from catalogue.diagnostics import Diagnostics

        if news.problem is None:
            click.echo(f"{_time()} a page could not be made: {news.words}", err=True)
            return
        known = self._problems.items if self._problems else ()
        if news.problem not in known:
            self._problems = Diagnostics.collect(known, [news.problem])
            show(Diagnostics((news.problem,)), self._project, "human")
            sys.stdout.flush()

    def _greet(self) -> None:
        from catalogue.serve import access

        session = self.session
        if session is None:
            return
        address = f"{session.origin}{session.base()}"
        if not access.is_loopback(self._host):
            click.secho(
                f"Everybody who can reach this computer can read this site, at port {session.port}.",
                err=True,
                fg="yellow",
                bold=True,
            )
        if session.polling:
            click.echo(_POLLING, err=True)
        click.echo(f"Serving {address} – Ctrl-C ends it.", err=True)
        if self._in_browser:
            click.launch(address)


def _names(changed: tuple[str, ...]) -> str:
    """What has changed, in a few words."""
    shown = [path.removeprefix("content/") for path in changed]
    if len(shown) <= 2:
        return " and ".join(shown)
    return f"{shown[0]} and {len(shown) - 1} more"


def _duration(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _time() -> str:
    return datetime.now().strftime("%H:%M:%S")
