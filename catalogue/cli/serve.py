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
    from catalogue.serve.session import PageFailure, ServerEvent, Session, SiteRebuild

_PORT = 8000
_PORT_ATTEMPTS = 20
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
    reporter = _Reporter(project, host, in_browser=in_browser)
    session = _session(BuildOptions(project, project / "public", drafts=drafts), host, port, reporter)
    reporter.session = session
    session.read()
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, frame: stop.set())
    session.start()
    while not stop.wait(1.0):  # without a limit, Windows would not hear Ctrl-C
        pass
    reporter.silence()
    session.end()
    click.echo("Stopped.", err=True)
    sys.exit(CLEAN)


def _session(build_options: "BuildOptions", host: str, port: int | None, reporter: "_Reporter") -> "Session":
    """A session that has its port: the one that is asked for, or else the first that is free."""
    from catalogue.serve.session import Session

    ports = range(_PORT, _PORT + _PORT_ATTEMPTS) if port is None else (port,)
    for number in ports:
        try:
            return Session(build_options, host, number, dict(os.environ), reporter)
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


class _Reporter:
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

    def __call__(self, event: "ServerEvent") -> None:
        """Print what has happened."""
        from catalogue.serve.session import PageFailure, SiteRebuild

        with self._lock:
            if self._silent:
                return
            if isinstance(event, SiteRebuild):
                self._report_rebuild(event)
            elif isinstance(event, PageFailure):
                self._report_failure(event)
            elif event.complaint:
                click.echo(f"{_time()} the search is not up to date. {event.complaint}", err=True)
            else:
                click.echo(f"{_time()} search is up to date, {_duration(event.seconds)}", err=True)

    def _report_rebuild(self, event: "SiteRebuild") -> None:
        first = self._problems is None
        if not (first or event.paths or event.pages) and event.site.problems == self._problems:
            return
        pages = f"{event.pages} page" if event.pages == 1 else f"{event.pages} pages"
        pages = f"up to {pages}" if event.paths and event.pages > event.total_pages / 2 > 1 else pages
        what = f"{_names(event.paths)} → " if event.paths else ""
        done = "the last good site is shown" if event.site.problems.errors or event.site.crash else pages
        click.echo(f"{_time()} {what}{done}, {_duration(event.seconds)}", err=True)
        if event.site.crash:
            click.echo(event.site.crash, err=True)
        if event.site.problems != self._problems:
            self._problems = event.site.problems
            show(event.site.problems, self._project, "human")
            sys.stdout.flush()
        if first:
            self._greet()

    def _report_failure(self, event: "PageFailure") -> None:
        from catalogue.diagnostics import Diagnostics

        if event.problem is None:
            click.echo(f"{_time()} a page could not be made: {event.message}", err=True)
            return
        problems = self._problems.items if self._problems else ()
        if event.problem not in problems:
            self._problems = Diagnostics.collect(problems, [event.problem])
            show(Diagnostics((event.problem,)), self._project, "human")
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


def _names(paths: tuple[str, ...]) -> str:
    """What has changed, in a few words."""
    names = [path.removeprefix("content/") for path in paths]
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} more"


def _duration(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _time() -> str:
    return datetime.now().strftime("%H:%M:%S")
