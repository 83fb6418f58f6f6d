"""Expected texts are compared, and written anew for whoever asks for that."""

import os
import subprocess
import sys
from pathlib import Path

from tests.expected_texts import OPTION, ROOT

TEST = """\
from pathlib import Path

def test_a_text(expect_text):
    expect_text("one\\ntwo\\n", Path(__file__).with_name("expected.txt"))

def test_what_compares_with_no_text():
    raise AssertionError("it ran")
"""


def run_pytest(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code and the output of pytest on a test that expects two lines, and one that fails."""
    (folder / "test_it.py").write_text(TEST, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-P", "-m", "pytest", "-p", "tests.expected_texts", "-p", "no:cacheprovider", *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    return done.returncode, done.stdout


def test_another_text_than_the_expected_one_fails_and_leaves_the_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "expected.txt"
    file.write_text("one\nthree\n", encoding="utf-8")
    code, output = run_pytest(tmp_path)
    assert code == 1
    assert "2 failed" in output
    assert file.read_text(encoding="utf-8") == "one\nthree\n"


def test_an_expected_text_is_written_anew_on_request_and_the_difference_shown(tmp_path: Path) -> None:
    file = tmp_path / "expected.txt"
    file.write_text("one\nthree\n", encoding="utf-8")
    code, output = run_pytest(tmp_path, OPTION)
    assert code == 0
    assert "\n-three\n+two\n" in output
    assert "1 deselected" in output
    assert file.read_bytes() == b"one\ntwo\n"
    code, output = run_pytest(tmp_path, OPTION)
    assert (code, "None has changed." in output) == (0, True)


def test_a_text_that_is_expected_for_the_first_time_is_written(tmp_path: Path) -> None:
    assert run_pytest(tmp_path)[0] == 1
    assert run_pytest(tmp_path, OPTION)[0] == 0
    assert (tmp_path / "expected.txt").read_bytes() == b"one\ntwo\n"
