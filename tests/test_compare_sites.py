"""The comparison of two built sites names each file that is gone, new or other, and nothing else."""

import zipfile
from pathlib import Path

import pytest

from scripts.compare_sites import main


def site(folder: Path, files: dict[str, str], members: tuple[str, ...] = ("a", "b")) -> Path:
    """A folder with these files, and an archive with members in this order."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "site.zip", "w") as archive:
        for member in members:
            archive.writestr(member, member)
        archive.comment = folder.name.encode()
    return folder


def test_files_that_are_gone_new_or_other_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = site(tmp_path / "base", {"index.html": "home", "old.html": "old", "map.html": "map"})
    head = site(tmp_path / "head", {"index.html": "other", "new.html": "new", "map.html": "map"})
    assert main([str(base), str(head)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["differs  index.html", "new      new.html", "gone     old.html", "5 files, 3 differences"]


def test_state_files_and_the_order_within_an_archive_do_not_count(tmp_path: Path) -> None:
    base = site(tmp_path / "base", {"index.html": "home", "manifest.sha256": "1"})
    head = site(tmp_path / "head", {"index.html": "home", "manifest.sha256": "2"}, members=("b", "a"))
    assert main([str(base), str(head)]) == 0
