"""`catalogue stats`."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from catalogue.cli import options
from catalogue.cli.output import PROBLEMS, plural, show

if TYPE_CHECKING:
    from rich.console import Console

    from catalogue.site import Site
    from catalogue.site.statistics import OrganisationState, Statistics, ToolState

_WIDTH = 110
"""Columns where the output is no terminal."""


@click.command()
@click.option("--format", "form", type=click.Choice(["human", "json"]), default="human", show_default=True)
@options.drafts
def stats(form: str, drafts: bool) -> None:
    """Report on the state of the catalogue: coverage, what each tool lacks, reviews and translations.

    docs/stats.md says what is counted, and describes the JSON.
    """
    from catalogue.pipeline.load import load
    from catalogue.pipeline.options import LoadOptions
    from catalogue.site.statistics import statistics

    project = options.project()
    loaded_site = load(LoadOptions(project, drafts=drafts))
    if loaded_site.site is None:
        if form == "human":  # whoever reads JSON would take the problems for it
            show(loaded_site.problems, project, form)
        click.echo("Nothing was counted. Fix the errors first; `catalogue check` lists them.", err=True)
        sys.exit(PROBLEMS)
    report = statistics(loaded_site.site, date.today())
    if form == "json":
        click.echo(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    terminal = sys.stdout.isatty()
    _print_report(Console(width=None if terminal else _WIDTH, highlight=False, markup=False), loaded_site.site, report)


def _print_report(console: "Console", site: "Site", report: "Statistics") -> None:
    """Everything for a person, one table after the other."""
    _totals(console, report)
    _coverage(console, site, report)
    _tools(console, report)
    _organisations(console, report)
    _fields(console, report)
    _doubts(console, report)
    _sources(console, report)
    _languages(console, report)


def _heading(console: "Console", text: str) -> None:
    console.print(f"\n{text}", style="bold")


def _totals(console: "Console", report: "Statistics") -> None:
    totals = report.totals
    statuses = ", ".join(f"{number} {status}" for status, number in totals.by_status.items())
    console.print(f"{plural(totals.tools, 'tool', 'tools')} on {report.as_of}: {statuses or 'none yet'}", style="bold")
    console.print(f"{totals.completeness} % complete on average, {totals.complete} of {totals.tools} lack nothing")
    console.print(
        f"{totals.review_old} last reviewed more than {report.review_old_after_days} days ago, "
        f"{totals.never_reviewed} never reviewed, {totals.uncertain} with an uncertain field"
    )
    console.print(f"{plural(totals.organisations, 'organisation', 'organisations')}, {totals.organisers} run a tool")


def _coverage(console: "Console", site: "Site", report: "Statistics") -> None:
    """Strands across, sub-sectors down, and the gaps by name."""
    from rich import box
    from rich.table import Table

    library = site.library
    counts = {(square.strand, square.sector): len(square.tools) for square in report.coverage}
    strands = list(dict.fromkeys(strand for strand, _ in counts))
    sectors = list(dict.fromkeys(sector for _, sector in counts))
    _heading(console, "Tools by strand and sub-sector")
    table = Table(box=box.SIMPLE)
    table.add_column("")
    for strand in strands:
        table.add_column(library.strands[strand].meta.short or library.strands[strand].title, justify="right")
    for sector in sectors:
        table.add_row(library.sectors[sector].title, *(str(counts[strand, sector] or "·") for strand in strands))
    console.print(table)
    console.print(f"{report.totals.gaps} of {report.totals.squares} squares are empty:")
    for strand in strands:
        empty = ", ".join(library.sectors[sector].title for sector in sectors if not counts[strand, sector])
        console.print(f"- {library.strands[strand].title}: {empty or 'none'}")


def _tools(console: "Console", report: "Statistics") -> None:
    from rich import box
    from rich.table import Table

    _heading(console, "Tool by tool, those that lack the most first")
    table = Table(box=box.SIMPLE)
    table.add_column("tool")
    table.add_column("complete", justify="right")
    table.add_column("reviewed")
    table.add_column("lacks")
    for tool in report.tools:
        table.add_row(tool.title, f"{tool.completeness} %", _review_text(tool), "; ".join(_lacks(tool)) or "–")
    console.print(table)


def _review_text(tool: "ToolState") -> str:
    return f"{tool.reviewed}, old" if tool.reviewed and tool.review_old else tool.reviewed or "never"


def _lacks(tool: "ToolState") -> Iterator[str]:
    """What a tool lacks, in the words of its source."""
    yield from tool.missing_fields
    yield from (f"section “{section}”" for section in tool.missing_sections)


def _organisations(console: "Console", report: "Statistics") -> None:
    """What to ask each organisation for, so that it can be copied into a message."""
    tools = {tool.id: tool for tool in report.tools}
    states = [state for state in report.organisations if state.missing or state.review_old]
    _heading(console, "What to ask each organisation for")
    for state in states:
        console.print(f"{state.title or 'Tools whose organiser has no page here'}: {_share(state)}")
        for tool in (tools[id_] for id_ in state.tools):
            requests = [
                *_lacks(tool),
                *([f"a new review (the last is of {tool.reviewed})"] if tool.reviewed and tool.review_old else []),
            ]
            if requests:
                console.print(f"- {tool.title} ({tool.file}): {'; '.join(requests)}")
    rest = [state.title for state in report.organisations if state not in states]
    if rest:
        console.print(f"Nothing to ask from {', '.join(rest)}.")


def _share(state: "OrganisationState") -> str:
    return f"{plural(len(state.tools), 'tool', 'tools')}, {state.completeness} % complete"


def _fields(console: "Console", report: "Statistics") -> None:
    if report.fields:
        _heading(console, "Most often missing")
        for field in report.fields:
            name = field.name if field.kind == "field" else f"section “{field.name}”"
            console.print(f"- {name}: in {plural(field.missing, 'tool', 'tools')}")


def _doubts(console: "Console", report: "Statistics") -> None:
    doubts = Counter(name for tool in report.tools for name in tool.uncertain_fields)
    if doubts:
        _heading(console, "Uncertain fields")
        for name, number in doubts.most_common():
            console.print(f"- {name}: in {plural(number, 'tool', 'tools')}")


def _sources(console: "Console", found: "Statistics") -> None:
    if any(state.year for state in found.sources):
        _heading(console, "Age of the newest source")
        for state in found.sources:
            ages = {None: "none of any year", 0: "this year"}
            age = ages.get(state.age) or f"{plural(state.age or 0, 'year', 'years')} old"
            year = f"{state.year}, {age}" if state.year else age
            console.print(f"- {year}: {plural(len(state.tools), 'tool', 'tools')}")


def _languages(console: "Console", report: "Statistics") -> None:
    for state in report.languages:
        if state is report.languages[0]:
            _heading(console, "Translations")
        console.print(
            f"- {state.name} ({state.language}): {state.tools} of {report.totals.tools} tools, "
            f"{state.texts} with their text; {state.entries} of {state.entries_in_all} entries"
        )
