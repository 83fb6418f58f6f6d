"""A sea mark: two breakwaters, the gap between them, and the lights on their heads."""

from math import sqrt

from catalogue.artwork.cover.canvas import Canvas, Point
from catalogue.artwork.cover.noise import Octaves
from catalogue.artwork.cover.placement import MeasureHeights, SeaMark, SeaMarkSite, in_zone, nodes_by_nearness, smooth
from catalogue.artwork.cover.seeded_random import SeededRandom
from catalogue.artwork.cover.terrain import HeightMap

_ZONE = (90, 80, 90, 80)
_NEAR = 280
_SIZES = (1.0, 0.88, 0.76)
_ARMS = ((-1, 132, 168, 40), (1, 146, 140, 48))
"""Of each arm: its side as seen from land, how far its root and its head stand off, and half the gap."""
_BERTH, _OUTSIDE = 62, 220
"""How far from the shore a ship lies, and where it is clear of the harbour."""


def find(canvas: Canvas, measure: MeasureHeights, side: int, rng: SeededRandom) -> SeaMarkSite:
    """A shore, on the left (-1) or the right (1), with room for a harbour; where there is none, one is laid out."""
    left, top, right, bottom = canvas.field
    wish = (
        (left + right) / 2 + side * (right - left) * rng.between(0.2, 0.3),
        (top + bottom) / 2 + (bottom - top) * rng.between(-0.14, 0.14),
    )
    height_map = measure(None)
    for node in nodes_by_nearness(height_map, wish):
        x, y = height_map.place(node)
        if (x - wish[0]) * (x - wish[0]) + (y - wish[1]) * (y - wish[1]) > _NEAR * _NEAR:
            break
        if abs(height_map.offings[node]) < 10 and in_zone(canvas, (x, y), _ZONE):
            for size in _SIZES:
                site = SeaMarkSite(height_map, (x, y), height_map.seaward(x, y), size)
                if _suits(canvas, site):
                    return site
    facing = _towards((left + right) / 2 - wish[0], ((top + bottom) / 2 - wish[1]) * 1.5)

    bends = Octaves(rng, 190)

    def cove(x: float, y: float, height: float) -> float:
        dx, dy = x - wish[0], y - wish[1]
        out = dx * facing[0] + dy * facing[1]
        across = dy * facing[0] - dx * facing[1]
        part = (out - 50) * (out - 50) / 70000 + across * across / 60000
        # Calm where the harbour is, and bent as coasts are on both sides of it.
        shore = 90 * bends.at(x, y) * smooth(abs(across) / 170)
        return height + ((shore - out) / 110 - height) * smooth(2.1 - 1.4 * part)

    return SeaMarkSite(measure(cove), wish, facing)


def draw(canvas: Canvas, site: SeaMarkSite) -> SeaMark:
    """The harbour on its place."""
    walls, pier_heads = [], []
    keep_out: list[tuple[float, float, float]] = []
    for side, root, pier_head, gap in _ARMS:
        start, turn, end = _arm(site, side, root, pier_head, gap)
        numbers = [round(n) for point in (start, turn, end) for n in point]
        walls.append("M{} {}Q{} {} {} {}".format(*numbers))
        # By the system of buoyage of Europe, whoever comes in from the sea has red on the left.
        pier_heads.append((numbers[4], numbers[5], "x" if side < 0 else "v"))
        keep_out += [(*_along(start, turn, end, step / 8), 28) for step in range(9)]
        keep_out.append((numbers[4], numbers[5], 34))
    path = "".join(walls)
    inner, outer = (_offset_point(site, out, 0) for out in (_BERTH, _OUTSIDE))
    lights = "".join(
        f'<circle class="{kind}" fill-opacity=".3" cx="{x}" cy="{y}" r="48"/>'
        f'<circle class="i" cx="{x}" cy="{y}" r="25"/>'
        f'<circle class="{kind}" cx="{x}" cy="{y}" r="16"/>'
        for x, y, kind in pier_heads
    )
    return SeaMark(
        "breakwaters",
        site.at,
        over=f'<path class="n" stroke-width="36" d="{path}"/><path class="k" stroke-width="29" d="{path}"/>'
        f'<path class="n" stroke-width="29" stroke-dasharray="2 18" d="{path}"/>{lights}',
        keep_out=tuple(keep_out),
        harbour=(inner, outer),
    )


def _arm(site: SeaMarkSite, side: int, root: float, pier_head: float, gap: float) -> tuple[Point, Point, Point]:
    """The root on land, the point that bends the arm, and the head."""
    start = _offset_point(site, 0, side * root)
    step = 6 if site.height_map.offing(*start) > 0 else -6
    for out in range(11):
        start = _offset_point(site, -step * out, side * root)
        if (site.height_map.offing(*start) < 0) == (step > 0):
            break
    start = (start[0] - 20 * site.facing[0], start[1] - 20 * site.facing[1])
    return start, _offset_point(site, pier_head * 1.02, side * root * 1.1), _offset_point(site, pier_head, side * gap)


def _offset_point(site: SeaMarkSite, out: float, across: float) -> Point:
    """A point by its distance from the shore and to the right of one who looks out to sea."""
    (x, y), (dx, dy) = site.at, site.facing
    out, across = out * site.size, across * site.size
    return x + out * dx - across * dy, y + out * dy + across * dx


def _along(start: Point, turn: Point, end: Point, part: float) -> Point:
    a, b, c = (1 - part) * (1 - part), 2 * part * (1 - part), part * part
    return a * start[0] + b * turn[0] + c * end[0], a * start[1] + b * turn[1] + c * end[1]


def _suits(canvas: Canvas, site: SeaMarkSite) -> bool:
    """Whether both arms root in land and stand in water, and a ship can lie within and leave."""
    for side, root, pier_head, gap in _ARMS:
        start, turn, end = _arm(site, side, root, pier_head, gap)
        if site.height_map.offing(*start) > -4:
            return False
        if any(site.height_map.offing(*_along(start, turn, end, part)) < 4 for part in (0.3, 0.45, 0.6, 0.8, 1.0)):
            return False
        if not all(canvas.inside(*point, 24) for point in (start, turn, end)):
            return False
    way = [_offset_point(site, out, 0) for out in range(20, _OUTSIDE + 30, 15)]
    if not canvas.inside(*way[-1], 60):
        return False
    return all(site.height_map.offing(*point) > 12 for point in way[1:]) and _behind(site.height_map, site)


def _behind(height_map: HeightMap, site: SeaMarkSite) -> bool:
    return all(height_map.offing(*_offset_point(site, -30, across)) < 0 for across in (-60, 0, 60))


def _towards(x: float, y: float) -> Point:
    length = sqrt(x * x + y * y)
    return (x / length, y / length) if length > 1 else (0.0, 1.0)
