"""The workflow for the form: it knows a proposal without its label, and its author always hears what became of it."""

import json
import re
import shutil
from pathlib import Path

import pytest

from catalogue.contribute.entries.issue_comment import LONGEST_COMMENT
from catalogue.contribute.entries.issue_intake import process_issue
from catalogue.contribute.entries.project_index import ProjectIndex, index_project
from catalogue.schema.forms.issue_form import LABEL
from tests import runner
from tests.contribute.entries.issue_bodies import issue, labels
from tests.site_helpers import MINIMAL

VALUES = {
    "github.token": "t",
    "github.repository": "pier/quay",
    "github.event.issue.number": "12",
    "github.event.repository.default_branch": "main",
    "needs.read.result": "success",
    "needs.read.outputs.result": "entry",
    "needs.read.outputs.id": "fair-visit",
    "needs.propose.result": "success",
    "needs.open.result": "success",
}
# GitHub itself cannot be had here: this stands in for its command, and writes down what it is asked for.
GH = """\
#!/bin/sh
echo "$*" >> "{asked}"
case "$1 $2" in
  "pr list") echo {open_already} ;;
  "pr create") exit {refused} ;;
  "issue edit") grep -q "label create" "{asked}" || exit {no_label} ;;
  "issue comment") while [ $# -gt 1 ]; do shift; done; cat "$1" > "{asked}.comment" ;;
esac
"""


@pytest.fixture
def index() -> ProjectIndex:
    """What the smallest project holds."""
    return index_project(MINIMAL)


class GitHub:
    """A stand-in for GitHub's command, and what it was asked for."""

    def __init__(self, folder: Path, *, open_already: int = 0, refused: int = 0, no_label: int = 0) -> None:
        self.asked, self.folder = folder / "asked", folder / "empty"
        script = GH.format(asked=self.asked, open_already=open_already, refused=refused, no_label=no_label)
        runner.programs(self.folder, gh=script)

    @property
    def comment(self) -> str:
        return Path(f"{self.asked}.comment").read_text("utf-8")

    def lines(self, start: str) -> list[str]:
        return [line for line in self.asked.read_text("utf-8").splitlines() if line.startswith(start)]


def answered(github: GitHub, index: ProjectIndex, body: str, **results: str) -> runner.Job:
    """Run the job that answers, for a proposal that was read; the outcome of each job before it by its name."""
    temp = github.folder.parent / "temp"
    (temp / "proposal").mkdir(parents=True)
    result = process_issue(body, index)
    (temp / "proposal/comment.md").write_text(result.comment, encoding="utf-8")
    if result.path:
        (temp / "proposal/waiting.md").write_text(result.waiting, encoding="utf-8")
    outputs = {"needs.read.outputs.result": "entry" if result.path else "refused"}
    values = VALUES | outputs | {f"needs.{job}.result": result for job, result in results.items()}
    return runner.run("intake.yml", "answer", github.folder, temp, values)


def test_an_issue_is_known_by_what_the_form_writes_and_not_by_a_label_alone(index: ProjectIndex) -> None:
    condition: str = runner.workflow("intake.yml")["jobs"]["read"]["if"]
    marks = re.findall(r"contains\(github\.event\.issue\.body, '(.+?)'\)", condition)
    assert len(marks) == 2
    assert all(f"{mark}\n" in issue(labels(index)) for mark in marks)
    assert re.search(rf"contains\(.+labels.+'{LABEL}'\) \|\|", condition)
    # YAML 1.1, which the loader here speaks, takes the key `on` for a truth value.
    triggers: dict[object, dict[str, dict[str, list[str]]]] = dict(runner.workflow("intake.yml").items())
    assert {"opened", "edited"} <= {*triggers[True]["issues"]["types"]}


def test_what_the_program_writes_is_what_the_next_jobs_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, index: ProjectIndex
) -> None:
    project = shutil.copytree(MINIMAL, tmp_path / "repository")
    runner.programs(project)
    for title, made in (("Fair Visit", {"entry.md", "comment.md", "waiting.md"}), (" ", {"comment.md"})):
        event = {"issue": {"body": issue(labels(index), Title=title)}}
        (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
        done = runner.run("intake.yml", "read", project, tmp_path / "temp", {})
        assert done.outcomes == {"Read the issue": "success"}, done.logs
        assert {file.name for file in (project / "proposal").iterdir()} == made
        shutil.rmtree(project / "proposal")
    assert re.findall("^result=(.*)", done.outputs, re.MULTILINE) == ["entry", "refused"]


def test_a_pull_request_is_opened_once(tmp_path: Path) -> None:
    github = GitHub(tmp_path)
    done = runner.run("intake.yml", "open", github.folder, tmp_path / "temp", VALUES)
    assert done.outcomes == {"Open a pull request": "success"}, done.logs
    (line,) = github.lines("pr create")
    assert line.startswith(
        "pr create --repo pier/quay --base main --head intake/issue-12 --title Add the tool fair-visit"
    )


def test_an_open_pull_request_is_left_alone(tmp_path: Path) -> None:
    github = GitHub(tmp_path, open_already=1)
    done = runner.run("intake.yml", "open", github.folder, tmp_path / "temp", VALUES)
    assert (done.outcomes, github.lines("pr create")) == ({"Open a pull request": "success"}, [])


def test_a_pull_request_that_may_not_be_opened_fails_loudly(tmp_path: Path) -> None:
    github = GitHub(tmp_path, refused=1)
    done = runner.run("intake.yml", "open", github.folder, tmp_path / "temp", VALUES)
    assert done.outcomes == {"Open a pull request": "failure"}
    (error,) = re.findall("^::error .*", done.logs["Open a pull request"], re.MULTILINE)
    assert "is on the branch intake/issue-12" in error
    assert "Settings, Actions, General" in error


def test_the_author_of_a_proposed_entry_hears_so(tmp_path: Path, index: ProjectIndex) -> None:
    github = GitHub(tmp_path)
    done = answered(github, index, issue(labels(index)))
    assert {*done.outcomes.values()} == {"success"}, done.logs
    assert github.comment.startswith("Thank you. Your tool has become a page, `content/tools/fair-visit.md`. It is now")


def test_the_author_of_a_refused_proposal_hears_what_is_missing(tmp_path: Path, index: ProjectIndex) -> None:
    github = GitHub(tmp_path)
    answered(github, index, issue(labels(index), Title=""), propose="skipped", open="skipped")
    assert "- **Title**: It is empty." in github.comment


def test_where_no_pull_request_may_be_opened_the_author_sees_the_page_and_the_maintainer_the_way(
    tmp_path: Path, index: ProjectIndex
) -> None:
    github = GitHub(tmp_path)
    text = "Hello @octocat.\n\n````\n```\ncode\n````"
    done = answered(github, index, issue(labels(index), Description=text), open="failure")
    assert {*done.outcomes.values()} == {"success"}, done.logs
    assert "which is complete. It could not be proposed" in github.comment
    # Nothing in a block of code pings anybody; its fence is longer than any in the page.
    (shown,) = re.findall(r"^(`+)markdown\n(---\n.*?)\n\1\n", github.comment, re.MULTILINE | re.DOTALL)
    assert shown[1] == process_issue(issue(labels(index), Description=text), index).text.rstrip("\n")
    assert "@octocat" not in github.comment.replace(shown[1], "")
    assert "(https://github.example/pier/quay/compare/main...intake/issue-12?expand=1)" in github.comment
    assert "*Settings → Actions → General → Workflow permissions*" in github.comment


def test_where_the_branch_cannot_be_pushed_the_author_sees_the_page(tmp_path: Path, index: ProjectIndex) -> None:
    github = GitHub(tmp_path)
    answered(github, index, issue(labels(index)), propose="failure", open="skipped")
    assert "This is the page:" in github.comment
    assert "could not be put on a branch. [The run](https://github.example/pier/quay/actions/runs/7) says why." in (
        github.comment
    )


def test_where_the_program_could_not_run_the_author_hears_that_it_is_not_their_doing(
    tmp_path: Path, index: ProjectIndex
) -> None:
    github = GitHub(tmp_path)
    done = answered(github, index, issue(labels(index)), read="failure", propose="skipped", open="skipped")
    assert {*done.outcomes.values()} == {"success"}, done.logs
    assert "something went wrong here, not with what you wrote" in github.comment


def test_the_label_is_made_where_it_is_missing_and_left_as_it_is_elsewhere(tmp_path: Path, index: ProjectIndex) -> None:
    for folder, no_label in ((tmp_path / "has", 0), (tmp_path / "lacks", 1)):
        folder.mkdir()
        github = GitHub(folder, no_label=no_label)
        done = answered(github, index, issue(labels(index)))
        assert {*done.outcomes.values()} == {"success"}, done.logs
        assert len(github.lines(f"label create {LABEL} ")) == no_label
        assert github.lines("issue edit")[-1] == f"issue edit 12 --add-label {LABEL}"


def test_the_jobs_that_may_write_run_nothing_that_somebody_else_has_written() -> None:
    jobs = runner.workflow("intake.yml")["jobs"]
    assert jobs["read"]["permissions"] == {"contents": "read"}
    assert "GH_TOKEN" not in str(jobs["read"])
    assert all("build.py" not in str(job) for name, job in jobs.items() if name != "read")
    assert all("actions/checkout@" not in str(jobs[name]) for name in ("open", "answer"))


@pytest.mark.parametrize("answers", [{"Countries": "\n".join(f"@<Nowhere {n}>" for n in range(6_000))}])
def test_no_comment_is_longer_than_github_takes(answers: dict[str, str], index: ProjectIndex) -> None:
    refusal = process_issue(issue(labels(index), **answers), index)
    assert not refusal.text
    acceptance = process_issue(issue(labels(index), Description="A word. " * 5_000), index)
    with_warnings = process_issue(
        issue(labels(index), Organisers="\n".join(answers["Countries"].splitlines()[:400])), index
    )
    comments = [refusal.comment, acceptance.comment, acceptance.waiting, with_warnings.comment, with_warnings.waiting]
    assert [comment for comment in comments if not 0 < len(comment) <= LONGEST_COMMENT] == []
    assert "more." in with_warnings.comment
