"""`catalogue build`."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli import cached_result, options
from catalogue.cli.output import CLEAN, COULD_NOT_RUN, PROBLEMS, plural, progress, show

if TYPE_CHECKING:
    from catalogue.pipeline.build import BuildReport


def _address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from pydantic_core import PydanticCustomError

    from catalogue.setting_groups import base_url

    try:
        return base_url(value)
    except (PydanticCustomError, ValueError) as error:
        example = "https://example.org/catalogue/"
        raise click.BadParameter(f"{value!r} is not a web address such as {example}", context, parameter) from error


@click.command()
@click.option("--output", type=click.Path(path_type=Path), help="Where the site is written.  [default: public]")
@click.option(
    "--base-url", callback=_address, metavar="URL", help="Where the site will be published, with or without a path."
)
@options.drafts
@options.strict
@click.option("--force", is_flag=True, help="Rebuild everything.")
@click.option("--no-pdf", is_flag=True, help="Leave out PDFs and the links to them.")
@click.option(
    "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Number of processes.  [default: CPU cores]"
)
@options.form
def build(
    *,
    output: Path | None,
    base_url: str | None,
    drafts: bool,
    strict: bool,
    force: bool,
    no_pdf: bool,
    jobs: int,
    form: str,
) -> None:
    """Build the site: read, check, link, render, write and index it."""
    from catalogue.pipeline.build import build as run
    from catalogue.pipeline.options import BuildOptions

    project = options.project()
    target = Path.cwd() / output if output else project / "public"
    # In CI the sources are read and never written.
    record = not drafts and not os.environ.get("CI")
    build_options = BuildOptions(
        project,
        target,
        base_url=base_url,
        drafts=drafts,
        strict=strict,
        pdf=not no_pdf,
        jobs=jobs,
        force=force,
        record=record,
    )
    with progress() as report_stage:
        report = cached_result.build(build_options, lambda: run(build_options, report_stage))
    show(report.problems, project, form)
    _summarise(report, output or Path("public"))
    sys.exit(_exit_code(report))


def _exit_code(report: "BuildReport") -> int:
    """Tell apart what has to be changed in the project, and what the computer or the place did not allow."""
    if report.published:
        return CLEAN
    from catalogue.diagnostics import Severity
    from catalogue.diagnostics.rules import RULES

    errors = (problem for problem in report.problems.items if problem.severity is Severity.ERROR)
    return COULD_NOT_RUN if all(RULES[problem.code].is_environmental for problem in errors) else PROBLEMS


def _summarise(report: "BuildReport", output: Path) -> None:
    """One line on what was done; on a terminal also how long each stage took."""
    if not report.published:
        click.echo("Nothing was published; the site is unchanged.", err=True)
        return
    size = f"{plural(report.tools, 'tool', 'tools')} on {plural(report.pages, 'page', 'pages')}"
    total = sum(report.seconds.values())
    file_counts = f"{report.written} written, {report.unchanged} unchanged, {report.removed} removed"
    changes = file_counts if report.written or report.removed or "publish" in report.seconds else "nothing to write"
    click.echo(f"{size} in {output}/: {changes} ({total:.1f} s)", err=True)
    if sys.stderr.isatty():
        problems = report.problems
        counts = f"{plural(problems.errors, 'error', 'errors')}, {plural(problems.warnings, 'warning', 'warnings')}"
        stages = " · ".join(f"{stage} {seconds:.2f} s" for stage, seconds in report.seconds.items())
        click.echo(f"{counts} · {stages}", err=True)
