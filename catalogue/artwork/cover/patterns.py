"""The patterns of the land: small tiles, by the names that the content model gives them."""

from dataclasses import dataclass

from catalogue.schema.values import Pattern


@dataclass(frozen=True, slots=True)
class Tile:
    """A tile, drawn in lines."""

    path: str
    width: int
    height: int
    turn: int = 0
    """Degrees."""
    stroke: float = 2
    """The width of the line; round ends, so that a line of no length is a dot."""


_SCALE = 1.25
TILES: dict[Pattern, Tile] = {
    "dots": Tile("M6 6h0M18 18h0", 24, 24, 0, 6),
    "pairs": Tile("M5 5h0M12 5h0M22 17h0M29 17h0", 34, 24, 0, 5),
    "rings": Tile("M14 7a7 7 0 1 1-.1 0zM14 14h0", 30, 30, 20, 2.2),
    "diamonds": Tile("M5 5h10v10h-10z", 26, 26, 45, 2.2),
    "pluses": Tile("M6 2v8M2 6h8M20 16v8M16 20h8", 28, 28, 0, 2.4),
    "crosses": Tile("M3 3l8 8M11 3l-8 8M17 17l8 8M25 17l-8 8", 28, 28, 0, 2.2),
    "dashes": Tile("M3 8h10M19 20h10", 32, 24, 0, 2.6),
    "tripods": Tile("M12 4v8M12 12l7 4M12 12l-7 4", 26, 24, 0, 2.2),
    "chevrons": Tile("M4 12l6-8 6 8", 22, 20, 0, 2.2),
    "zigzag": Tile("M0 12l8-8 8 8 8-8 8 8", 32, 16, 0, 2),
    "triangles": Tile("M5 13l6-10 6 10z", 26, 20, 0, 2),
    "falling-lines": Tile("M0 6h24", 24, 12, 45, 2),
    "rising-lines": Tile("M0 6h24", 24, 12, -45, 2),
    "broken-lines": Tile("M0 5h14M14 11h14", 28, 12, -30, 2.2),
    "double-lines": Tile("M0 4h40M0 9h40", 40, 20, 60, 2),
    "lattice": Tile("M0 9h18M9 0v18", 18, 18, 45, 1.6),
    "grid": Tile("M0 10h20M10 0v20", 20, 20, 12, 1.6),
    "bricks": Tile("M0 6h32M0 18h32M8 6v12M24 18v6M24 0v6", 32, 24, 0, 1.8),
    "scales": Tile("M0 10a9 9 0 0 1 18 0M18 10a9 9 0 0 1 18 0", 36, 15, 0, 2),
    "waves": Tile("M0 8q8-10 16 0t16 0", 32, 15, 0, 2.2),
    "ripples": Tile("M0 8q6-8 12 0t12 0t12 0", 36, 12, -20, 2),
}
_PLAIN = Tile("M2 10q4-6 8 0", 26, 22)


def tile_of(pattern: Pattern | None) -> Tile:
    """The tile of a pattern; a plain one where there is none."""
    return TILES[pattern] if pattern else _PLAIN


def draw(tile: Tile, name: str) -> str:
    """The tile as a pattern called `name`."""
    turn = f"rotate({tile.turn})" if tile.turn else ""
    return (
        f'<pattern id="{name}" width="{tile.width}" height="{tile.height}" patternUnits="userSpaceOnUse" '
        f'patternTransform="{turn}scale({_SCALE})">'
        f'<rect class="l" width="{tile.width}" height="{tile.height}"/>'
        f'<path class="p" stroke-width="{tile.stroke:g}" stroke-linecap="round" d="{tile.path}"/></pattern>'
    )
