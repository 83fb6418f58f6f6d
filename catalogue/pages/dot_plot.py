"""Dot plots of counts: twenty dots in a row, drawn as dashed lines with round caps and dashes of zero length."""

from math import ceil

STEP = 7
"""Distance between dots, in CSS pixels."""
_ROW = 20
_MOST = 100
_HALF = STEP / 2


def is_drawable(count: float) -> bool:
    """Whether a count is a whole number of dots, and few enough to take in at a glance."""
    return count == int(count) and 0 < count <= _MOST


def path(count: int, first: int = 0) -> str:
    """The SVG path of `count` dots that follow the first `first`, for a stroke dashed by `0 7` with round caps."""
    lines = []
    place, last = first, first + count
    while place < last:
        row, column = divmod(place, _ROW)
        here = min(_ROW - column, last - place)
        # A little longer than the distance to the last dot, which rounding would otherwise lose.
        lines.append(f"M{_HALF + column * STEP} {_HALF + row * STEP}h{(here - 1) * STEP + 0.1:.10g}")
        place += here
    return "".join(lines)


def rows(count: int) -> int:
    """Number of rows that the dots fill."""
    return ceil(count / _ROW)
