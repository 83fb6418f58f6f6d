"""The map: outlines that lie where they belong, and countries with the counts that one gets by hand."""

import gzip
import itertools
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from catalogue.i18n import Messages
from catalogue.pages.map_page import OUTLINES, map_view, outlines
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.setting_groups import MapExtract
from catalogue.site import Site
from catalogue.site.country_roles import country_roles
from catalogue.views import MapView
from scripts.reduce_outlines import CENTRE, EXTRACT, LABELS, locate, project
from tests import outside
from tests.projects import small
from tests.rendered_site import Rendered, rendered

ROOT = Path(__file__).parents[2]
Ring = list[tuple[int, int]]


def view_of(site: Site, language: str = "en") -> MapView:
    return map_view(ViewBuilder(site, Messages(language), PAGES))


def rings(path: str) -> list[Ring]:
    """The closed lines of a path in which a move is absolute and every line relative."""
    found = []
    for start, steps in re.findall(r"M([-\d ]+)l([-\d ]+)z", path):
        x, y = (int(number) for number in start.split())
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        ring = [(x, y)]
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            ring.append((x, y))
        found.append(ring)
    return found


def holds(ring: Ring, x: float, y: float) -> bool:
    """Whether a point lies inside a closed line: a ray from it crosses the line an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
            inside = not inside
    return inside


def country_at(lon: float, lat: float) -> str:
    """The code of the country on whose land a place lies; empty for the sea."""
    x, y = project(lon, lat)
    shapes = outlines(EXTRACT)["countries"].items()
    return next((code for code, path in shapes if any(holds(ring, x, y) for ring in rings(path))), "")


def test_north_is_up_and_east_is_right() -> None:
    helsinki, tallinn, copenhagen = project(24.94, 60.17), project(24.75, 59.44), project(12.57, 55.68)
    assert helsinki[1] < tallinn[1]
    assert copenhagen[0] < tallinn[0]


def test_one_unit_is_one_kilometre_and_the_way_back_leads_to_the_place() -> None:
    stockholm, helsinki = project(18.07, 59.33), project(24.94, 60.17)
    distance = ((stockholm[0] - helsinki[0]) ** 2 + (stockholm[1] - helsinki[1]) ** 2) ** 0.5
    assert distance == pytest.approx(396, abs=3)
    for place in [(10.0, 53.5), (25.0, 65.0), CENTRE]:
        assert locate(*project(*place)) == pytest.approx(place)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ((24.94, 60.25), "fi"),
        ((24.75, 59.36), "ee"),
        ((9.99, 53.55), "de"),
        ((14.5, 53.35), "pl"),
        ((13.3, 55.7), "se"),
        ((9.8, 56.15), "dk"),
        ((20.6, 54.7), "ru"),
        ((20.0, 60.2), "fi"),
        ((18.5, 57.45), "se"),
        ((22.5, 58.4), "ee"),
        ((19.5, 56.3), ""),
        ((20.0, 62.5), ""),
    ],
    ids="Helsinki Tallinn Hamburg Szczecin Skåne Aarhus Kaliningrad Åland Gotland Saaremaa open-Baltic Bothnia".split(),
)
def test_places_lie_in_their_countries(place: tuple[float, float], code: str) -> None:
    assert country_at(*place) == code


def test_gotland_lies_between_sweden_and_latvia() -> None:
    x, y = project(18.5, 57.45)
    gotland = next(ring for ring in rings(outlines(EXTRACT)["countries"]["se"]) if holds(ring, x, y))
    mainland = max(rings(outlines(EXTRACT)["countries"]["se"]), key=len)
    latvia = rings(outlines(EXTRACT)["countries"]["lv"])[0]
    beside = [px for px, py in mainland if abs(py - y) < 30]
    assert max(beside) < min(px for px, _ in gotland)
    assert max(px for px, _ in gotland) < min(px for px, _ in latvia)


def test_every_name_stands_on_its_own_land() -> None:
    assert set(outlines(EXTRACT)["labels"]) == set(LABELS)
    assert {code: country_at(*place) for code, place in LABELS.items()} == {code: code for code in LABELS}


def test_the_outlines_are_small_and_say_where_they_come_from() -> None:
    for file in OUTLINES.iterdir():
        assert file.stat().st_size < 40_000
        data = json.loads(file.read_text("utf-8"))
        assert "Natural Earth" in data["source"]
        assert data["licence"] == "public domain"


def test_settings_can_name_every_extract_that_there_is_and_none() -> None:
    assert {*get_args(MapExtract)} == {*(file.stem for file in OUTLINES.iterdir()), "none"}


def test_a_site_that_wants_no_map_has_neither_the_page_nor_a_link_to_it(tmp_path: Path) -> None:
    project = small(tmp_path)
    with (project / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("map: none\n")
    pages = rendered(project).pages
    assert "matrix/index.html" in pages
    assert not [path for path, page in pages.items() if "map/index.html" in path or 'map/"' in page]


def test_the_script_makes_the_same_outlines_again(tmp_path: Path) -> None:
    checks = outside.needed("CATALOGUE_CHECKS", "world-atlas")
    atlas = Path(checks, "node_modules", "world-atlas", "countries-50m.json")
    package = tmp_path / "catalogue" / "pages" / "outlines"
    package.mkdir(parents=True)
    (tmp_path / "scripts").mkdir()
    script = tmp_path / "scripts" / "reduce_outlines.py"
    script.write_text((ROOT / "scripts" / "reduce_outlines.py").read_text("utf-8"), "utf-8")
    subprocess.run([sys.executable, script, atlas], check=True)
    assert (package / f"{EXTRACT}.json").read_bytes() == (OUTLINES / f"{EXTRACT}.json").read_bytes()


def test_every_country_has_the_tools_and_organisations_that_one_counts_by_hand(everything: Rendered) -> None:
    library = everything.site.library
    tools = Counter(code for tool in library.tools.values() for code in country_roles(library, tool.meta))
    seats = Counter(o.meta.country.lower() for o in library.organisations.values() if o.meta.country)
    view = view_of(everything.site)
    assert {row.country.id: (row.country.count, row.organisations) for row in view.table} == {
        code: (tools[code], seats[code]) for code in {*tools, *seats, *library.countries}
    }
    assert view.nowhere == sum(not country_roles(library, tool.meta) for tool in library.tools.values())


def test_every_country_is_either_on_the_map_or_named_below_it(everything: Rendered) -> None:
    view = view_of(everything.site)
    shown = [item.country.country.id for item in (*view.countries, *(inset.country for inset in view.insets))]
    below = [item.country.id for item in view.outside]
    with_tools = {row.country.id for row in view.table if row.country.count}
    assert not set(shown) & set(below)
    assert with_tools <= {*shown, *below}


def test_a_country_beyond_the_frame_is_named_with_its_tools(tmp_path: Path) -> None:
    folder = small(tmp_path)
    tool = folder / "content/tools/lone-beacon.md"
    tool.write_text(tool.read_text("utf-8").replace("strand:", "countries: [IE, EE]\nstrand:"), "utf-8")
    site = rendered(folder)
    assert [item.name for item in view_of(site.site).outside] == ["Ireland: 1 tool"]
    page = site.text("map/index.html")
    assert re.search(r'Outside this map:.*href="\.\./countries/ie/">Ireland</a> \(1 tool\)', page)


def test_iceland_has_a_box_of_its_own_where_it_has_a_page(tmp_path: Path) -> None:
    folder = small(tmp_path)
    assert view_of(rendered(folder).site).insets == ()
    tool = folder / "content/tools/lone-beacon.md"
    tool.write_text(tool.read_text("utf-8").replace("strand:", "place: {country: IS}\nstrand:"), "utf-8")
    site = rendered(folder)
    view = view_of(site.site)
    (inset,) = view.insets
    assert (inset.country.country.name, inset.country.level, view.outside) == ("Iceland: 1 tool", 1, ())
    assert 'href="../countries/is/" aria-label="Iceland: 1 tool"' in site.text("map/index.html")
    assert "Iceland lies outside the frame" in site.text("map/index.html")


def test_an_inset_lies_within_the_frame_and_its_outline_within_the_box() -> None:
    data = outlines(EXTRACT)
    for inset in data["insets"].values():
        left, top, width, height = inset["box"]
        assert 0 < left < left + width < data["width"]
        assert 0 < top < top + height < data["height"]
        points = [point for ring in rings(inset["path"]) for point in ring]
        assert all(left < x < left + width and top < y < top + height for x, y in points)


def test_the_links_on_the_map_have_names_and_lead_to_pages(everything: Rendered) -> None:
    for folder, root in (("", "../"), ("sv/", "../../")):
        page = everything.text(f"{folder}map/index.html")
        links = re.findall(r'<a class="map-country[^"]*" href="([^"]+)" aria-label="([^"]+)">', page)
        assert len(links) >= 9
        assert all(re.search(r": \d+ ", name) for _, name in links)
        assert {f"{href.removeprefix(root)}index.html" for href, _ in links} <= set(everything.pages)


def test_the_count_is_written_beside_every_shade(everything: Rendered) -> None:
    page = everything.text("map/index.html")
    for item in view_of(everything.site).countries:
        assert f'<tspan class="map-count">{item.country.country.count}</tspan>' in page


def test_seas_and_neighbours_have_names_in_the_language_of_the_page(everything: Rendered) -> None:
    assert "Baltic Sea" in everything.text("map/index.html")
    assert {land.name for land in view_of(everything.site).neighbours} >= {"Belarus"}
    swedish = ViewBuilder(everything.site, everything.interface.messages["sv"], PAGES)
    assert {land.name for land in map_view(swedish).neighbours} >= {"Norge"} - {
        item.country.country.title for item in map_view(swedish).countries
    }


def test_dark_and_light_degrees_take_turns_along_every_side(everything: Rendered) -> None:
    view = view_of(everything.site)
    top = sorted((bar.x, bar.width) for bar in view.bars if bar.y < 0)
    assert len(top) > 10
    assert all(x + width < after for (x, width), (after, _) in itertools.pairwise(top))
    assert all(bar.width > 0 and bar.height > 0 for bar in view.bars)


def test_the_page_stays_light(everything: Rendered) -> None:
    assert len(gzip.compress(everything.files["map/index.html"])) < 60_000
