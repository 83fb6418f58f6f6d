"""A sea mark: a compass rose on open water, and the lines of its winds."""

from catalogue.artwork.cover.canvas import Canvas, Point
from catalogue.artwork.cover.contours import path_numbers
from catalogue.artwork.cover.noise import Octaves
from catalogue.artwork.cover.placement import MeasureHeights, SeaMark, SeaMarkSite, smooth
from catalogue.artwork.cover.seeded_random import SeededRandom
from catalogue.artwork.cover.terrain import HeightMap

_RADIUS = 150
_LEAST = 92
_TIP = 1.28
"""How far the pointer to the north stands out, in radii."""
_QUARTER = ((0.0, 1.0), (0.38268, 0.92388), (0.70711, 0.70711), (0.92388, 0.38268))
WINDS = tuple(
    wind
    for sign in (1, -1)
    for wind in (*((sign * s, -sign * c) for s, c in _QUARTER), *((sign * c, sign * s) for s, c in _QUARTER))
)
"""The sixteen winds from the north round by the east, as vectors of length one, with y downwards."""

# The first wind and the step to the next, how long their points are and how thick at the foot, in radii, and how far
# off the feet stand, in winds.
_RANKS = ((1, 2, 0.56, 0.15, 1), (2, 4, 0.74, 0.2, 1), (0, 4, 0.98, 0.2, 2))


def find(canvas: Canvas, measure: MeasureHeights, side: int, rng: SeededRandom) -> SeaMarkSite:
    """The widest open water on the left (-1) or the right (1) of the sheet, dredged where it is too narrow."""
    left, top, right, bottom = canvas.field
    middle_x = (left + right) / 2 + side * (right - left) * rng.between(0.2, 0.27)
    middle_y = (top + bottom) / 2 + (bottom - top) * rng.between(-0.08, 0.1)
    height_map = measure(None)

    def openness(node: int) -> float:
        x, y = height_map.place(node)
        away = abs(x - middle_x) + abs(y - middle_y)
        return min(_clearance(canvas, height_map, (x, y)), _RADIUS) - 0.45 * away

    at = height_map.place(max(range(len(height_map.heights)), key=openness))
    if _clearance(canvas, height_map, at) >= _RADIUS - 20:
        return SeaMarkSite(height_map, at, (0.0, 0.0))
    at = _nearest_fit(canvas, at)

    shores = Octaves(rng, 200)

    def basin(x: float, y: float, height: float) -> float:
        dx, dy = x - at[0], y - at[1]
        part = (dx * dx + dy * dy) / (_RADIUS * _RADIUS)
        part *= 1 - 0.8 * max(shores.at(x, y), 0)  # never smaller than the rose, but not as round
        return min(height, height + (-0.6 - height) * smooth(2.6 - 1.15 * part))

    return SeaMarkSite(measure(basin), at, (0.0, 0.0))


def _clearance(canvas: Canvas, height_map: HeightMap, at: Point) -> float:
    left, top, right, bottom = canvas.field
    x, y = at
    return min(height_map.offing(x, y) - 12, x - left - 18, right - x - 18, (y - top - 12) / _TIP, bottom - y - 18)


def _nearest_fit(canvas: Canvas, at: Point) -> Point:
    """The nearest place at which the whole rose lies on the sheet."""
    left, top, right, bottom = canvas.field
    return (
        min(max(at[0], left + _RADIUS + 20), right - _RADIUS - 20),
        min(max(at[1], top + _RADIUS * _TIP + 14), bottom - _RADIUS - 20),
    )


def draw(canvas: Canvas, site: SeaMarkSite) -> SeaMark:
    """The rose on its place."""
    x, y = round(site.at[0]), round(site.at[1])
    radius = round(min(max(_clearance(canvas, site.height_map, site.at), _LEAST), _RADIUS))
    rays = []
    for wind_x, wind_y in WINDS:
        line = canvas.clip([(x, y), (x + 1500 * wind_x, y + 1500 * wind_y)])
        end = max(line, key=lambda point: abs(point[0] - x) + abs(point[1] - y))
        rays.append(f"M{x} {y}L{round(end[0])} {round(end[1])}")
    return SeaMark(
        "rose",
        (x, y),
        over=f'<g transform="translate({x} {y})">{_star(radius)}</g>',
        under=f'<path class="m" stroke-width="1.6" stroke-opacity=".4" d="{"".join(rays)}"/>',
        keep_out=((x, y, radius + 22), (x, y - radius * 1.15, 30)),
    )


def _star(radius: int) -> str:
    """Rings, ticks and sixteen points, each half light and half dark, as engravers cut them."""
    points = "".join(
        f'<path class="w q" d="{_points(radius, *rank, hand=-1)}"/>'
        f'<path class="f q" d="{_points(radius, *rank, hand=1)}"/>'
        for rank in _RANKS
    )
    tick = radius - 9
    top = -round(radius * _TIP)
    return (
        f'<circle class="w" fill-opacity=".35" r="{radius}"/>'
        f'<g class="m" stroke-width="2"><circle r="{radius}" stroke-width="4"/><circle r="{radius - 18}"/>'
        f'<circle r="{round(radius * 0.52)}"/>'
        f'<circle r="{tick}" stroke-width="10" stroke-dasharray="1.5 {tick * 6.283185 / 72 - 1.5:.3f}"/></g>'
        f'{points}<path class="f" d="M0 {top}l12 {-top - radius - 4}h-24z"/><circle class="w q" r="7"/>'
    )


def _points(radius: int, first: int, step: int, length: float, waist: float, beside: int, *, hand: int) -> str:
    """The left (-1) or right (1) halves of the points of one rank."""
    path = ""
    for wind in range(first, 16, step):
        (tip_x, tip_y), (side_x, side_y) = WINDS[wind], WINDS[(wind + hand * beside) % 16]
        far, near = length * radius, waist * radius
        path += f"M0 0L{path_numbers([round(n) for n in (near * side_x, near * side_y, far * tip_x, far * tip_y)])}z"
    return path
