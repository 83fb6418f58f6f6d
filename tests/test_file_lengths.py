"""No file of Python is longer than a reader can take in."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_LINES = 350
EXCEPTIONS = {"catalogue/schema/models.py"}


def test_no_file_of_the_program_or_its_tests_is_longer_than_350_lines() -> None:
    files = [file for folder in ("catalogue", "tests") for file in (ROOT / folder).rglob("*.py")]
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in files}
    assert len(lengths) > 500
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES and path not in EXCEPTIONS} == {}
