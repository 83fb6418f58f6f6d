"""The sheet that a chart is drawn on: its size, the field inside the neat-line, and the graduated neat-line."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

CELL = 20
"""The step of the grid on which the sea is computed."""
_FRAME = 36
_BAND = 30
_BLEED = 20
_BAR = 60


@dataclass(frozen=True, slots=True)
class Canvas:
    """A sheet in units of its view box."""

    width: int = 960
    height: int = 600
    has_title: bool = False
    """Whether a title will be set on its left: the mark then stands on the right, and figures keep out of the way."""

    @property
    def field(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what lies inside the neat-line."""
        return _FRAME, _FRAME, self.width - _FRAME, self.height - _FRAME

    @property
    def open_field(self) -> tuple[int, int, int, int]:
        """The part of the field that no title covers, unless it is a very long one: on cards it stands at the foot."""
        left, top, right, _ = self.field
        if self.has_title:
            return self.width * 5 // 9, top, right, self.height * 9 // 25
        return left, top, right, self.height * 4 // 5

    @property
    def grid(self) -> tuple[int, int, int]:
        """Where the grid begins, both ways, and its columns and rows; it reaches under the frame on every side."""
        columns = -(-(self.width - 2 * _BLEED) // CELL) + 1
        rows = -(-(self.height - 2 * _BLEED) // CELL) + 1
        return _BLEED, columns, rows

    def inside(self, x: float, y: float, margin: float = 0) -> bool:
        """Whether a point lies inside the neat-line, and `margin` away from it."""
        left, top, right, bottom = self.field
        return left + margin <= x <= right - margin and top + margin <= y <= bottom - margin

    def clip(self, polygon: Sequence[Point]) -> list[Point]:
        """The part of a convex polygon or a line that lies inside the neat-line (Sutherland and Hodgman, 1974)."""
        left, top, right, bottom = self.field
        points = list(polygon)
        for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
            inside_points: list[Point] = []
            for index, there in enumerate(points):
                here = points[index - 1]
                inward_here, inward_there = sign * (here[axis] - limit), sign * (there[axis] - limit)
                if (inward_here < 0) != (inward_there < 0):
                    part = inward_here / (inward_here - inward_there)
                    inside_points.append((here[0] + part * (there[0] - here[0]), here[1] + part * (there[1] - here[1])))
                if inward_there >= 0:
                    inside_points.append(there)
            points = inside_points
        return points


def graticule(canvas: Canvas, place: tuple[int, int] | None) -> tuple[str, str]:
    """Thin lines of latitude and longitude, and the whole degrees in the margin: those of a place, north and east."""
    bar, post = _bars(canvas)
    across = [round(_BAND + bar * n) for n in range(3, round((canvas.width - 2 * _BAND) / bar), 3)]
    down = [round(_BAND + post * n) for n in range(3, round((canvas.height - 2 * _BAND) / post), 3)]
    left, top, right, bottom = canvas.field
    lines = "".join([f"M{x} {top}V{bottom}" for x in across] + [f"M{left} {y}H{right}" for y in down])
    grid = f'<path class="n" stroke-opacity=".2" d="{lines}"/>'
    if not place:
        return grid, ""
    north, east = place
    numbers = [(x, y, east + n - len(across) // 2) for n, x in enumerate(across) for y in (18, canvas.height - 9)]
    numbers += [(x, y + 4, north + len(down) // 2 - n) for n, y in enumerate(down) for x in (12, canvas.width - 12)]
    texts = "".join(f'<text x="{x}" y="{y}">{abs(degrees)}</text>' for x, y, degrees in numbers)
    return grid, f'<g class="i" font-size="13" font-style="normal">{texts}</g>'


def _bars(canvas: Canvas) -> tuple[float, float]:
    """The length of the bars above and at the sides; an odd number of them, so that both ends of a side are dark."""
    wide, high = canvas.width - 2 * _BAND, canvas.height - 2 * _BAND
    return wide / ((round(wide / _BAR) - 1) // 2 * 2 + 1), high / ((round(high / _BAR) - 1) // 2 * 2 + 1)


def frame(canvas: Canvas) -> str:
    """The paper around the field, which also hides where the contours end, and the neat-line."""
    width, height = canvas.width, canvas.height
    across, down = width - 2 * _FRAME, height - 2 * _FRAME
    wide, high = width - 2 * _BAND, height - 2 * _BAND
    bar, post = _bars(canvas)
    edge = _BAND - 6
    return (
        f'<path class="w" fill-rule="evenodd" d="M0 0h{width}v{height}H0zM{_FRAME} {_FRAME}v{down}h{across}v-{down}z"/>'
        f'<path class="n" stroke-width="2" d="M{_FRAME} {_FRAME}h{across}v{down}h-{across}z'
        f'M{edge} {edge}h{width - 2 * edge}v{height - 2 * edge}H{edge}z"/>'
        # The corners are dark on both sides.
        f'<g class="n" stroke-width="12">'
        f'<path d="M{edge} {_BAND}h12m{wide - 12} 0h12M{edge} {height - _BAND}h12m{wide - 12} 0h12"/>'
        f'<path stroke-dasharray="{bar:.4g}" d="M{_BAND} {_BAND}h{wide}M{_BAND} {height - _BAND}h{wide}"/>'
        f'<path stroke-dasharray="{post:.4g}" d="M{_BAND} {_BAND}v{high}M{width - _BAND} {_BAND}v{high}"/></g>'
    )
