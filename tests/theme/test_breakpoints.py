"""Style sheets change at four widths, and the tokens of `harbour` say which."""

import re
from pathlib import Path

import pytest

THEMES = Path(__file__).parents[2] / "themes"
TOKENS = (THEMES / "harbour" / "assets" / "tokens.css").read_text(encoding="utf-8")
BREAKPOINTS = dict(re.findall(r"^     (\w+) +(\d+em) ", TOKENS.partition("@layer")[0], re.MULTILINE))
STYLES = sorted(THEMES.glob("*/assets/**/*.css"))


def test_four_widths_have_a_name() -> None:
    assert BREAKPOINTS == {"narrow": "24em", "medium": "40em", "wide": "56em", "full": "80em"}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.relative_to(THEMES).as_posix())
def test_a_style_sheet_changes_at_no_other_width(style: Path) -> None:
    queries = re.findall(r"@media([^{]*)", style.read_text(encoding="utf-8"))
    widths = [condition for query in queries for condition in re.findall(r"\([^()]*\bwidth\b[^()]*\)", query)]
    allowed = {f"(width {sign} {width})" for sign in ("<", ">=") for width in BREAKPOINTS.values()}
    assert [width for width in widths if width not in allowed] == []


@pytest.mark.parametrize("template", sorted(THEMES.glob("*/templates/**/*.html")), ids=lambda file: file.stem)
def test_pictures_change_their_size_at_no_other_width(template: Path) -> None:
    widths = re.findall(r"\((?:min|max)-width: *([^)]+)\)", template.read_text(encoding="utf-8"))
    assert set(widths) <= set(BREAKPOINTS.values())
