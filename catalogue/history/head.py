"""The commit that is checked out, read from Git's files without starting Git.

Loads nothing heavy: every command asks whether the commit is still the one that it knows.
"""

from pathlib import Path


def read_git_state(project: Path) -> str:
    """Name of the commit that is checked out, and whether its history is whole; empty where there is no repository.

    Equal names promise equal histories. The name may change more often than the commit does.
    """
    folder = _own_folder(project.resolve())
    if folder is None:
        return ""
    common = folder / (_read(folder / "commondir") or ".")  # a worktree shares all but its HEAD
    return f"{_current_commit(folder, common)} {'shallow' if (common / 'shallow').exists() else 'whole'}"


def _own_folder(project: Path) -> Path | None:
    """The folder that Git keeps its data in: `.git` here or above, or what a file of that name leads to."""
    for folder in (project, *project.parents):
        path = folder / ".git"
        if path.is_dir():
            return path
        if pointer := _read(path):
            return folder / pointer.removeprefix("gitdir: ")
    return None


def _current_commit(folder: Path, common: Path) -> str:
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
