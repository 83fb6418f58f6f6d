"""The files that a change under review touches, from Git, and the addresses that GitHub Actions gives a job."""

import os
import subprocess
from pathlib import Path

import click

from catalogue.diagnostics.formats import Surroundings

REFERENCE = "docs/rules.md"


def surroundings(project: Path, since: str | None) -> Surroundings:
    """Where problems are shown: beside which touched files, and beside which pages of GitHub, if any."""
    server, repository, run = (
        os.environ.get(name, "") for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID")
    )
    here = f"{server}/{repository}" if server and repository else ""
    reference = f"{here}/blob/HEAD/{REFERENCE}" if here and (project / REFERENCE).is_file() else ""
    everything = f"{here}/actions/runs/{run}" if here and run else ""
    return Surroundings(None if since is None else list_changed_files(project, since), reference, everything)


def list_changed_files(project: Path, since: str) -> frozenset[str]:
    """The files below the project that differ from where `since` and the present state part, those not yet in Git too.

    Paths are relative to the project. Deleted files are among them: what referred to them is the change's doing.
    """
    try:
        start = _git(project, "merge-base", "--end-of-options", since, "HEAD").strip()
        diff_paths = _git(project, "diff", "--name-only", "--relative", "--no-renames", "-z", start)
        untracked_paths = _git(project, "ls-files", "--others", "--exclude-standard", "-z")
    except FileNotFoundError as error:
        raise click.ClickException("Git is not installed: install it, or leave --since out.") from error
    except subprocess.CalledProcessError as error:
        raise click.BadParameter(
            f"Git knows no common history with {since!r}. Give a branch, a tag or a commit of this repository, and "
            "fetch it first where only the newest commit was fetched.",
            param_hint="--since",
        ) from error
    return frozenset(path for path in (diff_paths + untracked_paths).split("\0") if path)


def _git(folder: Path, *arguments: str) -> str:
    # A repository's own settings could name programs for Git to start; none of these commands needs one.
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603 - no shell reads this
    return done.stdout.decode("utf-8", "surrogateescape")
