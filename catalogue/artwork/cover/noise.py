"""Smooth noise over the plane: gradients at the points of a lattice, blended between them. Knows nothing of the sea."""

from math import floor

from catalogue.artwork.cover.seeded_random import SeededRandom

_COLUMNS, _ROWS = 24, 16
_DIRECTIONS = tuple(
    (x / length, y / length)
    for x, y, length in (
        (1, 0, 1), (0, 1, 1), (-1, 0, 1), (0, -1, 1),
        (3, 4, 5), (-3, 4, 5), (3, -4, 5), (-3, -4, 5),
        (4, 3, 5), (-4, 3, 5), (4, -3, 5), (-4, -3, 5),
        (5, 12, 13), (-5, 12, 13), (12, -5, 13), (-12, -5, 13),
    )
)  # fmt: skip


class Noise:
    """One layer of noise, about −0.7 to 0.7, which repeats after so many bends that nobody sees it."""

    def __init__(self, rng: SeededRandom) -> None:
        self._lattice = [[rng.pick(_DIRECTIONS) for _ in range(_COLUMNS)] for _ in range(_ROWS)]

    def at(self, x: float, y: float) -> float:
        """The height at a point; the lattice has a step of one."""
        column, row = floor(x), floor(y)
        x -= column
        y -= row
        upper, lower = self._lattice[row % _ROWS], self._lattice[(row + 1) % _ROWS]
        column %= _COLUMNS
        after = (column + 1) % _COLUMNS
        a, b, c, d = upper[column], upper[after], lower[column], lower[after]
        along = x * x * x * (x * (x * 6 - 15) + 10)
        across = y * y * y * (y * (y * 6 - 15) + 10)
        north = a[0] * x + a[1] * y
        north += along * (b[0] * (x - 1) + b[1] * y - north)
        south = c[0] * x + c[1] * (y - 1)
        south += along * (d[0] * (x - 1) + d[1] * (y - 1) - south)
        return north + across * (south - north)


class Octaves:
    """Three layers, each of half the wavelength and a smaller part of the height of the one before."""

    def __init__(self, rng: SeededRandom, wavelength: float, fading: float = 0.42) -> None:
        # Multiplied, not raised to a power: that is exact on every machine.
        self._layers = [
            (Noise(rng), scale / wavelength, weight) for scale, weight in ((1, 1.0), (2, fading), (4, fading * fading))
        ]

    def at(self, x: float, y: float) -> float:
        """The height at a point of the sheet."""
        height = 0.0
        for noise, scale, weight in self._layers:
            height += weight * noise.at(x * scale, y * scale)
        return height
