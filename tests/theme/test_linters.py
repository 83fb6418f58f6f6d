"""Style sheets and scripts pass the linters that front-end developers use, with the settings at the project's root."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.outside import needed

ROOT = Path(__file__).parents[2]
FOLDERS = ("themes", "catalogue/serve/browser", "catalogue/output/offline/browser")


def files(suffix: str) -> list[str]:
    """The files of the themes and of the program's own pages, as paths below the root."""
    found = (path for folder in FOLDERS for path in (ROOT / folder).rglob(f"*{suffix}"))
    return sorted(path.relative_to(ROOT).as_posix() for path in found)


def linted(package: str, program: str, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """What a linter from npm says, run from the project's root."""
    checks = Path(needed("CATALOGUE_CHECKS", package))
    command = ["node", str(checks / "node_modules" / package / "bin" / program), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")


def stylelint(*paths: str) -> subprocess.CompletedProcess[str]:
    base = ["--config", ".stylelintrc.yml", "--config-basedir", needed("CATALOGUE_CHECKS", "stylelint")]
    return linted("stylelint", "stylelint.mjs", [*base, *paths])


def biome(*paths: str) -> subprocess.CompletedProcess[str]:
    return linted("@biomejs/biome", "biome", ["lint", "--error-on-warnings", "--config-path", "biome.jsonc", *paths])


def test_style_sheets_have_no_mistakes_that_stylelint_knows() -> None:
    done = stylelint(*files(".css"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_scripts_have_no_mistakes_that_biome_knows() -> None:
    done = biome(*files(".js"))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_property_that_does_not_exist_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "wrong.css").write_text("a { colour: red; }\n", encoding="utf-8")
    done = stylelint(str(tmp_path / "wrong.css"))
    assert "property-no-unknown" in done.stdout + done.stderr


@pytest.mark.parametrize("text", ["const a = 1;\n", "export const a = (b) => b && b.c;\n"])
def test_a_name_that_nobody_uses_and_a_roundabout_condition_are_mistakes(tmp_path: Path, text: str) -> None:
    (tmp_path / "wrong.js").write_text(text, encoding="utf-8")
    assert biome(str(tmp_path / "wrong.js")).returncode == 1
