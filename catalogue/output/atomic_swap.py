"""Puts a finished tree in the place of the old one, and sets right what a killed build left behind.

At every moment one of the two trees stands whole: under its own name, or as `previous` until the next start. Where two
folders can change places, the old tree stays beside the site as `staging`: all but a few of its files are also the
site's, so that the next build has little to link. It may be deleted at any time.
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
    """Make `staging` the tree at `output`; the one that stood there is at `staging` then, or removed."""
    aside = False
    if not output.exists():
        staging.rename(output)
    elif not exchange(staging, output):
        _rename_twice(staging, output, previous)
        aside = True
    flush_directory(output.parent)
    if aside:
        # The new site stands: what cannot be removed now does not undo that, and the next start tries again.
        with suppress(OSError):
            ownership.remove(previous)


def recover(staging: Path, output: Path, previous: Path, project: Path) -> None:
    """Bring back the old tree where a build was killed between two renames, and remove what is of no more use.

    `WriteError`, and nothing is touched, where one of the two names has something that no build made.
    """
    folders = {folder for folder in (staging, previous) if ownership.is_ours(folder, project)}
    if previous in folders and not output.exists():
        previous.rename(output)
        folders.remove(previous)
    for leftover in folders - ({staging} if output.exists() else set()):
        ownership.remove(leftover)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one atomic step; False where the system or the disk cannot do that."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):  # glibc before 2.28, musl before 1.2.5
        return False
    result = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(result == 0)


def flush(directory: Path) -> None:
    """Bring everything written so far to the disk, so that a power cut after the swap finds whole files."""
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
    """Bring the renames in a folder to the disk; Windows cannot open folders and needs no such step."""
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
