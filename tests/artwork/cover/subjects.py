"""Subjects of covers for the tests: all strands, all formats, and what nobody expects."""

from catalogue.artwork.cover import CoverData

COUNTRIES = tuple("SE DK FI LT EE DE PL NO LV RU IS GB FR NL BE ES IT PT CZ AT CH HU RO BG GR UA US CA JP XX".split())
STRANDS = ("events", "capacity", "opened-programmes", "new-strand")
FORMATS = ("exhibition", "matchmaking", "pitching", "training", "lab", "residence", "unheard-of")
FIGURES = ("74", "20", "14", "7", "1860")

BALTIC_HOME = CoverData(
    "baltic-home", "events", "design", ("exhibition", "joint-showcase"), FIGURES, "PL", ("SE", "DK", "FI", "LT", "PL")
)
ABCD = CoverData("abcd-scanning-tool", "capacity", "cross-sector", ("co-creation",), ("25", "9"), "DE", ("LT", "SE"))


def subject(number: int) -> CoverData:
    """One of many subjects, no two alike."""
    return CoverData(
        id=f"tool-{number}",
        strand=STRANDS[number % 4],
        sector=("design", "games", "music", "unheard-of")[number % 7 % 4],
        formats=FORMATS[number % 7 : number % 7 + 2],
        figures=FIGURES[: number % 6],
        home=COUNTRIES[number % 30] if number % 9 else "",
        countries=COUNTRIES[: (0, 1, 3, 5, 8, 30)[number % 6]],
    )
