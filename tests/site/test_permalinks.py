"""The record of published addresses: read whatever a merge made of it, held against the site, and kept in step."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.diagnostics import Diagnostic
from catalogue.output.permalinks import write_permalinks
from catalogue.pipeline.build import build
from catalogue.pipeline.load import load
from catalogue.pipeline.options import BuildOptions, LoadOptions
from catalogue.site.permalinks import PERMALINKS, read_record, update_record
from tests.site_helpers import MINIMAL, changed, site, told, write

ROOT = Path(__file__).parents[2]
ABOUT, SETTINGS, TOOL = "content/pages/about.md", "content/site.yaml", "content/tools/export-day.md"
SITE = (MINIMAL / SETTINGS).read_text(encoding="utf-8")
EXPORT_DAY = (MINIMAL / TOOL).read_text(encoding="utf-8")


def gone(project: Path, record: str, files: dict[str, str] | None = None) -> list[Diagnostic]:
    """What the pipeline says of a record beside the minimal site."""
    problems = site(project, {**(files or {}), PERMALINKS: record}).problems.items
    assert all(problem.code in {"L116", "L117"} for problem in problems), problems
    return list(problems)


def recorded(project: Path, *, record: bool = True, drafts: bool = False) -> str | None:
    """What a build leaves in the record."""
    assert build(
        BuildOptions(project, project.parent / "public", record=record, drafts=drafts, pdf=False, jobs=1)
    ).published
    file = project / PERMALINKS
    return file.read_text(encoding="utf-8") if file.is_file() else None


def addresses(text: str | None) -> list[str]:
    return [line for line in (text or "").splitlines() if not line.startswith("#")]


def test_a_build_writes_down_every_address_of_the_default_language_sorted(project: Path) -> None:
    write(project, {ABOUT: "---\ntitle: About\naliases: [chapters/one/]\n---\nText.\n"})
    lines = addresses(recorded(project))
    assert lines == sorted(lines)
    assert {"/", "/about/", "/chapters/one/", "/tools/", "/tools/export-day/", "/countries/se/", "/glossary/"} <= {
        *lines
    }
    assert not [line for line in lines if "404" in line or "#" in line or "mentor" in line]
    assert load(LoadOptions(project)).problems.items == ()


def test_another_language_adds_one_line(project: Path) -> None:
    before = addresses(recorded(project))
    write(project, {SETTINGS: SITE + "languages: [en, sv]\n"})
    assert set(addresses(recorded(project))) == {*before, "/sv/"}


def test_the_record_does_not_depend_on_where_the_site_stands(project: Path) -> None:
    before = recorded(project)
    write(project, {SETTINGS: SITE.replace("http://localhost:8000/", "https://a.example/some/path/")})
    assert recorded(project) == before


def test_a_build_that_is_not_asked_to_and_one_with_drafts_write_nothing_down(project: Path) -> None:
    assert recorded(project, record=False) is None
    assert recorded(project, drafts=True) is None
    load(LoadOptions(project))
    assert not (project / PERMALINKS).exists()


def test_the_second_build_leaves_the_record_alone(project: Path) -> None:
    recorded(project)
    file = project / PERMALINKS
    windows = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(windows)
    before = file.stat().st_mtime_ns
    recorded(project)
    assert file.stat().st_mtime_ns == before
    assert file.read_bytes() == windows
    assert [path.name for path in (project / "content").glob(".*")] == []


def test_a_record_that_cannot_be_written_is_a_warning_and_the_site_stands(project: Path, tmp_path: Path) -> None:
    elsewhere = project / "content/kept.txt"
    elsewhere.write_text("", encoding="utf-8")
    (project / PERMALINKS).symlink_to(elsewhere)
    report = build(BuildOptions(project, tmp_path / "public", record=True, pdf=False, jobs=1))
    assert report.published
    assert [(problem.code, problem.severity) for problem in report.problems.items] == [("W109", "warning")]
    assert elsewhere.read_text(encoding="utf-8") == ""


def test_the_record_is_not_written_through_a_link_under_the_name_of_its_draft(project: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("mine", encoding="utf-8")
    (project / f"content/.permalinks.txt.{os.getpid()}").symlink_to(letter)
    problem = write_permalinks(project, "/tools/\n")
    assert problem is not None
    assert problem.code == "W109"
    assert letter.read_text(encoding="utf-8") == "mine"
    assert write_permalinks(project, "/tools/\n") is None


def test_a_record_that_leads_out_of_the_content_is_not_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret\n", encoding="utf-8")
    (project / PERMALINKS).symlink_to(tmp_path / "secret.txt")
    assert [problem.code for problem in load(LoadOptions(project)).problems.items] == ["R104"]


@pytest.mark.parametrize("language", ["", "languages: [en, sv]\n"])
def test_a_renamed_entry_is_told_of_with_the_line_to_add(language: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    write(project, {SETTINGS: SITE + language})
    (problem,) = gone(
        project,
        "/\n/about/\n/tools/mentors-day/\n/tools/export-day/\n",
        {
            SETTINGS: SITE + language,
            "content/tools/mentors-day-abroad.md": changed(EXPORT_DAY, ("Export", "Mentors"), ("number: 1\n", "")),
        },
    )
    assert (problem.code, problem.span.path, problem.span.line, problem.span.column) == ("L116", PERMALINKS, 3, 1)
    assert "`aliases: [tools/mentors-day/]` to content/tools/mentors-day-abroad.md" in problem.help


def test_the_line_to_add_is_all_that_it_takes(tmp_path: Path) -> None:
    project = tmp_path / "project"
    files = {
        "content/tools/mentors-day-abroad.md": changed(
            EXPORT_DAY, ("Export day", "Mentors\naliases: [old/one/]"), ("number: 1\n", "")
        )
    }
    record = "/tools/mentors-day/\n"
    (problem,) = gone(project, record, files)
    line = "aliases: [old/one/, tools/mentors-day/]"
    assert f"read `{line}`" in problem.help
    mended = {path: changed(text, ("aliases: [old/one/]", line)) for path, text in files.items()}
    assert gone(project, record, mended) == []


@pytest.mark.parametrize(
    ("record", "part"),
    [
        ("/tools/lone-beacon/", "Add the line `aliases: [tools/lone-beacon/]` to the entry that takes its place."),
        ("/imprint/", "Add the line `aliases: [imprint/]` to the entry that takes its place."),
        ("/countries/no/", "Keep the page by a file content/countries/no.md"),
        ("/sv/", "Add `sv` to `languages:` in content/site.yaml again"),
        ("/sectors/designs/", "to content/sectors/design.md, which seems to take its place."),
        ("/organisations/export-day/", "to content/tools/export-day.md, which seems to take its place."),
    ],
)
def test_the_remedy_fits_the_page_that_is_gone(record: str, part: str, tmp_path: Path) -> None:
    known = "/tools/export-day/\n/about/\n/sectors/design/\n/organisations/harbour-house/\n/countries/se/\n"
    (problem,) = gone(tmp_path / "project", f"{known}{record}\n")
    assert part in problem.help
    assert "write `gone: ` before the address" in problem.help


def test_a_page_that_became_a_draft_is_told_to_be_one(tmp_path: Path) -> None:
    draft = changed(EXPORT_DAY, ("title: Export day", "title: Held back\ndraft: true"), ("number: 1\n", ""))
    (problem,) = gone(tmp_path / "project", "/tools/held-back/\n", {"content/tools/held-back.md": draft})
    assert problem.help.startswith("content/tools/held-back.md is a draft: remove `draft: true` there, or add the line")


def test_a_file_that_cannot_be_read_is_the_only_problem_of_its_address(project: Path) -> None:
    write(project, {PERMALINKS: "/about/\n/old/\n", ABOUT: "No front matter.\n"})
    assert [code for code, *_ in told(load(LoadOptions(project)))] == ["R201"]


def test_what_is_withdrawn_and_what_an_alias_answers_is_no_problem(tmp_path: Path) -> None:
    files = {ABOUT: "---\ntitle: About\naliases: [old/name/]\n---\nText.\n", SETTINGS: SITE + "languages: [en, sv]\n"}
    record = "gone: /tools/lost/\n/tools/lost/\n/old/name/\n/sv/old/name/\n/sv/tools/export-day/\n/sv/\n"
    assert gone(tmp_path / "project", record, files) == []


def test_an_address_is_told_of_once_however_often_a_merge_has_kept_it(tmp_path: Path) -> None:
    assert len(gone(tmp_path / "project", "/lost/\n/\n/lost/\n")) == 1


@pytest.mark.parametrize(
    ("line", "column", "hint"),
    [
        ("tools/mesh", 1, "Write `/tools/mesh/`."),
        ("/tools/mesh", 1, "Write `/tools/mesh/`."),
        ("gone: /tools//mesh/", 7, "Write `/tools/mesh/`."),
        ("https://a.example/Tools/mesh/", 1, "Write `/tools/mesh/`."),
        ("=======", 1, "A merge has left its marks"),
        ("/köln/", 1, "Write one address in a line"),
        ("gone:", 1, "Write one address in a line"),
    ],
)
def test_a_line_that_is_no_address_is_told_of(line: str, column: int, hint: str) -> None:
    found, (problem,) = read_record(f"/\n{line}\n")
    assert [item.path for item in found] == [""]
    assert (problem.code, problem.span.line, problem.span.column) == ("L117", 2, column)
    assert problem.help.startswith(hint)


def test_a_conflict_is_told_of_once_and_the_addresses_of_both_sides_are_kept() -> None:
    text = "/\r\n<<<<<<< HEAD\r\n/a/\r\n||||||| base\r\n=======\r\n/b/\r\n>>>>>>> other\r\n/c/\r\n"
    found, (problem,) = read_record(text)
    assert [item.path for item in found] == ["", "a/", "b/", "c/"]
    assert (problem.code, problem.span.line, problem.span.last_line) == ("R111", 2, 7)
    assert problem.help.startswith("A merge has left its marks")


def test_a_record_that_no_catalogue_fills_is_not_read() -> None:
    found, (problem,) = read_record("/a/\n" * 1_100_000)
    assert (found, problem.code, problem.span.path) == ((), "R103", PERMALINKS)


def test_a_note_stays_with_its_address_and_the_head_is_written_once() -> None:
    text = update_record(read_record("\ufeff# Withdrawn by its organiser.\r\ngone: /b/\r\n/a/\r\n")[0], ["c/"])
    twice = update_record(read_record(text + text)[0], ["c/"])
    assert twice == text
    assert addresses(text) == ["/a/", "gone: /b/", "/c/"]
    assert "# Withdrawn by its organiser.\ngone: /b/\n" in text


def test_a_page_that_stands_again_is_a_promise_again() -> None:
    assert addresses(update_record(read_record("gone: /b/\n")[0], ["b/"])) == ["/b/"]


PATHS = st.lists(st.sampled_from(["", "about/", "tools/", "tools/mesh/", "tools/mesh-2/", "sv/"]), max_size=6)


@given(PATHS, PATHS, st.randoms(use_true_random=False))
def test_two_branches_merged_by_union_make_the_record_of_both(
    ours: list[str], theirs: list[str], chance: object
) -> None:
    lines = [*update_record((), ours).splitlines(), *update_record((), theirs).splitlines()]
    chance.shuffle(lines)  # type: ignore[attr-defined]  # hypothesis types its own random as object
    merged, problems = read_record("\n".join(lines))
    assert problems == []
    assert update_record(merged, ()) == update_record((), [*ours, *theirs])


def git(folder: Path, *arguments: str) -> str:
    """Run Git as nobody in particular, whatever this computer sets for it."""
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "PATH": os.environ["PATH"]}
    who = ("-c", "user.name=Example", "-c", "user.email=example@example.org", "-c", "core.autocrlf=false")
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, env=alone, capture_output=True, check=True, encoding="utf-8").stdout


def test_two_branches_that_add_addresses_merge_without_a_conflict(tmp_path: Path) -> None:
    attributes = (ROOT / ".gitattributes").read_text(encoding="utf-8")
    write(tmp_path, {".gitattributes": attributes, PERMALINKS: update_record((), ["", "tools/", "tools/m/"])})
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    for branch, added in (("one", "tools/a/"), ("two", "tools/b/")):
        git(tmp_path, "checkout", "--quiet", "-b", branch, "main")
        known, _ = read_record((tmp_path / PERMALINKS).read_text(encoding="utf-8"))
        write(tmp_path, {PERMALINKS: update_record(known, [added, "tools/m/"])})
        git(tmp_path, "commit", "--quiet", "--all", "-m", branch)
    git(tmp_path, "merge", "--quiet", "one")
    merged, problems = read_record((tmp_path / PERMALINKS).read_text(encoding="utf-8"))
    assert problems == []
    assert addresses(update_record(merged, ())) == ["/", "/tools/", "/tools/a/", "/tools/b/", "/tools/m/"]


@pytest.mark.parametrize(("ci", "written"), [("", True), ("true", False)])
def test_the_command_writes_the_record_at_a_desk_and_not_in_ci(ci: str, written: bool, project: Path) -> None:
    command = [sys.executable, "-m", "catalogue", "build"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "HOME": str(project.parent), "CI": ci}
    subprocess.run(command, cwd=project, env=environment, capture_output=True, check=True)
    assert (project / PERMALINKS).is_file() is written
