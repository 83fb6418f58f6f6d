"""`catalogue schema`."""

import sys
from pathlib import Path

import click

from catalogue.cli import options
from catalogue.cli.output import CLEAN, PROBLEMS


@click.command()
@click.option("--output", type=click.Path(path_type=Path), help="The folder to write to.  [default: the project]")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a file is out of date.")
def schema(output: Path | None, only_check: bool) -> None:
    """Generate files from the content model and the rules.

    JSON Schemas for editors in schemas/, the issue form in .github/ISSUE_TEMPLATE/, references in docs/.
    """
    from catalogue.contribute.entries.project_index import index_project
    from catalogue.pipeline.generated_files import generate, stale, write

    project = options.project()
    folder = Path.cwd() / output if output else project
    index = index_project(project)
    files = generate(index.titles, index.config)
    if only_check:
        old = stale(files, folder)
        for path in old:
            click.echo(f"{path} is out of date: run `catalogue schema`.")
        sys.exit(PROBLEMS if old else CLEAN)
    write(files, folder)
    click.echo(f"Wrote {len(files)} files.", err=True)
