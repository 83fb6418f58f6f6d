"""Draws the pictures of the theme harbour: an invented sea and the signs that stand in it.

Run it from anywhere with Python alone; it writes `chart.svg` and `marks.svg` into themes/harbour/assets/, with the same
bytes every time. Colours are left to the page: the pictures name its custom properties.
"""

from collections import defaultdict
from collections.abc import Iterable
from math import cos, hypot, radians, sin
from pathlib import Path
from random import Random

ASSETS = Path(__file__).resolve().parent.parent / "themes" / "harbour" / "assets"

WIDTH, HEIGHT, CELL = 1500, 1000, 20
SEED = "harbour-10"
OCTAVES = ((380, 1.0), (170, 0.42), (85, 0.18))
"""Smooth noise of three sizes: the distance of its lattice points and its weight."""
TILT = 0.55
"""By how much the sheet rises from its left edge, where the text lies on it, to its right one."""
SHARES = (0.14, 0.28, 0.42, 0.56, 0.70, 0.80)
"""How much of the sheet lies below each contour; the last one is the shore."""
TOLERANCE = 2.2
"""How far a contour may be off after simplifying."""
OUTSIDE = -1000.0
"""The depth around the sheet, so that every contour is a ring."""

Point = tuple[float, float]
Edge = tuple[int, int, int]
"""An edge of the grid: the column and row where it begins, and whether it goes down."""

# ------------------------------------------------------------------ the sea


def heights() -> list[list[float]]:
    """Heights at the points of the grid, row by row."""
    random = Random(SEED)  # noqa: S311 - a picture, not a secret
    layers = []
    for step, weight in OCTAVES:
        columns, rows = WIDTH // step + 3, HEIGHT // step + 3
        layers.append((step, weight, [[random.random() for _ in range(columns)] for _ in range(rows)]))
    return [
        [
            TILT * x / WIDTH + sum(weight * smooth(lattice, x / step, y / step) for step, weight, lattice in layers)
            for x in range(0, WIDTH + 1, CELL)
        ]
        for y in range(0, HEIGHT + 1, CELL)
    ]


def smooth(lattice: list[list[float]], x: float, y: float) -> float:
    """The value between four points of a lattice, without a kink at any of them (Perlin's fade, 2002)."""
    column, row = int(x), int(y)
    u, v = fade(x - column), fade(y - row)
    above = lattice[row][column] * (1 - u) + lattice[row][column + 1] * u
    below = lattice[row + 1][column] * (1 - u) + lattice[row + 1][column + 1] * u
    return above * (1 - v) + below * v


def fade(t: float) -> float:
    """From 0 to 1 with neither slope nor bend at the ends."""
    return t * t * t * (t * (t * 6 - 15) + 10)


SIDES = {
    1: "LB", 2: "BR", 3: "LR", 4: "RT", 5: "LTRB", 6: "BT", 7: "LT",
    8: "TL", 9: "TB", 10: "TRBL", 11: "TR", 12: "RL", 13: "RB", 14: "BL",
}  # fmt: skip
"""Marching squares: by which corners are high (8, 4, 2, 1, clockwise), where the contour comes in and goes out."""


def rings(field: list[list[float]], level: float) -> list[list[Point]]:
    """The contours at one level, each a ring with the higher ground on the same side."""
    wide = len(field[0]) + 2
    grid = [[OUTSIDE] * wide, *([OUTSIDE, *row, OUTSIDE] for row in field), [OUTSIDE] * wide]
    pieces: dict[Edge, list[tuple[Point, Edge]]] = defaultdict(list)
    for y in range(len(grid) - 1):
        for x in range(wide - 1):
            corners = (grid[y][x], grid[y][x + 1], grid[y + 1][x + 1], grid[y + 1][x])
            case = sum(weight for weight, height in zip((8, 4, 2, 1), corners, strict=True) if height > level)
            sides = SIDES.get(case, "")
            for start, end in zip(sides[::2], sides[1::2], strict=True):
                edge = edge_of(x, y, start)
                pieces[edge].append((crossing(grid, edge, level), edge_of(x, y, end)))
    return list(join_pieces(pieces))


def edge_of(x: int, y: int, side: str) -> Edge:
    """A side of the cell at a column and row: top, right, bottom or left."""
    return {"T": (x, y, 0), "B": (x, y + 1, 0), "L": (x, y, 1), "R": (x + 1, y, 1)}[side]


def crossing(grid: list[list[float]], edge: Edge, level: float) -> Point:
    """Where a contour crosses an edge."""
    x, y, down = edge
    ahead = (x, y + 1) if down else (x + 1, y)
    here, there = grid[y][x], grid[ahead[1]][ahead[0]]
    part = 0.5 if OUTSIDE in (here, there) else (level - here) / (there - here)
    left, top = (x - 1) * CELL, (y - 1) * CELL
    return (left, top + CELL * part) if down else (left + CELL * part, top)


def join_pieces(pieces: dict[Edge, list[tuple[Point, Edge]]]) -> Iterable[list[Point]]:
    """Pieces put together to rings; the very small ones are left out."""
    while pieces:
        first = edge = next(iter(pieces))
        ring: list[Point] = []
        while edge in pieces:
            point, after = pieces[edge].pop(0)
            if not pieces[edge]:
                del pieces[edge]
            ring.append(point)
            edge = after
            if edge == first:
                break
        if len(ring) > 7:
            yield ring


def simplify(line: list[Point]) -> list[Point]:
    """A line without the points that it can spare (Ramer 1972, Douglas and Peucker 1973)."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = hypot(x2 - x1, y2 - y1)

    def distance(point: Point) -> float:
        if length < 1e-6:
            return hypot(point[0] - x1, point[1] - y1)
        return abs((x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)) / length

    farthest = max(range(1, len(line) - 1), key=lambda index: distance(line[index]))
    if distance(line[farthest]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplify(line[: farthest + 1])[:-1] + simplify(line[farthest:])


def curve(ring: list[Point]) -> str:
    """A ring as a path of quadratic curves through the middles of its sides, in whole numbers."""
    half = len(ring) // 2
    line = simplify(ring[: half + 1])[:-1] + simplify(ring[half:] + ring[:1])[:-1]
    points = [(round(x), round(y)) for x, y in line]
    if len(points) < 4:
        return ""

    def middle(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
        return round((a[0] + b[0]) / 2), round((a[1] + b[1]) / 2)

    here = middle(points[-1], points[0])
    start, parts = f"M{here[0]} {here[1]}q", []
    for index, (x, y) in enumerate(points):
        there = middle((x, y), points[(index + 1) % len(points)])
        parts.append(f"{x - here[0]} {y - here[1]} {there[0] - here[0]} {there[1] - here[1]}")
        here = there
    return (start + " ".join(parts)).replace(" -", "-") + "z"


def sea() -> str:
    """The sheet: water from the deepest to the shallowest, then land."""
    field = heights()
    sorted_heights = sorted(height for row in field for height in row)
    levels = [sorted_heights[int(share * (len(sorted_heights) - 1))] for share in SHARES]
    paths = ["".join(map(curve, rings(field, level))) for level in levels]
    svg = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="var(--sea-0)"/>'
    for number, path in enumerate(paths, 1):
        line = "--shore" if number == len(paths) else "--contour"
        fill = "--land" if number == len(paths) else f"--sea-{number}"
        svg += f'\n<path d="{path}" fill="var({fill})" stroke="var({line})"/>'
    return svg


# ---------------------------------------------------------------- the signs

MAGENTA, PAPER, INK = "var(--symbol)", "var(--symbol-background)", "var(--symbol-foreground)"


def at(radius: float, angle: float) -> str:
    """A point by its distance from the middle and its bearing, clockwise from north."""
    return f"{radius * sin(radians(angle)):.4g} {-radius * cos(radians(angle)):.4g}"


def lighthouse() -> str:
    """The sea mark of support at events: a tower in five bands, its lantern and its roof."""

    def half(y: float) -> float:
        return 13 + 5 * y / 72

    bands = ""
    for number in range(5):
        low, high = -14.4 * number, -14.4 * (number + 1)
        fill = MAGENTA if number % 2 else PAPER
        bands += f'<path fill="{fill}" d="M-{half(low):.4g} {low:.4g}L-{half(high):.4g} {high:.4g}'
        bands += f'H{half(high):.4g}L{half(low):.4g} {low:.4g}z"/>'
    return (
        f'<g stroke="{INK}" stroke-width="1.4" stroke-linejoin="round">{bands}'
        f'<path fill="var(--mark-yellow)" d="M-6.5-75v-12h13v12z"/>'
        f'<path fill="{INK}" d="M-11-72v-3h22v3zM-9-87L0-98 9-87zM-16 0h32v3h-32z"/></g>'
    )


def rose() -> str:
    """The sea mark of building capacity: a compass rose."""

    def star(first: int, long: float, short: float, lean: float) -> str:
        points = (first + 90 * quarter for quarter in range(4))
        return "".join(f"M0 0L{at(short, angle + lean)} {at(long, angle)}z" for angle in points)

    def ticks(count: int, inner: float, outer: float) -> str:
        return "".join(f"M{at(inner, 360 / count * n)}L{at(outer, 360 / count * n)}" for n in range(count))

    def points(first: int, long: float, short: float, lean: float) -> str:
        dark = star(first, long, short, lean)
        return (
            f'<path fill="{PAPER}" stroke-width=".6" d="{star(first, long, short, -lean)}{dark}"/>'
            f'<path fill="{MAGENTA}" stroke="none" d="{dark}"/>'
        )

    return (
        f'<g fill="none" stroke="{MAGENTA}"><circle r="46" fill="{PAPER}" fill-opacity=".55"/><circle r="40"/>'
        f'<circle r="25" stroke-width=".6"/><path stroke-width=".7" d="{ticks(72, 40, 43)}"/>'
        f'<path d="{ticks(12, 40, 46)}"/>{points(45, 27, 9, 22)}{points(0, 39, 10, 24)}</g>'
    )


def breakwaters() -> str:
    """The sea mark of opened programmes: two breakwaters with their lights, and the way in between them."""

    def arm(start: int, end: int) -> str:
        def point(radius: float, angle: int) -> str:
            return f"{radius * cos(radians(angle)):.4g} {20 + radius * sin(radians(angle)):.4g}"

        return (
            f"M{point(55.5, start)}A55.5 55.5 0 0 1 {point(55.5, end)}"
            f"L{point(44.5, end)}A44.5 44.5 0 0 0 {point(44.5, start)}z"
        )

    return (
        f'<g stroke="{INK}" stroke-width="1.4" stroke-linejoin="round">'
        f'<path fill="var(--land)" d="{arm(178, 250)}{arm(290, 362)}"/>'
        f'<circle cx="-17.1" cy="-27" r="6.5" fill="var(--mark-red)"/>'
        f'<circle cx="17.1" cy="-27" r="6.5" fill="var(--mark-green)"/>'
        f'<path fill="none" stroke="{MAGENTA}" stroke-width="2.6" d="M0-66V2M-9-9L0 3l9-12"/></g>'
    )


LINES = {
    "menu": "M4 7h16M4 12h16M4 17h16",
    "night": "M19.5 14.5a8 8 0 0 1-10-10 8 8 0 1 0 10 10z",
    "matrix": "M3.5 3.5h17v17h-17zM9.2 3.5v17M14.8 3.5v17M3.5 9.2h17M3.5 14.8h17M4 12h4.7M15.3 6h4.7M9.7 18h4.6",
    "map": "M3.5 3.5h17v17h-17zM3.5 15c3-4 5 1 7-2s-2-5 1-7 5 2 9-1M14 20.5c0-4 3-5 6.5-6",
    "numbers": "M3.5 3.5v17h17M7 7h12M7 11.5h7M7 16h10",
    "compare": "M3.5 5.5h7v15h-7zM13.5 3.5h7v15h-7zM5.5 10h3M5.5 14h3M15.5 8h3M15.5 12h3",
    "about": "M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 1 1 0-17zM12 11v5.5M12 7v1.5",
    "follow": "M5 17.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 1 1 0-3zM3.5 11a9.5 9.5 0 0 1 9.5 9.5M3.5 4.5a16 16 0 0 1 16 16",
    "shortlist": "M6.5 3.5h11v17L12 16l-5.5 4.5z",
}
"""Small signs of one line each, on a field of 24 by 24."""


def signs() -> str:
    """Every sign as a symbol with its own field."""
    full = (
        ("lighthouse", "-20 -104 40 110", lighthouse()),
        ("rose", "-48 -48 96 96", rose()),
        ("breakwaters", "-58 -68 116 92", breakwaters()),
    )
    lines = (
        (
            name,
            "0 0 24 24",
            f'<path fill="var(--icon-fill, none)" stroke="currentColor" stroke-width="1.5" d="{path}"/>',
        )
        for name, path in LINES.items()
    )
    symbols = (f'<symbol id="{name}" viewBox="{field}">{svg}</symbol>' for name, field, svg in (*full, *lines))
    return "\n".join(symbols)


def main() -> None:
    """Write both files."""
    svg_start = '<svg xmlns="http://www.w3.org/2000/svg"'
    comment = "Drawn by scripts/draw_chart.py; colours come from the page."
    sea_group = f'<g id="sea">{sea()}</g>'
    chart = f'{svg_start} viewBox="0 0 {WIDTH} {HEIGHT}">\n<!-- An invented sea. {comment} -->\n{sea_group}\n</svg>\n'
    marks = f"{svg_start}>\n<!-- Sea marks and signs. {comment} -->\n{signs()}\n</svg>\n"
    for name, svg in (("chart.svg", chart), ("marks.svg", marks)):
        (ASSETS / name).write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
