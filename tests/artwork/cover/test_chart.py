"""The chart is true to its own relief: what belongs on land stands on land, and what floats, floats."""

import re
from functools import cache
from itertools import combinations, pairwise
from typing import get_args

import pytest

from catalogue.artwork.cover import CARD, WIDE, Canvas, CoverData
from catalogue.artwork.cover.chart import Chart, compose
from catalogue.artwork.cover.coast import KINDS, coast_of
from catalogue.artwork.cover.courses import draw as draw_courses
from catalogue.artwork.cover.harbours import MOST
from catalogue.setting_groups import Sign
from tests.artwork.cover.subjects import COUNTRIES, SIGNS, subject

CANVASES = [*((number, CARD) for number in range(60)), *((number, WIDE) for number in range(60, 90))]
everywhere = pytest.mark.parametrize(
    ("number", "canvas"), CANVASES, ids=[f"{n}-{canvas.height}" for n, canvas in CANVASES]
)


@cache
def charted(number: int, canvas: Canvas) -> Chart:
    return compose(subject(number), canvas)


@pytest.fixture
def chart(number: int, canvas: Canvas) -> Chart:
    return charted(number, canvas)


@everywhere
def test_contours_are_closed_and_stay_on_the_sheet(chart: Chart) -> None:
    assert len(chart.contours) == 6
    for contour in chart.contours:
        assert re.fullmatch(r"(M\d+ \d+q[-\d ]+t[-\d ]+z)*", contour.path)
        for ring in re.findall(r"M([^z]+)z", contour.path):
            (x, y), *steps = _pairs(ring)
            for dx, dy in [step for n, step in enumerate(steps) if n]:  # the first pair bends the first curve
                x, y = x + dx, y + dy
                assert 0 <= x <= chart.canvas.width
                assert 0 <= y <= chart.canvas.height
            assert (x, y) == _pairs(ring)[0]


@everywhere
def test_courses_do_not_cross_land(chart: Chart) -> None:
    drawn = re.search(r' d="([^"]*)"', draw_courses(chart.courses))
    for line in (drawn[1] if drawn else "").split("M")[1:]:
        for (x1, y1), (x2, y2) in pairwise(_pairs(line.replace("L", " "))):
            for part in range(101):
                x, y = x1 + (x2 - x1) * part / 100, y1 + (y2 - y1) * part / 100
                assert chart.height_map.height(x, y) < 0
                assert chart.canvas.inside(x, y)


@everywhere
def test_soundings_touch_neither_each_other_nor_the_mark_nor_land(chart: Chart) -> None:
    for one, other in combinations(chart.soundings, 2):
        a, b = one.box, other.box
        assert a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]
    for sounding in chart.soundings:
        left, top, right, bottom = sounding.box
        assert all(chart.height_map.height(x, y) < 0 for x in (left, right) for y in (top, bottom))
        for x, y, radius in chart.sea_mark.keep_out if chart.sea_mark else ():
            dx, dy = max(left - x, x - right, 0), max(top - y, y - bottom, 0)
            assert dx * dx + dy * dy >= radius * radius


@everywhere
def test_marks_stand_where_they_belong(chart: Chart) -> None:
    if chart.sea_mark is None:
        return
    (x, y), offing = chart.sea_mark.at, chart.height_map.offing
    ways = [(dx * 20, dy * 20) for dx in range(-6, 7) for dy in range(-6, 7)]
    if chart.sea_mark.kind == "lighthouse":
        assert offing(x, y) < 0, "its foot is on land"
        assert any(offing(x + dx, y + dy) > 0 for dx, dy in ways), "and near the water"
    elif chart.sea_mark.kind == "rose":
        assert offing(x, y) > 90, "there is water all around"
    else:
        assert all(offing(*place) > 0 for place in chart.sea_mark.harbour), "a ship can lie in the harbour and leave"
        assert any(offing(x + dx, y + dy) < 0 for dx, dy in ways), "which is on a shore"


@everywhere
def test_a_chart_has_land_and_water_of_every_depth(chart: Chart) -> None:
    assert all(contour.rings for contour in chart.contours)


def test_a_chart_has_the_sea_mark_that_it_was_given_and_none_where_there_is_none() -> None:
    assert {*SIGNS} == {*get_args(Sign), None}
    for number, sign in enumerate(SIGNS):
        mark = charted(number, CARD).sea_mark
        assert (mark.kind if mark else None) == sign


def test_ids_find_every_kind_of_coast() -> None:
    assert {coast_of(f"tool-{number}")[0] for number in range(90)} == set(KINDS)


def test_every_country_has_a_haven_up_to_a_dozen() -> None:
    few = compose(CoverData("few", "lighthouse", home="SE", countries=("SE", "DK", "PL", "XX")), CARD).courses
    many = compose(CoverData("many", "lighthouse", home="SE", countries=COUNTRIES), CARD).courses
    assert (len(few.havens), len(many.havens)) == (3, MOST)


def test_a_tool_at_home_has_one_haven_and_no_course_and_a_homeless_one_neither() -> None:
    alone = compose(CoverData("alone", "lighthouse", home="SE"), CARD).courses
    assert alone.home
    assert not alone.legs
    assert not compose(CoverData("homeless", "lighthouse", countries=("SE",)), CARD).courses.home


def test_the_first_figure_is_the_largest_and_words_are_not_set() -> None:
    told = compose(CoverData("told", figures=("74", "most", "20", "1.5", "7")), CARD)
    figures = [sounding for sounding in told.soundings if sounding.figure]
    assert [sounding.text for sounding in figures] == ["74", "20", "7"]
    assert figures[0].size > figures[1].size > max(s.size for s in told.soundings if not s.figure)


def test_large_numbers_have_their_thousands_apart_and_keep_off_the_foot_where_a_card_has_its_title() -> None:
    for name in ("beacon", "quay", "harbour", "fair"):
        figures = [
            s
            for s in compose(CoverData(name, "lighthouse", figures=("18317", "1200", "35")), CARD).soundings
            if s.figure
        ]
        assert {sounding.text for sounding in figures} <= {"18\N{THIN SPACE}317", "1\N{THIN SPACE}200", "35"}
        assert figures
        assert max(sounding.box[3] for sounding in figures) <= CARD.height * 4 / 5


def _pairs(path: str) -> list[tuple[int, int]]:
    numbers = [int(number) for number in re.findall(r"-?\d+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))
