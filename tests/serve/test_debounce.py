"""When a change is complete, and which files belong to no source."""

import threading
import time
from pathlib import Path, PurePath

import pytest

from catalogue.serve.debounce import Debouncer, git_lock, is_temporary


@pytest.mark.parametrize(
    "name",
    [
        "tools/baltic-home.md~",
        "tools/.baltic-home.md.swp",
        "tools/.baltic-home.md.swx",
        "tools/4913",
        "tools/.#baltic-home.md",
        "tools/#baltic-home.md#",
        "tools/.goutputstream-ABC123",
        "tools/sedXy12Za",
        "tools/baltic-home.md___jb_tmp___",
        "tools/baltic-home.md.tmp",
        ".git/index.lock",
        "mine/.git/HEAD",
        "tools/.DS_Store",
        "Thumbs.db",
        "mine/__pycache__/x.pyc",
    ],
)
def test_what_editors_leave_behind_is_no_change(name: str) -> None:
    assert is_temporary(PurePath(name))


@pytest.mark.parametrize(
    "name",
    ["tools/baltic-home.md", "site.yaml", "media/4913.png", "tools/sedation-fair.md", "mine/templates/tool.html", "."],
)
def test_a_source_is_a_change(name: str) -> None:
    assert not is_temporary(PurePath(name))


def test_changes_in_quick_succession_are_one() -> None:
    changes = Debouncer(quiet=0.2)
    for name in ("a", "b", "a"):
        changes.add(name)
    assert sorted(changes.wait() or ()) == ["a", "b"]
    assert not changes.pending()


def test_a_stream_of_changes_does_not_put_off_the_first_for_ever() -> None:
    changes, ended, first = Debouncer(quiet=0.5, longest=0.6), threading.Event(), threading.Event()

    def keep_changing() -> None:
        for _ in range(3000):  # half a minute and more, by which the change must long be complete
            changes.add("log")
            first.set()
            if ended.wait(0.01):
                break

    thread = threading.Thread(target=keep_changing)
    thread.start()
    first.wait()
    assert sorted(changes.wait() or ()) == ["log"]
    assert thread.is_alive()
    ended.set()
    thread.join()


def test_a_change_waits_until_git_has_let_go(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    lock = tmp_path / ".git/index.lock"
    lock.touch()
    changes = Debouncer(busy=git_lock(tmp_path / "project"), quiet=0.01, longest=0.05)
    changes.add("first")

    def finish() -> None:
        changes.add("second")
        lock.unlink()

    threading.Timer(0.3, finish).start()
    assert sorted(changes.wait() or ()) == ["first", "second"]


def test_the_lock_of_a_worktree_is_found_where_its_file_says(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere/worktrees/mine\n", encoding="utf-8")
    place = tmp_path / "elsewhere/worktrees/mine"
    place.mkdir(parents=True)
    busy = git_lock(tmp_path)
    assert not busy()
    (place / "index.lock").touch()
    assert busy()


def test_without_a_repository_nobody_holds_a_lock(tmp_path: Path) -> None:
    assert not git_lock(tmp_path)()


def test_a_wait_ends_with_nothing_after_its_time_and_with_none_at_the_end() -> None:
    changes = Debouncer()
    assert changes.wait(0.01) == frozenset()
    changes.end()
    assert changes.wait() is None


def test_whoever_wants_to_know_at_once_is_told_at_once() -> None:
    told: list[bool] = []
    changes = Debouncer(lambda: told.append(changes.pending()))
    changes.add("a")
    assert told == [True]


def test_what_came_of_a_look_is_shown_only_after_the_quiet() -> None:
    changes = Debouncer(quiet_before_show=0.03)
    changes.add("a")
    start = time.monotonic()
    changes.wait()
    assert changes.wait_for_quiet()
    assert time.monotonic() - start > 0.02


def test_a_change_during_the_quiet_keeps_back_what_came_of_the_look_before() -> None:
    changes = Debouncer(quiet_before_show=3600)
    changes.add("a")
    changes.wait()
    threading.Timer(0.005, changes.add, ["b"]).start()
    assert not changes.wait_for_quiet()
