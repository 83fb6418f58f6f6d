"""Fills and walks folders: the only place that creates files of a site."""

import os
import shutil
from collections.abc import Container, Iterator
from pathlib import Path


class Tree:
    """A new folder being filled; nothing in it is ever written over."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._made = {""}

    def write(self, path: str, content: bytes) -> None:
        """Create a file. An existing one is an error: it might be a hard link into the tree that still stands."""
        with Path(self._place(path)).open("xb") as file:
            file.write(content)

    def link(self, source: Path, path: str) -> None:
        """Take over the file (or link) `path` of another tree: as a hard link, else as a copy."""
        origin, target = f"{source}/{path}", self._place(path)
        try:
            # Windows knows no other way than to follow, and rejects the word.
            os.link(origin, target, follow_symlinks=os.link not in os.supports_follow_symlinks)
        except OSError:
            # Some disks have no hard links, and some files may not have one more; a full disk fails again here.
            shutil.copy2(origin, target, follow_symlinks=False)

    def _place(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self.root / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return f"{self.root}/{path}"


def files(root: Path, leave_out: Container[str] = frozenset(), closed: Container[str] = frozenset()) -> Iterator[str]:
    """Paths of all files and links below a folder but those in `leave_out` and in folders `closed`, in no order."""
    folders = [""]
    while folders:
        folder = folders.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if path not in closed:
                        folders.append(f"{path}/")
                elif path not in leave_out:
                    yield path
