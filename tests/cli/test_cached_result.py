"""A command that is run again on the same tree says the same again, at once; on another tree it looks."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalogue.cache.program import cache_folder
from catalogue.cli import cached_result
from catalogue.pipeline.build import BuildReport
from catalogue.pipeline.build import build as run_build
from catalogue.pipeline.load import load
from catalogue.pipeline.options import BuildOptions, LoadOptions
from tests.output.building import snapshot
from tests.projects import small, written

ROOT = Path(__file__).parents[2]
LONELY = {"pages/nowhere.md": "---\ntitle: Nowhere\n---\nNothing leads here.\n"}
WRONG = {"tools/wrong.md": "---\ntitle: Wrong\nsummary: It has no strand, and no sub-sector either.\n---\n"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with a cache of its own."""
    monkeypatch.setenv("CATALOGUE_CACHE", str(tmp_path / "cache"))
    project = small(tmp_path / "project")
    time.sleep(0.06)
    return project


def put(project: Path, files: dict[str, str]) -> None:
    written(files, project / "content")
    time.sleep(0.06)


class Build:
    """Builds a project as the command does, and counts how often the stages ran."""

    def __init__(self, project: Path) -> None:
        self.project, self.runs = project, 0

    def __call__(self, *, force: bool = False, strict: bool = False, base_url: str | None = None) -> BuildReport:
        options = BuildOptions(
            self.project, self.project / "public", base_url=base_url, strict=strict, force=force, pdf=False, jobs=1
        )

        def run() -> BuildReport:
            self.runs += 1
            return run_build(options)

        return cached_result.build(options, run)


def test_a_build_on_which_nothing_changed_runs_no_stage_and_reports_the_same_site(project: Path) -> None:
    put(project, LONELY)
    build = Build(project)
    first = build()
    before = snapshot(project / "public")
    second = build()
    assert build.runs == 1
    assert snapshot(project / "public") == before
    assert second.problems == first.problems
    assert [problem.code for problem in second.problems.items] == ["L108"]
    assert (second.published, second.pages, second.tools) == (True, first.pages, first.tools)
    assert (second.written, second.unchanged, second.removed) == (0, first.written, 0)
    assert build().unchanged == first.written


def test_a_build_that_is_told_to_make_everything_anew_does(project: Path) -> None:
    build = Build(project)
    build()
    assert build(force=True).written > 0
    assert build.runs == 2


def test_a_site_that_was_tampered_with_is_looked_through(project: Path) -> None:
    build = Build(project)
    first = build()
    index = project / "public/index.html"
    index.write_bytes(b"")
    report = build()
    assert (build.runs, report.written) == (2, 1)
    index.unlink()
    assert (build().written, build.runs) == (1, 3)
    assert build().unchanged == first.written
    assert build.runs == 3


def test_another_address_or_severity_is_another_build(project: Path) -> None:
    put(project, LONELY)
    build = Build(project)
    build()
    assert build(base_url="https://sea.example/").written > 0
    assert not build(strict=True).published
    assert build().written > 0  # the site stands under the other address now
    assert build.runs == 4


def test_a_build_that_published_nothing_is_not_remembered(project: Path) -> None:
    put(project, WRONG)
    build = Build(project)
    assert not build().published
    assert not build().published
    assert build.runs == 2


def test_an_edit_of_a_theme_of_the_project_is_seen(project: Path) -> None:
    settings = project / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "theme: child\n", encoding="utf-8")
    folder = project / "themes/child"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text("name: child\nextends: harbour\n", encoding="utf-8")
    time.sleep(0.06)
    build = Build(project)
    build()
    build()
    assert build.runs == 1
    (folder / "templates").mkdir()
    (folder / "templates/robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    assert build().written == 1


@pytest.mark.parametrize("strict", [False, True])
def test_the_problems_of_a_check_are_the_same_the_second_time(project: Path, strict: bool) -> None:
    put(project, LONELY | WRONG)
    first = cached_result.check(LoadOptions(project, strict=strict))
    assert first == load(LoadOptions(project, strict=strict)).problems
    assert {problem.code for problem in first.items} >= {"V101"}
    assert cached_result.check(LoadOptions(project, strict=strict)) == first


def test_a_memory_of_a_check_is_none_for_a_stricter_one(project: Path) -> None:
    put(project, LONELY)
    assert cached_result.check(LoadOptions(project)).errors == 0
    assert cached_result.check(LoadOptions(project, strict=True)).errors == 1
    assert cached_result.check(LoadOptions(project)).errors == 0


def catalogue(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "catalogue", *arguments]
    own = {"PYTHONPATH": str(ROOT), "CI": "true", "NO_COLOR": "1"}
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **own}, capture_output=True, text=True, encoding="utf-8", timeout=60
    )


@pytest.mark.parametrize(("files", "code"), [({}, 0), (LONELY, 0), (WRONG, 1)], ids=["clean", "warning", "error"])
@pytest.mark.parametrize("form", ["human", "json", "sarif"])
def test_a_check_prints_the_same_and_ends_the_same_the_second_time(
    project: Path, files: dict[str, str], code: int, form: str
) -> None:
    put(project, files)
    first, second = (catalogue(project, "check", "--format", form) for _ in range(2))
    folder = cache_folder(project)
    assert folder is not None
    assert len([*folder.glob("standing-*.json")]) == 1
    assert (first.returncode, first.stderr) == (code, "")
    assert (second.returncode, second.stdout, second.stderr) == (code, first.stdout, "")


def test_a_build_says_the_second_time_that_there_is_nothing_to_write(project: Path) -> None:
    put(project, LONELY)
    first, second = (catalogue(project, "build") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert second.stdout == first.stdout
    assert "L108" in second.stdout
    assert "written" in first.stderr
    assert "nothing to write" in second.stderr


def test_a_memory_that_somebody_put_into_the_project_is_not_believed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cached_result.check(LoadOptions(project))
    for planted in (".cache", "cache", ".cache/internationalisation-catalogue"):
        shutil.copytree(tmp_path / "cache", project / planted, dirs_exist_ok=True)
    put(project, WRONG)
    monkeypatch.setenv("CATALOGUE_CACHE", str(tmp_path / "empty"))
    assert cached_result.check(LoadOptions(project)).errors > 0
