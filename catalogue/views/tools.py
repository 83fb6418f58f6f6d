"""Views of tools: cards in lists, and everything about one."""

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.views.frame import BodyView, DoubtView, LinkView
from catalogue.views.pictures import PictureView
from catalogue.views.programmes import (
    ContactView,
    CostView,
    DeadlineView,
    RecurrenceView,
    SourceView,
    StepView,
    SupportView,
)


@dataclass(frozen=True, slots=True)
class FigureView:
    """A number that tells what a tool took or gave."""

    label: str
    value: str
    """As it is read in the page's language, such as `1,860`."""
    unit: str
    qualifier: str
    detail: str
    note: str
    uncertain: bool
    number: float | None
    """The bare number, for plots; None where the value is a text."""
    dots: str = ""
    """SVG path with a dot for each thing counted, twenty in a row; empty for what is no count, or too large a one."""
    rest: str = ""
    """For a share in per cent: the path of the dots that are missing to a hundred."""
    dot_rows: int = 0
    """How many rows of dots there are."""
    year: str = ""
    """The year that the number belongs to; may be empty."""


@dataclass(frozen=True, slots=True)
class FigureYearView:
    """The figures of one year."""

    year: str
    """Empty for figures that give none."""
    figures: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """One time that a tool was run, or one date on the way of an initiative."""

    label: str
    when: str
    """The date as it is read in the page's language; empty where it is not known."""
    start: str
    """ISO 8601; may be empty."""
    end: str
    """ISO 8601; may be empty."""
    time: str
    mode: str
    place: str
    note: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class EngagementView:
    """An organisation's part in a tool, or a tool or initiative in which an organisation has a part."""

    title: str
    path: str
    """Empty where it has no page."""
    part: str
    """`organisers`, `partners` and so on."""
    role: str
    note: str
    uncertain: bool
    country: LinkView | None
    kind: str = ""
    """What kind of body it is in the reader's words, where it has no page here; may be empty."""
    url: str = ""
    """Its own site, where it has no page here; may be empty."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A field that holds one word of a list, in the reader's words."""

    label: str
    value: str
    """Empty where nothing is known."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A tool in a list."""

    id: str
    title: str
    summary: str
    path: str
    language: str
    """The language of title and summary where it is not the page's own."""
    number: int | None
    status: str
    """`listed`, `piloted` or `retired`."""
    status_label: str
    strand: LinkView
    sectors: tuple[LinkView, ...]
    formats: tuple[LinkView, ...]
    mode: str
    """`physical`, `digital`, `hybrid` or empty."""
    mode_label: str
    when: str
    """The years in which it ran; empty where `recurrence` says more."""
    recurrence: str
    """How often it is held and since when, such as `Every year since 2009`; may be empty."""
    where: str
    """City and country; may be empty."""
    countries: tuple[LinkView, ...]
    cover: str
    """Address of the cover below the root: the tool's own picture, or the sea chart that is drawn for it."""
    picture: PictureView | None
    """The tool's own picture in all its files; None where a chart is drawn."""
    facets: str
    """The terms it carries, as JSON by facet, for filters."""


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A similar tool with the reason."""

    card: CardView
    reason: str
    """In the reader's words, such as `same strand, both for games`."""


@dataclass(frozen=True, slots=True)
class LatestView:
    """A tool that is new, or newly reviewed."""

    card: CardView
    reason: str
    """In the reader's words, such as `Reviewed 23 November 2026, first published 8 September 2021`."""


@dataclass(frozen=True, slots=True)
class ToolView:
    """Everything about one tool."""

    card: CardView
    facts: Mapping[str, FactView]
    """Every field that holds one word of a list, by its name, such as `mode`."""
    aims: tuple[LinkView, ...]
    audience: tuple[str, ...]
    place: str
    in_depth: bool
    """Whether it has chapters of its own; else its facts and a paragraph are all there is."""
    recurrence: RecurrenceView
    latest: EditionView | None
    """The newest edition, where nothing newer than that is documented."""
    eligibility: str
    deadline: DeadlineView | None
    cost: CostView | None
    support: tuple[SupportView, ...]
    effort: tuple[FactView, ...]
    """What running it takes: team, lead time and so on, as far as they are known."""
    steps: tuple[StepView, ...]
    contact: ContactView | None
    sources: tuple[SourceView, ...]
    missing: tuple[str, ...]
    """What a reader could add to an entry that is not described in depth, in the reader's words."""
    period: str
    """From the first to the last day on which it ran, as far as the days are known; may be empty."""
    length: str
    """How long one edition took, such as `2 days each time`; empty where the editions differ or it is not known."""
    organisers: tuple[EngagementView, ...]
    partners: tuple[EngagementView, ...]
    funders: tuple[EngagementView, ...]
    contributors: tuple[EngagementView, ...]
    editions: tuple[EditionView, ...]
    figures: tuple[FigureView, ...]
    """All of them, in the order of the entry."""
    figures_by_year: tuple[FigureYearView, ...]
    """The same by year, the newest first and those without a year last."""
    channels: tuple[str, ...]
    links: tuple[LinkView, ...]
    """Pages elsewhere; `path` is a whole address, `summary` its host."""
    modules: tuple[LinkView, ...]
    initiatives: tuple[LinkView, ...]
    """The initiatives that it came out of."""
    body: BodyView
    related: tuple[RelatedView, ...]
    mentioned_by: tuple[LinkView, ...]
    doubts: tuple[DoubtView, ...]
    doubtful: Mapping[str, str]
    """The reason for every doubt by field name (`strand`, `editions` …), for marks beside the facts."""
    cover_alt: str
    cover_credit: str
    citation: str
    """How to name the page as a source, without its address: title, catalogue, day of the last review."""
    pdf: str
    """Address of the tool as a PDF below the root; empty where there is none."""
    reviewed: str
    """The day of the last review, as it is read in the page's language; may be empty."""
    reviewed_iso: str
    previous: LinkView | None
    next: LinkView | None
