"""What happened to each entry, as real repositories tell it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from catalogue.history import UNKNOWN, History, read_history
from catalogue.history.head import read_git_state
from tests.history.repositories import Repository

LAMP = "content/tools/lamp.md"
TEXT = """---
title: Lamp
status: piloted
reviewed: 2026-01-01
---
## Programme

It shines at night, for all
who are out at sea.
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A repository with one tool, committed on the first day of the year."""
    made = Repository.of(tmp_path / "project")
    made.write(LAMP, TEXT)
    made.commit("2026-01-01")
    return made


def history(repository: Repository, cache: Path | None = None) -> History:
    return read_history(repository.folder, cache)


def events(repository: Repository, path: str = LAMP) -> list[str]:
    """What happened to a file, each with its day."""
    return [f"{when[:10]} {kind}" for when, kind in history(repository).files[path]]


def test_the_first_commit_of_an_entry_is_its_appearance(repository: Repository) -> None:
    assert history(repository).files == {LAMP: (("2026-01-01T12:00:00Z", "added"),)}


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("It shines", "It glows", ["revised"]),
        ("title: Lamp", "title: Lantern", ["renamed"]),
        ("title: Lamp\nstatus: piloted", "title: Lantern\nstatus: listed", ["renamed", "revised"]),
        ("status: piloted", "status: retired", ["retired"]),
        ("reviewed: 2026-01-01", "reviewed: 2026-02-02", []),
        ("reviewed: 2026-01-01", "reviewed: 2026-02-02\npublished: 2025-05-05\naliases: [old/lamp/]", []),
        ("title: Lamp\n", "title: Lamp\nsign: rose\nhue: 3\nland_hue: 0\npattern: dots\ngeneral: true\n", []),
        ("title: Lamp\n", "title: Lamp\nparent: light\n", ["revised"]),
        ("for all\nwho are", "for\nall who are", []),
        ("\n", "\r\n", []),
        ("out at sea.", "out at sea.   \n\n", []),
        ("title: Lamp\nstatus: piloted", "status: piloted\ntitle: Lamp", []),
        ("out at sea.\n", "out at sea.", []),
        ("It shines", "++ b/content/tools/other.md shines", ["revised"]),
        ("It shines", "\x01deadbeef 0 shines", ["revised"]),
    ],
)
def test_an_edit_is_told_by_what_it_means_to_a_reader(
    repository: Repository, old: str, new: str, kinds: list[str]
) -> None:
    (repository.folder / LAMP).write_bytes(TEXT.replace(old, new).encode())
    repository.commit("2026-02-02")
    assert events(repository) == ["2026-01-01 added", *(f"2026-02-02 {kind}" for kind in kinds)]
    assert list(history(repository).files) == [LAMP]


def test_an_entry_keeps_its_history_under_another_address(repository: Repository) -> None:
    repository.run("mv", LAMP, "content/tools/lantern.md")
    repository.commit("2026-02-02")
    repository.run("mv", "content/tools/lantern.md", "content/tools/beacon.md")
    repository.edit("content/tools/beacon.md", "It shines", "It glows")
    repository.commit("2026-03-03")
    assert events(repository, "content/tools/beacon.md") == [
        "2026-01-01 added",
        "2026-02-02 moved",
        "2026-03-03 moved",
        "2026-03-03 revised",
    ]
    assert LAMP not in history(repository).files


def test_what_becomes_an_entry_of_another_kind_or_language_is_new(repository: Repository) -> None:
    repository.run("mv", LAMP, "content/tools/lamp.sv.md")
    repository.commit("2026-02-02")
    assert events(repository, "content/tools/lamp.sv.md") == ["2026-02-02 added"]
    assert events(repository) == ["2026-01-01 added", "2026-02-02 gone"]


def test_an_entry_that_comes_back_remembers_when_it_was_new(repository: Repository) -> None:
    repository.run("rm", "--quiet", LAMP)
    gone = repository.commit("2026-02-02")
    repository.run("revert", "--no-edit", gone, day="2026-03-03")
    assert events(repository) == ["2026-01-01 added", "2026-02-02 gone", "2026-03-03 added"]


def test_a_reverted_edit_was_two(repository: Repository) -> None:
    repository.edit(LAMP, "It shines", "It glows")
    edit = repository.commit("2026-02-02")
    repository.run("revert", "--no-edit", edit, day="2026-03-03")
    assert events(repository) == ["2026-01-01 added", "2026-02-02 revised", "2026-03-03 revised"]


def test_a_merge_counts_on_the_day_of_the_merge(repository: Repository) -> None:
    repository.run("switch", "--quiet", "--create", "proposal")
    repository.edit(LAMP, "It shines", "It glows")
    repository.commit("2026-02-02")
    repository.write("content/tools/bell.md", TEXT.replace("Lamp", "Bell"))
    repository.commit("2026-02-03")
    repository.run("switch", "--quiet", "main")
    repository.write("content/aims/light.md", TEXT)
    repository.commit("2026-02-04")
    repository.run("merge", "--quiet", "--no-ff", "--no-edit", "proposal", day="2026-03-03")
    assert events(repository) == ["2026-01-01 added", "2026-03-03 revised"]
    assert events(repository, "content/tools/bell.md") == ["2026-03-03 added"]
    assert events(repository, "content/aims/light.md") == ["2026-02-04 added"]


def test_a_draft_appears_when_it_stops_being_one(repository: Repository) -> None:
    repository.write("content/tools/bell.md", TEXT.replace("status:", "draft: true\nstatus:"))
    repository.commit("2026-02-02")
    repository.edit("content/tools/bell.md", "It shines", "It rings")
    repository.commit("2026-02-03")
    repository.edit("content/tools/bell.md", "draft: true\n", "")
    repository.commit("2026-02-04")
    assert events(repository, "content/tools/bell.md") == ["2026-02-04 added"]
    repository.edit("content/tools/bell.md", "status:", "draft: true\nstatus:")
    repository.commit("2026-03-03")
    repository.edit("content/tools/bell.md", "It rings", "It tolls")
    repository.commit("2026-03-04")
    repository.edit("content/tools/bell.md", "draft: true", "draft: false")
    repository.commit("2026-03-05")
    assert events(repository, "content/tools/bell.md") == ["2026-02-04 added", "2026-03-03 gone", "2026-03-05 added"]


def test_what_is_not_committed_is_not_told(repository: Repository) -> None:
    repository.edit(LAMP, "It shines", "It glows")
    repository.write("content/tools/bell.md", TEXT)
    repository.run("add", "--all")
    assert history(repository).files == {LAMP: (("2026-01-01T12:00:00Z", "added"),)}


def test_files_beside_the_entries_have_no_history(repository: Repository) -> None:
    for path in ("README.md", "content/site.yaml", "content/media/lamp.md.png", "content/tools/in/depth.md", "a\nb.md"):
        repository.write(path, "text")
    repository.commit("2026-02-02")
    assert list(history(repository).files) == [LAMP]


def test_a_project_in_a_folder_of_a_repository_has_its_own_paths(tmp_path: Path) -> None:
    repository = Repository.of(tmp_path)
    repository.write(f"deep/project/{LAMP}", TEXT)
    repository.write(f"other/{LAMP}", TEXT)
    repository.commit("2026-01-01")
    assert list(read_history(tmp_path / "deep/project", None).files) == [LAMP]


def test_a_folder_without_a_repository_is_known_by_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*arguments: object, **options: object) -> None:
        raise AssertionError("Git was started")

    monkeypatch.setattr(subprocess, "run", never)
    assert read_history(tmp_path, None) is UNKNOWN


def test_a_repository_without_a_commit_is_known_by_nobody(tmp_path: Path) -> None:
    assert history(Repository.of(tmp_path)) is UNKNOWN


def test_a_shallow_clone_is_recognised_and_a_whole_one_has_all(repository: Repository, tmp_path: Path) -> None:
    repository.edit(LAMP, "It shines", "It glows")
    repository.commit("2026-02-02")
    source = repository.folder.as_uri()
    repository.run("clone", "--quiet", "--depth=1", source, str(tmp_path / "shallow"))
    repository.run("clone", "--quiet", source, str(tmp_path / "whole"))
    assert read_history(tmp_path / "shallow", None) is UNKNOWN
    assert read_history(tmp_path / "whole", None) == history(repository)
    Repository(tmp_path / "shallow").run("fetch", "--quiet", "--unshallow")
    assert read_history(tmp_path / "shallow", None) == history(repository)


def test_a_worktree_has_the_history_of_its_own_branch(repository: Repository, tmp_path: Path) -> None:
    repository.run("worktree", "add", "--quiet", "-b", "other", str(tmp_path / "tree"))
    tree = Repository(tmp_path / "tree")
    tree.edit(LAMP, "It shines", "It glows")
    tree.commit("2026-02-02")
    assert events(tree) == ["2026-01-01 added", "2026-02-02 revised"]
    assert events(repository) == ["2026-01-01 added"]
    assert read_git_state(tree.folder) == f"{tree.run('rev-parse', 'HEAD')} whole"


def test_where_git_is_missing_nothing_is_known(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.folder))
    assert history(repository) is UNKNOWN


def test_a_repository_of_somebody_else_is_left_alone(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    git = repository.run("--exec-path")
    program = repository.folder.parent / "bin" / "git"
    program.parent.mkdir()
    # Git's own switch to take every repository for somebody else's, which our call would otherwise drop.
    program.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{git}/git" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(repository.folder.parent))
    cache = repository.folder.parent / "cache"
    assert history(repository, cache) is UNKNOWN
    trusted = f"[safe]\n\tdirectory = {repository.folder}\n"
    (repository.folder.parent / ".gitconfig").write_text(trusted, encoding="utf-8")
    assert list(history(repository, cache).files) == [LAMP]


def test_nobodys_settings_and_no_hook_change_what_is_told(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.edit(LAMP, "It shines", "It glows")
    repository.commit("2026-02-02")
    known = history(repository)
    marker = repository.folder.parent / "started"
    own = f"""[diff]
        noprefix = true
        mnemonicPrefix = true
        renames = false
        external = touch {marker}
        algorithm = patience
    [diff "text"]
        textconv = touch {marker}; cat
    [log]
        showRoot = false
        showSignature = true
        date = relative
        follow = true
    [color]
        ui = always
    [core]
        quotePath = false
        pager = touch {marker}
        fsmonitor = touch {marker}
        attributesFile = {repository.folder.parent / "attributes"}
    """
    (repository.folder.parent / "attributes").write_text("*.md diff=text\n", encoding="utf-8")
    (repository.folder.parent / ".gitconfig").write_text(own, encoding="utf-8")
    monkeypatch.setenv("HOME", str(repository.folder.parent))
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", f"touch {marker}")
    assert history(repository) == known
    assert not marker.exists()


def test_neither_names_nor_subjects_are_kept(repository: Repository, tmp_path: Path) -> None:
    history(repository, tmp_path / "cache")
    kept = (tmp_path / "cache/history.json").read_text(encoding="utf-8")
    assert LAMP in kept
    for word in ("Person", "example.org", "Something on"):
        assert word not in kept


def grown(repository: Repository, cache: Path) -> None:
    """Ask once, then let things happen on both sides of a merge."""
    history(repository, cache)
    repository.run("switch", "--quiet", "--create", "proposal")
    repository.run("mv", LAMP, "content/tools/lantern.md")
    repository.commit("2026-02-02")
    history(repository, cache)
    repository.run("switch", "--quiet", "main")
    repository.write("content/tools/bell.md", TEXT.replace("Lamp", "Bell"))
    repository.commit("2026-02-03")
    history(repository, cache)
    repository.run("merge", "--quiet", "--no-ff", "--no-edit", "proposal", day="2026-03-03")


def test_what_is_known_of_an_earlier_commit_is_gone_on_from(repository: Repository, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    grown(repository, cache)
    assert history(repository, cache) == history(repository)
    repository.edit("content/tools/lantern.md", "It shines", "It glows")
    repository.commit("2026-04-04")
    assert history(repository, cache) == history(repository)
    repository.run("reset", "--quiet", "--hard", "HEAD~2")
    assert history(repository, cache) == history(repository)


def test_the_same_commit_is_not_asked_for_twice(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = history(repository, tmp_path / "cache")
    monkeypatch.setenv("PATH", "")
    assert history(repository, tmp_path / "cache") == known
    monkeypatch.undo()
    repository.run("pack-refs", "--all")
    repository.run("checkout", "--quiet", "--detach")
    assert history(repository, tmp_path / "cache") == known


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "3", '{"files": 3}'])
def test_a_damaged_memory_is_none(repository: Repository, tmp_path: Path, text: str) -> None:
    cache = tmp_path / "cache"
    known = history(repository, cache)
    file = cache / "history.json"
    file.write_text(text, encoding="utf-8")
    assert history(repository, cache) == known
    kept = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(kept | {"files": [1]}), encoding="utf-8")
    assert history(repository, cache) == known
    file.write_text(json.dumps(kept | {"program": "another", "files": {}}), encoding="utf-8")
    assert history(repository, cache) == known


def test_the_standpoint_changes_with_the_commit_and_with_nothing_else(repository: Repository) -> None:
    first = read_git_state(repository.folder)
    assert first == f"{repository.run('rev-parse', 'HEAD')} whole"
    repository.edit(LAMP, "It shines", "It glows")
    repository.run("add", "--all")
    repository.run("tag", "something")
    repository.run("pack-refs", "--all")
    repository.run("switch", "--quiet", "--create", "other")
    assert read_git_state(repository.folder) == first
    repository.commit("2026-02-02")
    assert read_git_state(repository.folder) != first
    repository.run("checkout", "--quiet", "--detach", "main")
    assert read_git_state(repository.folder) == first
