"""Numbers in the water: the tool's own figures, large, and depths, small, none of which touches anything else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from catalogue.artwork.cover.canvas import Canvas
from catalogue.artwork.cover.placement import Disc
from catalogue.artwork.cover.seeded_random import SeededRandom
from catalogue.artwork.cover.terrain import HeightMap

_SIZES = (76, 48, 40, 34, 34)
"""Of the figures, in their order."""
_SMALLEST = 30
_DEPTH = 17
_DEPTHS = 30
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Sounding:
    """A number on the sheet, set around its middle."""

    text: str
    x: int
    y: int
    """The line on which the digits stand."""
    size: int
    figure: bool
    """Whether it is one of the tool's own."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of all that any usual face can take up."""
        half = 0.3 * self.size * len(self.text)
        return self.x - half, self.y - 0.76 * self.size, self.x + half, self.y + 0.2 * self.size


def sound(
    canvas: Canvas, height_map: HeightMap, keep_out: Sequence[Disc], figures: Iterable[str], rng: SeededRandom
) -> list[Sounding]:
    """The soundings of a sheet. Figures come first; one that finds no room is left out."""
    lead = _Lead(canvas, height_map, keep_out)
    digits = (text for text in figures if text.isascii() and text.isdigit() and len(text) <= _LONGEST)
    # A cover has no language: thousands are set apart as the standards on units do it.
    numbers = [f"{int(text):,}".replace(",", "\N{THIN SPACE}") for text in digits]
    for text, size in zip(numbers, _SIZES, strict=False):
        while size >= _SMALLEST and not lead.place_figure(text, size):
            size -= 8
    lead.place_depths(rng)
    return lead.soundings


class _Lead:
    """Finds room for numbers, one after the other."""

    def __init__(self, canvas: Canvas, height_map: HeightMap, keep_out: Sequence[Disc]) -> None:
        self._sheet = canvas
        self._relief = height_map
        self._discs = keep_out
        self.soundings: list[Sounding] = []

    def place_figure(self, text: str, size: int) -> bool:
        """Set a figure where there is most room around it; False where there is none."""
        best, most = None, 0.0
        for node in range(0, len(self._relief.offings), 2):
            if self._relief.offings[node] < 0.45 * size:
                continue
            x, y = self._relief.place(node)
            sounding = Sounding(text, round(x), round(y + 0.3 * size), size, figure=True)
            clearance = self._clearance(sounding, 10, most)
            if clearance > most:
                best, most = sounding, clearance
        if best:
            self.soundings.append(best)
        return best is not None

    def place_depths(self, rng: SeededRandom) -> None:
        """Set depths, true to the relief, on a loose grid, as a boat that sounds its way to and fro leaves them."""
        left, top, right, bottom = self._sheet.field
        step = 92
        positions = [
            (x + rng.between(-28, 28) + (step / 2 if row % 2 else 0), y + rng.between(-24, 24))
            for row, y in enumerate(range(top + 44, bottom, 62))
            for x in range(left + 44, right, step)
        ]
        for x, y in positions:
            height = self._relief.height(x, y)
            if height > -0.08 or len(self.soundings) >= _DEPTHS:
                continue
            sounding = Sounding(str(max(round(-height * 21), 1)), round(x), round(y), _DEPTH, figure=False)
            if self._clearance(sounding, 7) > 0:
                self.soundings.append(sounding)

    def _clearance(self, sounding: Sounding, margin: float, more_than: float = 0) -> float:
        """How much room a number has around it, up to some point; nothing where it is not `more_than` that."""
        left, top, right, bottom = sounding.box
        field = self._sheet.open_field if sounding.figure else self._sheet.field
        clearance = min(left - field[0], top - field[1], field[2] - right, field[3] - bottom, 60) - 4
        if clearance <= more_than:
            return 0
        for other in self.soundings:
            west, north, east, south = other.box
            apart = max(left - east, west - right, top - south, north - bottom) - margin
            clearance = min(clearance, apart / 2 if other.figure and sounding.figure else apart)
        offing = self._relief.offing
        for x, y in ((left, top), (right, top), (left, bottom), (right, bottom), ((left + right) / 2, bottom)):
            if clearance <= more_than:
                return 0
            clearance = min(clearance, offing(x, y) - margin / 2)
        for x, y, radius in self._discs:
            if clearance <= more_than:
                return 0
            dx = left - x if x < left else x - right if x > right else 0
            dy = top - y if y < top else y - bottom if y > bottom else 0
            reach = clearance + radius + margin / 2
            if dx * dx + dy * dy < reach * reach:
                clearance = sqrt(dx * dx + dy * dy) - radius - margin / 2
        return clearance if clearance > more_than else 0


def draw(soundings: Sequence[Sounding]) -> str:
    """The numbers, the depths in one group and the figures in another."""
    depths = "".join(f'<text x="{s.x}" y="{s.y}">{s.text}</text>' for s in soundings if not s.figure)
    figures = "".join(f'<text x="{s.x}" y="{s.y}" font-size="{s.size}">{s.text}</text>' for s in soundings if s.figure)
    return f'<g class="i" font-size="{_DEPTH}">{depths}</g><g class="i" font-weight="700">{figures}</g>'
