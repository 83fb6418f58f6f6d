"""What a run of a command is said to cost, and what counts as failed."""

import os
import sys
import time
from pathlib import Path

import pytest

from benchmarks.measuring.cost import Cost, RunFailedError, measure
from benchmarks.outputs import visible


def _python(code: str, folder: Path, limit: float = 60) -> Cost:
    return measure([sys.executable, "-c", code], folder, os.environ, limit)


def test_memory_of_a_child_is_counted_and_its_work_too(tmp_path: Path) -> None:
    child = "data = bytearray(120_000_000); sum(range(3_000_000))"
    cost = _python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])", tmp_path)
    assert 120 < cost.biggest < 200
    assert cost.together >= cost.biggest
    assert 0 < cost.cpu < cost.wall * 4


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    with pytest.raises(RunFailedError, match="ended with the code 3: no luck"):
        _python("import sys; print('no luck', file=sys.stderr); sys.exit(3)", tmp_path)


def test_a_command_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    child = "import os, pathlib, time; pathlib.Path('child').write_text(str(os.getpid())); time.sleep(60)"
    with pytest.raises(RunFailedError, match="took more than 2 s"):
        _python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])", tmp_path, limit=2)
    until = time.monotonic() + 10
    while _runs((tmp_path / "child").read_text("utf-8")):
        assert time.monotonic() < until
        time.sleep(0.05)


def _runs(process: str) -> bool:
    """Whether a process still does something; one that nobody has asked how it ended is listed as a zombie."""
    facts = Path(f"/proc/{process}/stat")
    try:
        return facts.read_text("utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_costs_add_up_and_peaks_do_not() -> None:
    assert Cost(1, 2, 30, 40).and_then(Cost(3, 4, 20, 50)) == Cost(4, 6, 30, 50)


def test_only_what_a_reader_sees_is_counted_as_words() -> None:
    page = "<head><title>No</title></head><body><script>var no;</script><p>One &amp; <b>two</b><!-- no --></p></body>"
    assert visible(page) == ["One", "&", "two"]
