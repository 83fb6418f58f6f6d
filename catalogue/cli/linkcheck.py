"""What `catalogue check --external` adds to a check, and what it says of its work while it lasts."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from catalogue.cli.output import plural, progress
from catalogue.diagnostics import Diagnostics


def with_external(
    found: Diagnostics, project: Path, base_url: str, *, drafts: bool, strict: bool, allow_private: bool
) -> Diagnostics:
    """The faults of a check and those of the pages elsewhere; one line on standard error says what was asked."""
    from catalogue.contribute.linkcheck import NoNetworkError, RateLimits, ask

    manners = RateLimits(allow_private=allow_private)
    try:
        with _told() as tell:
            asked = ask(project, base_url, drafts=drafts, manners=manners, tell=tell)
    except NoNetworkError as error:
        raise click.ClickException(
            "No external page answered: check the network connection, then try again. Nothing from this run was saved."
        ) from error
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(asked.kinds.items()))
    left = f"; {asked.unreached} wait for the next run" if asked.unreached else ""
    links = plural(asked.addresses, "external link", "external links")
    click.echo(f"{links}, {asked.asked} checked now{left}: {kinds or 'none'}", err=True)
    together = Diagnostics.collect(asked.faults)
    return Diagnostics.collect(found.items, (together.strict() if strict else together).items)


@contextmanager
def _told() -> Iterator[Callable[[int, int], None]]:
    """Says on a terminal how far the work has come."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    with progress() as tell:
        yield lambda done, of: tell(f"checking external links, {done} of {of}")
