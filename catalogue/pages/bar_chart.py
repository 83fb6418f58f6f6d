"""Bar and column charts with their coordinates: always from zero, divided into sections that can be counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from catalogue.views import BarsView, BarView, ColumnsView, ColumnView, LineView, LinkView, SegmentView

_SECTIONS = 30
"""Maximum number of sections of the longest bar."""
_PLOT = 180.0
_COLUMN, _GAP = 64.0, 24.0
_NARROW_COLUMN, _NARROW_GAP = 36.0, 12.0
_MOST_WIDE = 12
"""Number of columns above which they are narrow, so that their labels stay legible."""
_LINES = 6
"""Maximum number of lines of an axis."""


@dataclass(frozen=True, slots=True)
class Count:
    """A value with its label, before it is drawn."""

    label: LinkView
    value: float
    text: str
    """The formatted value, with its unit."""
    qualifier: str = ""
    notes: tuple[str, ...] = ()
    uncertain: bool = False


def section(most: float, sections: int = _SECTIONS) -> int:
    """The round number (1, 2, 5, 10 …) per section, large enough that `most` does not need too many sections."""
    step = 1
    while most / step > sections:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step


def bars(counts: Iterable[Count], frame: BarsView, full: float, *, with_rest: bool = False) -> BarsView:
    """Complete `frame` with its bars.

    Args:
        full: the value of the full width; larger values are written but not drawn.
        with_rest: whether the rest up to `full` is drawn too, for shares of a total.
    """
    step = section(full)
    bar_views = tuple(
        BarView(
            label=count.label,
            value=count.text,
            qualifier=count.qualifier,
            notes=count.notes,
            uncertain=count.uncertain,
            segments=_segments(count.value, full, step, with_rest=with_rest) if count.value <= full else (),
        )
        for count in counts
    )
    return replace(frame, bars=bar_views)


def _segments(value: float, full: float, step: int, *, with_rest: bool) -> tuple[SegmentView, ...]:
    """Boxes of a bar: the value in one piece, every other section of it, then the rest of the full scale."""
    if not full:
        return ()
    dark = [
        _segment(start * step, min(value, (start + 1) * step), full, "dark")
        for start in range(0, ceil(value / step), 2)
    ]
    rest = [_segment(value, full, full, "rest")] if with_rest and value < full else []
    return (_segment(0, value, full, "whole"), *dark, *rest)


def _segment(start: float, end: float, full: float, kind: str) -> SegmentView:
    return SegmentView(round(100 * start / full, 2), round(100 * (end - start) / full, 2), kind)


def columns(counts: Sequence[Count], frame: ColumnsView) -> ColumnsView:
    """Complete `frame` with columns over years and their axis."""
    most = max((count.value for count in counts), default=0)
    step = section(most, _LINES)
    top = max(step, ceil(most / step) * step)
    column, gap = (_COLUMN, _GAP) if len(counts) <= _MOST_WIDE else (_NARROW_COLUMN, _NARROW_GAP)
    column_views = []
    for index, count in enumerate(counts):
        height = round(_PLOT * count.value / top, 1)
        x = gap / 2 + index * (column + gap)
        column_views.append(ColumnView(count.label.title, count.text, x, round(_PLOT - height, 1), column, height))
    lines = tuple(LineView(round(_PLOT - _PLOT * value / top, 1), str(value)) for value in range(0, top + 1, step))
    width = len(counts) * (column + gap)
    return replace(frame, width=width, height=_PLOT, columns=tuple(column_views), lines=lines)
