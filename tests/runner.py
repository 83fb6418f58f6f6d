"""Runs the steps of a workflow as GitHub's runner does, but for its actions: each `run` in bash, one by one."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = ROOT / ".github" / "workflows"

# Setting up is tested in test_setup.py; here `python build.py` goes straight to the program.
PYTHON = """\
#!/bin/sh
if [ "$1" = build.py ]; then shift; set -- -m catalogue "${{@:-build}}"; fi
PYTHONPATH='{root}' exec '{python}' -P "$@"
"""


@dataclass
class Job:
    """A job's run on a folder, and what it left behind."""

    folder: Path
    temp: Path
    outcomes: dict[str, str] = field(default_factory=dict)
    """`success`, `failure` or `skipped` by the name of the step."""
    logs: dict[str, str] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        return self._text("summary.md")

    @property
    def outputs(self) -> str:
        return self._text("output")

    def _text(self, name: str) -> str:
        file = self.temp / name
        return file.read_text(encoding="utf-8") if file.is_file() else ""


def workflow(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    return loaded


def run(name: str, job: str, folder: Path, temp: Path, values: Mapping[str, str], skip: Iterable[str] = ()) -> Job:
    """Run a job's steps in `folder`; `values` stand for the expressions in their environment."""
    temp.mkdir(exist_ok=True)
    done, failed = Job(folder, temp), False
    for step in workflow(name)["jobs"][job]["steps"]:
        if "run" not in step or step["name"] in skip:
            continue
        title: str = step["name"]
        if failed and "!cancelled()" not in str(step.get("if", "")):
            done.outcomes[title] = "skipped"
            continue
        finished = _bash(step, folder, temp, values)
        done.logs[title] = finished.stdout + finished.stderr
        done.outcomes[title] = "failure" if finished.returncode else "success"
        failed = failed or bool(finished.returncode and not step.get("continue-on-error"))
    return done


def _bash(
    step: Mapping[str, Any], folder: Path, temp: Path, values: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    given = {
        key: re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: values[match[1]], str(text))
        for key, text in step.get("env", {}).items()
    }
    programs = folder / ".venv" / "bin"
    environment = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
        "GITHUB_OUTPUT": str(temp / "output"),
        "RUNNER_TEMP": str(temp),
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_REPOSITORY": "pier/quay",
        "GITHUB_RUN_ID": "7",
        **given,
    }
    script = temp / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    return subprocess.run(
        ["bash", "-e", str(script)], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )


def programs(folder: Path, **scripts: str) -> None:
    """Put programs where the steps find them first: `python`, and whatever else is given."""
    place = folder / ".venv" / "bin"
    place.mkdir(parents=True)
    for name, text in {"python": PYTHON.format(root=ROOT, python=sys.executable), **scripts}.items():
        (place / name).write_text(text, encoding="utf-8")
        (place / name).chmod(0o755)


def git(folder: Path, *arguments: str) -> str:
    """Run Git as nobody in particular, without the settings of this machine."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Example Port"), ("EMAIL", "port@port.example"))
    }
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **who, **alone}, capture_output=True, text=True, check=True
    )
    return done.stdout
