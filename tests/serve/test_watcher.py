"""What is noticed: with real files, saved in the ways in which editors save them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalogue.serve.debounce import Debouncer
from catalogue.serve.watcher import Watcher
from tests.serve.running import ROOT

FAIR = "content/tools/harbour-fair.md"


class Watched:
    """A project that is watched."""

    def __init__(self, project: Path) -> None:
        self.project, self.changes = project, Debouncer(quiet=0.05)
        self.watch = Watcher(project, (project / "content", project / "themes"), self.changes.add)
        self.watch.start()

    def after(self, act: Callable[[], object]) -> set[str]:
        """What has changed after an act, until all is quiet."""
        act()
        found = self.changes.wait(10)
        assert found, "nothing was noticed"
        while more := self.changes.wait(0.15):
            found |= more
        return set(found)


@pytest.fixture
def watched(project: Path) -> Iterator[Watched]:
    """A small project, and everything that changes in it."""
    under = Watched(project)
    yield under
    under.watch.stop()


def in_place(file: Path) -> None:
    """As VS Code saves, and `echo >`."""
    file.write_text(file.read_text() + "More.\n")


def as_vim(file: Path) -> None:
    """With `backupcopy=auto` and `writebackup`: try the folder, move the old file aside, write, remove the old one."""
    trial, backup = file.with_name("4913"), file.with_name(f"{file.name}~")
    trial.touch()
    trial.unlink()
    text = file.read_text()
    file.with_name(f".{file.name}.swp").write_text("swap")
    file.rename(backup)
    file.write_text(text + "More.\n")
    backup.unlink()
    file.with_name(f".{file.name}.swp").unlink()


def as_emacs(file: Path) -> None:
    """With a lock that leads nowhere, a back-up copy, and its own file written anew."""
    lock = file.with_name(f".#{file.name}")
    lock.symlink_to("somebody@somewhere.4711:1")
    shutil.copy2(file, file.with_name(f"{file.name}~"))
    file.write_text(file.read_text() + "More.\n")
    lock.unlink()


def as_gnome(file: Path) -> None:
    """Whole and at once, from a file beside it."""
    part = file.with_name(".goutputstream-X1Y2Z3")
    part.write_text(file.read_text() + "More.\n")
    part.replace(file)


def as_sed(file: Path) -> None:
    """With the real `sed -i`."""
    subprocess.run(["sed", "-i", "s/Two days/Three days/", file], check=True)


def as_jetbrains(file: Path) -> None:
    """With two files beside it."""
    new, old = (file.with_name(f"{file.name}___jb_{kind}___") for kind in ("tmp", "old"))
    new.write_text(file.read_text() + "More.\n")
    file.rename(old)
    new.rename(file)
    old.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell of other files beside the one that is saved")
@pytest.mark.parametrize("save", [in_place, as_vim, as_emacs, as_gnome, as_sed, as_jetbrains])
def test_a_save_is_a_change_of_that_file_alone(watched: Watched, save: Callable[[Path], None]) -> None:
    assert watched.after(lambda: save(watched.project / FAIR)) == {FAIR}


def test_files_that_come_go_and_move_are_changes(watched: Watched) -> None:
    fair, other = watched.project / FAIR, watched.project / "content/tools/another.md"
    assert watched.after(lambda: shutil.copy(fair, other)) == {"content/tools/another.md"}
    assert watched.after(lambda: other.rename(fair.with_name("third.md"))) >= {"content/tools/third.md"}
    assert watched.after(fair.unlink) == {FAIR}


def test_a_file_that_comes_from_or_goes_to_elsewhere_is_a_change(watched: Watched, tmp_path: Path) -> None:
    fair, elsewhere = watched.project / FAIR, tmp_path / "elsewhere.md"
    assert watched.after(lambda: fair.rename(elsewhere)) == {FAIR}
    assert watched.after(lambda: elsewhere.rename(fair)) == {FAIR}


def test_a_folder_that_is_renamed_is_followed(watched: Watched) -> None:
    tools = watched.project / "content/tools"
    assert watched.after(lambda: tools.rename(tools.with_name("formats-too"))) >= {"content/formats-too"}
    moved = watched.project / "content/formats-too/harbour-fair.md"
    assert watched.after(lambda: in_place(moved)) == {"content/formats-too/harbour-fair.md"}


def test_a_new_folder_is_watched_with_what_lies_in_it(watched: Watched) -> None:
    folder = watched.project / "content/modules"
    folder.mkdir()
    watched.changes.wait(10)
    assert watched.after(lambda: (folder / "one.md").write_text("one")) == {"content/modules/one.md"}


def test_a_themes_folder_that_comes_later_is_watched(watched: Watched) -> None:
    theme = watched.project / "themes/mine"
    assert watched.after(lambda: theme.mkdir(parents=True)) == {"themes"}
    watched.watch.renew()
    assert watched.after(lambda: (theme / "theme.yaml").write_text("name: mine")) == {"themes/mine/theme.yaml"}


def test_content_that_is_replaced_as_a_whole_is_watched_again(watched: Watched, tmp_path: Path) -> None:
    content = watched.project / "content"
    shutil.copytree(content, tmp_path / "copy")
    watched.after(lambda: (content.rename(tmp_path / "old"), (tmp_path / "copy").rename(content)))
    watched.watch.renew()
    assert watched.after(lambda: in_place(watched.project / FAIR)) == {FAIR}


def test_what_lies_beside_the_sources_is_no_change(watched: Watched) -> None:
    (watched.project / "README.md").write_text("Not a source.")
    (watched.project / "public").mkdir()
    (watched.project / "public/index.html").write_text("Not a source.")
    assert watched.changes.wait(0.3) == frozenset()


def test_reading_is_no_change(watched: Watched) -> None:
    (watched.project / FAIR).read_bytes()
    assert watched.changes.wait(0.3) == frozenset()


def test_a_theme_behind_a_link_is_watched_where_it_lies(project: Path, tmp_path: Path) -> None:
    shared, word = tmp_path / "shared/mine", tmp_path / "words/sv.po"
    for file in (shared / "theme.yaml", word):
        file.parent.mkdir(parents=True)
        file.write_text("name: mine")
    (project / "themes/locale").mkdir(parents=True)
    (project / "themes/mine").symlink_to(shared, target_is_directory=True)
    (project / "themes/locale/sv.po").symlink_to(word)
    watched = Watched(project)
    try:
        assert watched.after(lambda: in_place(shared / "theme.yaml")) == {"themes/mine/theme.yaml"}
        assert watched.after(lambda: in_place(word)) == {"themes/locale/sv.po"}
        word.with_name("unrelated.po").write_text("x")
        assert watched.changes.wait(0.3) == frozenset()
    finally:
        watched.watch.stop()


def test_content_that_is_a_link_itself_is_watched(project: Path, tmp_path: Path) -> None:
    (project / "content").rename(tmp_path / "real")
    (project / "content").symlink_to(tmp_path / "real", target_is_directory=True)
    watched = Watched(project)
    try:
        assert watched.after(lambda: in_place(tmp_path / "real/tools/harbour-fair.md")) == {FAIR}
    finally:
        watched.watch.stop()


WITHOUT_WATCHES = """
import sys
from pathlib import Path
from catalogue.serve.debounce import Debouncer
from catalogue.serve.watcher import Watcher
project = Path(sys.argv[1])
Path("/proc/sys/user/max_inotify_watches").write_text("4")
debouncer = Debouncer()
watcher = Watcher(project, (project / "content", project / "themes"), debouncer.add)
watcher.start()
file = project / "content/tools/harbour-fair.md"
file.write_text(file.read_text() + "More.")
print(watcher.polling, *sorted(debouncer.wait(20)))
watcher.stop()
"""


def may_make_namespaces() -> bool:
    """Whether this process may have a limit on watches of its own, as root of a user namespace."""
    command = ["unshare", "--user", "--map-root-user", "test", "-w", "/proc/sys/user/max_inotify_watches"]
    return (
        sys.platform == "linux"
        and bool(shutil.which("unshare"))
        and not subprocess.run(command, check=False).returncode
    )


@pytest.mark.skipif(not may_make_namespaces(), reason="a limit on watches can be set in a Linux user namespace only")
def test_without_watches_left_it_looks_once_a_second(project: Path) -> None:
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", sys.executable, "-P", "-c", WITHOUT_WATCHES, str(project)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == (f"True {FAIR}\n", "")
