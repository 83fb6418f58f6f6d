"""`catalogue export`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli import options
from catalogue.cli.output import CLEAN, PROBLEMS, show

if TYPE_CHECKING:
    from catalogue.pipeline.load import LoadedSite

ENDINGS = {".json": "json", ".csv": "csv", ".xlsx": "xlsx"}


@click.command()
@click.option("--format", "form", type=click.Choice(("json", "csv", "xlsx")), help="[default: that of FILE, else json]")
@click.option(
    "--lang", metavar="L", help="Use this language for headings and terms, and for texts where they are translated."
)
@click.option("--output", metavar="FILE", type=click.Path(path_type=Path), help="[default: the terminal or the pipe]")
@click.option(
    "--template",
    is_flag=True,
    help="Write an empty sheet for partners to fill in; an xlsx file has lists to choose from.",
)
def export(form: str | None, lang: str | None, output: Path | None, template: bool) -> None:
    """Write the tools to a file. JSON is for programs, CSV and XLSX are for spreadsheets.

    From a csv or xlsx file made here, `catalogue import` reads the same entries, field by field.
    Without --lang, rows of translations stand below their originals.
    """
    from catalogue.pipeline.load import load
    from catalogue.pipeline.options import LoadOptions

    project = options.project()
    form = form or (ENDINGS.get(output.suffix.lower()) if output else None) or "json"
    loaded_site = load(LoadOptions(project, drafts=True))
    if loaded_site.site is None:
        show(loaded_site.problems, project, "human")
        click.echo("Nothing was exported: fix these problems first.", err=True)
        sys.exit(PROBLEMS)
    if template and form == "json":
        raise click.UsageError("A template is a spreadsheet: use it with --format xlsx or csv.")
    if lang and lang not in loaded_site.config.languages:
        languages = ", ".join(loaded_site.config.languages)
        raise click.BadParameter(f"the site has no language {lang!r}; it has {languages}", param_hint="--lang")
    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("A workbook cannot be shown on a terminal: name a file with --output FILE.xlsx.")
    data = _data(loaded_site, form, lang, template)
    if output is None:
        click.echo(data, nl=False)
    else:
        from catalogue.contribute.entries.entry_writer import write_over

        write_over(output, data)
        click.echo(f"Wrote {output}.", err=True)
    sys.exit(CLEAN)


def _data(loaded_site: "LoadedSite", form: str, lang: str | None, template: bool) -> bytes:
    from catalogue.contribute.importing.export import export_bytes
    from catalogue.tables.write_xlsx import TooLongError

    try:
        return export_bytes(loaded_site, form, lang, empty=template)
    except TooLongError as error:
        raise click.ClickException(f"{error}. Use --format csv or json.") from error
