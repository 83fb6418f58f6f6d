"""What the sources say about every tool, by filter: the filters of the site are held against a count over it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.schema.models import Tool
from catalogue.site import Site
from catalogue.site.years import active_years
from tests.projects import broad

Chosen = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Facts:
    """A tool as its source describes it."""

    id: str
    title: str
    latest: str
    """The start of its last edition, or the newest year in which it was held; may be empty."""
    values: Mapping[str, frozenset[str]]

    def fits(self, chosen: Chosen) -> bool:
        """Whether it has one of the values of every filter that is in use."""
        return all(not list(wanted) or self.values[name] & set(wanted) for name, wanted in chosen.items())


@cache
def tools() -> tuple[Facts, ...]:
    """Every tool of the site, in the order of the catalogue."""
    with TemporaryDirectory() as folder:
        site = load(LoadOptions(broad(Path(folder)))).site
    assert site is not None
    parents = {id_: entry.meta.parent for id_, entry in site.library.sectors.items()}
    any_retired = any(entry.meta.status == "retired" for entry in site.library.tools.values())
    found = []
    for entry in site.library.tools.values():
        tool = entry.meta
        starts = [edition.start for edition in tool.editions if edition.start]
        starts += map(str, active_years(tool)[-1:])
        sectors = set(tool.sectors)
        while wider := {parent for id_ in sectors if (parent := parents[id_])} - sectors:
            sectors |= wider
        values = {
            "strands": {tool.strand},
            "sectors": sectors,
            "aims": set(tool.aims),
            "formats": set(tool.formats),
            "countries": _countries(site, tool),
            "modes": {tool.mode} if tool.mode else set[str](),
            "years": {str(year) for year in active_years(tool)},
            "recurs": {tool.recurs} if tool.recurs else set[str](),
            "status": {tool.status},
            "active": {"yes"} if any_retired and tool.status != "retired" else set[str](),
        }
        frozen = {name: frozenset(those) for name, those in values.items()}
        found.append(Facts(entry.id, entry.title, max(starts, default=""), frozen))
    return tuple(found)


def _countries(site: Site, tool: Tool) -> set[str]:
    """Where it was held, whence it is organised, and who took part."""
    organisations = site.library.organisations
    places = [tool.place, *(edition.place for edition in tool.editions)]
    codes = {*site.library.config.expand_countries(tool.countries), *(p.country for p in places if p and p.country)}
    for party in tool.organisers:
        code = organisations[party.organisation].meta.country if party.organisation else party.country
        codes |= {code} if code else set()
    return {code.lower() for code in codes}


def every_value() -> list[tuple[str, str]]:
    """Every filter with each of the values that tools carry."""
    return sorted({(name, value) for tool in tools() for name, values in tool.values.items() for value in values})


def expected(chosen: Chosen, found: Iterable[str] | None = None) -> tuple[list[str], dict[str, int]]:
    """The ids of the tools that fit, and the count of every value, found by trying each.

    `found` are the ids that a text lets through. A value counts the tools that have it and fit all other filters.
    """
    these = [tool for tool in tools() if found is None or tool.id in set(found)]
    counts = {}
    for name, value in every_value():
        others = {other: wanted for other, wanted in chosen.items() if other != name}
        counts[f"{name} {value}"] = sum(tool.fits({**others, name: [value]}) for tool in these)
    return [tool.id for tool in these if tool.fits(chosen)], counts
