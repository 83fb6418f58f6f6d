"""Counts as dots that can be counted: twenty in a row, drawn as dashed lines of no length with round ends."""

from math import ceil

STEP = 7
"""From one dot to the next; the drawing's unit is a CSS pixel."""
_ROW = 20
_MOST = 100
_HALF = STEP / 2


def is_drawable(count: float) -> bool:
    """Whether a count is a whole number of dots, and no more of them than the eye takes in."""
    return count == int(count) and 0 < count <= _MOST


def path(count: int, first: int = 0) -> str:
    """The SVG path of `count` dots that follow the first `first`, for a stroke dashed by `0 7` with round caps."""
    lines = []
    place, last = first, first + count
    while place < last:
        row, column = divmod(place, _ROW)
        here = min(_ROW - column, last - place)
        # A little longer than the way to the last dot, or rounding would lose it.
        lines.append(f"M{_HALF + column * STEP} {_HALF + row * STEP}h{(here - 1) * STEP + 0.1:.10g}")
        place += here
    return "".join(lines)


def rows(count: int) -> int:
    """How many rows the dots fill."""
    return ceil(count / _ROW)
