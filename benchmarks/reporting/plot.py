"""The plot of cost against size: both axes logarithmic, each line with its name at its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10
from pathlib import Path

from benchmarks.peers.table import PEERS
from benchmarks.store import Store
from benchmarks.subjects import OURS

WIDTH, HEIGHT = 760, 480
MARGIN_LEFT, RIGHT, TOP, BOTTOM = 64, 188, 56, 56
_LEAST = 17
"""Between two names, in pixels."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the plot, in pixels."""

    name: str
    kind: str
    """The class that gives it its looks."""
    points: Sequence[tuple[float, float]]
    text: float
    """Where its name stands, from the top."""

    @property
    def path(self) -> str:
        """As SVG has it."""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in self.points)


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the grid, in pixels, with its words."""

    at: float
    words: str


def draw(store: Store) -> str:
    """The plot as an SVG document; empty where nothing was measured."""
    from jinja2 import Environment

    series = [(title, kind, points) for title, kind, points in _series(store) if points]
    if not series:
        return ""
    values = [value for _, _, points in series for _, value in points]
    sizes = sorted({size for _, _, points in series for size, _ in points})
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    wide = log10(sizes[-1] / sizes[0]) or 1.0

    def x(size: float) -> float:
        return MARGIN_LEFT + (WIDTH - MARGIN_LEFT - RIGHT) * log10(size / sizes[0]) / wide

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (high - log10(value)) / max(1, high - low)

    curves = [(title, kind, [(x(size), y(value)) for size, value in points]) for title, kind, points in series]
    lines = [
        Line(*line, text) for line, text in zip(curves, _apart([points[-1][1] for *_, points in curves]), strict=True)
    ]
    rows = [Mark(y(10.0**power), _seconds(power)) for power in range(low, high + 1)]
    columns = [Mark(x(size), f"{size:,}") for size in sizes]
    frame = {
        "width": WIDTH,
        "height": HEIGHT,
        "left": MARGIN_LEFT,
        "right": WIDTH - RIGHT,
        "top": TOP,
        "bottom": HEIGHT - BOTTOM,
    }
    template = Path(__file__).with_name("plot.svg.jinja").read_text("utf-8")
    return Environment(autoescape=True).from_string(template).render(lines=lines, rows=rows, columns=columns, **frame)


def _series(store: Store) -> list[tuple[str, str, list[tuple[int, float]]]]:
    """The lines: our cold build, body edit and no-op, and every peer's cold build."""
    specs = [("the catalogue, cold", "own", OURS, "cold"), ("one body edited", "own edit", OURS, "body")]
    specs += [("nothing edited", "own idle", OURS, "no-op")]
    specs += [(peer.title, f"peer {name}", name, "cold") for name, peer in PEERS.items()]
    series = []
    for title, kind, subject, scenario in specs:
        medians = ((size, store.median(size, scenario, subject)) for size in store.sizes())
        series.append((title, kind, [(size, value) for size, value in medians if value]))
    return series


def _apart(specs: Sequence[float]) -> list[float]:
    """Heights for the names, in the order of the lines' ends, none upon another."""
    order = sorted(range(len(specs)), key=specs.__getitem__)
    heights = list(specs)
    for above, below in pairwise(order):
        heights[below] = max(heights[below], heights[above] + _LEAST)
    over = heights[order[-1]] - (HEIGHT - BOTTOM) if order else 0
    for place in reversed(order):  # what was pushed out at the foot moves up again
        if over <= 0:
            break
        heights[place] -= over
        above = order.index(place) - 1
        over = heights[order[above]] + _LEAST - heights[place] if above >= 0 else 0
    return heights


def _seconds(power: int) -> str:
    return f"{10**power:,} s" if power >= 0 else f"{10.0**power:g} s"
