"""Reduces the outlines of the countries in a region to the small file that the map is drawn from.

Run once, by hand, when the outlines or the frame should change; the build only reads the result:

    npm install --prefix .cache/outlines world-atlas@2.0.2
    python3 scripts/reduce_outlines.py .cache/outlines/node_modules/world-atlas/countries-50m.json

The outlines are Natural Earth's, 1:50 million, Admin 0 Countries (https://www.naturalearthdata.com/), which are in the
public domain; world-atlas (ISC licence) publishes them as TopoJSON. Needs the standard library alone.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]

EXTRACT = "baltic-sea"
"""What settings call the region. Another one needs a name here and in `MapExtract` of catalogue/config.py, its own
places below, and the names of its seas in catalogue/pages/map_page.py."""
OUTPUT = Path(__file__).resolve().parent.parent / "catalogue" / "pages" / "outlines" / f"{EXTRACT}.json"
CENTRE = (19.7, 59.75)
WIDTH, HEIGHT = 1560, 1760
"""The frame in kilometres: one unit of the map is one kilometre."""

RADIUS = 6371.007
"""Of the sphere whose surface is the Earth's, in kilometres."""
MARGIN = 60
"""How far outlines go beyond the frame, so that no cut shows, in kilometres."""
TOLERANCE = 1.2
"""How far a simplified line may stray, in kilometres."""
SMALLEST = 40
"""The area below which an island is left out, in square kilometres."""
GRID = 5
"""Degrees between two lines of the graticule."""

# ISO 3166-1 numeric, as the source has it. Åland (248) is drawn with Finland, to which it belongs.
COUNTRIES = {
    "752": "se",
    "643": "ru",
    "616": "pl",
    "578": "no",
    "440": "lt",
    "428": "lv",
    "276": "de",
    "248": "fi",
    "246": "fi",
    "233": "ee",
    "208": "dk",
    "112": "by",
    "804": "ua",
}
# Where a name has room, as longitude and latitude.
LABELS = {
    "se": (15.4, 62.2),
    "ru": (31.6, 58.6),
    "pl": (18.6, 52.95),
    "no": (9.3, 61.15),
    "lt": (23.9, 55.35),
    "lv": (25.6, 56.85),
    "de": (11.6, 52.95),
    "fi": (26.3, 62.9),
    "ee": (25.75, 58.78),
    "dk": (9.3, 56.15),
    "by": (28.6, 54.2),
}
# Countries beyond the frame that have a box in it: ISO 3166-1 numeric, longitude and latitude of the middle, left and
# top edge, width and height of the box, and how many units of the map stand for a kilometre.
INSETS = {"is": ("352", (-18.65, 64.95), (1196, 1496, 340, 240), 0.5)}
# Name, longitude, latitude and how far the lettering is turned, in degrees.
SEAS = {
    "baltic-sea": (18.15, 55.72, -9),
    "gulf-of-bothnia": (19.75, 61.9, -76),
    "gulf-of-finland": (25.6, 59.82, -11),
    "kattegat": (11.6, 56.95, 72),
}


def project(lon: float, lat: float, centre: Point = CENTRE) -> Point:
    """Lambert's azimuthal equal-area projection of the sphere, in kilometres from the frame's top left corner.

    Source: J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), equations 24-2 to 24-4.
    """
    across, north, north_0 = radians(lon - centre[0]), radians(lat), radians(centre[1])
    k = sqrt(2 / (1 + sin(north_0) * sin(north) + cos(north_0) * cos(north) * cos(across)))
    x = RADIUS * k * cos(north) * sin(across)
    y = RADIUS * k * (cos(north_0) * sin(north) - sin(north_0) * cos(north) * cos(across))
    return WIDTH / 2 + x, HEIGHT / 2 - y


def locate(x: float, y: float) -> Point:
    """Longitude and latitude of a point of the frame: the inverse of `project` (equations 20-14 to 20-18, 24-16)."""
    right, up, north_0 = x - WIDTH / 2, HEIGHT / 2 - y, radians(CENTRE[1])
    rho = hypot(right, up)
    if not rho:
        return CENTRE
    c = 2 * asin(rho / (2 * RADIUS))
    lat = asin(cos(c) * sin(north_0) + up * sin(c) * cos(north_0) / rho)
    lon = atan2(right * sin(c), rho * cos(north_0) * cos(c) - up * sin(north_0) * sin(c))
    return CENTRE[0] + degrees(lon), degrees(lat)


def decode(topology: Any, centre: Point = CENTRE) -> list[Line]:
    """The arcs of a quantised TopoJSON as projected lines, simplified.

    Both ends of an arc stay where they are, and neighbours share it, so that borders still meet.
    """
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        line = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            line.append(project(x * scale_x + left, y * scale_y + bottom, centre))
        arcs.append(simplify(line, TOLERANCE))
    return arcs


def simplify(line: Line, tolerance: float) -> Line:
    """Ramer, Douglas and Peucker: no point of `line` is further than `tolerance` from the result."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    distances = [_distance(point, first, last) for point in line[1:-1]]
    furthest = max(range(len(distances)), key=distances.__getitem__)
    if distances[furthest] <= tolerance:
        return [first, last]
    return simplify(line[: furthest + 2], tolerance)[:-1] + simplify(line[furthest + 1 :], tolerance)


def _distance(point: Point, first: Point, last: Point) -> float:
    """From a point to a stretch of line."""
    across, down = last[0] - first[0], last[1] - first[1]
    length = across * across + down * down
    along = ((point[0] - first[0]) * across + (point[1] - first[1]) * down) / length if length else 0
    along = min(1, max(0, along))
    return hypot(point[0] - first[0] - along * across, point[1] - first[1] - along * down)


def ring(arcs: Sequence[Line], indices: Iterable[int]) -> Line:
    """A closed line from arcs; `~i` stands for arc `i` from its end to its beginning."""
    points: Line = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc if not points else arc[1:]
    return points[:-1]


def clip(points: Line, margin: float = MARGIN) -> Line:
    """The part of a ring inside the frame and a margin around it (Sutherland and Hodgman)."""
    for axis, bound, sign in ((0, -margin, 1), (0, WIDTH + margin, -1), (1, -margin, 1), (1, HEIGHT + margin, -1)):
        inside: Line = []
        for before, point in zip([points[-1], *points[:-1]] if points else [], points, strict=True):
            was_in, is_in = (sign * (p[axis] - bound) >= 0 for p in (before, point))
            if was_in != is_in:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                inside.append(
                    (before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])),
                )
            if is_in:
                inside.append(point)
        points = inside
    return points


def pieces(line: Line, margin: float = 0) -> Iterator[Line]:
    """The stretches of a line inside the frame; cut at whole points, so a line should be dense or the margin wide."""
    piece: Line = []
    for point in line:
        if -margin <= point[0] <= WIDTH + margin and -margin <= point[1] <= HEIGHT + margin:
            piece.append(point)
        else:
            if len(piece) > 1:
                yield piece
            piece = []
    if len(piece) > 1:
        yield piece


def area(points: Line) -> float:
    """In square kilometres, since the projection keeps areas."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2


def path(points: Line, *, close: bool = False) -> str:
    """SVG path data in whole kilometres, relative, without a space too many."""
    to_kilometres = [(round(x), round(y)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(to_kilometres)]
    numbers = "".join(f"{'' if n < 0 else ' '}{n}" for step in steps if step != (0, 0) for n in step)
    return f"M{to_kilometres[0][0]} {to_kilometres[0][1]}l{numbers.strip()}{'z' if close else ''}"


def outlines(topology: Any, arcs: Sequence[Line]) -> tuple[dict[str, str], str]:
    """A path for every country of the frame, and one for the borders between them."""
    paths: dict[str, list[str]] = {}
    owners: dict[int, set[str]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = COUNTRIES.get(geometry.get("id"))
        for polygon in [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]:
            for indices in polygon if code else ():
                for index in indices:
                    owners.setdefault(index if index >= 0 else ~index, set()).add(code or "")
                inside = clip(ring(arcs, indices))
                if len(inside) > 2 and area(inside) >= SMALLEST:
                    paths.setdefault(code or "", []).append(path(inside, close=True))
    border_arcs = [arcs[index] for index, codes in sorted(owners.items()) if len(codes) > 1]
    borders = "".join(path(piece) for line in border_arcs for piece in pieces(line, MARGIN))
    return {code: "".join(parts) for code, parts in sorted(paths.items())}, borders


def inset(topology: Any, number: str, centre: Point, box: Sequence[int], scale: float) -> dict[str, object]:
    """A country in a box of its own: its outline, drawn smaller around the middle of the box, and the box."""
    left, top, width, height = box
    arcs = decode(topology, centre)
    (country,) = (g for g in topology["objects"]["countries"]["geometries"] if g.get("id") == number)
    polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    rings = [ring(arcs, indices) for polygon in polygons for indices in polygon]
    middle = left + width / 2 - scale * WIDTH / 2, top + height / 2 - scale * HEIGHT / 2
    drawn = [[(middle[0] + scale * x, middle[1] + scale * y) for x, y in points] for points in rings]
    paths = [path(points, close=True) for points in drawn if area(points) >= SMALLEST]
    return {"box": list(box), "scale": scale, "path": "".join(paths)}


def graticule() -> dict[str, list[str]]:
    """Meridians and parallels inside the frame."""
    meridians = ([project(lon, step / 10) for step in range(450, 800)] for lon in range(-30, 75, GRID))
    parallels = ([project(step / 10, lat) for step in range(-300, 750)] for lat in range(45, 80, GRID))
    return {
        name: [path(simplify(piece, 0.4)) for line in lines for piece in pieces(line, MARGIN)]
        for name, lines in (("meridians", meridians), ("parallels", parallels))
    }


def degree_marks() -> dict[str, list[tuple[int, int]]]:
    """Where whole degrees meet the frame: pairs of place along the side and degree, longitudes above and below."""
    return {
        "top": _crossings([locate(x, 0)[0] for x in range(WIDTH + 1)]),
        "bottom": _crossings([locate(x, HEIGHT)[0] for x in range(WIDTH + 1)]),
        "left": _crossings([locate(0, y)[1] for y in range(HEIGHT + 1)]),
        "right": _crossings([locate(WIDTH, y)[1] for y in range(HEIGHT + 1)]),
    }


def _crossings(values: Sequence[float]) -> list[tuple[int, int]]:
    marks = []
    for place, (a, b) in enumerate(pairwise(values)):
        if int(a) != int(b):
            marks.append((place, max(int(a), int(b))))
    return marks


def to_kilometres(lon: float, lat: float) -> list[int]:
    """A place in the frame, in whole kilometres."""
    return [round(part) for part in project(lon, lat)]


def main(source: Path) -> None:
    """Read the TopoJSON and write the reduced outlines, one entry a line so that a change can be read."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    countries, borders = outlines(topology, decode(topology))
    result = {
        "about": "Made by scripts/reduce_outlines.py; do not edit by hand.",
        "source": "Natural Earth, 1:50 million, Admin 0 Countries, from the package world-atlas 2.0.2",
        "licence": "public domain",
        "projection": f"Lambert azimuthal equal-area, centre {CENTRE[0]}° E {CENTRE[1]}° N, one unit is one kilometre",
        "width": WIDTH,
        "height": HEIGHT,
        "labels": {code: to_kilometres(*place) for code, place in LABELS.items()},
        "seas": {name: [*to_kilometres(lon, lat), turn] for name, (lon, lat, turn) in SEAS.items()},
        "degrees": degree_marks(),
        **graticule(),
        "borders": borders,
        "countries": countries,
        "insets": {code: inset(topology, *place) for code, place in INSETS.items()},
    }
    lines = (f"{json.dumps(key)}: {_value(value)}" for key, value in result.items())
    OUTPUT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"  {json.dumps(key)}: {json.dumps(item)}" for key, item in value.items()) + "\n}"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
