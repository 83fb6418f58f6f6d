"""Decides whether a folder may become the output: a mistyped path must never cost anybody a file."""

import os
from pathlib import Path

from catalogue.diagnostics.model import Rule, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.output import manifest
from catalogue.output.errors import WriteError
from catalogue.output.staging_tree import is_link

SOURCES = ("content", "themes", "catalogue")
"""Folders of the project that a build reads."""


def display_path(output: Path, project: Path) -> str:
    """Format the output path for display: relative to the project where it lies below it."""
    # Not `resolve`: people want to read the name that they gave, not where a link leads.
    absolute, root = (Path(os.path.abspath(path)) for path in (output, project))  # noqa: PTH100 — pathlib has no such step
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()


def resolve_output(output: Path, project: Path) -> Path:
    """The real path of the output folder. Raises `WriteError` when it lies where no site may be written."""
    name = display_path(output, project)
    root, real = project.resolve(), output.resolve()
    if os.path.lexists(output) and is_link(output.lstat()) and manifest.read(real) is None:
        raise _refusal(rules.NOT_A_FOLDER, name, what="it is a link to a folder that no earlier build made")
    for folder in SOURCES:
        if real.is_relative_to(root / folder):
            raise _refusal(rules.INSIDE_THE_SOURCES, name, folder=folder)
    for place, what in ((root, "the project"), (Path.home().resolve(), "your home folder")):
        if place == real:
            raise _refusal(rules.HOLDS_THE_PROJECT, name, what=f"{what} itself")
        if place.is_relative_to(real):
            raise _refusal(rules.HOLDS_THE_PROJECT, name, what=f"one that {what} lies in")
    if real.exists() and not real.is_dir():
        raise _refusal(rules.NOT_A_FOLDER, name, what="there is a file of that name")
    if os.path.ismount(real):
        raise _refusal(rules.NOT_A_FOLDER, name, what="another disk is mounted there; choose a folder inside it")
    return real


def inspect(directory: Path, name: str) -> manifest.Manifest:
    """Read the manifest of the output folder. Raises `WriteError` when it contains files, but no build's manifest."""
    previous = manifest.read(directory)
    if previous is not None:
        return previous
    if directory.exists() and any(directory.iterdir()):
        raise _refusal(rules.NOT_OURS, name)
    return manifest.Manifest({}, readable=False)


def _refusal(rule: Rule, output: str, **values: str) -> WriteError:
    return WriteError(report(rule, Span(output), output=output, **values))
