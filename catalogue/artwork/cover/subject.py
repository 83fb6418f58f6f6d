"""What a cover is drawn from: plain values, so that the drawing knows nothing of libraries and views."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import get_args

from catalogue.artwork.cover.seeded_random import seed_of
from catalogue.schema.entries import Entry, Library
from catalogue.schema.field_groups import Figure
from catalogue.schema.models import Format, Initiative, Sector, Tool
from catalogue.schema.values import Pattern
from catalogue.setting_groups import Sign


@dataclass(frozen=True, slots=True)
class CoverData:
    """All that a cover depends on. Equal subjects have equal covers, byte for byte."""

    id: str
    """The tool's id, or an initiative's as `initiatives/id`; decides the shape of the coast."""
    sign: Sign | None = None
    """The strand's sea mark; none for an initiative."""
    hue: tuple[int, int] = (0, 0)
    """Degrees by which the first sub-sector turns the colours of the sea and of the land."""
    pattern: Pattern | None = None
    """The pattern of the land, from the first format."""
    figures: tuple[str, ...] = ()
    """The tool's own numbers in digits, the most telling first; whatever is not a number is left out."""
    home: str = ""
    """The organiser's country, two capital letters of ISO 3166-1."""
    countries: tuple[str, ...] = ()
    """The countries that took part, with or without the home country."""
    series: str = ""
    """In a large catalogue: the name of the sheet that this cover shares with others, which shows no courses and none
    of the tool's figures. Empty for a sheet of its own."""

    @property
    def layout(self) -> "CoverData":
        """What decides where everything on the sheet lies; colours and patterns are left out."""
        if self.series:
            return CoverData(self.series, self.sign)
        return replace(self, hue=(0, 0), pattern=None)


def cover_path(id_: str) -> str:
    """The address of a drawn cover below the site's root, by the id of its subject."""
    return f"covers/{id_}.svg"


MOST_OWN = 300
"""How many tools a catalogue may have before its covers come from a series: a sheet takes some 35 ms to draw."""
_SERIES = 8
"""How many sheets there are for each strand then; hue and pattern still differ from tool to tool."""


def in_series(subject: CoverData, strand: str) -> CoverData:
    """The subject as it is drawn in a catalogue of more than `MOST_OWN` tools, with the id of the tool's strand."""
    number = sha256(subject.id.encode()).digest()[0] % _SERIES
    return replace(subject, series=f"{strand} {number}")


def hue_of(sector: Entry[Sector]) -> tuple[int, int]:
    """The degrees by which a sub-sector turns sea and land; where it does not say, they follow from its id."""
    seed, meta = seed_of(sector.id), sector.meta
    sea = seed % 29 - 14 if meta.hue is None else meta.hue
    return sea, seed // 29 % 13 - 6 if meta.land_hue is None else meta.land_hue


def pattern_of(form: Entry[Format]) -> Pattern:
    """The pattern of a format; where it does not say, it follows from its id."""
    patterns: tuple[Pattern, ...] = get_args(Pattern)
    return form.meta.pattern or patterns[seed_of(form.id) % len(patterns)]


def cover_subject(library: Library, entry: Entry[Tool], home: str = "") -> CoverData:
    """The subject of a tool's cover. `home` is the organiser's country; else the tool's place says where it began."""
    tool = entry.meta
    places = [tool.place, *(edition.place for edition in tool.editions)]
    countries = library.config.expand_countries(tool.countries)
    stages = [place.country for place in places if place and place.country]
    return CoverData(
        id=entry.id,
        sign=library.strands[tool.strand].meta.sign,
        hue=hue_of(library.sectors[tool.sectors[0]]),
        pattern=pattern_of(library.formats[tool.formats[0]]) if tool.formats else None,
        figures=_headline_numbers(tool.figures),
        home=next(iter([code for code in (home, *stages, *countries) if code]), ""),
        countries=countries,
    )


def initiative_subject(library: Library, entry: Entry[Initiative], home: str = "") -> CoverData:
    """The subject of an initiative's cover: open water without a mark, and courses between the countries in it.

    `home` is the coordinator's country; else the first of the initiative's.
    """
    countries = library.config.expand_countries(entry.meta.countries)
    return CoverData(
        id=entry.key,
        figures=_headline_numbers(entry.meta.results),
        home=home or next(iter(countries), ""),
        countries=countries,
    )


def _headline_numbers(figures: tuple[Figure, ...]) -> tuple[str, ...]:
    """Whole numbers of the newest year, none of them money: no cover mixes the figures of several years.

    Counts stand before measures, sure before unsure, exact before about, then the larger first.
    """
    countable = [
        (figure, figure.value)
        for figure in figures
        if isinstance(figure.value, int) and figure.value > 0 and figure.unit != "year" and not figure.currency
    ]
    newest = max((figure.year or 0 for figure, _ in countable), default=0)
    numbers = [
        (bool(figure.unit), figure.uncertain, bool(figure.qualifier), -value)
        for figure, value in countable
        if (figure.year or 0) == newest
    ]
    return tuple(dict.fromkeys(str(-value) for *_, value in sorted(numbers)))
