"""What `catalogue check --external` adds to a check, and what it says of its work while it lasts."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from catalogue.cli.output import plural, progress
from catalogue.diagnostics import Diagnostics

if TYPE_CHECKING:
    from catalogue.pipeline.load import LoadedSite


def with_external(loaded: "LoadedSite", *, allow_private: bool) -> Diagnostics:
    """The faults of a check and those of the pages elsewhere; one line on standard error says what was asked."""
    from catalogue.contribute.linkcheck import NoNetworkError, RateLimits, ask

    manners = RateLimits(allow_private=allow_private)
    try:
        with _link_progress() as tell:
            report = ask(loaded, manners=manners, tell=tell)
    except NoNetworkError as error:
        raise click.ClickException(
            "No external page answered: check the network connection, then try again. Nothing from this run was saved."
        ) from error
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(report.kinds.items()))
    left = f"; {report.unreached} wait for the next run" if report.unreached else ""
    links = plural(report.addresses, "external link", "external links")
    click.echo(f"{links}, {report.asked} checked now{left}: {kinds or 'none'}", err=True)
    external = Diagnostics.collect(report.faults)
    return Diagnostics.collect(loaded.faults.items, (external.strict() if loaded.options.strict else external).items)


@contextmanager
def _link_progress() -> Iterator[Callable[[int, int], None]]:
    """Says on a terminal how far the work has come."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    with progress() as tell:
        yield lambda done, of: tell(f"checking external links, {done} of {of}")
