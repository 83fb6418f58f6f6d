"""The record of each kind of entry."""

from dataclasses import dataclass
from typing import Literal

from pydantic import with_config

from catalogue.api.records.parts import (
    DOCUMENTED,
    Cover,
    Edition,
    Engagement,
    Figure,
    Funding,
    Indicator,
    Link,
    Party,
    Period,
    Place,
    Recommendation,
)

Texts = dict[str, str]
"""A text in every language in which somebody has written it, by ISO 639-1 code."""
Lists = dict[str, tuple[str, ...]]
"""Several texts in every language in which somebody has written them, by ISO 639-1 code."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is said of every entry."""

    id: str
    """Names it within its collection, for good."""
    url: str
    """Its page, in the default language of the catalogue."""
    source: str = ""
    """The file that it was made from, below the root of the repository."""
    languages: tuple[str, ...]
    """The languages in which it is written, as ISO 639-1 codes, that of the original first."""
    title: Texts
    """What it is called, by language."""
    published: str | None = None
    """The day on which it first appeared."""
    reviewed: str | None = None
    """The day on which somebody last checked it."""
    uncertain: dict[str, Texts]
    """Fields that the sources do not settle, each with the reason by language; the reason may be missing."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(Record):
    """An internationalisation tool: a repeatable format that helps creative companies go abroad."""

    file: str
    """Its own file, which also holds its text."""
    summary: Texts
    """One sentence, by language."""
    number: int | None = None
    """Its place in the printed catalogue."""
    status: Literal["listed", "piloted", "retired"]
    """How far it has come."""
    strand: str
    """The id of its strand."""
    sectors: tuple[str, ...]
    """The ids of the sub-sectors that it serves."""
    aims: tuple[str, ...]
    """The ids of what it is meant to bring."""
    formats: tuple[str, ...]
    """The ids of the forms that it takes."""
    mode: Literal["physical", "digital", "hybrid"] | None = None
    """Whether people meet on site, online or both."""
    countries: tuple[str, ...]
    """The countries that took part, as ISO 3166-1 alpha-2."""
    place: Place | None = None
    """Where it was held."""
    editions: tuple[Edition, ...]
    """The times that it was run."""
    organisers: tuple[Party, ...]
    """Who runs it."""
    partners: tuple[Party, ...]
    """Who carries it with them."""
    contributors: tuple[Party, ...]
    """Speakers, hosts, platforms and others who helped."""
    audience: Lists
    """For whom it is, by language."""
    figures: tuple[Figure, ...]
    """What it took and what it gave, in numbers."""
    channels: Lists
    """How people heard of it, by language."""
    links: tuple[Link, ...]
    """Pages elsewhere."""
    modules: tuple[str, ...]
    """The ids of the learning modules drawn from it."""
    related: tuple[str, ...]
    """The ids of the tools that its authors name as kindred."""
    cover: Cover
    """Its picture."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Record):
    """A strand, a sub-sector, an aim or a format."""

    summary: Texts
    """One sentence, by language."""
    short: Texts
    """A short label, by language."""
    number: int | None = None
    """Its order among its neighbours."""
    parent: str | None = None
    """The id of the wider sub-sector that it belongs to."""
    tools: tuple[str, ...]
    """The ids of the tools that carry it, or one below it."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Record):
    """A country that the catalogue names; its names come from Unicode CLDR."""

    code: str
    """ISO 3166-1 alpha-2."""
    summary: Texts
    """What the catalogue says of it, by language."""
    tools: tuple[str, ...]
    """The ids of the tools that it took part in."""
    organisations: tuple[str, ...]
    """The ids of the organisations that have their seat there."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """An organisation that organises, carries or helps with a tool or an initiative."""

    file: str
    """Its own file, which also holds its text."""
    summary: Texts
    """One sentence, by language."""
    kind: str
    """What kind of body it is, such as `public-agency`; the list may grow."""
    native_name: str | None = None
    """Its name in its own language."""
    also_known_as: tuple[str, ...]
    """Other names."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    city: str | None = None
    """Its seat."""
    website: str | None = None
    """Its own site."""
    parent: str | None = None
    """The id of the organisation that it belongs to."""
    founded: int | None = None
    """The year."""
    project_partner: bool
    """Whether it was a partner in the project behind the catalogue."""
    figures: tuple[Figure, ...]
    """What it says of itself in numbers."""
    engagements: tuple[Engagement, ...]
    """Its part in tools and initiatives."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative(Record):
    """A policy measure, an award or a project around the tools."""

    file: str
    """Its own file, which also holds its text."""
    summary: Texts
    """One sentence, by language."""
    kind: Literal["policy-measure", "award", "project"]
    """What kind of initiative it is."""
    full_title: str | None = None
    """Its whole registered title, where the title is shorter."""
    original_title: str | None = None
    """Its title in its own language."""
    original_language: str | None = None
    """The language of that title, as ISO 639-1 code."""
    countries: tuple[str, ...]
    """Where it takes place, as ISO 3166-1 alpha-2."""
    regions: tuple[str, ...]
    """The regions that take part."""
    reference_number: str | None = None
    """The funder's number."""
    part_of: str | None = None
    """The strategy or policy that it belongs to."""
    coordinator: Party | None = None
    """Who leads it."""
    partners: tuple[Party, ...]
    """Who carries it."""
    funder: Party | None = None
    """Who pays."""
    programme_priority: str | None = None
    """The part of the funder's programme that pays for it."""
    funding: tuple[Funding, ...]
    """How much."""
    period: Period | None = None
    """From when to when."""
    status: Literal["planned", "running", "completed"]
    """How far it has come."""
    status_note: str | None = None
    """What a reader should know about the status."""
    audience: Lists
    """For whom it is, by language."""
    aims: tuple[str, ...]
    """The ids of what it is meant to bring."""
    tools: tuple[str, ...]
    """The ids of the tools that came out of it."""
    milestones: tuple[Edition, ...]
    """Dates on its way."""
    results: tuple[Figure, ...]
    """What it brought, in numbers."""
    nominees: tuple[Party, ...]
    """For an award: those among whom it was decided."""
    indicators: tuple[Indicator, ...]
    """Measured values that can be compared."""
    recommendations: tuple[Recommendation, ...]
    """What it advises, one by one or by theme."""
    evaluation: str | None = None
    """Whether and how it was evaluated."""
    links: tuple[Link, ...]
    """Pages elsewhere."""
    source_updated: str | None = None
    """When its own page was last updated, as ISO 8601."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Record):
    """A learning module drawn from tools."""

    file: str
    """Its own file, which also holds its text."""
    summary: Texts
    """One sentence, by language."""
    tools: tuple[str, ...]
    """The ids of the tools that it was drawn from."""
    website: str | None = None
    """Where it can be taken."""
    outcomes: tuple[str, ...]
    """What one can do afterwards."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Record):
    """A word of the field, explained."""

    definition: Texts
    """One sentence that says what it is, by language."""
    long: Texts
    """What an abbreviation stands for, by language."""
    also: Lists
    """Other forms of the word, by language."""
    see: tuple[str, ...]
    """The ids of related words."""
