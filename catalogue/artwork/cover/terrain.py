"""Height map of an invented piece of sea: heights on a grid, zero at the shore, positive on land."""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from catalogue.artwork.cover.canvas import CELL, Canvas, Point
from catalogue.artwork.cover.coast import Coast
from catalogue.artwork.cover.noise import Octaves
from catalogue.artwork.cover.seeded_random import SeededRandom

_STEEP = 110
"""How far from the shore, all else equal, the water is one unit deep."""
Mould = Callable[[float, float, float], float]
"""Gives a point a new height, from its place and the height that chance gave it."""


@dataclass(frozen=True, slots=True)
class HeightMap:
    """Heights on a square grid, row by row."""

    origin: int
    columns: int
    rows: int
    heights: tuple[float, ...]
    """Nothing at the shore, positive on land, negative in the water."""
    offings: tuple[float, ...]
    """The distance from the shore, in units of the sheet: positive in the water, negative on land."""

    def place(self, node: int) -> Point:
        """Where a node of the grid lies on the sheet."""
        row, column = divmod(node, self.columns)
        return self.origin + column * CELL, self.origin + row * CELL

    def height(self, x: float, y: float) -> float:
        """The height at any point of the sheet."""
        return self._between(self.heights, x, y)

    def offing(self, x: float, y: float) -> float:
        """The distance from the shore at any point of the sheet."""
        return self._between(self.offings, x, y)

    def _between(self, values: tuple[float, ...], x: float, y: float) -> float:
        across = min(max((x - self.origin) / CELL, 0), self.columns - 1.001)
        down = min(max((y - self.origin) / CELL, 0), self.rows - 1.001)
        column, row = int(across), int(down)
        across -= column
        down -= row
        node = row * self.columns + column
        upper = values[node] + across * (values[node + 1] - values[node])
        node += self.columns
        lower = values[node] + across * (values[node + 1] - values[node])
        return upper + down * (lower - upper)

    def seaward(self, x: float, y: float) -> Point:
        """The direction of the nearest water, as a vector of length one."""
        dx = self.offing(x + CELL, y) - self.offing(x - CELL, y)
        dy = self.offing(x, y + CELL) - self.offing(x, y - CELL)
        length = sqrt(dx * dx + dy * dy)
        return (dx / length, dy / length) if length > 1e-9 else (0.0, 1.0)


def raise_land(canvas: Canvas, coast: Coast, rng: SeededRandom) -> tuple[float, ...]:
    """The heights that chance gives every node of the sheet's grid, with the shore at nothing."""
    origin, columns, rows = canvas.grid
    turn_x, turn_y = rng.direction()
    half = canvas.height / 2
    middle_x, middle_y = canvas.width / 2, half
    octaves, drift = Octaves(rng, coast.wavelength, 0.5), Octaves(rng, 520)
    heights = []
    for row in range(rows):
        y = origin + row * CELL
        for column in range(columns):
            x = origin + column * CELL
            bend = 130 * drift.at(x, y)  # bent lines of noise look less like noise
            along, across = (x + bend - middle_x) / half, (y - bend - middle_y) / half
            tendency = coast.tendency(along * turn_x + across * turn_y, across * turn_x - along * turn_y)
            heights.append(tendency + 2 * coast.roughness * octaves.at(x + bend, y + bend))
    shore = sorted(heights)[int(len(heights) * (1 - coast.land))]
    return tuple(height - shore for height in heights)


def swell(canvas: Canvas, rng: SeededRandom) -> tuple[float, ...]:
    """How much deeper than usual the water is at every node: banks and basins."""
    origin, columns, rows = canvas.grid
    banks = Octaves(rng, 300)
    return tuple(
        max(1 + 1.5 * banks.at(origin + column * CELL, origin + row * CELL), 0.12)
        for row in range(rows)
        for column in range(columns)
    )


def measure_heights(
    canvas: Canvas, raw: tuple[float, ...], swells: tuple[float, ...], mould: Mould | None = None
) -> HeightMap:
    """The height map of raw heights. Depth grows with the distance from the shore, and at random, as it does at sea."""
    origin, columns, rows = canvas.grid
    if mould:
        raw = tuple(
            mould(origin + node % columns * CELL, origin + node // columns * CELL, height)
            for node, height in enumerate(raw)
        )
    distances = _distances(raw, columns, rows)
    heights = tuple(
        distance / _STEEP * (1 if height >= 0 else -deeper)
        for distance, height, deeper in zip(distances, raw, swells, strict=True)
    )
    offings = tuple(-distance if height >= 0 else distance for distance, height in zip(distances, raw, strict=True))
    return HeightMap(origin, columns, rows, heights, offings)


def _distances(raw: tuple[float, ...], columns: int, rows: int) -> list[float]:
    """How far every node is from the shore: exact beside it, elsewhere by two passes over the grid."""
    far = 1e6
    distances = [far] * len(raw)
    for node, height in enumerate(raw):
        for step in (1, columns):
            if (step == 1 and node % columns == columns - 1) or node + step >= len(raw):
                continue
            other = raw[node + step]
            if (height >= 0) != (other >= 0):
                part = CELL * height / (height - other)
                distances[node] = min(distances[node], part)
                distances[node + step] = min(distances[node + step], CELL - part)
    aslant = CELL * 1.38
    for order, sign in ((range(len(raw)), -1), (range(len(raw) - 1, -1, -1), 1)):
        for node in order:
            column, row = node % columns, node // columns + sign
            best = distances[node]
            if 0 <= row < rows:
                beside = node + sign * columns
                best = min(best, distances[beside] + CELL)
                if column:
                    best = min(best, distances[beside - 1] + aslant)
                if column < columns - 1:
                    best = min(best, distances[beside + 1] + aslant)
            if 0 <= column + sign < columns:
                best = min(best, distances[node + sign] + CELL)
            distances[node] = best
    return [min(distance, 900.0) for distance in distances]
