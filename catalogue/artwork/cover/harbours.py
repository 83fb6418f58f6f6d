"""Where the countries' havens lie on a sheet: on its invented shore, but in the direction in which they truly lie."""

from collections.abc import Iterable, Sequence

from catalogue.artwork.cover.canvas import Canvas, Point
from catalogue.artwork.cover.seeded_random import SeededRandom

MOST = 12
"""More havens than this would crowd a sheet; the first ones named are shown."""
# Degrees north and east of each country's capital.
_CAPITALS = {
    "AL": (41, 20), "AM": (40, 44), "AT": (48, 16), "AX": (60, 20), "AZ": (40, 50), "BA": (44, 18), "BE": (51, 4),
    "BG": (43, 23), "BY": (54, 28), "CA": (45, -76), "CH": (47, 7), "CN": (40, 116), "CY": (35, 33), "CZ": (50, 14),
    "DE": (53, 13), "DK": (56, 12), "EE": (59, 25), "ES": (40, -4), "FI": (60, 25), "FO": (62, -7), "FR": (49, 2),
    "GB": (52, 0), "GE": (42, 45), "GL": (64, -52), "GR": (38, 24), "HR": (46, 16), "HU": (47, 19), "IE": (53, -6),
    "IL": (32, 35), "IN": (29, 77), "IS": (64, -22), "IT": (42, 12), "JP": (36, 140), "KR": (38, 127), "LI": (47, 10),
    "LT": (55, 25), "LU": (50, 6), "LV": (57, 24), "MD": (47, 29), "ME": (42, 19), "MK": (42, 21), "MT": (36, 15),
    "NL": (52, 5), "NO": (60, 11), "PL": (52, 21), "PT": (39, -9), "RO": (44, 26), "RS": (45, 20), "RU": (60, 30),
    "SE": (59, 18), "SI": (46, 15), "SJ": (78, 16), "SK": (48, 17), "TR": (40, 33), "UA": (50, 30), "US": (39, -77),
    "XK": (43, 21),
}  # fmt: skip
_NARROWING = 0.56
"""How much shorter a degree of longitude is than one of latitude, around the Baltic Sea."""


def capital(code: str) -> tuple[int, int] | None:
    """A country's capital in whole degrees north and east, where it is known here."""
    return _CAPITALS.get(code)


def bearings(home: str, countries: Iterable[str]) -> list[Point]:
    """Where the countries lie as seen from home, in degrees to the right and down; where unknown, as chance has it."""
    north, east = capital(home) or (57, 18)
    offsets = []
    for code in countries:
        place = capital(code)
        if place:
            offsets.append(((place[1] - east) * _NARROWING, float(north - place[0])))
        else:
            x, y = SeededRandom(code).direction()
            offsets.append((6 * x, 6 * y))
    return offsets


def ideal_places(canvas: Canvas, start: Point | None, offsets: Sequence[Point]) -> list[Point]:
    """Where home and the havens should lie: true in direction, and as far apart as the sheet allows."""
    left, top, right, bottom = canvas.field
    points = [(0.0, 0.0), *(_nearer(offset) for offset in offsets)]
    low_x, high_x = min(x for x, _ in points), max(x for x, _ in points)
    low_y, high_y = min(y for _, y in points), max(y for _, y in points)
    wide, high = right - left - 180, bottom - top - 130
    scale_x, scale_y = wide / max(high_x - low_x, 2.5), high / max(high_y - low_y, 2.5)
    scale_x, scale_y = min(scale_x, 2 * scale_y), min(scale_y, 2 * scale_x)
    shift_x = (left + right) / 2 - scale_x * (low_x + high_x) / 2
    shift_y = (top + bottom) / 2 - scale_y * (low_y + high_y) / 2
    if start:
        # Where home is given, the rest moves along with it half the way, or it would leave the sheet.
        shift_x, shift_y = (shift_x + start[0]) / 2, (shift_y + start[1]) / 2
    return [
        (min(max(shift_x + scale_x * x, left), right), min(max(shift_y + scale_y * y, top), bottom)) for x, y in points
    ]


def _nearer(offset: Point) -> Point:
    """Countries beyond the region are brought to its edge."""
    reach = max(abs(offset[0]), abs(offset[1]), 1e-9)
    part = min(1, 9 / reach)
    return offset[0] * part, offset[1] * part
