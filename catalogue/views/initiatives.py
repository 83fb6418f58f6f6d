"""Views of initiatives: the page of one, and all of them side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.views.charts import BarsView
from catalogue.views.frame import BodyView, DoubtView, LinkView
from catalogue.views.programmes import SourceView
from catalogue.views.tools import EditionView, FigureView


@dataclass(frozen=True, slots=True)
class PartyView:
    """Somebody who has a part in an initiative."""

    title: str
    path: str
    """Empty where it has no page."""
    part: str
    """In the reader's words, such as `Coordinator`."""
    kind: str
    """The type of entity, as the source gives it or else as its page has it; may be empty."""
    role: str
    note: str
    country: LinkView | None
    winner: bool
    """For a nominee: whether it won."""
    uncertain: bool
    url: str = ""
    """Its own site, where it has no page here; may be empty."""


@dataclass(frozen=True, slots=True)
class SumView:
    """A sum of money, never added to another."""

    amount: str
    """As it is read in the page's language, such as `136,090`."""
    currency: str
    """ISO 4217, such as `USD`."""
    currency_name: str
    """The currency's name in the page's language."""
    year: str
    scope: str
    qualifier: str
    note: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """A policy measure, an award or a project."""

    id: str
    title: str
    path: str
    summary: str
    cover: str
    """Address of the sea chart that is drawn for it, below the root."""
    kind: str
    """In the reader's words, such as `Policy measure`."""
    full_title: str
    """Its whole registered title, where the title is shorter."""
    original_title: str
    original_language: str
    countries: tuple[LinkView, ...]
    regions: tuple[str, ...]
    reference_number: str
    part_of: str
    """The strategy or policy that it belongs to."""
    coordinator: PartyView | None
    partners: tuple[PartyView, ...]
    partner_count: int
    """How many partners there are, also those who share a line."""
    funder: PartyView | None
    programme_priority: str
    funding: tuple[SumView, ...]
    period: str
    status: str
    status_note: str
    audience: tuple[str, ...]
    aims: tuple[LinkView, ...]
    tools: tuple[LinkView, ...]
    milestones: tuple[EditionView, ...]
    results: tuple[FigureView, ...]
    nominees: tuple[PartyView, ...]
    indicators: tuple[BarsView, ...]
    """A chart for each name, unit and stretch of time, those of one unit on one scale; a nominee without a value has a
    line without a bar."""
    recommendations: tuple[tuple[str, str], ...]
    """What it advises: in a few words, and what it comes to."""
    evaluation: str
    links: tuple[LinkView, ...]
    sources: tuple[SourceView, ...]
    """What its facts rest on."""
    body: BodyView
    doubts: tuple[DoubtView, ...]
    doubtful: Mapping[str, str]
    """The reason for each field that is uncertain, by the field's name in the source."""
    mentioned_by: tuple[LinkView, ...]
    """The entries whose text links here, but for those that the page lists anyway."""
    source_updated: str
    """When its own page was last updated, in words."""
    reviewed: str
    reviewed_iso: str


@dataclass(frozen=True, slots=True)
class ComparedView:
    """An initiative beside the others."""

    title: str
    path: str
    language: str
    """The language of the name and the summary where it is not the page's own."""
    summary: str
    kind: str
    """In the reader's words, such as `Policy measure`."""
    countries: tuple[LinkView, ...]
    period: str
    status: str
    status_note: str
    coordinator: PartyView | None
    partner_count: int
    """How many partners there are, also those who share a line."""
    funding: tuple[SumView, ...]
    results: tuple[FigureView, ...]
    """The first of them."""
    reference_number: str
    evaluation: str
    doubtful: Mapping[str, str]
    """The reason for each field that is uncertain, by the field's name in the source."""


@dataclass(frozen=True, slots=True)
class InitiativesView:
    """All initiatives: those that go on, then those to come, then the completed ones, each time the newest first."""

    items: tuple[ComparedView, ...]
