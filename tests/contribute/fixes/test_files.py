"""Fixing a project in place: what is written, what is left alone, and what the command says of it."""

import os
from pathlib import Path

import pytest

from catalogue.contribute.fixes import fix_files
from catalogue.contribute.fixes.files import CannotFixError, replace_file
from tests.cli.test_cli import catalogue
from tests.site_helpers import write

TOOL = "content/tools/export-day.md"
SLIPS = "---\ntitle: Slips\nnumber: 7 \n---\n\nOne &amp; two.\n"
FIXED = "---\ntitle: Slips\nnumber: 7\n---\n\nOne & two.\n"
SLIPPED = "content/strands/slips.md"


def test_only_files_with_something_to_fix_are_written(project: Path) -> None:
    write(project, {SLIPPED: SLIPS})
    before = {file: file.stat().st_mtime_ns for file in project.rglob("*") if file.is_file()}
    report = fix_files(project)
    assert [(file.path, len(file.fixes)) for file in report.files] == [(SLIPPED, 2)]
    assert (project / SLIPPED).read_text(encoding="utf-8") == FIXED
    assert {file: file.stat().st_mtime_ns for file in before if file.name != "slips.md"} == {
        file: time for file, time in before.items() if file.name != "slips.md"
    }
    assert fix_files(project).files == ()
    assert not list(project.rglob("*.tmp"))


def test_only_the_files_and_folders_that_are_asked_for_are_fixed(project: Path) -> None:
    write(project, {SLIPPED: SLIPS, "content/aims/slips.md": SLIPS, "content/aims-more/slips.md": SLIPS})
    assert [file.path for file in fix_files(project, ["content/aims"]).files] == ["content/aims/slips.md"]
    assert [file.path for file in fix_files(project, [SLIPPED]).files] == [SLIPPED]


def test_what_the_settings_switch_off_is_not_fixed(project: Path) -> None:
    settings = (project / "content/site.yaml").read_text(encoding="utf-8")
    write(project, {SLIPPED: SLIPS, "content/site.yaml": f"{settings}\nrules: {{html-entity: off}}\n"})
    fix_files(project)
    assert (project / SLIPPED).read_text(encoding="utf-8") == FIXED.replace(" & ", " &amp; ")


def test_the_rights_of_a_file_are_kept(project: Path) -> None:
    write(project, {SLIPPED: SLIPS})
    (project / SLIPPED).chmod(0o640)
    fix_files(project)
    assert (project / SLIPPED).stat().st_mode & 0o777 == 0o640


def test_a_link_out_of_the_content_is_not_followed(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text(SLIPS, encoding="utf-8")
    (project / SLIPPED).symlink_to(outside)
    fix_files(project)
    assert outside.read_text(encoding="utf-8") == SLIPS
    assert (project / SLIPPED).is_symlink()


def test_a_link_to_another_entry_stays_a_link(project: Path) -> None:
    write(project, {SLIPPED: SLIPS})
    (project / "content/strands/twin.md").symlink_to(project / SLIPPED)
    report = fix_files(project)
    assert [file.path for file in report.files] == [SLIPPED]
    assert (project / "content/strands/twin.md").is_symlink()
    (project / SLIPPED).write_text(SLIPS, encoding="utf-8")
    (refusal,) = fix_files(project, ["content/strands/twin.md"]).refusals
    assert refusal.reason == "it is a link to another file, which is fixed under its own name"
    assert (project / SLIPPED).read_text(encoding="utf-8") == SLIPS


def test_a_file_that_somebody_changed_meanwhile_is_not_overwritten(project: Path) -> None:
    write(project, {SLIPPED: "what somebody saved meanwhile"})
    with pytest.raises(CannotFixError, match="changed it in the meantime"):
        replace_file(project / SLIPPED, SLIPS.encode(), FIXED.encode())
    assert (project / SLIPPED).read_text(encoding="utf-8") == "what somebody saved meanwhile"
    assert [file.name for file in (project / "content/strands").iterdir() if file.name.startswith(".")] == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere, Windows has other rights")
def test_a_file_that_may_not_be_written_to_is_left_alone_and_named(project: Path) -> None:
    write(project, {SLIPPED: SLIPS})
    (project / SLIPPED).chmod(0o440)
    (refusal,) = fix_files(project).refusals
    assert (refusal.path, refusal.reason) == (SLIPPED, "it may not be written to")


def test_check_says_what_it_fixed_and_then_checks(project: Path) -> None:
    write(project, {SLIPPED: SLIPS.replace("number:", "summary: Slips.\nnumber:")})
    done = catalogue(project, "check", "--fix")
    assert done.returncode == 0
    assert done.stderr.splitlines() == [
        f"{SLIPPED}:4: spaces at the end of the line removed",
        f"{SLIPPED}:7: `&amp;` replaced by the character itself [E132]",
    ]
    assert done.stdout == ""
    assert catalogue(project, "check", "--fix").stderr == ""


def test_check_without_fix_writes_nothing(project: Path) -> None:
    write(project, {SLIPPED: SLIPS})
    catalogue(project, "check")
    assert (project / SLIPPED).read_text(encoding="utf-8") == SLIPS


def test_check_fix_with_a_rule_fixes_only_what_breaks_it(project: Path) -> None:
    write(project, {SLIPPED: SLIPS})
    catalogue(project, "check", "--fix", "--only", "E132", SLIPPED)
    assert (project / SLIPPED).read_text(encoding="utf-8") == FIXED.replace("7\n", "7 \n")
