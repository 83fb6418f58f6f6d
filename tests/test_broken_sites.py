"""Every rule on content and themes has a site that breaks it, with the problems that the whole pipeline tells of it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostics
from catalogue.diagnostics.rules import RULES
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from tests.expected_texts import Compare
from tests.site_helpers import BROKEN, FULL, MINIMAL, built, concise, lay_over

CODES = sorted(folder.name for folder in BROKEN.iterdir())
ELSEWHERE = {
    "W": "about folders and disks, which no site holds: tests/output",
    "S": "about what Pagefind leaves behind, which no site holds: tests/output/test_search_index.py",
    "X": "about other hosts, which no site holds: tests/contribute/linkcheck/test_linkcheck.py",
    "P": "about PDFs, which check does not make: tests/pdf/test_fallbacks.py",
    "I": "about spreadsheets, which no site holds: tests/contribute",
}


@pytest.mark.parametrize("code", [code for code in CODES if code[0] in "VEL"])
def test_check_tells_exactly_what_is_expected_of_a_broken_site(code: str, tmp_path: Path, expect_text: Compare) -> None:
    project = _laid(code, tmp_path)
    expect_text(_text(concise(load(LoadOptions(project)).problems, project)), _expected(code))


@pytest.mark.parametrize("code", [code for code in CODES if code[0] == "T"])
def test_build_tells_exactly_what_is_expected_of_a_broken_theme(
    code: str, tmp_path: Path, expect_text: Compare
) -> None:
    project = _laid(code, tmp_path)
    expect_text(_text(concise(built(project), project)), _expected(code))
    assert not (tmp_path / "project-public").exists()


@pytest.mark.parametrize("code", [code for code in CODES if code[0] == "R"])
def test_a_problem_of_reading_comes_through_the_whole_pipeline(code: str, tmp_path: Path, expect_text: Compare) -> None:
    project = _laid(code, tmp_path)
    problems = Diagnostics(
        tuple(item for item in load(LoadOptions(project)).problems.items if item.code.startswith("R"))
    )
    # The help is the read stage's own business: tests/read.
    expect_text(_text(line.partition(" (help: ")[0] for line in concise(problems, project)), _expected(code))


@pytest.mark.parametrize("code", CODES)
def test_a_folder_is_named_after_a_rule_that_it_breaks(code: str) -> None:
    assert code in RULES
    assert f"[{code}]" in _expected(code).read_text(encoding="utf-8")


def test_every_rule_has_its_broken_site() -> None:
    assert [code for code in RULES if code[0] not in ELSEWHERE and code not in CODES] == []


@pytest.mark.parametrize("project", [MINIMAL, FULL], ids=lambda path: path.name)
@pytest.mark.parametrize("drafts", [False, True], ids=["published", "drafts"])
def test_the_sound_sites_are_free_of_problems(project: Path, drafts: bool) -> None:
    assert concise(load(LoadOptions(project, drafts=drafts, strict=True)).problems, project) == []


def _laid(code: str, tmp_path: Path) -> Path:
    project = lay_over(BROKEN / code, tmp_path / "project")
    copies = project / "copied.txt"
    if copies.is_file():
        names = [line.split(" ") for line in copies.read_text(encoding="utf-8").splitlines()]
        targets = {path for pair in names for path in pair}
        if len({(project / path).stat().st_ino for path in targets}) < len(targets):
            pytest.skip("on this disk these names are one file")
    return project


def _expected(code: str) -> Path:
    return BROKEN / code / "expected.txt"


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
