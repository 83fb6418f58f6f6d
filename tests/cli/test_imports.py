"""What a command may import: start-up is most of what the quick ones cost, and one careless line may double it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.projects import small, written

ROOT = Path(__file__).parents[2]

STARTED = {"catalogue", "catalogue.__main__", "catalogue.cli", "catalogue.cli.output", "catalogue.concurrency", "click"}
"""What every command needs: the command line itself, and click."""
COMMAND_FILES = {
    f"catalogue.cli.{name}"
    for name in (
        "build", "cached_result", "check", "diff", "explain", "export", "import_table", "intake", "new", "options",
        "schema", "serve", "stats",
    )
}  # fmt: skip
"""The help names every command, with the first line that its function says of itself."""
RECALLED = {
    f"catalogue.{name}"
    for name in (
        "cli.options",
        "cache",
        "cache.program",
        "cli.cached_result",
        "history",
        "history.git",
        "history.head",
        "history.log",
        "history.reading",
        "pipeline",
        "pipeline.options",
        "pipeline.up_to_date",
    )
}
"""What it takes to see that nothing has changed since the last run."""
HEAVY = {
    "PIL", "babel", "httpcore", "jinja2", "markdown_it", "markupsafe", "mdit_py_plugins", "nh3", "openpyxl",
    "pagefind_bin", "pydantic", "pydantic_core", "rich", "slugify", "typst", "watchdog", "yaml",
}  # fmt: skip
"""Libraries that take longer to import than a quick command may last."""
RENDERING = {"PIL", "httpcore", "jinja2", "markupsafe", "openpyxl", "pagefind_bin", "rich", "typst", "watchdog"}
"""Those that nothing needs that only reads and checks."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project whose files are old enough for their next change to be sure to show."""
    project = small(tmp_path / "project")
    time.sleep(0.1)
    return project


def environment(folder: Path) -> dict[str, str]:
    own = {"PYTHONPATH": str(ROOT), "CATALOGUE_CACHE": str(folder.parent / "cache"), "CI": "true", "NO_COLOR": "1"}
    return {**os.environ, **own}


LISTING = """\
import sys
bare, target = set(sys.modules), open(sys.argv.pop(1), "w")
from catalogue.cli import run
code = run()
target.write("\\n".join(set(sys.modules) - bare))
target.close()
sys.exit(code)
"""
"""Runs the command line as `python -m catalogue` does but for its sudden end, and writes down what was imported."""


def imported(folder: Path, *arguments: str, code: int = 0) -> set[str]:
    """The modules that a command imports in a process of its own, but for Python's own and what each starts with."""
    listed = folder.parent / "imported.txt"
    command = [sys.executable, "-P", "-c", LISTING, str(listed), *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment(folder), capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == code, done.stdout + done.stderr
    modules = listed.read_text("utf-8").split("\n")
    return {name for name in modules if name.partition(".")[0] not in sys.stdlib_module_names | {"__mp_main__"}}


def ours(modules: set[str]) -> set[str]:
    """The modules of the catalogue, all of them; of others the package alone."""
    return {name if name.startswith("catalogue") else name.partition(".")[0] for name in modules}


def beside(modules: set[str], *allowed: set[str]) -> set[str]:
    """What was imported beside the command line, what is allowed, and the room that puts problems into words."""
    return {
        name for name in ours(modules).difference(STARTED, *allowed) if not name.startswith("catalogue.diagnostics")
    }


def test_the_help_imports_the_command_files_and_click(project: Path) -> None:
    found = imported(project, "--help")
    assert beside(found, COMMAND_FILES, RECALLED) == set()
    assert not any(name.startswith("catalogue.diagnostics") for name in found)


def test_the_version_imports_no_command(project: Path) -> None:
    assert beside(imported(project, "--version")) == set()


def test_the_help_of_a_command_imports_that_command_alone(project: Path) -> None:
    assert beside(imported(project, "build", "--help"), RECALLED) == {"catalogue.cli.build"}


def test_the_second_check_of_a_clean_tree_imports_no_stage(project: Path) -> None:
    assert {"catalogue.sources", "catalogue.schema", "catalogue.site"} <= imported(project, "check")
    assert beside(imported(project, "check"), RECALLED) == {"catalogue.cli.check", "catalogue.cli.git_changes"}


def test_a_build_with_nothing_to_do_imports_no_stage(project: Path) -> None:
    assert {"catalogue.pipeline.load", "catalogue.publish.artifacts", "catalogue.output"} <= imported(project, "build")
    assert beside(imported(project, "build"), RECALLED) == {
        "catalogue.cli.build",
        "catalogue.pipeline.build",
        "catalogue.pipeline.clock",
    }


def test_the_first_check_imports_nothing_that_draws_renders_or_connects(project: Path) -> None:
    found = imported(project, "check")
    assert ours(found) & RENDERING == set()
    assert [
        name
        for name in found
        if name.startswith(
            (
                "catalogue.pages",
                "catalogue.api",
                "catalogue.pdf",
                "catalogue.publish",
                "catalogue.output",
                "catalogue.serve",
            )
        )
    ] == []


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_was_found_the_last_time_is_told_again_without_a_heavy_library(project: Path, command: str) -> None:
    written({"pages/nowhere.md": "---\ntitle: Nowhere\n---\nNothing leads here.\n"}, project / "content")
    time.sleep(0.1)
    imported(project, command)
    assert ours(imported(project, command)) & (HEAVY - {"rich"}) == set()  # it says how wide the faulty lines are


def test_a_build_after_an_edit_imports_nothing_that_it_does_not_use(project: Path) -> None:
    imported(project, "build")
    about = project / "content/pages/about.md"
    about.write_text(about.read_text("utf-8").replace("The CCI meet", "The CCI met"), encoding="utf-8")
    assert ours(imported(project, "build")) & {"PIL", "httpcore", "openpyxl", "rich", "typst", "watchdog"} == set()
