"""`catalogue diff`."""

from pathlib import Path

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("base", type=_FOLDER)
@click.argument("head", type=_FOLDER)
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "markdown"]),
    default="human",
    show_default=True,
    help="How it is told.",
)
def diff(base: Path, head: Path, form: str) -> None:
    """Tell what changed between two built sites. They are the folders BASE and HEAD.

    Pages that were added, changed and removed with their titles, and what changed on each. What changes everywhere at
    once, such as a line of the theme, is counted and not listed.
    """
    from catalogue.contribute.sitediff import NotASiteError, compare, report

    try:
        difference = compare(base, head)
    except NotASiteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(report.markdown(difference) if form == "markdown" else report.human(difference), nl=False)
