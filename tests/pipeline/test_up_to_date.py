"""A project on which nothing has changed is recognised; and wherever something has, it is not."""

import datetime
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.cache.program import cache_folder
from catalogue.pipeline import up_to_date
from catalogue.pipeline.up_to_date import load_result, scan_output, scan_tree, store_result
from tests.history.repositories import Repository
from tests.projects import small

FAIR = "content/tools/harbour-fair.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a theme and an output folder, all of it old enough to be trusted."""
    monkeypatch.setenv("CATALOGUE_CACHE", str(tmp_path / "cache"))
    project = small(tmp_path / "project")
    for name in ("themes/child/theme.yaml", "themes/child/templates/own.html", "public/index.html", "public/a/b.txt"):
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(f"the text of {name}", encoding="utf-8")
    time.sleep(0.06)
    return project


def kept(project: Path, what: str = "check") -> None:
    """Remember an outcome of the project as it stands."""
    store_result(project, what, scan_tree(project), {"found": [1, "two"]}, project / "public")


def known(project: Path, what: str = "check") -> object:
    return load_result(project, what, scan_tree(project), project / "public")


def test_what_was_found_is_known_while_nothing_changes(project: Path) -> None:
    assert known(project) is None
    kept(project)
    assert known(project) == {"found": [1, "two"]}
    assert scan_tree(project) == scan_tree(project)


def test_another_run_has_another_memory(project: Path) -> None:
    kept(project)
    assert known(project, "check strictly") is None
    kept(project, "check strictly")
    assert known(project) is not None


def same_size_and_time(file: Path) -> None:
    before = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "an edit": lambda project: (project / FAIR).write_text("another text"),
    "an edit that keeps size and time": lambda project: same_size_and_time(project / FAIR),
    "a touch": lambda project: (project / FAIR).touch(),
    "a new source": lambda project: (project / "content/tools/new.md").write_text("---\n---\n"),
    "a deletion": lambda project: (project / FAIR).unlink(),
    "a new name": lambda project: (project / FAIR).rename(project / "content/tools/moved.md"),
    "a new folder": lambda project: (project / "content/moduls").mkdir(),
    "a link that leads nowhere": lambda project: (project / "content/tools/new.md").symlink_to("nowhere"),
    "the settings": lambda project: (project / "content/site.yaml").write_text("name: Another\n"),
    "a picture": lambda project: (project / "content/quay.png").write_bytes(b"\x89PNG"),
    "the record of addresses": lambda project: (project / "content/permalinks.txt").write_text("/about/\n"),
    "a template": lambda project: same_size_and_time(project / "themes/child/templates/own.html"),
    "a theme's settings": lambda project: (project / "themes/child/theme.yaml").write_text("name: child\n"),
    "another theme": lambda project: shutil.copytree(project / "themes/child", project / "themes/other"),
    "no theme": lambda project: shutil.rmtree(project / "themes"),
    "a published page": lambda project: (project / "public/index.html").write_text("somebody else's"),
    "a published page of the same size": lambda project: (project / "public/a/b.txt").write_text(
        "The text of public/a/b.txt"
    ),
    "a lost page": lambda project: (project / "public/a/b.txt").unlink(),
    "a lost site": lambda project: shutil.rmtree(project / "public"),
    "a stranger's file in the site": lambda project: (project / "public/CNAME").write_text("example.org"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_any_change_makes_what_was_known_worthless(project: Path, name: str) -> None:
    kept(project)
    CHANGES[name](project)
    assert known(project) is None


def test_what_a_link_leads_to_counts_as_well(project: Path, tmp_path: Path) -> None:
    shutil.copytree(project / "themes/child", tmp_path / "elsewhere")
    (project / "themes/linked").symlink_to(tmp_path / "elsewhere")
    time.sleep(0.06)
    kept(project)
    assert known(project) is not None
    (tmp_path / "elsewhere/templates/own.html").write_text("another text")
    assert known(project) is None


def test_folders_that_link_to_each_other_are_walked_once(project: Path) -> None:
    (project / "themes/child/again").symlink_to("..")
    assert scan_tree(project).digest


def test_a_repository_and_compiled_python_inside_do_not_count(project: Path) -> None:
    kept(project)
    for folder in (".git", "__pycache__"):
        (project / "themes/child" / folder).mkdir()
        (project / "themes/child" / folder / "anything").write_text("text")
    assert known(project) is not None


def test_a_commit_counts_and_what_git_does_besides_does_not(project: Path) -> None:
    repository = Repository.of(project)
    repository.commit("2026-11-01")
    time.sleep(0.06)
    kept(project)
    repository.run("tag", "something")
    repository.run("gc", "--quiet")
    repository.run("switch", "--quiet", "--create", "other")
    assert known(project) is not None
    repository.commit("2026-11-02")
    assert known(project) is None


def test_what_changed_just_before_the_look_is_not_remembered(project: Path) -> None:
    (project / FAIR).touch()
    assert not scan_tree(project).is_reliable
    kept(project)
    assert known(project) is None
    time.sleep(0.06)
    kept(project)
    assert known(project) is not None


def test_the_next_day_is_another(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(project)

    class Tomorrow(datetime.date):
        @classmethod
        def today(cls) -> "Tomorrow":
            day = datetime.date.today() + datetime.timedelta(days=1)
            return cls(day.year, day.month, day.day)

    monkeypatch.setattr(up_to_date, "date", Tomorrow)
    assert known(project) is None


def test_a_change_of_the_program_or_of_what_is_installed_is_one(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(project)
    monkeypatch.setattr(up_to_date, "packages", lambda: ["another-1.0.dist-info"])
    assert known(project) is None
    monkeypatch.undo()
    monkeypatch.setenv("CATALOGUE_CACHE", str(project.parent / "cache"))
    assert known(project) is not None
    monkeypatch.setattr(up_to_date, "sources", lambda: ["pipeline/build.py"])
    assert known(project) is None


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"null", b"[]", b"3", b'"text"', b"{}", b'{"inputs": 3}', b"\xff\xfe", b"\0" * 99],
    ids=repr,
)
def test_a_damaged_memory_is_none(project: Path, text: bytes) -> None:
    kept(project)
    folder = cache_folder(project)
    assert folder is not None
    (file,) = folder.glob("standing-*.json")
    file.write_bytes(text)
    assert known(project) is None
    kept(project)
    assert known(project) is not None


def test_a_memory_without_an_outcome_or_an_output_is_none(project: Path) -> None:
    kept(project)
    folder = cache_folder(project)
    assert folder is not None
    (file,) = folder.glob("standing-*.json")
    file.write_text(f'{{"inputs": "{scan_tree(project).digest}"}}')
    assert known(project) is None
    file.write_text(f'{{"inputs": "{scan_tree(project).digest}", "output": "{scan_output(project / "public")}"}}')
    assert known(project) is None


def test_where_nothing_can_be_kept_nothing_is_known_and_nothing_fails(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.parent / "taken").write_text("a file, where a folder is needed")
    monkeypatch.setenv("CATALOGUE_CACHE", str(project.parent / "taken"))
    kept(project)
    assert known(project) is None


def test_a_moved_project_is_another(project: Path) -> None:
    kept(project)
    moved = project.rename(project.with_name("moved"))
    assert known(moved) is None
    assert known(moved.rename(project)) is not None
