"""What commands tell a person or a machine: exit codes, problems, progress."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from catalogue.diagnostics import Diagnostics
    from catalogue.diagnostics.formats import Surroundings

CLEAN, PROBLEMS, COULD_NOT_RUN = 0, 1, 2
INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C has ended."""


def show(problems: "Diagnostics", project: Path, form: str, around: "Surroundings | None" = None) -> None:
    """Print problems; a format for machines is printed also when there are none."""
    if not problems.items and form in {"human", "concise"}:
        return  # they say nothing of nothing, and their imports are a fifth of a run that finds nothing changed
    from catalogue.diagnostics.formats import NOTHING_AROUND, lines_below, render

    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    text = render(problems, lines_below(project), form, colour=colour, around=around or NOTHING_AROUND)
    click.echo(text, nl=False, color=True)


def plural(number: int, one: str, many: str) -> str:
    """A number with its noun: `1 tool`, `2 tools`."""
    return f"{number} {one if number == 1 else many}"


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show the current stage on a terminal; elsewhere show nothing."""
    if not sys.stderr.isatty():
        yield lambda stage: None
        return

    # Not one of rich's spinners: they are threads, and a process with threads cannot be forked.
    def show_stage(stage: str) -> None:
        sys.stderr.write(f"\r{stage.capitalize()} …\x1b[K")
        sys.stderr.flush()

    try:
        yield show_stage
    finally:
        sys.stderr.write("\r\x1b[K")
