"""What `catalogue check --external` adds to a check, and what it says of its work while it lasts."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from catalogue.cli.output import progress
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
            "Not one page elsewhere answered: check the network connection, then start again. "
            "Nothing was kept of this run."
        ) from error
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(asked.kinds.items()))
    left = f"; {asked.unreached} wait for the next run" if asked.unreached else ""
    click.echo(f"{asked.addresses} pages elsewhere, {asked.asked} asked now{left}: {kinds or 'none'}", err=True)
    together = Diagnostics.collect(asked.faults)
    return Diagnostics.collect(found.items, (together.strict() if strict else together).items)


@contextmanager
def _told() -> Iterator[Callable[[int, int], None]]:
    """Says on a terminal how far the work has come."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    with progress() as tell:
        yield lambda done, of: tell(f"asking pages elsewhere, {done} of {of}")
