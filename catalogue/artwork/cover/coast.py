"""The kinds of coast: for each, where land tends to lie, how rough it is, and how much of the sheet it takes.

A tendency is a height over a plane whose origin is the middle of the sheet, whose unit is half the sheet's height,
and whose axes have been turned by chance.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from catalogue.artwork.cover.seeded_random import SeededRandom


@dataclass(frozen=True, slots=True)
class Coast:
    """One kind of coast."""

    tendency: Callable[[float, float], float]
    """High where land is likely."""
    land: float
    """The part of the sheet that is land."""
    wavelength: float
    """The size of the largest bends, in units of the sheet."""
    roughness: float
    """The height of the noise against that of the tendency."""


def _open_coast(along: float, across: float) -> float:
    return across + 0.12 * along


def _bay(along: float, across: float) -> float:
    return 0.75 * along * along - 0.75 * across


def _strait(along: float, across: float) -> float:
    return abs(across - 0.3 * along) * 1.3


def _island(along: float, across: float) -> float:
    return -1.15 * sqrt((along - 0.35) * (along - 0.35) * 0.6 + across * across)


def _archipelago(along: float, across: float) -> float:
    return 0.3 * across - 0.1 * along * along


def _peninsula(along: float, across: float) -> float:
    return 0.7 * along - 1.5 * abs(across + 0.2 * along)


def _lagoon(along: float, across: float) -> float:
    ring = sqrt(along * along * 0.55 + across * across)
    return -2.2 * abs(ring - 0.85) + 0.7 * across


def _fjords(along: float, across: float) -> float:
    inlet = abs((along * 1.15 + 0.35 * across + 20.2) % 1 - 0.5) * 2
    return 1.1 * across + (0.9 * inlet if across > -0.3 else 0.2 * inlet)


def _two_seas(along: float, across: float) -> float:
    return -1.6 * abs(across + 0.25) + 0.35 * along * along


KINDS = {
    "open coast": Coast(_open_coast, 0.30, 360, 1.1),
    "bay": Coast(_bay, 0.32, 320, 0.95),
    "strait": Coast(_strait, 0.34, 300, 0.95),
    "island": Coast(_island, 0.20, 260, 1.0),
    "archipelago": Coast(_archipelago, 0.22, 180, 1.9),
    "peninsula": Coast(_peninsula, 0.26, 260, 0.95),
    "lagoon": Coast(_lagoon, 0.28, 250, 1.0),
    "fjords": Coast(_fjords, 0.34, 240, 0.75),
    "two seas": Coast(_two_seas, 0.26, 260, 1.0),
}
"""Every kind of coast by name."""


def coast_of(id_: str) -> tuple[str, Coast]:
    """The kind of coast that belongs to an id."""
    name = SeededRandom(f"{id_} coast").pick(sorted(KINDS))
    return name, KINDS[name]
