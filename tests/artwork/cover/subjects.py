"""Subjects of covers for the tests: all sea marks, many patterns, and what nobody expects."""

from pathlib import Path

from catalogue.artwork.cover import CoverData
from catalogue.schema.values import Pattern
from catalogue.setting_groups import Sign
from catalogue.theme.settings import read_settings

THEME = Path(__file__).parents[3] / "themes" / "harbour" / "theme.yaml"
_SETTINGS = read_settings(THEME, str(THEME))[0]
assert _SETTINGS is not None
HARBOUR = _SETTINGS.colours
COUNTRIES = tuple("SE DK FI LT EE DE PL NO LV RU IS GB FR NL BE ES IT PT CZ AT CH HU RO BG GR UA US CA JP XX".split())
SIGNS: tuple[Sign | None, ...] = ("lighthouse", "rose", "breakwaters", None)
HUES = ((-7, 3), (14, 4), (9, 7), (-30, 30))
PATTERNS: tuple[Pattern | None, ...] = ("dots", "pluses", "chevrons", "falling-lines", "lattice", "bricks", None)
FIGURES = ("74", "20", "14", "7", "1860")

BALTIC_HOME = CoverData("baltic-home", "lighthouse", (-7, 3), "dots", FIGURES, "PL", ("SE", "DK", "FI", "LT", "PL"))
ABCD = CoverData("abcd-scanning-tool", "rose", (0, 0), "grid", ("25", "9"), "DE", ("LT", "SE"))


def subject(number: int) -> CoverData:
    """One of many subjects, no two alike."""
    return CoverData(
        id=f"tool-{number}",
        sign=SIGNS[number % 4],
        hue=HUES[number % 7 % 4],
        pattern=PATTERNS[number % 7],
        figures=FIGURES[: number % 6],
        home=COUNTRIES[number % 30] if number % 9 else "",
        countries=COUNTRIES[: (0, 1, 3, 5, 8, 30)[number % 6]],
    )
