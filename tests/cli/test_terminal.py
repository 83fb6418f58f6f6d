"""The command line in the hands of a person: on a terminal, before a pipe that closes, under Ctrl-C."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_cli import TWO_PROBLEMS, catalogue, environment
from tests.output.building import snapshot
from tests.projects import small, written

pytestmark = pytest.mark.skipif(os.name == "nt", reason="terminals and signals of this kind are those of POSIX")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project without problems."""
    return small(tmp_path / "project")


@pytest.fixture
def faulty(project: Path) -> Path:
    """A project with two errors in one file."""
    written({"tools/two-problems.md": TWO_PROBLEMS}, project / "content")
    return project


def terminal(
    folder: Path,
    *arguments: str,
    once_it_speaks: Callable[[subprocess.Popen[bytes]], None] = lambda process: None,
    **more: str,
) -> tuple[int, str]:
    """Run a command on a pseudo-terminal; its exit code, and everything that it showed."""
    import pty

    command = [sys.executable, "-P", "-m", "catalogue", *arguments]
    main, end = pty.openpty()
    own = environment(TERM="xterm", COLUMNS="120", **more)
    # Interrupted in the middle of its own work, coverage 7.17 waits for its own lock, and the process never ends.
    own.pop("COVERAGE_PROCESS_CONFIG", None)
    process = subprocess.Popen(command, cwd=folder, env=own, stdin=end, stdout=end, stderr=end)
    os.close(end)
    shown = b""
    while True:
        try:
            data = os.read(main, 65536)
        except OSError:  # the other end is closed
            break
        if not data:
            break
        if not shown:
            once_it_speaks(process)
        shown += data
    os.close(main)
    return process.wait(timeout=60), shown.decode()


def test_a_build_shows_its_stages_and_their_seconds_on_a_terminal(project: Path) -> None:
    code, shown = terminal(project, "build")
    assert code == 0
    assert re.search(r"3 tools on \d+ pages in public/: \d+ written", shown)
    assert re.search(r"0 errors, 0 warnings · read \d\.\d\d s · .*write \d\.\d\d s", shown.replace("\r\n", ""))


def test_a_clean_check_says_so_on_a_terminal(project: Path) -> None:
    code, shown = terminal(project, "check")
    assert (code, shown.strip()) == (0, "No problems found.")


def test_a_terminal_is_shown_colours_unless_it_wants_none(faulty: Path) -> None:
    coloured = terminal(faulty, "check")[1]
    plain = terminal(faulty, "check", NO_COLOR="1")[1]
    assert "\x1b[" in coloured
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_a_reader_that_has_seen_enough_gets_no_traceback(faulty: Path) -> None:
    for number in range(400):
        written({f"tools/two-problems-{number}.md": TWO_PROBLEMS}, faulty / "content")
    command = f"{sys.executable} -P -m catalogue check | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=faulty, env=environment(), capture_output=True, text=True, timeout=60
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


@pytest.mark.parametrize("wait", [0, 0.3, 0.6])
def test_an_interrupted_build_leaves_the_old_site_and_no_traceback(project: Path, wait: float) -> None:
    catalogue(project, "build")
    before = snapshot(project / "public")
    for number in range(120):
        text = (
            TWO_PROBLEMS.replace("evnets", "events").replace("desing", "design").replace("Two Problems", f"T {number}")
        )
        written({f"tools/t-{number}.md": text}, project / "content")

    def interrupt(process: subprocess.Popen[bytes]) -> None:
        time.sleep(wait)
        process.send_signal(signal.SIGINT)

    code, shown = terminal(project, "build", once_it_speaks=interrupt)
    assert code in {0, 130}
    assert "Traceback" not in shown
    if code:
        assert "Interrupted." in shown
        assert snapshot(project / "public") == before
    assert catalogue(project, "build").returncode == 0
