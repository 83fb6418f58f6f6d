"""The view of the map: simplified outlines, overlaid with the catalogue's countries."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from catalogue.i18n import country_name, sort_key
from catalogue.labels import N_, number_text
from catalogue.pages.colour_scale import legend, level
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.views import (
    BoxView,
    CountryView,
    InsetView,
    MapCountryView,
    MapView,
    MarkView,
    NameView,
    PageView,
    SeaView,
)

OUTLINES = Path(__file__).with_name("outlines")
"""Folder with a file of outlines for each map extract."""

_BORDER = 64
"""Width of the neat-line with its degrees, in kilometres on the map."""
_BAR = 14
"""Width of its strip of dark and light degrees."""
_SCALE = 200
"""Length of the scale bar in kilometres."""
_LABELLED = 5
"""Interval of the labelled degrees."""


_SEAS = {
    "baltic-sea": (N_("Baltic Sea"), "large"),
    "gulf-of-bothnia": (N_("Gulf of Bothnia"), "small"),
    "gulf-of-finland": (N_("Gulf of Finland"), "small"),
    "kattegat": (N_("Kattegat"), "small"),
}


@cache
def outlines(extract: str) -> Mapping[str, Any]:
    """Load the outlines that scripts/reduce_outlines.py has written."""
    data: Mapping[str, Any] = json.loads((OUTLINES / f"{extract}.json").read_text(encoding="utf-8"))
    return data


def map_view(builder: ViewBuilder) -> MapView:
    """The view of the region in the settings, each country shaded by the number of its tools."""
    data, text = outlines(builder.library.config.map), builder.messages.gettext
    countries = _countries(builder)
    most = max((country.country.count for country in countries.values()), default=0)
    width, height = data["width"], data["height"]
    nowhere = sum(not roles for roles in builder.site.taxonomy.country_roles.values())
    return MapView(
        width=width,
        height=height,
        border=_BORDER,
        shapes=data["countries"],
        countries=tuple(
            MapCountryView(country, code, level(country.country.count, most), *data["labels"][code])
            for code, country in countries.items()
            if code in data["labels"]
        ),
        insets=tuple(_insets(builder, data["insets"], countries, most)),
        borders=data["borders"],
        graticule=(*data["meridians"], *data["parallels"]),
        marks=tuple(_degree_labels(data["degrees"], width, height)),
        bars=tuple(_bars(data["degrees"], width, height)),
        neighbours=tuple(_neighbours(data["labels"], countries, builder.language)),
        seas=tuple(_seas(builder, data["seas"])),
        scale=BoxView(60, 90, _SCALE, 12),
        scale_label=text("%(number)s km") % {"number": _SCALE},
        shades=legend(most, builder.messages),
        outside=tuple(
            country
            for code, country in countries.items()
            if code not in data["labels"] | data["insets"] and country.country.count
        ),
        table=tuple(countries.values()),
        nowhere=nowhere,
        source=text("Outlines: Natural Earth, public domain"),
    )


def _countries(builder: ViewBuilder) -> dict[str, CountryView]:
    """All countries that have a page, by code, those with the most tools first."""
    organisations = builder.library.organisations.values()
    seats = Counter((organisation.meta.country or "").lower() for organisation in organisations)
    links = [builder.link(f"countries/{code}") for code in builder.site.taxonomy.tools["countries"]]
    links.sort(key=lambda link: (-link.count, sort_key(link.title)))
    ngettext, language = builder.messages.translations.ngettext, builder.language
    views = {}
    for link in links:
        words = ngettext("%(country)s: %(number)s tool", "%(country)s: %(number)s tools", link.count)
        name = words % {"country": link.title, "number": number_text(link.count, language)}
        roles = tuple(map(len, builder.site.taxonomy.tools_by_role(link.id).values()))
        views[link.id] = CountryView(link, name, roles, seats[link.id])
    return views


def _insets(
    builder: ViewBuilder, insets: Mapping[str, Any], countries: Mapping[str, CountryView], most: int
) -> Iterable[InsetView]:
    """The insets of countries outside the frame that have a page."""
    for code, inset in insets.items():
        if country := countries.get(code):
            x, y, width, height = inset["box"]
            shown = MapCountryView(
                country, code, level(country.country.count, most), x + width // 2, y + height // 2 + 12
            )
            words = builder.messages.gettext(
                "%(country)s lies outside the frame and is drawn apart, at half the scale."
            )
            note = words % {"country": country.country.title}
            yield InsetView(shown, BoxView(x, y, width, height), inset["path"], note)


def _seas(builder: ViewBuilder, places: Mapping[str, tuple[int, int, int]]) -> Iterable[SeaView]:
    for id_, (x, y, turn) in places.items():
        name, size = _SEAS[id_]
        yield SeaView(builder.messages.gettext(name), x, y, turn, size)


def _neighbours(labels: Mapping[str, tuple[int, int]], countries: Collection[str], language: str) -> Iterable[NameView]:
    """The names of countries without a page, which help readers to find their bearings."""
    for code, (x, y) in labels.items():
        if code not in countries:
            yield NameView(country_name(code.upper(), language), x, y)


def _degree_labels(degrees: Mapping[str, Sequence[tuple[int, int]]], width: int, height: int) -> Iterable[MarkView]:
    """The degree labels, each in the middle of the neat-line's strip."""
    middle = _BAR + (_BORDER - _BAR) // 2
    lines = {"top": -middle, "bottom": height + middle, "left": -middle, "right": width + middle}
    for side, positions in degrees.items():
        along, across = side in {"top", "bottom"}, lines[side]
        length = width if along else height
        for place, degree in positions:
            if degree % _LABELLED == 0 and _BORDER < place < length - _BORDER:
                x, y = (place, across) if along else (across, place)
                yield MarkView(f"{degree}°", x, y, 0 if along else -90)


def _bars(degrees: Mapping[str, Sequence[tuple[int, int]]], width: int, height: int) -> Iterable[BoxView]:
    """The dark bars for every other degree, along all four sides of the frame."""
    for side, positions in degrees.items():
        along = side in {"top", "bottom"}
        length = width if along else height
        ends = [(0, _before(positions)), *positions, (length, 0)]
        for (start, degree), (end, _) in pairwise(ends):
            if degree % 2 == 0:
                place = {"top": -_BAR, "left": -_BAR, "bottom": height, "right": width}[side]
                box = (start, place, end - start, _BAR) if along else (place, start, _BAR, end - start)
                yield BoxView(*box)


def _before(positions: Sequence[tuple[int, int]]) -> int:
    """A degree for the bar before the first mark: bars alternate, so any of the other parity will do."""
    return positions[0][1] + 1


def _view(builder: ViewBuilder, page: PageView) -> MapView:
    return map_view(builder)


PAGE = PageDefinition(
    N_("Map"),
    N_("The tools that the countries around the Baltic Sea hold, organise or join."),
    overview=2,
    view=_view,
    shows=("tools",),
)
