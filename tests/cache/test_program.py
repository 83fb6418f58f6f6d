"""Where the program keeps its cache, and by what it knows itself again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.cache.program import PACKAGE, cache_folder, packages, program_digest, sources
from tests.projects import small

ROOT = Path(__file__).parents[2]
OWN = "internationalisation-catalogue"
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the folders of Linux")


def folder(project: Path) -> Path:
    found = cache_folder(project)
    assert found is not None
    return found


def test_the_cache_of_a_project_lies_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CATALOGUE_CACHE", str(tmp_path / "mine"))
    assert folder(tmp_path / "project").parent == tmp_path / "mine" / OWN


@ON_LINUX
def test_without_a_word_it_lies_in_the_user_s_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CATALOGUE_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert folder(tmp_path / "project").parent == tmp_path / "xdg" / OWN
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert folder(tmp_path / "project").parent == tmp_path / "home/.cache" / OWN
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert folder(tmp_path / "project").parent == tmp_path / "home/.cache" / OWN


@ON_LINUX
def test_the_word_of_the_environment_may_begin_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CATALOGUE_CACHE", "~/mine")
    assert folder(tmp_path / "project").parent == tmp_path / "mine" / OWN


def test_two_projects_of_the_same_name_have_two_folders_and_one_has_the_same_by_every_way(tmp_path: Path) -> None:
    for place in ("one", "other"):
        (tmp_path / place / "project").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "one/project")
    assert folder(tmp_path / "one/project") != folder(tmp_path / "other/project")
    assert folder(tmp_path / "link") == folder(tmp_path / "one/../one/project") == folder(tmp_path / "one/project")


@ON_LINUX
def test_the_cache_never_lies_in_the_project_whatever_a_stranger_adds_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small(tmp_path / "project")
    for planted in (".cache", "cache", OWN):
        (project / planted / OWN).mkdir(parents=True)
    monkeypatch.delenv("CATALOGUE_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(project)
    assert not folder(project).is_relative_to(project.resolve())


def test_to_ask_for_the_folder_makes_none(tmp_path: Path) -> None:
    assert not folder(tmp_path / "project").exists()


def test_all_code_and_data_of_the_program_count_and_nothing_that_it_makes_itself() -> None:
    found = sources()
    assert {"pipeline/build.py", "cli/build.py", "diagnostics/rules/link.py", "artwork/cover/chart.py"} <= set(found)
    assert found == sorted(set(found))
    assert [file for file in found if "__pycache__" in file or file.startswith("themes/")] == []
    ignored = {".pyc", ".md"}
    other = {
        file.relative_to(PACKAGE).as_posix()
        for file in PACKAGE.rglob("*")
        if file.is_file() and "themes" not in file.relative_to(PACKAGE).parts and file.suffix not in ignored
    } - set(found)
    assert {Path(file).suffix for file in other} <= {".css", ".js", ".html", ".typed", ""}


def test_the_installed_packages_count_with_their_versions() -> None:
    names = packages()
    assert names == sorted(names)
    assert any(name.lower().startswith("jinja2-3.") for name in names)


COPY = """\
import sys
sys.path.insert(0, sys.argv[1])
from catalogue.cache.program import program_digest
print(program_digest())
"""


def test_the_digest_changes_with_the_program_and_with_nothing_else(tmp_path: Path) -> None:
    package = tmp_path / "catalogue"
    for file in sources():
        (package / file).parent.mkdir(parents=True, exist_ok=True)
        (package / file).write_bytes((PACKAGE / file).read_bytes())

    def digest() -> str:
        command = [sys.executable, "-P", "-B", "-c", COPY, str(tmp_path)]
        environment = {**os.environ, "PYTHONHASHSEED": "random"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
        return done.stdout.strip()

    before = digest()
    assert digest() == before
    assert len(before) == 32 == len(program_digest())
    (package / "notes.md").write_text("No part of the program.")
    (package / "urls.py").touch()
    assert digest() == before
    with (package / "urls.py").open("a") as program:
        program.write("# another line\n")
    changed = digest()
    (package / "urls.py").rename(package / "addresses.py")
    assert len({before, changed, digest()}) == 3
