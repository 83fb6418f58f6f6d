"""Which folders may become the output."""

from pathlib import Path

import pytest

from catalogue.output import WriteError, open_output
from tests.output.building import build


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "around" / "project"
    for folder in ("content/tools", "themes", "catalogue"):
        (root / folder).mkdir(parents=True)
    (root / "README.md").write_text("mine")
    return root


def refusal(output: Path, project: Path) -> tuple[str, str]:
    before = sorted(project.parent.rglob("*"))
    with pytest.raises(WriteError) as caught, open_output(output, project):
        pass
    left = [path for path in sorted(project.parent.rglob("*")) if path.suffix != ".lock"]
    assert left == before
    return caught.value.problems[0].code, caught.value.problems[0].message


@pytest.mark.parametrize("output", [".", "..", "../..", "content/.."])
def test_the_project_and_every_folder_above_it_are_refused(project: Path, output: str) -> None:
    code, message = refusal(project / output, project)
    assert code == "W101"
    assert "the project" in message


@pytest.mark.parametrize("place", ["home", "above", "root"])
def test_home_and_the_root_of_the_disk_are_refused(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    home = tmp_path / "homes" / "kim"
    home.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    output = {"home": home, "above": home.parent, "root": Path("/")}[place]
    assert refusal(output, project)[0] == "W101"


@pytest.mark.parametrize("output", ["content", "content/tools", "themes/new", "catalogue/site"])
def test_the_folders_that_a_build_reads_are_refused(project: Path, output: str) -> None:
    assert refusal(project / output, project)[0] == "W102"


def test_a_folder_with_files_that_no_build_made_is_refused(project: Path) -> None:
    (project / "photographs").mkdir()
    (project / "photographs" / "one.jpg").write_text("mine")
    assert refusal(project / "photographs", project) == (
        "W103",
        "the site cannot be written to `photographs`: the folder is not empty and no earlier build made it",
    )


def test_a_file_is_refused(project: Path) -> None:
    code, message = refusal(project / "README.md", project)
    assert (code, message.rpartition(": ")[2]) == ("W104", "there is a file of that name")


@pytest.mark.parametrize("kind", ["empty", "full", "gone", "file"])
def test_a_link_to_a_folder_that_no_build_made_is_refused(project: Path, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "elsewhere"
    if kind == "file":
        target.write_text("mine")
    elif kind != "gone":
        target.mkdir()
    if kind == "full":
        (target / "letter.txt").write_text("mine")
    (project / "public").symlink_to(target)
    assert refusal(project / "public", project)[0] == "W104"


def test_a_link_to_a_site_of_ours_is_followed_and_stays_a_link(project: Path, tmp_path: Path) -> None:
    build(tmp_path / "site", {"index.html": "old"})
    (project / "public").symlink_to(tmp_path / "site")
    build(project / "public", {"index.html": "new"})
    assert (project / "public").is_symlink()
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_place_where_another_disk_is_mounted_is_refused(project: Path) -> None:
    if not Path("/proc").is_mount():
        pytest.skip("there is no /proc to stand for another disk")
    with pytest.raises(WriteError, match="another disk is mounted there"), open_output(Path("/proc"), project):
        pass


@pytest.mark.parametrize("prepare", ["missing", "empty"])
def test_a_folder_that_is_missing_or_empty_is_taken(project: Path, prepare: str) -> None:
    if prepare == "empty":
        (project / "public").mkdir(mode=0o750)
    build(project / "public", {"index.html": "home"})
    assert (project / "public" / "index.html").read_text() == "home"
    if prepare == "empty":
        assert (project / "public").stat().st_mode & 0o777 == 0o750
