"""Tells what builds made from what somebody else put under the same name beside the site, or in it.

A repository may bring such a name along, as a link to anywhere. So nothing is written to, renamed or removed before
this file has seen that it is a folder or file in its own right, and, of a folder, that a build marked it.
"""

import os
import shutil
import stat
from pathlib import Path

from catalogue.diagnostics.model import Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.output import output_folder
from catalogue.output.errors import WriteError
from catalogue.output.manifest import MARKS, UNFINISHED
from catalogue.output.staging_tree import is_folder, is_link


def is_ours(folder: Path, project: Path) -> bool:
    """Whether a folder is there that a build made; `WriteError` when something else has its name.

    An empty folder counts as ours: nothing in it can be lost, and a build may be killed before it has set its mark.
    """
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return False
    if is_link(status):
        raise _name_error(folder, project, "a link")
    if not stat.S_ISDIR(status.st_mode):
        raise _name_error(folder, project, "a file")
    if not any(_is_file(folder / name) for name in MARKS) and any(folder.iterdir()):
        raise _name_error(folder, project, "a folder that no build made")
    return True


def check_file(file: Path, project: Path) -> None:
    """`WriteError` when something else than a plain file has this name."""
    if os.path.lexists(file) and not _is_file(file):
        raise _name_error(file, project, "a link" if is_link(file.lstat()) else "not a plain file")


def mark(folder: Path, project: Path) -> None:
    """Mark a folder of ours as one that a build is filling; what marks a whole site is its manifest."""
    file = folder / UNFINISHED
    check_file(file, project)
    file.touch()


def remove(folder: Path) -> None:
    """Remove a folder of ours, its marks last: what a killed build leaves of it is still known as ours."""
    with os.scandir(folder) as entries:
        inside = [entry for entry in entries if entry.name not in MARKS]
    for entry in inside:
        if is_folder(entry):
            shutil.rmtree(entry.path)
        else:
            Path(entry.path).unlink()
    shutil.rmtree(folder)


def _is_file(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False


def _name_error(path: Path, project: Path, what: str) -> WriteError:
    name = output_folder.display_path(path, project)
    return WriteError(report(rules.NAME_TAKEN, Span(name), path=name, what=what))
