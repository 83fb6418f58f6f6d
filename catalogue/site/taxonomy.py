"""Which tools carry which term. Knows nothing of pages and addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.schema.entries import Library
from catalogue.schema.models import Tool
from catalogue.site.related import RelatedTool, RelatedTools

FACETS = ("strands", "sectors", "aims", "formats", "countries")
"""The facets that have term pages, in the order in which readers meet them."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The terms of every facet with their tools, and each tool's kin."""

    tools: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Tool ids by facet and term, in the order of the tools; terms that no tool carries have an empty tuple."""
    related: Mapping[str, tuple[RelatedTool, ...]]
    """Kindred tools by tool id, the explicit ones first; found when they are asked for."""


def facet_values(library: Library, tool: Tool, facet: str) -> tuple[str, ...]:
    """The ids of the terms that a tool carries in one facet; a group of countries stands for each of its countries."""
    if facet == "strands":
        return (tool.strand,)
    if facet == "countries":
        return tuple(code.lower() for code in library.config.expand_countries(tool.countries))
    values: tuple[str, ...] = getattr(tool, facet)
    return values


def make_taxonomy(library: Library, countries: Iterable[str]) -> Taxonomy:
    """Sort the tools of a library under their terms; a sub-sector's tools stand under the wider one too."""
    terms: dict[str, dict[str, list[str]]] = {
        facet: {id_: [] for id_ in (countries if facet == "countries" else library.collection(facet))}
        for facet in FACETS
    }
    for tool in library.tools.values():
        for facet in FACETS:
            for id_ in dict.fromkeys(_with_parents(library, facet, facet_values(library, tool.meta, facet))):
                terms[facet][id_].append(tool.id)
    general = {("sectors", id_) for id_, sector in library.sectors.items() if sector.meta.general}
    terms_by_tool = {id_: _terms_of(library, entry.meta) - general for id_, entry in library.tools.items()}
    frozen = {facet: {id_: tuple(ids) for id_, ids in group.items()} for facet, group in terms.items()}
    return Taxonomy(frozen, RelatedTools(library.tools, terms_by_tool, frozen))


def _with_parents(library: Library, facet: str, ids: Iterable[str]) -> Iterable[str]:
    for id_ in ids:
        current: str | None = id_
        while current:
            yield current
            current = library.sectors[current].meta.parent if facet == "sectors" else None


def _terms_of(library: Library, tool: Tool) -> frozenset[tuple[str, str]]:
    return frozenset((facet, id_) for facet in FACETS for id_ in facet_values(library, tool, facet))
