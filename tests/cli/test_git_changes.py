"""`check` beside a change under review: what Git says is touched comes first, and only what is asked for is shown."""

from pathlib import Path

import pytest

from tests.cli.test_cli import catalogue
from tests.projects import small, written
from tests.runner import git

FAULTY = "---\ntitle: Quay Day\nsummary: A day at the quay.\nstrand: evnets\nsectors: [design]\naims: [networks]\n---\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project in a folder of a repository, with two faulty tools: one in Git, the other not yet."""
    folder = small(tmp_path / "repository/catalogue")
    written({"tools/anchor-day.md": FAULTY}, folder / "content")
    git(folder, "init", "..")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "Begin")
    written({"tools/å day.md": FAULTY, "tools/quay-day.md": FAULTY}, folder / "content")
    return folder


def shown(folder: Path, *options: str) -> list[str]:
    done = catalogue(folder, "check", "--format", "concise", *options)
    return [line.partition(":")[0] for line in done.stdout.splitlines()]


def test_files_that_differ_from_a_commit_come_first_also_those_not_yet_in_git(repository: Path) -> None:
    assert shown(repository)[0] == "content/tools/anchor-day.md"
    assert shown(repository, "--since", "main")[0] == "content/tools/quay-day.md"
    assert shown(repository, "--since", "main")[-1] == "content/tools/anchor-day.md"


def test_what_others_changed_since_is_not_touched_by_the_change(repository: Path) -> None:
    git(repository, "switch", "-c", "proposal")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "Propose")
    git(repository, "switch", "main")
    written({"tools/anchor-day.md": FAULTY + "\nMore.\n"}, repository / "content")
    git(repository, "commit", "--all", "-m", "Go on meanwhile")
    git(repository, "switch", "proposal")
    assert shown(repository, "--since", "main")[-1] == "content/tools/anchor-day.md"


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-n", "main..nowhere", ""])
def test_a_commit_that_git_does_not_know_is_refused_in_words(revision: str, repository: Path) -> None:
    done = catalogue(repository, "check", f"--since={revision}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Git knows no common history" in done.stderr


def test_a_folder_outside_git_is_refused_in_words(tmp_path: Path) -> None:
    done = catalogue(small(tmp_path / "project"), "check", "--since", "main", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "--since" in done.stderr


def test_only_the_rules_that_are_asked_for_are_shown(repository: Path) -> None:
    assert set(shown(repository, "--only", "V104")) == {"content/tools/anchor-day.md", "content/tools/quay-day.md"}
    assert shown(repository, "--only", "r", "--only", "l") == ["content/tools/å day.md"]
    assert catalogue(repository, "check", "--only", "X").returncode == 0


def test_a_rule_that_does_not_exist_is_refused_in_words(repository: Path) -> None:
    done = catalogue(repository, "check", "--only", "Q9")
    assert done.returncode == 2
    assert "there is no rule 'Q9'" in done.stderr


def test_on_github_the_rules_are_linked(repository: Path) -> None:
    (repository / "docs").mkdir()
    (repository / "docs/rules.md").write_text("# Rules\n", encoding="utf-8")
    here = {"GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "pier/quay"}
    text = catalogue(repository, "check", "--format", "markdown", **here).stdout
    assert "[V104](https://github.example/pier/quay/blob/HEAD/docs/rules.md#v104-unknown-reference)" in text
