"""The GitHub workflows: judged by two programs that nobody here wrote, and run step by step on a real repository."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import runner
from tests.outside import needed
from tests.projects import QUICK, small, written
from tests.runner import git

WORKFLOWS = sorted(runner.WORKFLOWS.glob("*.yml"))
FETCHES = {"Fetch what takes the pictures"}
"""Steps that only fetch from the network what a test has anyway."""
VALUES = {
    "github.event.pull_request.head.repo.full_name != github.repository": "true",
    "steps.site.outputs.artifact-url": "https://github.example/site",
    "steps.pictures.outputs.artifact-url": "https://github.example/pictures",
}
FAULTY = """\
---
title: Quay Day
summary: A day at the quay on which designers show their work to buyers from other countries.
strand: evnets
sectors: [design]
aims: [networks]
---
## Programme

One.
"""

names = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def test_the_workflows_follow_their_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    finished = subprocess.run([*command, *WORKFLOWS], capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_zizmor_finds_nothing_to_attack() -> None:
    zizmor = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert zizmor
    finished = subprocess.run([zizmor, "--offline", "--pedantic", *WORKFLOWS], capture_output=True, text=True)
    assert finished.returncode == 0, finished.stdout + finished.stderr


@names
def test_every_action_is_pinned_by_hash_and_says_its_version(workflow: Path) -> None:
    uses = re.findall(r"uses: (.+)", workflow.read_text(encoding="utf-8"))
    assert uses
    assert [line for line in uses if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_an_action_has_one_version_in_all_workflows() -> None:
    pins = {pin for file in WORKFLOWS for pin in re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


@names
def test_nothing_is_allowed_unless_a_job_asks_for_it(workflow: Path) -> None:
    loaded = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    assert loaded["permissions"] == {}
    assert all("permissions" in job for job in loaded["jobs"].values())


@pytest.mark.parametrize("workflow", ["pull-request.yml", "links.yml", "deploy.yml"])
def test_no_job_that_may_write_runs_anything_of_the_repository(workflow: str) -> None:
    for job in runner.workflow(workflow)["jobs"].values():
        if "write" in job["permissions"].values():
            assert not [step for step in job["steps"] if "actions/checkout@" in step.get("uses", "")]
            assert not [step for step in job["steps"] if "build.py" in step.get("run", "")]


@names
def test_no_expression_stands_in_the_text_of_a_script(workflow: Path) -> None:
    for job in yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values():
        assert not [step["run"] for step in job["steps"] if "${{" in step.get("run", "")]


def test_a_pull_request_never_runs_with_the_rights_of_its_target() -> None:
    # YAML 1.1, which the loader here speaks, takes the key `on` for a truth value.
    triggers: list[Any] = [yaml.safe_load(file.read_text(encoding="utf-8"))[True] for file in WORKFLOWS]
    assert not [trigger for trigger in triggers if {"pull_request_target", "workflow_run"} & set(trigger)]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the small project on `main`, and a `python` that runs the program."""
    folder = small(tmp_path / "repository")
    settings = "name: Small Catalogue\ndescription: A catalogue that is quickly built.\nmenu: [tools, pages/about]\n"
    settings += f"publish: [{QUICK}]\n"
    (folder / "content/site.yaml").write_text(settings, encoding="utf-8")
    (folder / ".gitignore").write_text("/.venv/\n/.cache/\n/public/\n", encoding="utf-8")
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "Begin")
    runner.programs(folder)
    return folder


def propose(repository: Path, files: Mapping[str, str]) -> None:
    """Leave the repository as the runner checks out a pull request: merged, its target the first parent."""
    git(repository, "switch", "-c", "proposal")
    written(files, repository / "content")
    git(repository, "add", ".")
    git(repository, "commit", "--allow-empty", "-m", "Propose")
    git(repository, "switch", "main")
    git(repository, "commit", "--allow-empty", "-m", "Go on meanwhile")
    git(repository, "merge", "--no-ff", "-m", "Merge", "proposal")


def test_a_faulty_pull_request_is_annotated_and_summarised_and_nothing_is_built(
    repository: Path, tmp_path: Path
) -> None:
    # Both problems are of the change: one in a touched file, one in a file that it leaves dangling.
    (repository / "content/tools/lone-beacon.md").unlink()
    about = (repository / "content/pages/about.md").read_text(encoding="utf-8")
    (repository / "content/pages/about.md").write_text(
        f"{about}\n[Beacon](../tools/lone-beacon.md)\n", encoding="utf-8"
    )
    git(repository, "commit", "--all", "-m", "Break a link before")
    propose(repository, {"tools/quay-day.md": FAULTY, "tools/$(touch owned);`touch owned`.md": FAULTY})
    done = runner.run("pull-request.yml", "preview", repository, tmp_path / "temp", VALUES, FETCHES)
    log = done.logs["Check the content"]
    files = re.findall(r"^::error file=([^,]+)", log, re.MULTILINE)
    assert files[-1] == "content/pages/about.md", "what the change does not touch comes last"
    assert "::error file=content/tools/quay-day.md,line=4,endLine=4,col=9,endColumn=15,title=V104" in log
    assert done.outcomes["Check the content"] == "failure"
    assert (
        done.outcomes["Summarise the problems"]
        == done.outcomes["Write the problems to a file for code scanning"]
        == "success"
    )
    assert done.outcomes["Build the site with the change"] == "skipped"
    assert done.summary.index("content/tools/quay-day.md") < done.summary.index("### In other files")
    assert json.loads((repository / "problems.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert not list(tmp_path.rglob("owned"))


def test_a_sound_pull_request_is_built_compared_and_pictured(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATALOGUE_CHROMIUM", needed("CATALOGUE_CHROMIUM", "Chromium"))
    fair = (repository / "content/tools/harbour-fair.md").read_text(encoding="utf-8")
    new = FAULTY.replace("evnets", "events").replace("Quay Day", "'@quay <b>|'")
    propose(
        repository, {"tools/harbour-fair.md": fair.replace("Two days", "Three long days"), "tools/quay-day.md": new}
    )
    done = runner.run("pull-request.yml", "preview", repository, tmp_path / "temp", VALUES, FETCHES)
    assert set(done.outcomes.values()) == {"success"}, done.logs
    assert done.outputs == f"commit={git(repository, 'rev-parse', 'HEAD^1')}"
    assert "No problems found." in done.summary
    assert "**1 page added, 1 page changed**" in done.summary
    assert "- **&#64;&#8203;quay &#60;b&#62;&#124;** (en) <code>&#47;tools/quay-day/</code>" in done.summary
    assert (
        "- **Harbour Fair** (en) <code>&#47;tools/harbour-fair/</code>\n  - 2 words added, 1 word removed"
        in done.summary
    )
    assert "[the site with the change](https://github.example/site)" in done.summary
    assert "code scanning is left out" in done.summary
    pictures = tmp_path / "temp/pictures"
    shown = (pictures / "index.html").read_text(encoding="utf-8")
    assert "<h2>Harbour Fair</h2>" in shown
    assert "<h2>@quay &lt;b&gt;|</h2>" in shown
    assert set(re.findall(r'src="([^"]+)"', shown)) == {file.name for file in pictures.glob("*.webp")}
    assert (pictures / "01-1280-before.webp").read_bytes() != (pictures / "01-1280-after.webp").read_bytes()


def test_a_problem_that_only_a_build_finds_is_annotated_and_summarised_too(repository: Path, tmp_path: Path) -> None:
    (repository / "public").mkdir()
    (repository / "public/notes.txt").write_text("Nobody's site.", encoding="utf-8")
    propose(repository, {})
    done = runner.run("pull-request.yml", "preview", repository, tmp_path / "temp", VALUES, FETCHES)
    assert done.outcomes["Check the content"] == "success"
    assert done.outcomes["Build the site with the change"] == "failure"
    assert re.search("^::error file=public,.*title=W", done.logs["Build the site with the change"], re.MULTILINE)
    assert re.search(r"^- W\d+ \*\*error\*\* on line 1", done.summary, re.MULTILINE)


def test_where_the_site_could_not_be_built_before_the_change_is_shown_all_the_same(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATALOGUE_CHROMIUM", needed("CATALOGUE_CHROMIUM", "Chromium"))
    written({"tools/quay-day.md": FAULTY}, repository / "content")
    git(repository, "add", ".")
    git(repository, "commit", "-m", "Break it")
    propose(repository, {"tools/quay-day.md": FAULTY.replace("evnets", "events")})
    done = runner.run("pull-request.yml", "preview", repository, tmp_path / "temp", VALUES, FETCHES)
    assert {name for name, outcome in done.outcomes.items() if outcome != "success"} == {
        "Build the site without the change"
    }
    assert "nothing can be compared" in done.summary
    assert (tmp_path / "temp/pictures/01-1280-after.webp").is_file()


@pytest.mark.parametrize(("link", "broken"), [("http://10.0.0.1/plan", "yes"), ("../pages/about.md", "no")])
def test_the_weekly_run_asks_and_says_whether_anything_is_broken(
    link: str, broken: str, repository: Path, tmp_path: Path
) -> None:
    written({"tools/quay-day.md": FAULTY.replace("evnets", "events") + f"\n[plan]({link})\n"}, repository / "content")
    done = runner.run("links.yml", "ask", repository, tmp_path / "temp", {})
    assert set(done.outcomes.values()) == {"success"}, done.logs
    assert done.outputs == f"broken={broken}\n"
    assert ("X107" in (repository / "report.md").read_text(encoding="utf-8")) is (broken == "yes")
    assert done.summary == (repository / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("broken", "open_issue", "told"),
    [
        ("yes", "", ["label create broken links", "issue create --title"]),
        ("yes", "12", ["issue edit 12 --body-file report.md"]),
        ("no", "12", ["issue close 12 --comment"]),
        ("no", "", []),
    ],
)
def test_there_is_one_issue_which_is_opened_updated_and_closed(
    broken: str, open_issue: str, told: list[str], tmp_path: Path
) -> None:
    # GitHub itself cannot be had here: this stands in for its command, and writes down what it is asked for.
    asked = tmp_path / "asked"
    gh = f'#!/bin/sh\nif [ "$2" = list ]; then echo "{open_issue}"; else echo "$*" >> "{asked}"; fi\n'
    folder = tmp_path / "empty"
    runner.programs(folder, gh=gh)
    values = {"github.token": "t", "github.repository": "pier/quay", "needs.ask.outputs.broken": broken}
    done = runner.run("links.yml", "tell", folder, tmp_path / "temp", values)
    assert set(done.outcomes.values()) == {"success"}, done.logs
    lines = asked.read_text(encoding="utf-8").splitlines() if asked.exists() else []
    assert len(lines) == len(told)
    assert all(line.startswith(start) for line, start in zip(lines, told, strict=True)), lines
