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
    help="Output format.",
)
def diff(base: Path, head: Path, form: str) -> None:
    """Compare two built sites in the folders BASE and HEAD.

    Lists the pages that were added, changed and removed, and what changed on each. Changes that affect every page, such
    as a line of the theme, are counted but not listed.
    """
    from catalogue.contribute.sitediff import NotASiteError, compare, report

    try:
        difference = compare(base, head)
    except NotASiteError as error:
        raise click.ClickException(str(error)) from error
    click.echo(report.format_markdown(difference) if form == "markdown" else report.format_human(difference), nl=False)
