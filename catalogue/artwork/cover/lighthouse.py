"""A sea mark: a lighthouse on a shore, whose beam opens over the page."""

from itertools import pairwise
from math import sqrt

from catalogue.artwork.cover.canvas import Canvas, Point
from catalogue.artwork.cover.contours import path_numbers
from catalogue.artwork.cover.noise import Octaves
from catalogue.artwork.cover.placement import MeasureHeights, SeaMark, SeaMarkSite, in_zone, nodes_by_nearness, smooth
from catalogue.artwork.cover.seeded_random import SeededRandom
from catalogue.artwork.cover.terrain import HeightMap

_ZONE = (84, 280, 84, 24)
_NEAR = 200
_LIGHT = 210
"""How high the light burns above the foot."""
_SPREADS = ((0.9848, 0.1736), (0.9976, 0.0698))
"""Cosine and sine of half the angle of the beam, and of its core: ten degrees and four."""
_RISES = (-0.36, -0.24, -0.12, 0.0, 0.12, 0.24, 0.36)
_TOWER = (
    '<path class="w" d="M-39 0l16-172h46l16 172z"/>'
    '<path class="f" d="M-39 0l3.5-38h71l3.5 38zM-32-76l3.5-38h57l3.5 38zM-25-152l2-20h46l2 20z"/>'
    '<path class="n" stroke-width="3" d="M-39 0l16-172h46l16 172z"/>'
    '<path class="i" d="M-8 0v-20a8 8 0 0 1 16 0V0zM-6-88h12v-14H-6zM-34-182h68v11h-68zM-26-236q26-34 52 0z'
    'M-2.5-272h5v24h-5zM-74 10q16-18 46-14h56q30-4 46 14z"/>'
    '<path class="y n" stroke-width="3" d="M-18-236h36v54h-36zM-6-236v54M6-236v54"/>'
)


def find(canvas: Canvas, measure: MeasureHeights, side: int, rng: SeededRandom) -> SeaMarkSite:
    """A place on a shore, on the left (-1) or the right (1) of the sheet; where there is none, an islet is raised."""
    left, top, right, bottom = canvas.field
    reach = (right - left) * rng.between(0.22, 0.31)
    wish = ((left + right) / 2 + side * reach, bottom - (bottom - top) * rng.between(0.14, 0.3))
    height_map = measure(None)
    for node in nodes_by_nearness(height_map, wish):
        x, y = height_map.place(node)
        if (x - wish[0]) * (x - wish[0]) + (y - wish[1]) * (y - wish[1]) > _NEAR * _NEAR:
            break
        if -44 < height_map.offings[node] < -8 and in_zone(canvas, (x, y), _ZONE) and _at_sea(height_map, (x, y)):
            return SeaMarkSite(height_map, (x, y), height_map.seaward(x, y))

    rock = Octaves(rng, 130)

    def islet(x: float, y: float, height: float) -> float:
        dx, dy = (x - wish[0]) / 1.3, y - wish[1]
        part = (dx * dx + dy * dy) / 9000
        islet_height = 0.34 - part * (1 + 1.1 * rock.at(x, y))
        return max(height, islet_height) if part < 0.2 else height + (islet_height - height) * smooth(2 - part)

    height_map = measure(islet)
    return SeaMarkSite(height_map, wish, (-float(side), 0.0))


def _at_sea(height_map: HeightMap, at: Point) -> bool:
    """Whether the water before a place is wide."""
    dx, dy = height_map.seaward(*at)
    return height_map.offing(at[0] + 90 * dx, at[1] + 90 * dy) > 40


def draw(canvas: Canvas, site: SeaMarkSite) -> SeaMark:
    """The lighthouse on its place."""
    x, y = round(site.at[0]), round(site.at[1])
    lamp = (x, y - _LIGHT)
    ray = _beam(canvas, site.height_map, lamp)
    light = ""
    for cosine, sine in _SPREADS:
        edges = [(ray[0] * cosine - ray[1] * s, ray[1] * cosine + ray[0] * s) for s in (sine, -sine)]
        corners = canvas.clip([lamp, *((lamp[0] + 1600 * dx, lamp[1] + 1600 * dy) for dx, dy in edges)])
        light += f'<path class="b" d="{polygon(corners)}"/>'
    return SeaMark(
        "lighthouse",
        (x, y),
        over=f'<g transform="translate({x} {y})">{_TOWER}</g>',
        light=light,
        keep_out=(
            (x, y - 2, 78), (x, y - 60, 44), (x, y - 110, 38), (x, y - 160, 36), (x, y - 210, 38), (x, y - 255, 22),
        ),
    )  # fmt: skip


def _beam(canvas: Canvas, height_map: HeightMap, lamp: Point) -> Point:
    """The direction, over the wider side of the sheet, in which the beam meets most water."""
    side = 1 if lamp[0] < canvas.width / 2 else -1

    def water(rise: float) -> float:
        wet = 0.0
        for step in range(100, 800, 25):
            x, y = lamp[0] + side * step, lamp[1] + rise * step
            if canvas.inside(x, y):
                wet += 1 if height_map.height(x, y) < 0 else -0.4
        return wet - abs(rise)

    rise = max(_RISES, key=water)
    length = sqrt(1 + rise * rise)
    return side / length, rise / length


def polygon(points: list[Point]) -> str:
    """A polygon as path data, in whole numbers."""
    corners = [(round(x), round(y)) for x, y in points]
    steps: list[int] = []
    for (x1, y1), (x2, y2) in pairwise(corners):
        steps += [x2 - x1, y2 - y1]
    return f"M{path_numbers(corners[0])}l{path_numbers(steps)}z" if steps else ""
