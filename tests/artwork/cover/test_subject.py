"""What a cover takes from a tool's front matter."""

from dataclasses import replace
from typing import get_args

import pytest

from catalogue.artwork.cover import CoverData, cover_subject, draw_cover, hue_of, pattern_of, patterns
from catalogue.artwork.cover.chart import SEA_MARKS
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.schema.entries import Library
from catalogue.schema.field_groups import Figure
from catalogue.schema.values import Pattern
from catalogue.setting_groups import Sign
from tests.artwork.cover.subjects import HARBOUR
from tests.projects import full
from tests.site_helpers import site, term, tool


@pytest.fixture(scope="module")
def subjects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CoverData]:
    site = load(LoadOptions(full(tmp_path_factory.mktemp("full")))).site
    assert site
    return {id_: cover_subject(site.library, tool) for id_, tool in site.library.tools.items()}


def test_counts_come_first_the_largest_leading(subjects: dict[str, CoverData]) -> None:
    assert subjects["beacon-days"].figures[:3] == ("74", "14", "7")


def test_years_are_no_figures_and_measures_and_estimates_come_last(subjects: dict[str, CoverData]) -> None:
    assert subjects["beacon-days"].figures[3:] == ("1500", "11", "30")
    assert "2019" not in subjects["harbour-fair"].figures


def test_home_is_where_the_tool_was_held_unless_the_organiser_says_otherwise(subjects: dict[str, CoverData]) -> None:
    assert subjects["ferry-fair"].home == "PL"
    assert subjects["beacon-days"].home == "PL"
    assert subjects["night-lab"].home == "SE"


def test_the_first_sub_sector_and_the_first_format_are_taken(subjects: dict[str, CoverData]) -> None:
    assert subjects["ferry-fair"].hue == (-7, 3)
    assert subjects["ferry-fair"].pattern


OWN_TERMS = {
    "content/strands/events.md": term("Voyages"),
    "content/strands/voyages.md": term("Crossings", "sign: breakwaters"),
    "content/sectors/ceramics.md": term("Ceramics", "hue: 21", "land_hue: -12"),
    "content/sectors/lace.md": term("Lace", "hue: 0"),
    "content/formats/regatta.md": term("Regatta", "pattern: bricks"),
    "content/formats/parade.md": term("Parade"),
    "content/tools/spring-tide.md": tool("Spring Tide", "voyages", "ceramics", "regatta"),
    "content/tools/neap-tide.md": tool("Neap Tide", "events", "lace", "parade"),
}
"""Terms of which the program knows nothing beforehand, and one that the real catalogue has with a sign."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Library:
    loaded = site(tmp_path_factory.mktemp("own"), OWN_TERMS).site
    assert loaded
    return loaded.library


def test_a_cover_shows_the_newest_year_alone_and_no_money(own: Library) -> None:
    values = (
        {"label": "visits", "value": 900, "year": 2023},
        {"label": "visits", "value": 18317, "year": 2024},
        {"label": "fee", "value": 50, "currency": "EUR", "year": 2025},
        {"label": "stages", "value": 4},
    )
    entry = own.tools["spring-tide"]
    figures = tuple(Figure.model_validate(value) for value in values)
    programme = replace(entry, meta=entry.meta.model_copy(update={"figures": figures}))
    assert cover_subject(own, programme).figures == ("18317",)


def test_terms_of_a_site_give_the_sign_hue_and_pattern_that_their_files_say(own: Library) -> None:
    subject = cover_subject(own, own.tools["spring-tide"])
    assert (subject.sign, subject.hue, subject.pattern) == ("breakwaters", (21, -12), "bricks")
    drawing = draw_cover(subject, HARBOUR)
    path = patterns.TILES["bricks"].path
    assert f'd="{path}"'.encode() in drawing
    assert drawing != draw_cover(replace(subject, sign="rose"), HARBOUR)


def test_what_a_term_does_not_say_follows_from_its_id_and_a_strand_has_no_sign_then(own: Library) -> None:
    subject = cover_subject(own, own.tools["neap-tide"])
    assert subject.sign is None
    assert subject.hue[0] == 0
    assert subject.hue == hue_of(own.sectors["lace"])
    assert subject.pattern == pattern_of(own.formats["parade"])
    assert len({pattern_of(replace(own.formats["parade"], id=f"parade-{n}")) for n in range(200)}) == 21


def test_there_is_a_tile_for_every_pattern_and_a_drawing_for_every_sign() -> None:
    assert {*patterns.TILES} == {*get_args(Pattern)}
    assert {*SEA_MARKS} == {*get_args(Sign)}
