"""What builds follow, overwrite and delete beside the site and in it: only what builds made."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.output import WriteError, atomic_swap, manifest, open_output, ownership
from catalogue.output.staging_tree import is_link
from tests.output.building import build, tree

OLD, NEW = {"index.html": "old", "tools/a.html": "a"}, {"index.html": "new", "tools/a.html": "a"}
FOLDERS = (".public.staging", ".public.previous")


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A folder that has nothing to do with the site."""
    folder = tmp_path / "victim"
    folder.mkdir()
    (folder / "letter.txt").write_text("mine")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a site in it."""
    build(tmp_path / "project" / "public", OLD)
    return tmp_path / "project"


def stopped(project: Path) -> tuple[str, str, str]:
    """What a build says that stops; it leaves everything as it was."""
    before = sorted(project.rglob("*"))
    with pytest.raises(WriteError) as caught:
        build(project / "public", NEW)
    assert sorted(project.rglob("*")) == before
    (problem,) = caught.value.problems
    return problem.code, problem.message, problem.help


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("site", ["stands", "is missing"])
def test_a_link_in_the_place_of_a_folder_of_the_build_is_not_followed(
    project: Path, victim: Path, name: str, site: str
) -> None:
    if site == "is missing":
        (project / "public").rename(victim / "public")
    (project / name).symlink_to(victim)
    before = tree(victim)
    code, message, advice = stopped(project)
    assert (code, message) == ("W114", f"`{name}` is a link, but the build needs that name")
    assert f"Move `{name}` away or remove it" in advice
    assert (project / name).readlink() == victim
    assert tree(victim) == before
    (project / name).unlink()
    build(project / "public", NEW)
    assert tree(project / "public") == NEW


@pytest.mark.parametrize("name", FOLDERS)
def test_a_link_that_leads_to_a_site_is_not_followed_either(project: Path, tmp_path: Path, name: str) -> None:
    build(tmp_path / "other", OLD)
    (project / name).symlink_to(tmp_path / "other")
    assert stopped(project)[0] == "W114"
    assert tree(tmp_path / "other") == OLD


@pytest.mark.parametrize("name", [*FOLDERS, ".public.lock"])
def test_a_link_that_leads_nowhere_is_not_followed(project: Path, tmp_path: Path, name: str) -> None:
    (project / name).unlink(missing_ok=True)
    (project / name).symlink_to(tmp_path / "gone")
    assert stopped(project)[:2] == ("W114", f"`{name}` is a link, but the build needs that name")
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_file_in_the_place_of_a_folder_of_the_build_stays(project: Path, name: str) -> None:
    (project / name).write_text("mine")
    assert stopped(project)[:2] == ("W114", f"`{name}` is a file, but the build needs that name")
    assert (project / name).read_text() == "mine"


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize("marked", ["not at all", "by a link", "deeper down"])
def test_a_folder_that_no_build_made_stays(project: Path, victim: Path, name: str, marked: str) -> None:
    victim = victim.rename(project / name)
    if marked == "by a link":
        (victim / manifest.STATE).symlink_to(project / "public" / manifest.STATE)
    elif marked == "deeper down":
        (victim / "deeper").mkdir()
        (victim / "deeper" / manifest.STATE).write_text("{}")
    code, message, _ = stopped(project)
    assert (code, message) == (
        "W114",
        f"`{name}` is a folder that no build made, but the build needs that name",
    )
    assert (victim / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize("name", FOLDERS)
def test_an_empty_folder_is_in_nobodys_way(project: Path, name: str) -> None:
    (project / name).mkdir()
    build(project / "public", NEW)
    assert tree(project / "public") == NEW


def test_a_lock_that_is_a_link_is_refused_and_its_target_keeps_its_text(project: Path, victim: Path) -> None:
    (project / ".public.lock").unlink()
    (project / ".public.lock").symlink_to(victim / "letter.txt")
    assert stopped(project)[:2] == ("W114", "`.public.lock` is a link, but the build needs that name")
    assert (victim / "letter.txt").read_text() == "mine"


def test_a_lock_with_text_in_it_keeps_the_text(project: Path) -> None:
    (project / ".public.lock").write_text("mine")
    build(project / "public", NEW)
    assert (project / ".public.lock").read_text() == "mine"


def test_a_folder_in_the_place_of_the_lock_is_refused(project: Path) -> None:
    (project / ".public.lock").unlink()
    (project / ".public.lock").mkdir()
    assert stopped(project)[0] == "W114"


def test_a_manifest_that_is_a_link_is_refused(project: Path, victim: Path) -> None:
    (project / "public" / manifest.STATE).rename(victim / "state.json")
    (project / "public" / manifest.STATE).symlink_to(victim / "state.json")
    before = tree(victim)
    code, message, _ = stopped(project)
    assert code == "W114"
    assert message.startswith("`public/.catalogue-manifest.json` is a link")
    assert tree(victim) == before


def test_a_list_of_sums_that_is_a_link_is_written_anew(project: Path, victim: Path) -> None:
    sums = project / "public" / manifest.SUMS
    sums.rename(victim / "sums")
    sums.symlink_to(victim / "sums")
    before = tree(victim)
    assert not build(project / "public", OLD).nothing_to_do
    assert not sums.is_symlink()
    assert tree(victim) == before


def test_a_mark_of_an_unfinished_site_that_is_a_link_is_refused(project: Path, tmp_path: Path) -> None:
    build(project / "public", NEW)
    build(project / ".public.staging", OLD)
    (project / ".public.staging" / ".catalogue-staging").symlink_to(tmp_path / "gone")
    with pytest.raises(WriteError, match=r"`\.public\.staging/\.catalogue-staging` is a link"):
        build(project / "public", OLD)
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("where", ["public", ".public.staging"])
def test_a_folder_of_the_site_that_became_a_link_is_made_anew(project: Path, victim: Path, where: str) -> None:
    build(project / "public", NEW)
    build(project / ".public.staging", OLD)
    (project / where / "tools").rename(victim / "tools")
    (project / where / "tools").symlink_to(victim / "tools")
    before = tree(victim)
    for site in (OLD, NEW, OLD):
        build(project / "public", site)
        assert tree(project / "public") == site
        assert not (project / "public" / "tools").is_symlink()
    assert tree(victim) == before


def test_nothing_is_written_through_a_link_that_somebody_put_into_the_site(project: Path, victim: Path) -> None:
    (project / "public" / "news").symlink_to(victim)
    for site in (NEW, OLD):  # both trees have the link then
        build(project / "public", site)
    build(project / "public", {**NEW, "news/index.html": "news"})
    assert tree(project / "public") == {**NEW, "news/index.html": "news"}
    assert tree(victim) == {"letter.txt": "mine"}


def test_a_link_beside_the_site_is_not_removed_when_the_trees_change_places(
    project: Path, victim: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_swap, "exchange", lambda one, other: False)
    with open_output(project / "public", project) as out:
        staged = out.stage(out.plan([]))
        (project / ".public.previous").symlink_to(victim)  # after the build has looked
        with pytest.raises(WriteError):
            out.commit(staged)
    assert (project / ".public.previous").readlink() == victim
    assert tree(victim) == {"letter.txt": "mine"}
    assert tree(project / "public") == OLD


@pytest.mark.parametrize("left", ["staging", "previous"])
def test_a_folder_whose_removal_was_interrupted_is_still_known_as_ours(
    project: Path, left: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project / f".public.{left}"
    build(folder, {"index.html": "old", "about.html": "old"})

    def killed(path: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            ownership.remove(folder)
    assert [path.name for path in folder.iterdir()] == [manifest.STATE]
    build(project / "public", NEW)
    assert tree(project / "public") == NEW


def test_a_site_that_was_being_filled_when_the_build_was_killed_is_known_as_ours(project: Path) -> None:
    with open_output(project / "public", project) as out:
        staged = out.stage(out.plan([]))
        assert {path.name for path in staged.directory.iterdir()} == {".catalogue-staging"}
        staged.directory.rename(project / "kept")  # what a killed build would leave
    (project / "kept" / "half.html").write_text("half")
    (project / "kept").rename(project / ".public.staging")
    build(project / "public", NEW)
    assert tree(project / "public") == NEW
    assert not (project / "public" / ".catalogue-staging").exists()


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has junctions")
def test_a_junction_is_a_link(victim: Path, tmp_path: Path) -> None:
    subprocess.run(["cmd", "/c", "mklink", "/J", str(tmp_path / "junction"), str(victim)], check=True)
    assert is_link((tmp_path / "junction").lstat())
