"""The Nu HTML checker reads every page, style sheet and picture of the site."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.published import Published, made_once
from tests.outside import needed

NOT_OURS = (
    # On files, `'self'` means nothing to the checker; Chromium holds the pages to their policy in the other tests.
    "Content Security Policy",
)
NOT_KNOWN = ("container-type", "cqi")
"""What every browser has known since 2023 and the checker does not; the tests of the layout see that it works."""


@pytest.fixture(scope="session")
def messages(site: Published, checks: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Everything that the checker says about the site, in one run."""
    java = shutil.which("java") or needed("CATALOGUE_JAVA", "Java")
    program = [java, "-jar", str(checks / "vnu-jar" / "build" / "dist" / "vnu.jar")]
    options = ["--also-check-css", "--also-check-svg", "--skip-non-html", "--format", "json"]

    def make(report: Path) -> None:
        command = [*program, *options, "--stdout", "--exit-zero-always", str(site.folder)]
        report.write_bytes(subprocess.run(command, capture_output=True, check=True, timeout=240).stdout)

    report = made_once(tmp_path_factory, "html-checker.json", make)
    found: list[dict[str, Any]] = json.loads(report.read_bytes())["messages"]
    return found


def shown(message: dict[str, Any], folder: Path) -> str:
    """A message with its place, short enough to read."""
    path = message.get("url", "").partition(str(folder))[2]
    return f"{path}:{message.get('lastLine')}: {message['message']} in {message.get('extract', '')!r}"


def is_of_a_container(message: dict[str, Any]) -> bool:
    """Whether the checker stumbles over a size that is taken from a box."""
    return message["message"].startswith("CSS:") and any(word in message.get("extract", "") for word in NOT_KNOWN)


def is_of_the_checker(message: dict[str, Any]) -> bool:
    """Whether the checker itself breaks, as it does at `light-dark()` of two custom properties."""
    return "Cannot invoke" in message["message"]


def test_the_checker_finds_no_error(messages: list[dict[str, Any]], site: Published) -> None:
    errors = [m for m in messages if m["type"] in {"error", "non-document-error"}]
    assert [shown(m, site.folder) for m in errors if not (is_of_a_container(m) or is_of_the_checker(m))] == []


def test_the_checker_has_nothing_to_warn_of(messages: list[dict[str, Any]], site: Published) -> None:
    ours = [m for m in messages if m["type"] == "info" and not any(words in m["message"] for words in NOT_OURS)]
    assert [shown(m, site.folder) for m in ours] == []


def test_the_checker_has_read_every_page(messages: list[dict[str, Any]], site: Published) -> None:
    warned = {m["url"] for m in messages if "Content Security Policy" in m["message"]}
    whole = [path for path in site.folder.rglob("*.html") if "Content-Security-Policy" in path.read_text("utf-8")]
    assert len(warned) == len(whole) > 100
