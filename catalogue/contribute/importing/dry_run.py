"""Tries entries out before they are written: the whole catalogue with them in it is checked, in a copy."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from catalogue.contribute.newcomers import caused_by
from catalogue.diagnostics import Diagnostic


def problems_of(project: Path, files: Mapping[str, str], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What `catalogue check` would report because of these files, were they part of a project.

    Args:
        project: the folder that holds `content/`.
        files: texts by their paths relative to the project.
        before: what it reports without them.
    """
    from catalogue.pipeline.load import load

    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(project / "content", copy / "content", copy_function=_linked, symlinks=True)
        if (project / "themes").is_dir():
            (copy / "themes").symlink_to((project / "themes").resolve(), target_is_directory=True)
        for path, text in files.items():
            file = copy / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink(missing_ok=True)  # it may be a link to the real one
            file.write_text(text, encoding="utf-8", newline="\n")
        return caused_by(files, load(copy, drafts=True).faults.items, before)


def _linked(source: str, target: str) -> str:
    """A hard link where the file system has them, as nothing is changed in place; a copy elsewhere."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
