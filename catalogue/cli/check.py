"""`catalogue check`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from catalogue.cli import cached_result, options
from catalogue.cli.output import CLEAN, FAULTS, show

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostics


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@options.drafts
@options.strict
@click.option("--since", metavar="REV", help="Show the faults of files that differ from this commit or branch first.")
@click.option("--only", multiple=True, metavar="CODE", help="Show only this rule, or this family such as `L`.")
@click.option("--external", is_flag=True, help="Also ask whether the pages elsewhere that are linked to still answer.")
@click.option("--allow-private", is_flag=True, help="With --external: also ask addresses inside your own network.")
@click.option("--fix", is_flag=True, help="First mend what is safe to mend, and say what was done.")
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
    """Check the content without building. Every fault is shown with its file, line and remedy.

    With PATHS, only the faults in these files and folders are shown; everything is checked all the same, because a
    link or a duplicate may lie elsewhere.

    With --fix, spaces at line ends, references such as &amp; in the place of a character, lists that stand right below
    a paragraph, http: addresses of sites that are known to have https: and the order of fields are mended in the same
    files before they are checked; comments, quoting and all other lines stay byte for byte.
    """
    from catalogue.cli.git_changes import surroundings

    project = options.project()
    wanted = [options.below(path, project) for path in paths] or ["."]
    codes = _codes(only)
    if fix:
        _fix(project, wanted, codes)
    around = surroundings(project, since)
    found = cached_result.check(project, drafts=drafts, strict=strict)
    if external:
        from catalogue.cli.linkcheck import with_external
        from catalogue.pipeline.load import load

        loaded = load(project, drafts=drafts, strict=strict)
        own = loaded.config.base_url or ""
        found = with_external(found, project, own, drafts=drafts, strict=strict, allow_private=allow_private)
    found = _chosen(found, wanted, codes)
    show(found, project, form, around)
    if not found.items and sys.stderr.isatty():
        click.echo("No faults found.", err=True)
    sys.exit(FAULTS if found.errors else CLEAN)


def _fix(project: Path, wanted: list[str], codes: tuple[str, ...]) -> None:
    """Mend these files; what was done is told beside the faults, which a program may be reading."""
    from catalogue.contribute.fixes import fix_files

    report = fix_files(project, wanted, codes)
    for file in report.files:
        for change in file.changes:
            rule = f" [{change.rule}]" if change.rule else ""
            click.echo(f"{file.path}:{change.line}: {change.what}{rule}", err=True)
    for refused in report.refused:
        click.echo(f"{refused.path}: not mended: {refused.reason}.", err=True)


def _codes(only: tuple[str, ...]) -> tuple[str, ...]:
    """The beginnings of the codes that are asked for."""
    from catalogue.diagnostics.rules import RULES

    for code in only:
        if not any(known.startswith(code.upper()) for known in RULES):
            raise click.BadParameter(f"there is no rule {code!r}; docs/rules.md lists them all.", param_hint="--only")
    return tuple(code.upper() for code in only) or ("",)


def _chosen(faults: "Diagnostics", wanted: list[str], codes: tuple[str, ...]) -> "Diagnostics":
    """The faults in these files and folders, of the rules whose codes begin so."""
    from catalogue.diagnostics import Diagnostics

    chosen = (item for item in faults.items if item.code.startswith(codes) and options.within(item.span.path, wanted))
    return Diagnostics(tuple(chosen))
