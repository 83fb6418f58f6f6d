"""Isolines of a height map by marching squares, closed, simplified, and written as smooth curves in few bytes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.artwork.cover.canvas import CELL, Point
from catalogue.artwork.cover.terrain import HeightMap

_SPECK = 600
"""A ring around less than this area is left out."""
# Which edges of a cell a line joins, by which of its corners are inside: north 0, east 1, south 2, west 3,
# walked with the inside on the right hand.
_JOINS: tuple[tuple[tuple[int, int], ...], ...] = (
    (), ((0, 3),), ((1, 0),), ((1, 3),), ((2, 1),), ((0, 3), (2, 1)), ((2, 0),), ((2, 3),),
    ((3, 2),), ((0, 2),), ((1, 0), (3, 2)), ((1, 2),), ((3, 1),), ((0, 1),), ((3, 0),), (),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Contour:
    """All rings of one level."""

    level: float
    rings: tuple[tuple[Point, ...], ...]
    """Closed: the last point leads to the first. They steer the curve, which runs through their midpoints."""
    path: str
    """The rings as path data."""


def levels_of(height_map: HeightMap, parts: Sequence[float]) -> list[float]:
    """The heights below which lie the given parts of the water."""
    water = sorted(height for height in height_map.heights if height < 0)
    return [water[int(part * (len(water) - 1))] for part in parts] if water else []


def trace(height_map: HeightMap, level: float, plain: float = 20) -> Contour:
    """The isoline of a level: rings around all that lies at it or higher, without corners of an area up to `plain`."""
    last_column, last_row = (
        height_map.origin + (height_map.columns - 1) * CELL,
        height_map.origin + (height_map.rows - 1) * CELL,
    )
    edge = (height_map.origin, height_map.origin, last_column, last_row)
    rings = []
    for raw in _rings(height_map, level):
        if abs(_area(raw)) < _SPECK:
            continue
        ring = _at_edges_sharp(_simplify(raw, edge, plain), edge)
        if len(ring) > 2:
            rings.append(tuple(ring))
    return Contour(level, tuple(rings), "".join(map(_curve, rings)))


def _rings(height_map: HeightMap, level: float) -> Iterator[list[Point]]:
    following, places = _steps(height_map, level)
    while following:
        start, here = following.popitem()
        ring = [places[start]]
        while here != start:
            ring.append(places[here])
            here = following.pop(here)
        yield ring


def _steps(height_map: HeightMap, level: float) -> tuple[dict[int, int], dict[int, Point]]:
    """For every crossing of an edge of the grid the next one, and where each lies.

    A border of low ground, of no width, closes the lines that would leave the sheet.
    """
    columns, rows = height_map.columns + 2, height_map.rows + 2
    values = [-9.0] * columns
    for row in range(height_map.rows):
        start = row * height_map.columns
        values += [-9.0, *(height - level for height in height_map.heights[start : start + height_map.columns]), -9.0]
    values += [-9.0] * columns
    following: dict[int, int] = {}
    places: dict[int, Point] = {}
    inside = [value >= 0 for value in values]
    for row in range(rows - 1):
        for node in range(row * columns, row * columns + columns - 1):
            case = inside[node] | inside[node + 1] << 1 | inside[node + columns + 1] << 2 | inside[node + columns] << 3
            if case in (0, 15):
                continue
            # An edge is named by its first node, doubled, plus one where it runs down.
            edges = (2 * node, 2 * node + 3, 2 * (node + columns), 2 * node + 1)
            for begin, end in _JOINS[case]:
                following[edges[begin]] = edges[end]
                for edge in (edges[begin], edges[end]):
                    if edge not in places:
                        places[edge] = _crossing(height_map, values, columns, edge)
    return following, places


def _crossing(height_map: HeightMap, values: list[float], columns: int, edge: int) -> Point:
    node, down = divmod(edge, 2)
    other = node + (columns if down else 1)
    part = values[node] / (values[node] - values[other])
    (x1, y1), (x2, y2) = _grid_point(height_map, columns, node), _grid_point(height_map, columns, other)
    return x1 + part * (x2 - x1), y1 + part * (y2 - y1)


def _grid_point(height_map: HeightMap, columns: int, node: int) -> Point:
    row, column = divmod(node, columns)
    column, row = min(max(column - 1, 0), height_map.columns - 1), min(max(row - 1, 0), height_map.rows - 1)
    return height_map.origin + column * CELL, height_map.origin + row * CELL


def _area(ring: Sequence[Point]) -> float:
    total = 0.0
    for index, (x, y) in enumerate(ring):
        before = ring[index - 1]
        total += before[0] * y - x * before[1]
    return total / 2


def _simplify(ring: list[Point], edge: tuple[int, int, int, int], plain: float) -> list[Point]:
    """The ring without the corners that hardly show, in passes that never take two neighbours (after Visvalingam)."""
    points = ring
    for share in (0.25, 0.5, 1.0, 1.0):
        corners: list[Point] = []
        after_gap = False
        for index, (x, y) in enumerate(points):
            (x1, y1), (x2, y2) = points[index - 1], points[(index + 1) % len(points)]
            small = abs((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y)) < 2 * plain * share
            # Long gaps would let the curve drift off the line, and where it meets the edge it must be held.
            short = abs(x2 - x1) + abs(y2 - y1) < 4 * CELL or _on_edge((x, y), edge)
            if small and short and not after_gap and not (_on_edge((x, y), edge) and not _flat(points, index, edge)):
                after_gap = True
                continue
            after_gap = False
            corners.append((x, y))
        points = corners
    return [(2 * round(x / 2), 2 * round(y / 2)) for x, y in points]


def _on_edge(point: Point, edge: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = edge
    return point[0] <= left or point[0] >= right or point[1] <= top or point[1] >= bottom


def _flat(points: list[Point], index: int, edge: tuple[int, int, int, int]) -> bool:
    """Whether a point on the edge of the grid has both its neighbours on the edge, too."""
    return _on_edge(points[index - 1], edge) and _on_edge(points[(index + 1) % len(points)], edge)


def _at_edges_sharp(ring: list[Point], edge: tuple[int, int, int, int]) -> list[Point]:
    """The ring with its points on the edge of the grid doubled: a doubled point is a corner of the curve."""
    points: list[Point] = []
    for point in ring:
        points += [point, point] if _on_edge(point, edge) else [point]
    return points


def _curve(ring: Sequence[Point]) -> str:
    """A ring as one quadratic curve and its smooth continuations.

    All steering points are even, so all midpoints are whole and the continuations, which mirror them, stay exact.
    """
    first, last = ring[0], ring[-1]
    x, y = round(first[0] + last[0]) // 2, round(first[1] + last[1]) // 2
    numbers: list[int] = []
    here = (x, y)
    for index, point in enumerate(ring):
        after = ring[(index + 1) % len(ring)]
        there = round(point[0] + after[0]) // 2, round(point[1] + after[1]) // 2
        if not index:
            numbers += [round(point[0]) - x, round(point[1]) - y]
        numbers += [there[0] - here[0], there[1] - here[1]]
        here = there
    return f"M{x} {y}q{path_numbers(numbers[:4])}t{path_numbers(numbers[4:])}z"


def path_numbers(numbers: Sequence[int]) -> str:
    """Numbers with no more between them than path data needs."""
    return "".join(str(n) if n < 0 or not index else f" {n}" for index, n in enumerate(numbers))
