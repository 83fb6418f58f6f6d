"""The external links of `catalogue check --external`, with their progress."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from catalogue.cli.output import plural, progress
from catalogue.diagnostics import Diagnostics

if TYPE_CHECKING:
    from catalogue.pipeline.load import LoadedSite


def with_external(loaded_site: "LoadedSite", *, allow_private: bool) -> Diagnostics:
    """Join the problems of a check with those of external links; sum up on standard error which were checked."""
    from catalogue.contribute.linkcheck import NoNetworkError, RateLimits, check_links

    limits = RateLimits(allow_private=allow_private)
    try:
        with _link_progress() as on_progress:
            report = check_links(loaded_site, limits=limits, on_progress=on_progress)
    except NoNetworkError as error:
        raise click.ClickException(
            "No external page answered: check the network connection, then try again. Nothing from this run was saved."
        ) from error
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(report.kinds.items()))
    remaining = f"; {report.remaining} wait for the next run" if report.remaining else ""
    links = plural(report.addresses, "external link", "external links")
    click.echo(f"{links}, {report.requests} checked now{remaining}: {kinds or 'none'}", err=True)
    external = Diagnostics.collect(report.problems)
    return Diagnostics.collect(
        loaded_site.problems.items, (external.strict() if loaded_site.options.strict else external).items
    )


@contextmanager
def _link_progress() -> Iterator[Callable[[int, int], None]]:
    """Show the progress on a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    with progress() as show_progress:
        yield lambda done, of: show_progress(f"checking external links, {done} of {of}")
