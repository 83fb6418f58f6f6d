"""What the program knows of itself: whether it is the one that made something earlier, and where it keeps its cache."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

RACY = 50_000_000
"""Nanoseconds; a file that was changed so shortly before it was looked at may change again without a sign of it."""
PACKAGE = Path(__file__).resolve().parent.parent


@cache
def program_digest() -> str:
    """A digest of everything that decides how sources become a site, apart from sources and themes."""
    digest = blake2b(sys.version.encode(), digest_size=16)
    for file in sources():
        digest.update(f"{file}\0".encode() + (PACKAGE / file).read_bytes())
    digest.update("\0".join(packages()).encode())
    return digest.hexdigest()


def sources() -> list[str]:
    """The program's own files, relative to its package, in sorted order."""
    paths: list[str] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(f"{PACKAGE}/{folder}") as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".json", ".svg", ".js")):
                    paths.append(f"{folder}{entry.name}")
                elif entry.is_dir() and entry.name not in {"__pycache__", "themes"}:
                    folders.append(f"{folder}{entry.name}/")
    return sorted(paths)


def packages() -> list[str]:
    """The installed packages with their versions, as their folders are called."""
    folders = {path for path in sys.path if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)}  # noqa: PTH112 - strings are faster, and this runs at every start
    return sorted(name for folder in folders for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208 - likewise


def cache_folder(project: Path) -> Path | None:
    """The folder for what is remembered of a project between runs, which need not exist; None where there is no home.

    It lies with the user, not in the project: what a stranger adds to a repository must never be taken for our own.
    """
    if setting := os.environ.get("CATALOGUE_CACHE"):
        folder = Path(setting)
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or "~/AppData/Local")
    elif sys.platform == "darwin":
        folder = Path("~/Library/Caches")
    else:  # the XDG Base Directory Specification
        folder = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache")
    try:
        home = folder.expanduser()
    except RuntimeError:
        return None
    return home / "internationalisation-catalogue" / blake2b(os.fsencode(project.resolve()), digest_size=8).hexdigest()


@contextmanager
def replacing(file: Path) -> Iterator[BinaryIO]:
    """A cache file being written anew beside the old one, whose place it takes once it is whole. Raises OSError."""
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with beside.open("xb") as target:
            yield target
        beside.replace(file)
    finally:
        with suppress(OSError):
            beside.unlink()
