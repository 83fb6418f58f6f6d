"""Draws the cover of a tool or an initiative: a sheet of invented sea, always the same for the same subject, as SVG."""

from catalogue.artwork.cover.canvas import Canvas
from catalogue.artwork.cover.chart import compose, simplify_contours
from catalogue.artwork.cover.subject import (
    MOST_OWN,
    CoverData,
    cover_path,
    cover_subject,
    hue_of,
    in_series,
    initiative_subject,
    pattern_of,
)
from catalogue.artwork.cover.svg import write
from catalogue.theme.colours import Colours

CARD = Canvas()
"""For cards and heads."""
PORTRAIT = Canvas(840, 1188)
"""In the proportions of A4, for the cover of a book."""
WIDE = Canvas(960, 504, has_title=True)
"""For social cards, in their proportions, 1200 × 630."""

MOST_BYTES = 12_000
_PLAINER = (40, 90, 200, 400)

__all__ = [
    "CARD",
    "MOST_OWN",
    "PORTRAIT",
    "WIDE",
    "Canvas",
    "CoverData",
    "cover_path",
    "cover_subject",
    "draw_cover",
    "hue_of",
    "in_series",
    "initiative_subject",
    "pattern_of",
]


def draw_cover(subject: CoverData, colours: Colours, canvas: Canvas = CARD) -> bytes:
    """The cover of a subject in a theme's colours: SVG in UTF-8, under 12 KB, without words, scripts or links."""
    chart = compose(subject, canvas)
    drawing = write(chart, subject, colours).encode()
    # Few coasts are so ragged that they need it: coarser contours, until the cover is small enough.
    for plain in _PLAINER:
        if len(drawing) < MOST_BYTES:
            break
        drawing = write(simplify_contours(chart, plain), subject, colours).encode()
    return drawing
