"""Sea marks: what all kinds have in common, and helpers that find a site for one.

The lighthouse, the rose and the breakwaters have files of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from catalogue.artwork.cover.canvas import Canvas, Point
from catalogue.artwork.cover.terrain import HeightMap, Mould

Disc = tuple[float, float, float]
"""A middle and a radius."""


@dataclass(frozen=True, slots=True)
class SeaMark:
    """A sea mark, drawn at its site."""

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
class SeaMarkSite:
    """A site for a sea mark, with the height map shaped for it."""

    height_map: HeightMap
    at: Point
    facing: Point
    """Where the water is, as a vector of length one."""
    size: float = 1
    """How large the mark can be here."""


MeasureHeights = Callable[[Mould | None], HeightMap]
"""Computes the height map of the sheet with the land reshaped by a mould."""


def nodes_by_nearness(height_map: HeightMap, point: Point) -> list[int]:
    """All nodes, the nearest to a point first."""

    def nearness(node: int) -> tuple[float, int]:
        x, y = height_map.place(node)
        return (x - point[0]) * (x - point[0]) + (y - point[1]) * (y - point[1]), node

    return sorted(range(len(height_map.heights)), key=nearness)


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


def in_zone(canvas: Canvas, point: Point, margins: tuple[float, float, float, float]) -> bool:
    """Whether a point keeps its distances from the left, the top, the right and the bottom of the field."""
    left, top, right, bottom = canvas.field
    x, y = point
    return left + margins[0] <= x <= right - margins[2] and top + margins[1] <= y <= bottom - margins[3]
