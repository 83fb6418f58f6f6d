"""A chart before it is written as SVG: the height map, contours, sea mark, courses and soundings, each in its place."""

from dataclasses import dataclass, replace
from functools import lru_cache

from catalogue.artwork.cover import breakwaters, courses, lighthouse, rose, soundings
from catalogue.artwork.cover.canvas import Canvas
from catalogue.artwork.cover.coast import coast_of
from catalogue.artwork.cover.contours import Contour, levels_of, trace
from catalogue.artwork.cover.courses import Courses
from catalogue.artwork.cover.harbours import bearings
from catalogue.artwork.cover.placement import SeaMark
from catalogue.artwork.cover.seeded_random import SeededRandom
from catalogue.artwork.cover.soundings import Sounding
from catalogue.artwork.cover.subject import CoverData
from catalogue.artwork.cover.terrain import HeightMap, Mould, measure_heights, raise_land, swell

SEA_MARKS = {"lighthouse": lighthouse, "rose": rose, "breakwaters": breakwaters}
"""The drawing of every sea mark, by its name."""
DEPTHS = (0.2, 0.4, 0.58, 0.75, 0.89)
"""Which part of the water is deeper than each contour."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All that stands on a sheet."""

    canvas: Canvas
    coast: str
    """The kind of coast."""
    height_map: HeightMap
    contours: tuple[Contour, ...]
    """From the deepest to the shore."""
    sea_mark: SeaMark | None
    courses: Courses
    soundings: tuple[Sounding, ...]


def compose(subject: CoverData, canvas: Canvas) -> Chart:
    """Lay out the chart of a subject; subjects that share all that decides it share the chart."""
    return _compose_layout(subject.layout, canvas)


@lru_cache(maxsize=4)
def _compose_layout(subject: CoverData, canvas: Canvas) -> Chart:
    coast_name, coast = coast_of(subject.id)
    raw = raise_land(canvas, coast, SeededRandom(f"{subject.id} relief"))
    swells = swell(canvas, SeededRandom(f"{subject.id} banks"))

    def measure(mould: Mould | None) -> HeightMap:
        return measure_heights(canvas, raw, swells, mould)

    sea_mark = None
    if subject.sign:
        rng = SeededRandom(f"{subject.id} mark")
        kind = SEA_MARKS[subject.sign]
        site = kind.find(canvas, measure, _side(subject, canvas, rng), rng)
        height_map, sea_mark = site.height_map, kind.draw(canvas, site)
    else:
        height_map = measure(None)
    ways = courses.plan(canvas, height_map, sea_mark, subject.home, subject.countries)
    keep_out = (*(sea_mark.keep_out if sea_mark else ()), *ways.keep_out)
    numbers = soundings.sound(canvas, height_map, keep_out, subject.figures, SeededRandom(f"{subject.id} soundings"))
    levels = [*levels_of(height_map, DEPTHS), 0.0]
    contours = tuple(trace(height_map, level) for level in levels)
    return Chart(canvas, coast_name, height_map, contours, sea_mark, ways, tuple(numbers))


@lru_cache(maxsize=8)
def simplify_contours(chart: Chart, plain: float) -> Chart:
    """The same chart with contours from which corners up to an area of `plain` were taken."""
    contours = tuple(trace(chart.height_map, contour.level, plain) for contour in chart.contours)
    return replace(chart, contours=contours)


def _side(subject: CoverData, canvas: Canvas, rng: SeededRandom) -> int:
    """The side of the mark: away from where the courses go, so that they cross the sheet."""
    if canvas.has_title:
        return 1
    offsets = bearings(subject.home, [code for code in subject.countries if code != subject.home])
    drift = 0.0
    for x, _ in offsets:
        drift += x
    at_random = rng.pick((-1, 1))
    return at_random if abs(drift) <= len(offsets) or not subject.home else (-1 if drift > 0 else 1)
