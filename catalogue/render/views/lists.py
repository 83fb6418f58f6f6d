"""Views of pages that list or lead: home, all tools, terms, organisations, glossary, search."""

from dataclasses import dataclass

from catalogue.render.views.entries import GlossaryTermView, OrganisationView
from catalogue.render.views.frame import LinkView
from catalogue.render.views.tools import CardView


@dataclass(frozen=True, slots=True)
class TermsView:
    """All terms of a facet."""

    facet: str
    title: str
    intro: str
    terms: tuple[LinkView, ...]
    """Those that tools carry come first; `count` says how many do."""


@dataclass(frozen=True, slots=True)
class ToolsView:
    """All tools."""

    tools: tuple[CardView, ...]
    facets: tuple[TermsView, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page."""

    strands: tuple[tuple[LinkView, tuple[CardView, ...]], ...]
    """Every strand with some of its tools."""
    sectors: tuple[LinkView, ...]
    """The sub-sectors that have tools."""
    aims: tuple[LinkView, ...]
    formats: tuple[LinkView, ...]
    """The formats that have tools."""
    tools: tuple[CardView, ...]
    tool_count: int
    country_count: int
    organisation_count: int
    pages: tuple[LinkView, ...]
    """The pages of running text, with their summaries."""


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """All organisations, by country."""

    groups: tuple[tuple[LinkView, tuple[OrganisationView, ...]], ...]
    """A country (or, with an empty path, those of no single country) and its organisations."""
    count: int


@dataclass(frozen=True, slots=True)
class IndexView:
    """A list of entries that have no list of another kind: initiatives and learning modules."""

    title: str
    intro: str
    items: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All words, in the order of the alphabet."""

    groups: tuple[tuple[str, tuple[GlossaryTermView, ...]], ...]
    """A capital letter and its words."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: what a reader without JavaScript is offered instead."""

    bundle: str
    """Address of the search bundle below the root."""
    facets: tuple[TermsView, ...]
    tools: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page that stands where nothing is."""

    suggestions: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at an old address that leads to the new one."""

    target: LinkView
