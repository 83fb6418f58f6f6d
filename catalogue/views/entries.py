"""Views of single entries other than tools."""

from dataclasses import dataclass

from catalogue.views.frame import BodyView, DoubtView, LinkView
from catalogue.views.tools import CardView, EngagementView, FigureView


@dataclass(frozen=True, slots=True)
class ToolGroupView:
    """Some of the tools under a term, below a heading of their own."""

    id: str
    """Also its anchor: for a country the role (`held`, `organised`, `took-part`), else the status of the tools."""
    title: str
    """Such as `Held here`."""
    tools: tuple[CardView, ...]
    brief: bool
    """Whether they stand as short lines, because there are many of them or each stands in several groups."""


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of a facet with its tools."""

    facet: str
    """`strands`, `sectors`, `aims`, `formats` or `countries`."""
    facet_label: str
    """What one term of the facet is called, such as `Strand`."""
    id: str
    title: str
    summary: str
    sign: str
    """The sea mark of a strand: `lighthouse`, `rose` or `breakwaters`; empty where it has none, and for all others."""
    body: BodyView | None
    tools: tuple[CardView, ...]
    """All of its tools; for a country, those in which it has any role."""
    groups: tuple[ToolGroupView, ...]
    """The same tools under headings: by role for a country, by status where there are many; else empty."""
    parent: LinkView | None
    children: tuple[LinkView, ...]
    neighbours: tuple[LinkView, ...]
    """Other terms of the facet that have tools, those first that share the most tools with this one."""
    typical: tuple[tuple[str, tuple[LinkView, ...]], ...]
    """Labels of the other facets with the terms that at least two of the tools here carry, the most common first;
    `count` says how many of these tools do."""
    organisations: tuple[LinkView, ...]
    """For a country: the organisations that have their seat there."""
    initiatives: tuple[LinkView, ...]
    """For an aim or a country: the initiatives that name it."""
    mentioned_by: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation with its part in the tools."""

    id: str
    title: str
    path: str
    summary: str
    native_name: str
    also_known_as: tuple[str, ...]
    kind: str
    """In the reader's words, such as `Cultural institute`."""
    country: LinkView | None
    city: str
    url: str
    parent: LinkView | None
    children: tuple[LinkView, ...]
    founded: int | None
    project_partner: bool
    figures: tuple[FigureView, ...]
    body: BodyView
    engagements: tuple[EngagementView, ...]
    """Its parts in tools."""
    initiatives: tuple[EngagementView, ...]
    """Its parts in initiatives."""
    doubts: tuple[DoubtView, ...]
    mentioned_by: tuple[LinkView, ...]
    reviewed: str
    reviewed_iso: str


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A learning module."""

    id: str
    title: str
    path: str
    summary: str
    tools: tuple[LinkView, ...]
    url: str
    outcomes: tuple[str, ...]
    body: BodyView
    doubts: tuple[DoubtView, ...]
    mentioned_by: tuple[LinkView, ...]
    reviewed: str
    reviewed_iso: str


@dataclass(frozen=True, slots=True)
class GlossaryTermView:
    """A word of the field, explained."""

    id: str
    """Also its anchor."""
    title: str
    long: str
    definition: str
    also: tuple[str, ...]
    see: tuple[LinkView, ...]
    body: BodyView | None
    mentioned_by: tuple[LinkView, ...]
    language: str
    """The language of the text where it is not the page's own."""


@dataclass(frozen=True, slots=True)
class TextPageView:
    """A page of running text."""

    title: str
    summary: str
    body: BodyView
    mentioned_by: tuple[LinkView, ...]
    doubts: tuple[DoubtView, ...]
    reviewed: str
    reviewed_iso: str
