"""Distinguishes the files of builds from other people's files with the same name, next to the site or in it.

A repository may contain such a name, as a link to anywhere. So nothing is written to, renamed or removed before
this file has checked that it is a real folder or file, and, for a folder, that a build marked it.
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
    """Whether a folder exists that a build made. Raises `WriteError` when something else has its name.

    An empty folder counts as ours: it contains nothing to lose, and a build may be killed before it has set its mark.
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
    """Raise `WriteError` when anything but a plain file has this name."""
    if os.path.lexists(file) and not _is_file(file):
        raise _name_error(file, project, "a link" if is_link(file.lstat()) else "not a plain file")


def mark(folder: Path, project: Path) -> None:
    """Mark a folder of ours as one that a build is filling; a complete site is marked by its manifest."""
    file = folder / UNFINISHED
    check_file(file, project)
    file.touch()


def remove(folder: Path) -> None:
    """Remove a folder of ours, its marks last: the remains of an interrupted removal are still recognised as ours."""
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
