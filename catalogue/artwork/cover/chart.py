"""A chart before it is written: the relief, its contours, the mark, the courses and the numbers, each on its place."""

from dataclasses import dataclass, replace
from functools import lru_cache

from catalogue.artwork.cover import breakwaters, courses, lighthouse, rose, soundings
from catalogue.artwork.cover.coast import coast_of
from catalogue.artwork.cover.contours import Contour, levels_of, trace
from catalogue.artwork.cover.courses import Courses
from catalogue.artwork.cover.harbours import bearings
from catalogue.artwork.cover.placement import Mark
from catalogue.artwork.cover.seeded_random import SeededRandom
from catalogue.artwork.cover.sheet import Sheet
from catalogue.artwork.cover.soundings import Sounding
from catalogue.artwork.cover.subject import CoverData
from catalogue.artwork.cover.terrain import HeightMap, Mould, measure_heights, raise_land, swell

MARKS = {"lighthouse": lighthouse, "rose": rose, "breakwaters": breakwaters}
"""The drawing of every sea mark, by its name."""
DEPTHS = (0.2, 0.4, 0.58, 0.75, 0.89)
"""Which part of the water is deeper than each contour."""


@dataclass(frozen=True, slots=True)
class Chart:
    """All that stands on a sheet."""

    sheet: Sheet
    coast: str
    """The kind of coast."""
    relief: HeightMap
    contours: tuple[Contour, ...]
    """From the deepest to the shore."""
    mark: Mark | None
    courses: Courses
    soundings: tuple[Sounding, ...]


def compose(subject: CoverData, sheet: Sheet) -> Chart:
    """Lay out the chart of a subject; subjects that share all that decides it share the chart."""
    return _laid_out(subject.layout, sheet)


@lru_cache(maxsize=4)
def _laid_out(subject: CoverData, sheet: Sheet) -> Chart:
    coast_name, coast = coast_of(subject.id)
    raw = raise_land(sheet, coast, SeededRandom(f"{subject.id} relief"))
    swells = swell(sheet, SeededRandom(f"{subject.id} banks"))

    def surveyed(mould: Mould | None) -> HeightMap:
        return measure_heights(sheet, raw, swells, mould)

    mark = None
    if subject.sign:
        chance = SeededRandom(f"{subject.id} mark")
        kind = MARKS[subject.sign]
        site = kind.find(sheet, surveyed, _side(subject, sheet, chance), chance)
        relief, mark = site.relief, kind.draw(sheet, site)
    else:
        relief = surveyed(None)
    ways = courses.plan(sheet, relief, mark, subject.home, subject.countries)
    keep_out = (*(mark.keep_out if mark else ()), *ways.keep_out)
    numbers = soundings.sound(sheet, relief, keep_out, subject.figures, SeededRandom(f"{subject.id} soundings"))
    levels = [*levels_of(relief, DEPTHS), 0.0]
    contours = tuple(trace(relief, level) for level in levels)
    return Chart(sheet, coast_name, relief, contours, mark, ways, tuple(numbers))


@lru_cache(maxsize=8)
def simplified(chart: Chart, plain: float) -> Chart:
    """The same chart with contours from which corners up to an area of `plain` were taken."""
    contours = tuple(trace(chart.relief, contour.level, plain) for contour in chart.contours)
    return replace(chart, contours=contours)


def _side(subject: CoverData, sheet: Sheet, chance: SeededRandom) -> int:
    """The side of the mark: away from where the courses go, so that they cross the sheet."""
    if sheet.titled:
        return 1
    offsets = bearings(subject.home, [code for code in subject.countries if code != subject.home])
    drift = 0.0
    for x, _ in offsets:
        drift += x
    by_chance = chance.pick((-1, 1))
    return by_chance if abs(drift) <= len(offsets) or not subject.home else (-1 if drift > 0 else 1)
