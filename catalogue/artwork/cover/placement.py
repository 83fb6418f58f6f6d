"""Sea marks: what all of them have in common, and how a place is found where one belongs.

The lighthouse, the rose and the breakwaters have files of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalogue.artwork.cover.sheet import Point, Sheet
from catalogue.artwork.cover.terrain import HeightMap, Mould

Disc = tuple[float, float, float]
"""A middle and a radius."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sea mark on its place."""

    kind: str
    """`lighthouse`, `rose` or `breakwaters`."""
    at: Point
    """The foot of the lighthouse, the middle of the rose, or the shore of the harbour."""
    over: str
    """What is drawn of it above everything else."""
    under: str = ""
    """What is drawn of it on the water, below the land."""
    light: str = ""
    """What is drawn of it over land and sea, below the numbers."""
    keep_out: tuple[Disc, ...] = ()
    """Where neither numbers nor courses go."""
    harbour: tuple[Point, ...] = ()
    """The way out for a course that begins here, the berth first."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place for a mark, and how the ground has to be shaped for it."""

    relief: HeightMap
    at: Point
    facing: Point
    """Where the water is, as a vector of length one."""
    size: float = 1
    """How large the mark can be here."""


Surveyor = Callable[[Mould | None], HeightMap]
"""Gives the relief of the sheet, after the ground has been shaped."""


def nodes_by_nearness(relief: HeightMap, point: Point) -> list[int]:
    """All nodes, the nearest to a point first."""

    def nearness(node: int) -> tuple[float, int]:
        x, y = relief.place(node)
        return (x - point[0]) * (x - point[0]) + (y - point[1]) * (y - point[1]), node

    return sorted(range(len(relief.heights)), key=nearness)


def free(discs: Iterable[Disc], x: float, y: float, margin: float = 0) -> bool:
    """Whether a point lies outside all discs, and `margin` away from them."""
    return all(
        (x - at_x) * (x - at_x) + (y - at_y) * (y - at_y) >= (radius + margin) * (radius + margin)
        for at_x, at_y, radius in discs
    )


def smooth(part: float) -> float:
    """A soft step: nothing at nothing, one at one."""
    part = min(max(part, 0), 1)
    return part * part * (3 - 2 * part)


def in_zone(sheet: Sheet, point: Point, margins: tuple[float, float, float, float]) -> bool:
    """Whether a point keeps its distances from the left, the top, the right and the bottom of the field."""
    left, top, right, bottom = sheet.field
    x, y = point
    return left + margins[0] <= x <= right - margins[2] and top + margins[1] <= y <= bottom - margins[3]
