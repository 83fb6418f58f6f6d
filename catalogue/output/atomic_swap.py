"""Replaces the old output tree with a finished one, and repairs what a killed build left.

At every moment one of the two trees is complete: under its own name, or as `previous` until the next start. Where two
folders can be exchanged, the old tree remains next to the site as `staging`: all but a few of its files are also the
site's, so the next build has little to link. It may be deleted at any time.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from catalogue.output import ownership

_RENAME_EXCHANGE = 2
"""Flag of renameat2(2), Linux 3.15 and newer."""
_AT_FDCWD = -100


def swap(staging: Path, output: Path, previous: Path) -> None:
    """Make `staging` the tree at `output`; the old one is then at `staging`, or removed."""
    aside = False
    if not output.exists():
        staging.rename(output)
    elif not exchange(staging, output):
        _rename_twice(staging, output, previous)
        aside = True
    flush_directory(output.parent)
    if aside:
        # The new site is in place: a failure to remove the old one does not undo that, and the next start tries again.
        with suppress(OSError):
            ownership.remove(previous)


def recover(staging: Path, output: Path, previous: Path, project: Path) -> None:
    """Restore the old tree where a build was killed between two renames, and remove leftovers.

    Raises `WriteError`, and touches nothing, where one of the two names belongs to something that no build made.
    """
    folders = {folder for folder in (staging, previous) if ownership.is_ours(folder, project)}
    if previous in folders and not output.exists():
        previous.rename(output)
        folders.remove(previous)
    for leftover in folders - ({staging} if output.exists() else set()):
        ownership.remove(leftover)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one atomic step; False where the system or the disk cannot do that."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):  # glibc before 2.28, musl before 1.2.5
        return False
    result = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(result == 0)


def flush(directory: Path) -> None:
    """Flush everything written so far to disk, so that a power cut after the swap leaves complete files."""
    if sys.platform.startswith("linux"):
        import ctypes

        descriptor = os.open(directory, os.O_RDONLY)
        try:
            ctypes.CDLL(None).syncfs(descriptor)
        finally:
            os.close(descriptor)
    elif hasattr(os, "sync"):
        os.sync()


def flush_directory(directory: Path) -> None:
    """Flush the renames in a folder to disk; Windows cannot open folders and needs no such step."""
    if os.name == "posix":
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _rename_twice(staging: Path, output: Path, previous: Path) -> None:
    output.rename(previous)
    try:
        staging.rename(output)
    except OSError:
        previous.rename(output)
        raise
