"""Index of tools by term, independent of pages and addresses."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalogue.schema.entries import Library
from catalogue.schema.models import Tool
from catalogue.site.country_roles import COUNTRY_ROLES, CountryRole, country_roles
from catalogue.site.related import RelatedTool, RelatedTools

FACETS = ("strands", "sectors", "aims", "formats", "countries")
"""The facets that have term pages, in display order."""


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The terms of every facet with their tools, and each tool's related tools."""

    tools: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Tool ids by facet and term, in the order of the tools; terms without tools have an empty tuple.

    A country has the tools in which it has any role.
    """
    country_roles: Mapping[str, Mapping[str, tuple[CountryRole, ...]]]
    """The result of `country_roles` for every tool, by its id."""
    related: Mapping[str, tuple[RelatedTool, ...]]
    """Related tools by tool id, the explicit ones first; computed on demand."""

    def tools_with(self, *terms: tuple[str, str]) -> tuple[str, ...]:
        """The tools that carry all of some terms, each a facet and an id. Use it to count tools."""
        first, *others = [self.tools[facet][id_] for facet, id_ in terms]
        common = frozenset(first).intersection(*others)
        return tuple(tool for tool in first if tool in common)

    def tools_by_role(self, country: str) -> dict[CountryRole, tuple[str, ...]]:
        """The tools in which a country has each role, in the order of the tools."""
        own = {tool: self.country_roles[tool][country] for tool in self.tools["countries"][country]}
        return {role: tuple(tool for tool, roles in own.items() if role in roles) for role in COUNTRY_ROLES}


def facet_values(library: Library, tool: Tool, facet: str) -> tuple[str, ...]:
    """The ids of the terms that a tool carries in one facet; for countries, all that have a role in it."""
    if facet == "strands":
        return (tool.strand,)
    if facet == "countries":
        return tuple(country_roles(library, tool))
    values: tuple[str, ...] = getattr(tool, facet)
    return values


def facet_terms(library: Library, tool: Tool, facet: str) -> tuple[str, ...]:
    """The ids of the terms of one facet under which a tool is listed: those it carries, then their ancestors."""
    ids = dict.fromkeys(facet_values(library, tool, facet))
    queue = list(ids) if facet == "sectors" else []
    for id_ in queue:
        if parent := library.sectors[id_].meta.parent:
            ids.setdefault(parent)
            queue.append(parent)
    return tuple(ids)


def make_taxonomy(library: Library, countries: Iterable[str]) -> Taxonomy:
    """Index the tools of a library by their terms; a sub-sector's tools are listed under the wider one too."""
    terms: dict[str, dict[str, list[str]]] = {
        facet: {id_: [] for id_ in (countries if facet == "countries" else library.collection(facet))}
        for facet in FACETS
    }
    for tool in library.tools.values():
        for facet in FACETS:
            for id_ in facet_terms(library, tool.meta, facet):
                terms[facet][id_].append(tool.id)
    general = {("sectors", id_) for id_, sector in library.sectors.items() if sector.meta.general}
    terms_by_tool = {id_: _terms_of(library, entry.meta) - general for id_, entry in library.tools.items()}
    frozen = {facet: {id_: tuple(ids) for id_, ids in group.items()} for facet, group in terms.items()}
    roles = {id_: country_roles(library, entry.meta) for id_, entry in library.tools.items()}
    return Taxonomy(frozen, roles, RelatedTools(library.tools, terms_by_tool, frozen))


def _terms_of(library: Library, tool: Tool) -> frozenset[tuple[str, str]]:
    return frozenset((facet, id_) for facet in FACETS for id_ in facet_values(library, tool, facet))
