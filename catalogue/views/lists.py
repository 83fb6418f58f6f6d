"""Views of pages that list or lead: home, all tools, terms, organisations, glossary, search."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.views.entries import GlossaryTermView, OrganisationView
from catalogue.views.frame import FeedLinkView, LinkView
from catalogue.views.tools import CardView, LatestView


@dataclass(frozen=True, slots=True)
class TermsView:
    """All terms of a facet."""

    facet: str
    title: str
    intro: str
    terms: tuple[LinkView, ...]
    """Those that tools carry come first; `count` says how many do."""
    note: str = ""
    """For a filter: what its values stand for, where its title does not say."""
    has_pages: bool = True
    """Whether its terms have pages; a filter by mode, by year or by status has none."""


@dataclass(frozen=True, slots=True)
class ToolsView:
    """All tools."""

    tools: tuple[CardView, ...]
    facets: tuple[TermsView, ...]
    """Every filter with its values, also those that no tool carries."""
    wider: Mapping[str, str]
    """The wider sub-sector of each that has one, by id."""
    newest: tuple[int, ...]
    """The places of the tools in `tools`, the one with the latest edition first."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The front page."""

    strands: tuple[tuple[LinkView, tuple[LinkView, ...]], ...]
    """Every strand with the first of its tools; the strand's `count` says how many there are."""
    sectors: tuple[LinkView, ...]
    """The sub-sectors that have tools."""
    lists: tuple[LinkView, ...]
    """The other ways in: all tools, then the lists of aims, formats, countries, initiatives and organisations."""
    latest: tuple[LatestView, ...]
    """The tools that appeared or were reviewed last."""
    tool_count: int
    country_count: int
    organisation_count: int
    pages: tuple[LinkView, ...]
    """The pages of running text to which no foot menu leads, with their summaries."""


@dataclass(frozen=True, slots=True)
class OrganisationsView:
    """All organisations, by country."""

    groups: tuple[tuple[LinkView, tuple[OrganisationView, ...]], ...]
    """A country (or, with an empty path, those of no single country) and its organisations."""
    count: int


@dataclass(frozen=True, slots=True)
class IndexView:
    """A list of entries that have no list of another kind: learning modules."""

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
class CompareView:
    """The page on which tools stand side by side; a script fetches their pages."""

    tools: tuple[LinkView, ...]
    """All tools, to choose from."""


@dataclass(frozen=True, slots=True)
class ShortlistView:
    """The page of the tools that a reader has saved; a script fetches their pages."""

    tools: tuple[LinkView, ...]
    """All tools, to find the addresses of those that were saved."""


@dataclass(frozen=True, slots=True)
class HappeningView:
    """The same thing that happened to several entries of one collection on one day."""

    kind: str
    """`added`, `retired`, `renamed`, `translated`, `revised`, `reviewed` or `moved`."""
    label: str
    """The kind in the reader's words."""
    what: str
    """What the entries are called, such as `Tools`."""
    entries: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class DayView:
    """What happened on one day."""

    title: str
    """The day in the reader's words."""
    iso: str
    """ISO 8601."""
    happenings: tuple[HappeningView, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """What happened in one month."""

    title: str
    """The month in the reader's words."""
    iso: str
    """ISO 8601."""
    days: tuple[DayView, ...]
    """The latest first."""


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What happened to the entries of the catalogue."""

    months: tuple[MonthView, ...]
    """The latest first."""
    left_out: int
    """How many older changes are not listed."""
    has_history: bool
    """Whether the days come from the sources' history in Git, and not from the entries alone."""
    feeds: tuple[tuple[str, tuple[FeedLinkView, ...]], ...]
    """All feeds of this language below a heading each: that of all tools, which has none, strands and sub-sectors."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page that stands where nothing is."""

    suggestions: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page at an old address that leads to the new one."""

    target: LinkView
