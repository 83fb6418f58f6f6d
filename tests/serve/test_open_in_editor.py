"""Which editor is started with what, and which files may be opened. The editors are scripts that write it down."""

import os
import stat
from pathlib import Path

import pytest

from catalogue.serve.open_in_editor import NoEditorError, find_source, open_editor
from tests.serve.running import until

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the editors of these tests are shell scripts")


def install(folder: Path, name: str) -> Path:
    """A program that writes down its arguments."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/part" && mv "{folder}/part" "{folder}/told"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def opened(tmp_path: Path, name: str, **environment: str) -> list[str]:
    """What an editor is started with for a place in a file whose name a shell would take apart."""
    file = tmp_path / "a b; $(touch gone).md"
    file.touch()
    open_editor(file, 7, 12, environment)
    told = tmp_path / "bin/told"
    until(told.exists, lambda: f"a word of {name}")
    return [line.replace(str(file), "FILE") for line in told.read_text().splitlines()]


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("code", ["--goto", "FILE:7:12"]),
        ("subl", ["FILE:7:12"]),
        ("gedit", ["+7:12", "FILE"]),
        ("kate", ["--line", "7", "--column", "12", "FILE"]),
        ("something-new", ["+7", "FILE"]),
    ],
)
def test_each_editor_is_told_the_place_in_its_own_way(tmp_path: Path, name: str, arguments: list[str]) -> None:
    assert opened(tmp_path, name, VISUAL=str(install(tmp_path / "bin", name))) == arguments


def test_the_arguments_that_a_person_gave_come_first(tmp_path: Path) -> None:
    editor = install(tmp_path / "bin", "code")
    assert opened(tmp_path, "code", EDITOR=f"'{editor}' --wait") == ["--wait", "--goto", "FILE:7:12"]


def test_visual_goes_before_editor_and_neither_may_take_the_terminal(tmp_path: Path) -> None:
    install(tmp_path / "bin", "vim")
    editor = install(tmp_path / "bin", "my-editor")
    assert opened(tmp_path, "my-editor", VISUAL=str(tmp_path / "bin/vim"), EDITOR=str(editor)) == ["+7", "FILE"]


def test_without_a_choice_a_well_known_editor_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path / "bin", "codium")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert opened(tmp_path, "codium") == ["--goto", "FILE:7:12"]


@pytest.mark.parametrize("environment", [{}, {"VISUAL": "vim"}, {"EDITOR": "no-such-program"}, {"EDITOR": "'unclosed"}])
def test_without_an_editor_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoEditorError, match="Set VISUAL"):
        open_editor(tmp_path / "x.md", 1, 1, environment)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../outside.md",
        "content/../../outside.md",
        "content",
        "content/link.md",
        "nothing.md",
        "a\0b",
    ],
)
def test_only_files_of_the_project_are_opened(tmp_path: Path, path: str) -> None:
    project = tmp_path / "project"
    (project / "content").mkdir(parents=True)
    (tmp_path / "outside.md").touch()
    (project / "content/link.md").symlink_to(tmp_path / "outside.md")
    (project / "content/x.md").touch()
    assert find_source(path, (project,)) is None
    assert find_source("content/x.md", (project,)) == (project / "content/x.md").resolve()
