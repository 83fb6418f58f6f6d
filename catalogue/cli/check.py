"""`catalogue check`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli import cached_result, options
from catalogue.cli.output import CLEAN, PROBLEMS, show

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostics


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@options.drafts
@options.strict
@click.option("--since", metavar="REV", help="Show problems in files that differ from this commit or branch first.")
@click.option("--only", multiple=True, metavar="CODE", help="Show only this rule, or this family such as `L`.")
@click.option("--external", is_flag=True, help="Also check external links.")
@click.option("--allow-private", is_flag=True, help="With --external: also check addresses inside your own network.")
@click.option("--fix", is_flag=True, help="First fix what can be fixed safely, and list the changes.")
@options.form
def check(
    paths: tuple[Path, ...],
    drafts: bool,
    strict: bool,
    since: str | None,
    only: tuple[str, ...],
    external: bool,
    allow_private: bool,
    fix: bool,
    form: str,
) -> None:
    """Check the content without building. Each problem is shown with its file, its line and how to fix it.

    With PATHS, only the problems in these files and folders are shown; everything is still checked, because links and
    duplicates can involve other files.

    With --fix, the same files are first corrected: spaces at line ends, references such as &amp;, lists right below a
    paragraph, http: addresses of sites known to support https:, and the order of fields. Comments, quoting and all
    other lines stay as they are.
    """
    from catalogue.cli.git_changes import surroundings
    from catalogue.pipeline.options import LoadOptions

    project = options.project()
    scope = [options.below(path, project) for path in paths] or ["."]
    codes = _codes(only)
    if fix:
        _fix(project, scope, codes)
    around = surroundings(project, since)
    load_options = LoadOptions(project, drafts=drafts, strict=strict)
    if external:
        from catalogue.cli.linkcheck import with_external
        from catalogue.pipeline.load import load

        problems = with_external(load(load_options), allow_private=allow_private)
    else:
        problems = cached_result.check(load_options)
    problems = _filter_problems(problems, scope, codes)
    show(problems, project, form, around)
    if not problems.items and sys.stderr.isatty():
        click.echo("No problems found.", err=True)
    sys.exit(PROBLEMS if problems.errors else CLEAN)


def _fix(project: Path, scope: list[str], codes: tuple[str, ...]) -> None:
    """Fix these files, and list the changes on standard error: standard output may be read by a program."""
    from catalogue.contribute.fixes import fix_files

    report = fix_files(project, scope, codes)
    for file in report.files:
        for fix in file.fixes:
            rule = f" [{fix.rule}]" if fix.rule else ""
            click.echo(f"{file.path}:{fix.line}: {fix.what}{rule}", err=True)
    for refusal in report.refusals:
        click.echo(f"{refusal.path}: not fixed: {refusal.reason}.", err=True)


def _codes(only: tuple[str, ...]) -> tuple[str, ...]:
    """The beginnings of the codes that are asked for."""
    from catalogue.diagnostics.rules import RULES

    for code in only:
        if not any(rule.startswith(code.upper()) for rule in RULES):
            raise click.BadParameter(f"there is no rule {code!r}; docs/rules.md lists them all.", param_hint="--only")
    return tuple(code.upper() for code in only) or ("",)


def _filter_problems(problems: "Diagnostics", scope: list[str], codes: tuple[str, ...]) -> "Diagnostics":
    """The problems in these files and folders, of the rules whose codes begin so."""
    from catalogue.diagnostics import Diagnostics

    items = (item for item in problems.items if item.code.startswith(codes) and options.within(item.span.path, scope))
    return Diagnostics(tuple(items))
