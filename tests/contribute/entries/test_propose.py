"""The step of the workflow that puts an entry on a branch, run with a real Git between two repositories."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from catalogue.schema.forms.issue_form import LABEL

GITHUB = Path(__file__).parents[3] / ".github"
SCRIPT = GITHUB / "scripts/propose.sh"
ENTRY = "---\ntitle: Fair Visit\n---\n\nText with $(touch pwned) in it.\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux")


def git(folder: Path, *arguments: str) -> str:
    """What Git says in a folder."""
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    done = subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository with one tool, with an entry beside it."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "clone")
    tool = tmp_path / "clone/content/tools/export-day.md"
    tool.parent.mkdir(parents=True)
    tool.write_text("---\ntitle: Export day\n---\n", encoding="utf-8")
    git(tmp_path / "clone", "switch", "--quiet", "--create", "main")
    git(tmp_path / "clone", "add", ".")
    git(tmp_path / "clone", "commit", "--quiet", "--message", "Begin")
    git(tmp_path / "clone", "push", "--quiet", "origin", "main")
    (tmp_path / "entry.md").write_text(ENTRY, encoding="utf-8")
    return tmp_path / "clone"


def propose(clone: Path, id_: str = "fair-visit", issue: str = "7", entry: str = "../entry.md") -> int:
    """Run the script as the workflow does; its exit code."""
    variables = {"ID": id_, "ISSUE": issue, "ENTRY": entry, "REMOTE": str(clone.parent / "remote.git")}
    bash = shutil.which("bash")
    assert bash
    return subprocess.run([bash, SCRIPT], cwd=clone, env=os.environ | variables, capture_output=True).returncode


def test_an_entry_is_pushed_on_a_branch_of_its_own(clone: Path) -> None:
    assert propose(clone) == 0
    remote = clone.parent / "remote.git"
    assert git(remote, "show", "intake/issue-7:content/tools/fair-visit.md") == ENTRY.strip()
    assert git(remote, "diff", "--name-only", "main", "intake/issue-7") == "content/tools/fair-visit.md"
    message = git(remote, "log", "-1", "--format=%an: %s%n%b", "intake/issue-7")
    assert message == "github-actions[bot]: Add the tool fair-visit\nProposed in issue #7."
    assert not list(clone.parent.rglob("pwned"))


def test_an_edited_issue_replaces_what_its_branch_held(clone: Path) -> None:
    propose(clone)
    git(clone, "switch", "--quiet", "main")
    git(clone, "branch", "--quiet", "-D", "intake/issue-7")
    assert propose(clone, "another-name") == 0
    result = git(clone.parent / "remote.git", "diff", "--name-only", "main", "intake/issue-7")
    assert result == "content/tools/another-name.md"


@pytest.mark.parametrize(
    "id_", ["", "../../x", "a/b", "A", "a b", "-a", "--all", "a\nb", "$(id)", "x" * 81, "export-day"]
)
def test_an_id_that_intake_would_not_make_or_that_is_taken_is_refused(clone: Path, id_: str) -> None:
    assert propose(clone, id_) == 2
    assert git(clone.parent / "remote.git", "branch", "--list") == "* main"


@pytest.mark.parametrize("issue", ["", "7 8", "main", "-1", "7\n8", "$(id)"])
def test_what_is_no_number_of_an_issue_is_refused(clone: Path, issue: str) -> None:
    assert propose(clone, issue=issue) == 2


def test_an_entry_that_is_no_file_is_refused(clone: Path) -> None:
    (clone.parent / "link.md").symlink_to("/etc/passwd")
    for entry in ("../link.md", "..", "../nothing.md"):
        assert propose(clone, entry=entry) == 2


def test_no_expression_stands_in_a_shell_of_the_workflow_and_every_right_has_its_reason() -> None:
    text = (GITHUB / "workflows/intake.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    # Whether the issue was written with the form is asked in a condition, which runs nothing.
    elsewhere = re.sub(r"^    if: >-\n(?:      .*\n)+", "", text, flags=re.MULTILINE)
    assert not re.search(r"issue\.(title|body)|comment\.body|head_ref", elsewhere)
    assert workflow["permissions"] == {}
    assert workflow["jobs"]["read"]["permissions"] == {"contents": "read"}
    assert all(re.search(r"write # to ", line) for line in text.splitlines() if re.search(r"^\s+\S+: write", line))
    assert workflow["jobs"]["propose"]["needs"] == "read"
    assert LABEL in workflow["jobs"]["read"]["if"]
