"""Finds the Git repository that a project lies in, and where it stands, without starting Git.

Loads nothing heavy: every command asks whether the commit is still the one that it knows.
"""

from pathlib import Path


def read_head(project: Path) -> str:
    """Names the commit that is checked out, and whether its history is whole; empty where there is no repository.

    Equal standpoints promise equal histories. The name may change more often than the commit does.
    """
    folder = _own_folder(project.resolve())
    if folder is None:
        return ""
    common = folder / (_read(folder / "commondir") or ".")  # a worktree shares all but its HEAD
    return f"{_head(folder, common)} {'shallow' if (common / 'shallow').exists() else 'whole'}"


def _own_folder(project: Path) -> Path | None:
    """The folder that Git keeps its data in: `.git` here or above, or what a file of that name leads to."""
    for folder in (project, *project.parents):
        place = folder / ".git"
        if place.is_dir():
            return place
        if pointer := _read(place):
            return folder / pointer.removeprefix("gitdir: ")
    return None


def _head(folder: Path, common: Path) -> str:
    """The commit that HEAD leads to, by way of a branch or directly."""
    head = _read(folder / "HEAD")
    branch = head.removeprefix("ref: ")
    if branch == head:
        return head
    if commit := _read(folder / branch) or _read(common / branch):
        return commit
    for line in _read(common / "packed-refs").splitlines():
        commit, _, name = line.partition(" ")
        if name == branch:
            return commit
    # Git's newer way of keeping branches has a list of tables, which changes with each of them.
    return f"{head} {_read(common / 'reftable' / 'tables.list')}"


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""
