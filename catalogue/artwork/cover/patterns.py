"""The pattern of the land: a small tile for every format, and a family of tiles for every kind of format."""

from dataclasses import dataclass

from catalogue.artwork.cover.seeded_random import seed_of


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
_TILES = {
    # To show: dots and rings.
    "exhibition": Tile("M6 6h0M18 18h0", 24, 24, 0, 6),
    "joint-showcase": Tile("M5 5h0M12 5h0M22 17h0M29 17h0", 34, 24, 0, 5),
    "festival": Tile("M14 7a7 7 0 1 1-.1 0zM14 14h0", 30, 30, 20, 2.2),
    "fair-visit": Tile("M5 5h10v10h-10z", 26, 26, 45, 2.2),
    # To meet: crosses.
    "matchmaking": Tile("M6 2v8M2 6h8M20 16v8M16 20h8", 28, 28, 0, 2.4),
    "networking-event": Tile("M3 3l8 8M11 3l-8 8M17 17l8 8M25 17l-8 8", 28, 28, 0, 2.2),
    "conference": Tile("M3 8h10M19 20h10", 32, 24, 0, 2.6),
    "barcamp": Tile("M12 4v8M12 12l7 4M12 12l-7 4", 26, 24, 0, 2.2),
    # To win: chevrons.
    "pitching": Tile("M4 12l6-8 6 8", 22, 20, 0, 2.2),
    "pitching-contest": Tile("M0 12l8-8 8 8 8-8 8 8", 32, 16, 0, 2),
    "competition": Tile("M5 13l6-10 6 10z", 26, 20, 0, 2),
    # To learn: hatching.
    "training": Tile("M0 6h24", 24, 12, 45, 2),
    "mentoring": Tile("M0 6h24", 24, 12, -45, 2),
    "peer-mentoring": Tile("M0 5h14M14 11h14", 28, 12, -30, 2.2),
    "workshop-series": Tile("M0 4h40M0 9h40", 40, 20, 60, 2),
    # To make: grids.
    "lab": Tile("M0 9h18M9 0v18", 18, 18, 45, 1.6),
    "co-creation": Tile("M0 10h20M10 0v20", 20, 20, 12, 1.6),
    # To stay and to grow: waves and bricks.
    "residence": Tile("M0 6h32M0 18h32M8 6v12M24 18v6M24 0v6", 32, 24, 0, 1.8),
    "incubation": Tile("M0 10a9 9 0 0 1 18 0M18 10a9 9 0 0 1 18 0", 36, 15, 0, 2),
    "accelerator": Tile("M0 8q8-10 16 0t16 0", 32, 15, 0, 2.2),
    "study-visit": Tile("M0 8q6-8 12 0t12 0t12 0", 36, 12, -20, 2),
}
_PLAIN = Tile("M2 10q4-6 8 0", 26, 22)
_FAMILIES = tuple(sorted(_TILES))


def tile_of(formats: tuple[str, ...]) -> Tile:
    """The tile of the first format; a format of which nothing is known here borrows one."""
    if not formats:
        return _PLAIN
    return _TILES.get(formats[0]) or _TILES[_FAMILIES[seed_of(formats[0]) % len(_FAMILIES)]]


def draw(tile: Tile, name: str) -> str:
    """The tile as a pattern called `name`."""
    turn = f"rotate({tile.turn})" if tile.turn else ""
    return (
        f'<pattern id="{name}" width="{tile.width}" height="{tile.height}" patternUnits="userSpaceOnUse" '
        f'patternTransform="{turn}scale({_SCALE})">'
        f'<rect class="l" width="{tile.width}" height="{tile.height}"/>'
        f'<path class="p" stroke-width="{tile.stroke:g}" stroke-linecap="round" d="{tile.path}"/></pattern>'
    )
