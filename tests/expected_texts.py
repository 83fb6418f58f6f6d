"""Expected texts, which stand in files beside the tests; `--update-expected` writes them anew and shows the change."""

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

OPTION = "--update-expected"
ROOT = Path(__file__).parents[1]
Compare = Callable[[str, Path], None]
"""Asserts that a text is that of a file, or, with the option, makes it so."""

_changes = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option for whoever has changed a rule or a format."""
    parser.addoption(OPTION, action="store_true", help="write expected texts anew, and show the difference")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With the option, run the tests alone that compare with expected texts."""
    if config.getoption(OPTION):
        chosen = [item for item in items if "expect_text" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=[*set(items).difference(chosen)])
        items[:] = chosen


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show the differences between the texts before and now."""
    if config.getoption(OPTION):
        changes = config.stash.get(_changes, [])
        terminalreporter.section("expected texts")
        terminalreporter.write("".join(changes) or "None has changed.\n")


@pytest.fixture
def expect_text(request: pytest.FixtureRequest) -> Compare:
    """Compares a text with the one expected."""

    def compare(text: str, file: Path) -> None:
        expected = file.read_text(encoding="utf-8") if file.is_file() else ""
        if text != expected and request.config.getoption(OPTION):
            file.write_text(text, encoding="utf-8", newline="\n")
            name = file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else file.name
            lines = unified_diff(expected.splitlines(True), text.splitlines(True), f"{name} (before)", f"{name} (now)")
            request.config.stash.setdefault(_changes, []).extend(lines)
            return
        assert text.splitlines() == expected.splitlines()
        assert text == expected

    return compare
