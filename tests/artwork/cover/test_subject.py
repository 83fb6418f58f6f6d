"""What a cover takes from a tool's front matter."""

from pathlib import Path

import pytest

from catalogue.artwork.cover import CoverData, cover_subject
from catalogue.pipeline.load import load


@pytest.fixture(scope="module")
def subjects() -> dict[str, CoverData]:
    site = load(Path(__file__).parents[3]).site
    assert site
    return {id_: cover_subject(tool) for id_, tool in site.library.tools.items()}


def test_counts_come_first_the_largest_leading(subjects: dict[str, CoverData]) -> None:
    assert subjects["baltic-home"].figures == ("74", "20", "14", "7", "3")


def test_years_are_no_figures_and_measures_and_estimates_come_last(subjects: dict[str, CoverData]) -> None:
    assert "2016" not in subjects["melt-innovation-forum"].figures
    assert subjects["export-speed-mentoring"].figures[-1] == "30"
    assert subjects["game-mixer-days"].figures[0] == "665"


def test_home_is_where_the_tool_was_held_unless_the_organiser_says_otherwise(subjects: dict[str, CoverData]) -> None:
    assert subjects["baltic-home"].home == "PL"
    assert subjects["sustainable-design-lab"].home == "DE"
    assert subjects["abcd-scanning-tool"].home == "LT"


def test_the_first_sub_sector_and_all_formats_are_taken(subjects: dict[str, CoverData]) -> None:
    assert subjects["baltic-home"].sector == "design"
    assert subjects["baltic-home"].formats == ("exhibition", "joint-showcase")
