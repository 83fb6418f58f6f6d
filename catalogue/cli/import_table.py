"""`catalogue import`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli import options
from catalogue.cli.output import CLEAN, PROBLEMS

if TYPE_CHECKING:
    from catalogue.contribute.importing.plan import Plan

Lines = Sequence[Sequence[str]]


@click.command(name="import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="The field for a column, by its heading or letter; leave the field empty to skip the column. Can be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--update", is_flag=True, help="Let rows update the entries with their ids.")
@click.option(
    "--report", type=click.Path(path_type=Path), help="Save the report as FILE.md (to read) or FILE.csv (to edit)."
)
def import_table(file: Path, mapping: tuple[str, ...], dry_run: bool, update: bool, report: Path | None) -> None:
    """Import the tools in a spreadsheet as entries. FILE is a workbook (.xlsx) or a CSV file.

    All cells are checked before anything is written. Rows without problems become listed entries in content/tools/; the
    others are held back and reported, cell by cell. Existing entries are never overwritten without --update.
    """
    from catalogue.contribute.importing.import_file import plan_import
    from catalogue.contribute.importing.plan import apply_plan

    if report and report.suffix.lower() not in {".md", ".csv"}:
        raise click.BadParameter("the name of the report must end in .md or .csv", param_hint="--report")
    project = options.project()
    plan = plan_import(file, project, mapping, update=update)
    if not dry_run:
        apply_plan(plan, project)
    _print_plan(plan, dry_run=dry_run)
    if report:
        _save(plan, report, written=not dry_run)
    sys.exit(PROBLEMS if plan.rejects else CLEAN)


def _next(*, dry_run: bool) -> str:
    if dry_run:
        return "To write the entries, give the same command without --dry-run."
    program = "python3 build.py" if (options.project() / "build.py").is_file() else "catalogue"
    return f"Next: `{program} serve` shows the pages. Then commit the folder content/ and open a pull request."


def _save(plan: "Plan", path: Path, *, written: bool) -> None:
    from catalogue.contribute.entries.entry_writer import write_over
    from catalogue.contribute.importing.report import format_csv, format_markdown

    text = format_csv(plan) if path.suffix.lower() == ".csv" else format_markdown(plan, wrote_files=written)
    write_over(path, text)
    click.echo(f"The report is in {path}.", err=True)


def _print_plan(plan: "Plan", *, dry_run: bool) -> None:
    """The whole report: tables on a terminal, lines of text in a pipe."""
    from catalogue.contribute.importing import report

    for text in plan.about_file:
        click.echo(text)
    if plan.rows:
        _table("", report.ROW_HEADINGS, report.format_rows(plan))
    if changes := report.format_changes(plan):
        _table("What differs", report.CHANGE_HEADINGS, changes)
    _list("To fix", report.format_issue_list(plan, rejects=True))
    _list("To check", report.format_issue_list(plan, rejects=False))
    _list("Assumed", report.list_assumptions(plan))
    click.echo(f"\n{report.format_summary(plan, wrote_files=not dry_run)}")
    if text := report.format_advice(plan):
        click.echo(text)
    if plan.to_write:
        click.echo(_next(dry_run=dry_run), err=True)


def _table(title: str, headings: Sequence[str], rows: Lines) -> None:
    """A table: drawn on a terminal, parted by tabs elsewhere, so that no word is cut and programs can read it."""
    if not sys.stdout.isatty():
        if title:
            click.echo(f"\n{title}:")
        for row in (headings, *rows):
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console().print(table)


def _list(title: str, lines: Lines) -> None:
    """Remarks, each with its place, what is wrong and what to do."""
    if lines:
        click.echo(f"\n{title}:")
    for place, text, remedy in lines:
        click.echo(f"  {place}: {text}" if place else f"  {text}")
        if remedy:
            click.echo(f"    → {remedy}")
