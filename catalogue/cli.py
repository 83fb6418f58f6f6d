"""The command line: the only file that prints, and the only one that knows exit codes.

0 stands for clean, 1 for faults in the content, 2 for a program that could not run, 130 for one that was interrupted.
Stages are imported when a command needs them, so that `--help` costs next to nothing.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue import __version__

if TYPE_CHECKING:
    from catalogue.build import BuildReport
    from catalogue.diagnostics import Diagnostics

CLEAN, FAULTS, COULD_NOT_RUN = 0, 1, 2
INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C has ended."""

FORMATS = ("human", "concise", "json", "github", "sarif")

_format = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="human", show_default=True, help="How faults are shown."
)
_strict = click.option("--strict", is_flag=True, help="Take every warning for an error.")
_drafts = click.option("--drafts", is_flag=True, help="Keep pages that are marked as drafts.")


def _project(start: Path) -> Path:
    """The nearest folder upwards that holds content/site.yaml; `start` itself where there is none."""
    return next((folder for folder in (start, *start.parents) if (folder / "content/site.yaml").is_file()), start)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="catalogue")
def cli() -> None:
    """Build and check a catalogue of internationalisation tools."""


def main() -> None:
    """Run the command that the arguments name, and end the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        # Sources hold ten languages, also where the terminal's own encoding does not.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        # Left to itself, click gives an interrupted program the exit code that stands for faults.
        cli.main(prog_name="catalogue", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(COULD_NOT_RUN)
    except click.Abort:
        click.echo("Interrupted.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough; Python must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(COULD_NOT_RUN)
    except OSError as error:
        about = f"{error.filename}: " if error.filename else ""
        click.echo(f"The program could not go on: {about}{error.strerror or error}.", err=True)
        sys.exit(COULD_NOT_RUN)


def _address(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from pydantic_core import PydanticCustomError

    from catalogue.config import base_url

    try:
        return base_url(value) if value is not None else None
    except (PydanticCustomError, ValueError) as error:
        example = "https://example.org/catalogue/"
        raise click.BadParameter(f"{value!r} is not a web address such as {example}", context, parameter) from error


@cli.command()
@click.option("--output", type=click.Path(path_type=Path), help="Where the site is written.  [default: public]")
@click.option("--base-url", callback=_address, metavar="URL", help="Where the site will stand, with or without a path.")
@_drafts
@_strict
@click.option("--force", is_flag=True, help="Make every file anew.")
@_format
def build(output: Path | None, base_url: str | None, drafts: bool, strict: bool, force: bool, form: str) -> None:
    """Build the site: read, check, link, render, write and index it."""
    from catalogue.build import Options
    from catalogue.build import build as run

    project = _project(Path.cwd())
    target = Path.cwd() / output if output else project / "public"
    with _progress() as progress:
        report = run(Options(project, target, base_url, drafts, strict, force), progress)
    _show(report.faults, project, form)
    _summarise(report, output or Path("public"))
    sys.exit(CLEAN if report.published else FAULTS)


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_drafts
@_strict
@_format
def check(paths: tuple[Path, ...], drafts: bool, strict: bool, form: str) -> None:
    """Check the content without building: every fault with its file, line and remedy.

    With PATHS, only the faults in these files and folders are shown; everything is checked all the same, because a
    link or a duplicate may lie elsewhere.
    """
    from catalogue.build import load
    from catalogue.diagnostics import Diagnostics

    project = _project(Path.cwd())
    wanted = [_below(path, project) for path in paths]
    found = load(project, drafts=drafts, strict=strict).faults
    if paths:
        found = Diagnostics(tuple(item for item in found.items if _within(item.span.path, wanted)))
    _show(found, project, form)
    if not found.items and sys.stderr.isatty():
        click.echo("No faults found.", err=True)
    sys.exit(FAULTS if found.errors else CLEAN)


def _below(path: Path, project: Path) -> str:
    if not path.exists():
        raise click.BadParameter(f"there is no file or folder called {path}", param_hint="PATHS")
    return Path(os.path.relpath(path.resolve(), project.resolve())).as_posix()


def _within(path: str, wanted: list[str]) -> bool:
    return any(folder in {".", path} or path.startswith(f"{folder}/") for folder in wanted)


@cli.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a rule by its CODE, such as V104, or by its name."""
    from catalogue.conform import did_you_mean
    from catalogue.diagnostics import reference
    from catalogue.diagnostics.rules import RULES

    by_name = {rule.name: rule for rule in RULES.values()}
    rule = RULES.get(code.upper()) or by_name.get(code.lower())
    if rule is None:
        advice = did_you_mean(code.upper(), sorted(RULES), "docs/rules.md lists them all.")
        raise click.BadParameter(f"there is no rule {code}. {advice}", param_hint="CODE")
    click.echo(reference.explain(rule), nl=False)


@cli.command()
@click.option("--output", type=click.Path(path_type=Path), help="The folder to write below.  [default: the project]")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when a file is not up to date.")
def schema(output: Path | None, only_check: bool) -> None:
    """Write what is made from the code: schemas/*.json, docs/fields.md, docs/rules.md, docs/views.md."""
    from catalogue.build import known_ids
    from catalogue.generated import generate, stale, write

    project = _project(Path.cwd())
    folder = Path.cwd() / output if output else project
    files = generate(known_ids(project))
    if only_check:
        old = stale(files, folder)
        for path in old:
            click.echo(f"{path} is not up to date: run `catalogue schema`.")
        sys.exit(FAULTS if old else CLEAN)
    write(files, folder)
    click.echo(f"Wrote {len(files)} files below {output or '.'}.", err=True)


def _show(faults: "Diagnostics", project: Path, form: str) -> None:
    """Print faults; a format for machines is printed also when there are none."""
    from catalogue.diagnostics.formats import lines_below, render

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(render(faults, lines_below(project), form, colour=colour), nl=False, color=True)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """On a terminal, says which stage is under way; elsewhere says nothing."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Starting") as status:
        yield lambda stage: status.update(f"{stage.capitalize()} …")


def _summarise(report: "BuildReport", output: Path) -> None:
    """One line on what was done; on a terminal also how long each stage took."""
    if not report.published:
        click.echo("Nothing was published; the site stands as it was.", err=True)
        return
    total = sum(report.seconds.values())
    made = f"{report.made} written, {report.unchanged} unchanged, {report.removed} removed"
    changes = made if report.made or report.removed or "publish" in report.seconds else "nothing to write"
    click.echo(f"{report.tools} tools on {report.pages} pages in {output}/: {changes} ({total:.1f} s)", err=True)
    if sys.stderr.isatty():
        stages = " · ".join(f"{stage} {seconds:.2f} s" for stage, seconds in report.seconds.items())
        click.echo(f"{report.faults.errors} errors, {report.faults.warnings} warnings · {stages}", err=True)
