"""Lists the published files that differ between two built sites, byte by byte.

A change of structure must publish the same: build before and after it, and compare.

    python3 -m scripts.compare_sites BASE HEAD      two folders, as `build --output` left them

The state file and `manifest.sha256` are left out, since they hold digests of everything else. Of an archive the members
count, not their order and comments. The exit status is 1 if anything differs.
"""

import argparse
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

STATE = {".catalogue-manifest.json", "manifest.sha256"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each file that only one site has, or that differs."""
    parser = argparse.ArgumentParser("python3 -m scripts.compare_sites", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("base", type=Path)
    parser.add_argument("head", type=Path)
    folders = parser.parse_args(arguments)
    base, head = read_paths(folders.base), read_paths(folders.head)
    differences = list(compare(base, head))
    print(*differences, f"{len(base | head)} files, {len(differences)} differences", sep="\n")
    return int(bool(differences))


def read_paths(folder: Path) -> dict[str, Path]:
    """Every file of a site by its path, without the state files. Raises NotADirectoryError where there is no site."""
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path for name, path in files.items() if name not in STATE}


def compare(base: dict[str, Path], head: dict[str, Path]) -> Iterator[str]:
    """One line for each file that is not the same in both sites."""
    for name in sorted(base | head):
        if name not in head:
            yield f"gone     {name}"
        elif name not in base:
            yield f"new      {name}"
        elif not have_same_content(base[name], head[name]):
            yield f"differs  {name}"


def have_same_content(base: Path, head: Path) -> bool:
    """Whether two files hold the same bytes, or two archives the same members."""
    if base.suffix == ".zip":
        return read_members(base) == read_members(head)
    return base.read_bytes() == head.read_bytes()


def read_members(archive: Path) -> dict[str, bytes]:
    """The content of an archive by the names of its members."""
    with zipfile.ZipFile(archive) as file:
        return {name: file.read(name) for name in file.namelist()}


if __name__ == "__main__":
    sys.exit(main())
