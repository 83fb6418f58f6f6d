"""`catalogue check`."""

import sys
from pathlib import Path

import click

from catalogue.cli import options
from catalogue.cli.telling import CLEAN, FAULTS, show


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@options.drafts
@options.strict
@options.form
def check(paths: tuple[Path, ...], drafts: bool, strict: bool, form: str) -> None:
    """Check the content without building: every fault with its file, line and remedy.

    With PATHS, only the faults in these files and folders are shown; everything is checked all the same, because a
    link or a duplicate may lie elsewhere.
    """
    from catalogue.build import load
    from catalogue.diagnostics import Diagnostics

    project = options.project()
    wanted = [options.below(path, project) for path in paths]
    found = load(project, drafts=drafts, strict=strict).faults
    if paths:
        found = Diagnostics(tuple(item for item in found.items if options.within(item.span.path, wanted)))
    show(found, project, form)
    if not found.items and sys.stderr.isatty():
        click.echo("No faults found.", err=True)
    sys.exit(FAULTS if found.errors else CLEAN)
