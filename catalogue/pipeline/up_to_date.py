"""Result of the last `build` or `check`, stored under the sizes and times of all files that it depends on.

Opens no source and imports nothing heavy: this is all that a second run does.
"""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Any

from catalogue.cache.program import PACKAGE, RACY, cache_folder, packages, replacing, sources
from catalogue.history.head import read_git_state

_IGNORED = frozenset({".git", "__pycache__"})


@dataclass(frozen=True, slots=True)
class TreeDigest:
    """Digest of many files from their metadata."""

    digest: str
    """Of their names, sizes and times."""
    is_reliable: bool
    """Whether the next change to any of them is sure to change the digest."""


def scan_tree(project: Path) -> TreeDigest:
    """Digest everything that a site is made from: sources and their history, themes, and the program itself."""
    now = time.time_ns()
    digest, newest = blake2b(digest_size=20), 0
    themes = (project / "themes", PACKAGE / "themes", PACKAGE.parent / "themes")
    for root in dict.fromkeys((project / "content", *themes)):
        newest = max([newest, *_walk(root, digest.update, exact=True)])
    program = [os.stat(PACKAGE / file) for file in sources()]  # noqa: PTH116 - pathlib costs as much again
    program_stats = [(file.st_size, file.st_mtime_ns) for file in program]
    rest = (date.today(), program_stats, packages(), project.resolve(), read_git_state(project))
    digest.update(repr(rest).encode())
    return TreeDigest(digest.hexdigest(), newest < now - RACY)


def scan_output(output: Path) -> str:
    """Digest the names, sizes and times of change of everything in an output folder."""
    digest = blake2b(digest_size=20)
    for _ in _walk(output, digest.update, exact=False):
        pass
    return digest.hexdigest()


def _walk(root: Path, update: Callable[[bytes], None], *, exact: bool) -> Iterator[int]:
    """Pass everything below a folder to `update`, in a fixed order; yield when each file changed last."""
    folders, targets = [str(root)], set[str]()
    while folders:
        folder = folders.pop()
        lines = [folder]
        for entry in _entries(folder):
            try:
                if entry.is_dir():
                    target = os.path.realpath(entry.path) if entry.is_symlink() else ""
                    if entry.name not in _IGNORED and target not in targets:
                        folders.append(entry.path)
                        targets.update([target] if target else [])
                    continue
                status = entry.stat()
            except OSError:  # gone meanwhile, or a link that leads to nothing or to itself
                lines.append(f"{entry.name} cannot be read")
                continue
            identity = (status.st_ctime_ns, status.st_ino) if exact else ()
            lines.append(f"{entry.name} {status.st_size} {status.st_mtime_ns} {identity}")
            yield max(status.st_mtime_ns, status.st_ctime_ns)
        update("\n".join(lines).encode(errors="surrogateescape"))


def _entries(folder: str) -> "list[os.DirEntry[str]]":
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def store_result(project: Path, what: str, before: TreeDigest, outcome: object, output: Path | None = None) -> None:
    """Store the result of a run, if any later change is sure to invalidate it.

    Args:
        project: the folder that holds `content/`.
        what: names the run with all its options.
        before: the digest from before anything was read.
        outcome: what to return when nothing has changed: values that JSON can hold.
        output: the folder that was written, if any.
    """
    folder = cache_folder(project)
    if folder is None or not before.is_reliable:
        return
    result = {"inputs": before.digest, "output": scan_output(output) if output else "", "outcome": outcome}
    with suppress(OSError), replacing(folder / _name(what)) as file:
        file.write(json.dumps(result).encode())


def load_result(project: Path, what: str, now: TreeDigest, output: Path | None = None) -> Any:
    """Return what `store_result` stored for the same run, if nothing has changed since; else None."""
    folder = cache_folder(project)
    try:
        result = json.loads((folder / _name(what)).read_bytes()) if folder else {}
        if result.get("inputs") != now.digest or result["output"] != (scan_output(output) if output else ""):
            return None
        return result["outcome"]
    except (OSError, ValueError, KeyError, AttributeError):
        return None


def _name(what: str) -> str:
    return f"standing-{blake2b(what.encode(), digest_size=8).hexdigest()}.json"
