"""Havens on the shore, and dotted courses from the home country's to the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from catalogue.artwork.cover.canvas import Canvas, Point
from catalogue.artwork.cover.harbours import MOST, bearings, ideal_places
from catalogue.artwork.cover.placement import Disc, SeaMark
from catalogue.artwork.cover.routing import SeaRoutes
from catalogue.artwork.cover.terrain import HeightMap

_BASIN = 190
"""No other haven lies so near to a harbour between breakwaters."""

_ASTRAY = 250
"""How far from where it should lie a haven by the shore may be."""


@dataclass(frozen=True, slots=True)
class Courses:
    """Where the ships go."""

    home: Point | None = None
    havens: tuple[Point, ...] = ()
    legs: tuple[tuple[Point, Point], ...] = ()
    """Straight lines over water; each is listed once, however many courses share it."""

    @property
    def keep_out(self) -> tuple[Disc, ...]:
        """Where no numbers go."""
        discs = [(x, y, 17.0) for x, y in (*self.havens, *([self.home] if self.home else []))]
        for (x1, y1), (x2, y2) in self.legs:
            steps = int(max(abs(x2 - x1), abs(y2 - y1)) / 14) + 1
            discs += [(x1 + (x2 - x1) * n / steps, y1 + (y2 - y1) * n / steps, 9.0) for n in range(steps + 1)]
        return tuple(discs)


def plan(
    canvas: Canvas, height_map: HeightMap, sea_mark: SeaMark | None, home: str, countries: Iterable[str]
) -> Courses:
    """Courses from the home country to the others; none where there is no home, no other, or no water."""
    others = [code for code in dict.fromkeys(countries) if code != home][:MOST]
    if not home:
        return Courses()
    routes = SeaRoutes(canvas, height_map, sea_mark.keep_out if sea_mark else ())
    sea_nodes = routes.largest(sea_mark.harbour[-1] if sea_mark and sea_mark.harbour else None)
    if not sea_nodes:
        return Courses()
    if sea_mark and sea_mark.harbour:
        way_out = list(sea_mark.harbour)
    elif sea_mark and sea_mark.kind == "lighthouse":
        way_out = [height_map.place(routes.nearest(sea_nodes, sea_mark.at))]
    else:
        wish = ideal_places(canvas, None, bearings(home, others))[0]
        way_out = [
            height_map.place(
                routes.nearest([node for node in sea_nodes if routes.by_the_shore(node)] or sea_nodes, wish)
            )
        ]
    first = routes.nearest(sea_nodes, way_out[-1])
    if height_map.place(first) != way_out[-1]:
        way_out.append(height_map.place(first))
    basin = _BASIN if sea_mark and sea_mark.harbour else 0
    havens = _moor(routes, sea_nodes, way_out[0], basin, ideal_places(canvas, way_out[0], bearings(home, others))[1:])
    legs = list(pairwise(way_out)) if havens else []
    legs += routes.branches(first, havens)
    return Courses(way_out[0], tuple(height_map.place(haven) for haven in havens), tuple(legs))


def _moor(routes: SeaRoutes, sea_nodes: Sequence[int], home: Point, basin: float, wishes: Sequence[Point]) -> list[int]:
    """A node for every haven: by the shore if it can be, near where it should lie, and apart from the others."""
    outside = [node for node in sea_nodes if _square(routes.height_map.place(node), home) >= basin * basin]
    shore = [node for node in outside if routes.by_the_shore(node)]
    havens: list[int] = []
    berths = [home]
    for wish in wishes:
        for pool, apart in ((shore, 84), (shore, 58), (outside, 84), (shore, 34), (outside, 34)):
            best = _nearest_free(routes, pool, wish, berths, apart)
            # A haven on the wrong side of the sheet would lie; then a ship anchors in open water.
            if best is not None and (
                pool is outside or _square(routes.height_map.place(best), wish) < _ASTRAY * _ASTRAY
            ):
                havens.append(best)
                berths.append(routes.height_map.place(best))
                break
    return havens


def _nearest_free(
    routes: SeaRoutes, pool: Sequence[int], wish: Point, berths: Sequence[Point], apart: float
) -> int | None:
    best, least = None, 1e12
    for node in pool:
        place = routes.height_map.place(node)
        away = _square(place, wish)
        if away < least and all(_square(place, other) >= apart * apart for other in berths):
            best, least = node, away
    return best


def _square(one: Point, other: Point) -> float:
    """The square of a distance."""
    return (one[0] - other[0]) * (one[0] - other[0]) + (one[1] - other[1]) * (one[1] - other[1])


def draw(courses: Courses) -> str:
    """The courses, a ring at every haven, and two at home."""
    path, here = "", None
    for start, end in courses.legs:
        path += ("" if start == here else f"M{start[0]:.0f} {start[1]:.0f}") + f"L{end[0]:.0f} {end[1]:.0f}"
        here = end
    line = f'<path stroke-width="4.6" stroke-dasharray=".1 9.5" d="{path}"/>' if path else ""
    rings = "".join(f'<circle class="w" cx="{x:.0f}" cy="{y:.0f}" r="10"/>' for x, y in courses.havens)
    home = ""
    if courses.home:
        x, y = courses.home
        place = f'cx="{x:.0f}" cy="{y:.0f}"'
        home = f'<circle class="w" {place} r="15"/><circle class="f" {place} r="6"/>'
    return f'<g class="m" stroke-width="3.5" stroke-linecap="round">{line}{rings}{home}</g>' if home else ""
