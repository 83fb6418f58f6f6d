"""Writes a chart as SVG: layer upon layer, from the deepest water to the frame."""

from hashlib import sha256

from catalogue.artwork.cover import courses, palette, patterns, soundings
from catalogue.artwork.cover.canvas import frame, graticule
from catalogue.artwork.cover.chart import Chart
from catalogue.artwork.cover.harbours import capital
from catalogue.artwork.cover.subject import CoverData
from catalogue.theme.colours import Colours

_FONTS = "Iowan Old Style,Palatino,P052,Georgia,serif"


def root_of(id_: str) -> str:
    """The name of the drawing's root, to which its style and its pattern are bound where several stand on one page."""
    return "c" + sha256(id_.encode()).hexdigest()[:7]


def write(chart: Chart, subject: CoverData, colours: Colours) -> str:
    """The chart as SVG."""
    name = root_of(subject.id)
    land, sea_mark, size = f"{name}l", chart.sea_mark, f"{chart.canvas.width} {chart.canvas.height}"
    *depths, shore = (contour.path for contour in chart.contours)
    width, height = chart.canvas.width, chart.canvas.height
    sea = "".join(f'<path class="s{n + 1}" d="{path}"/>' for n, path in enumerate(depths))
    lines, degrees = graticule(chart.canvas, capital(subject.home))
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{name}" viewBox="0 0 {size}" width="{width}" height="{height}" '
        f'fill="none" stroke-linejoin="round" font-family="{_FONTS}" font-style="italic" text-anchor="middle">',
        palette.style(colours, subject.hue, name),
        patterns.draw(patterns.tile_of(subject.pattern), land),
        f'<path class="s0" d="M0 0h{width}v{height}H0z"/><g class="e" stroke-width="1">{sea}</g>',
        lines,
        sea_mark.under if sea_mark else "",
        f'<path class="h" stroke-width="2.5" fill="url(#{land})" d="{shore}"/>' if shore else "",
        sea_mark.light if sea_mark else "",
        courses.draw(chart.courses),
        soundings.draw(chart.soundings),
        sea_mark.over if sea_mark else "",
        frame(chart.canvas),
        degrees,
        "</svg>\n",
    )
    return "".join(parts)
