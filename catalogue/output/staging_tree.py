"""Fills and walks folders: the only place that creates files of a site."""

import os
import shutil
import stat
from collections.abc import Collection, Container, Iterable, Iterator, Set
from pathlib import Path

from catalogue.output.manifest import UNFINISHED

_JUNCTION = 0xA0000003
"""Windows' tag for a folder that leads to another one without being a link: IO_REPARSE_TAG_MOUNT_POINT."""


class Tree:
    """A folder being filled. Files that it shares with another tree from the start are never written into."""

    def __init__(self, root: Path, shared_paths: Iterable[str] = ()) -> None:
        """Wrap an existing folder.

        Args:
            root: the folder.
            shared_paths: the paths of the files that it shares, as `remove_other_files` returns them.
        """
        self.root = root
        self.shared_paths = set(shared_paths)
        """The paths of files that the other tree has, too."""
        self._folders = {"", *(path.rpartition("/")[0] for path in self.shared_paths)}

    def write(self, path: str, content: bytes) -> None:
        """Create a file, replacing a shared one if need be."""
        target = Path(self._place(path))
        if path in self.shared_paths:  # it may be a hard link into the current tree
            target.unlink()
            self.shared_paths.remove(path)
        with target.open("xb") as file:
            file.write(content)

    def link(self, source: Path, path: str) -> None:
        """Take a file (or link) of the other tree that is not yet shared: as a hard link, else as a copy."""
        if path in self.shared_paths:
            return
        origin, target = f"{source}/{path}", self._place(path)
        try:
            # Windows can only follow links, and rejects the argument.
            os.link(origin, target, follow_symlinks=os.link not in os.supports_follow_symlinks)
        except OSError:
            # Some disks have no hard links, and some files may not have another; a full disk fails again here.
            shutil.copy2(origin, target, follow_symlinks=False)

    def keep(self, paths: Container[str]) -> None:
        """Remove the shared files that are not among these, and the folders that this empties."""
        for path in sorted(path for path in self.shared_paths if path not in paths):
            os.unlink(f"{self.root}/{path}")  # noqa: PTH108 - pathlib costs as much again
            self.shared_paths.remove(path)
            _remove_empty(self.root, path.rpartition("/")[0])
        self._folders = {""}

    def _place(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            try:
                os.mkdir(f"{self.root}/{folder}")  # noqa: PTH102 - pathlib costs as much again
            except FileExistsError:
                pass
            except FileNotFoundError:
                (self.root / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.root}/{path}"


def _remove_empty(root: Path, folder: str) -> None:
    """Remove a folder and its parents, as far as they are empty."""
    while folder:
        try:
            os.rmdir(f"{root}/{folder}")  # noqa: PTH106 - likewise
        except OSError:
            return
        folder = folder.rpartition("/")[0]


def blocking(present: Collection[str], new: Set[str]) -> set[str]:
    """Find the existing files that cannot stay: a new file needs a folder in their place, or takes the place of
    their folder."""
    folders = {folder for path in new for folder in _parents(path)}
    return {path for path in present if path in folders or not new.isdisjoint(_parents(path))}


def remove_other_files(root: Path, other: Path) -> set[str]:
    """Remove from a folder all but the very files at the same paths in another one; returns their paths.

    The mark of a tree that is being filled also stays.
    """
    numbers = dict(_inodes(other, []))
    folders: list[str] = []
    shared_paths: set[str] = set()
    for path, number in [*_inodes(root, folders)]:
        if numbers.get(path) == number:
            shared_paths.add(path)
        elif path != UNFINISHED:
            os.unlink(f"{root}/{path}")  # noqa: PTH108 - likewise
    parents = {folder for path in shared_paths for folder in _parents(path)}
    for folder in reversed(folders):  # the inner ones first
        if folder not in parents:
            os.rmdir(f"{root}/{folder}")  # noqa: PTH106 - likewise
    return shared_paths


def _parents(path: str) -> Iterator[str]:
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def is_link(status: os.stat_result) -> bool:
    """Whether the result of `lstat` leads elsewhere: a link, or a junction of Windows."""
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a real folder."""
    if os.name == "nt" and is_link(entry.stat(follow_symlinks=False)):
        return False
    return entry.is_dir(follow_symlinks=False)


def _inodes(root: Path, folders: list[str]) -> Iterator[tuple[str, int]]:
    """Yield all files and links below a folder with their inode numbers; the folders are added to `folders`."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if is_folder(entry):
                    folders.append(path)
                    waiting.append(f"{path}/")
                else:
                    yield path, entry.inode()


def files(
    root: Path, skip_files: Container[str] = frozenset(), skip_folders: Container[str] = frozenset()
) -> Iterator[str]:
    """Yield the paths of all files and links below a folder, except those to skip, in no order."""
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if is_folder(entry):
                    if path not in skip_folders:
                        folders.append(f"{path}/")
                elif path not in skip_files:
                    yield path
