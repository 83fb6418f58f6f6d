"""What is found outside the environment, for the tests that need it."""

import sys
from pathlib import Path

import pytest

from tests import outside


def program(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.skipif(sys.platform == "win32", reason="scripts start otherwise on Windows")
def test_a_browser_that_only_points_to_a_shop_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", "#!/bin/sh\necho 'install the snap'; exit 1\n")
    works = program(tmp_path / "google-chrome", "#!/bin/sh\necho 'Google Chrome 1'\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CATALOGUE_CHROMIUM", raising=False)
    assert outside.find_chromium() == works


def test_a_browser_that_the_environment_names_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CATALOGUE_CHROMIUM", "/opt/browser")
    assert outside.find_chromium() == "/opt/browser"


def test_checkers_of_another_version_do_not_count(tmp_path: Path) -> None:
    for name, version in outside.FROM_NPM.items():
        (tmp_path / "node_modules" / name).mkdir(parents=True)
        (tmp_path / "node_modules" / name / "package.json").write_text(f'{{"version": "{version}"}}', encoding="utf-8")
    assert outside.has_checkers(tmp_path)
    (tmp_path / "node_modules" / "axe-core" / "package.json").write_text('{"version": "0.1"}', encoding="utf-8")
    assert not outside.has_checkers(tmp_path)


def test_where_apt_get_is_missing_nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert outside.install_with_apt("anything") is False
