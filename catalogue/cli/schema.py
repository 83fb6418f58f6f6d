"""`catalogue schema`."""

import sys
from pathlib import Path

import click

from catalogue.cli import options
from catalogue.cli.telling import CLEAN, FAULTS


@click.command()
@click.option("--output", type=click.Path(path_type=Path), help="The folder to write below.  [default: the project]")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when a file is not up to date.")
def schema(output: Path | None, only_check: bool) -> None:
    """Write what is made from the code: schemas/*.json, docs/fields.md, docs/rules.md, docs/views.md."""
    from catalogue.build import known_ids
    from catalogue.generated import generate, stale, write

    project = options.project()
    folder = Path.cwd() / output if output else project
    files = generate(known_ids(project))
    if only_check:
        old = stale(files, folder)
        for path in old:
            click.echo(f"{path} is not up to date: run `catalogue schema`.")
        sys.exit(FAULTS if old else CLEAN)
    write(files, folder)
    click.echo(f"Wrote {len(files)} files below {output or '.'}.", err=True)
