"""The models of front matter: which fields each kind of entry has, and what may stand in them.

The one place that says so: the validator, the JSON Schemas, the forms and the field reference all come from here.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from catalogue import labels
from catalogue.field_info import Filter, ForEditors, Internal, Words
from catalogue.schema.field_groups import (
    Contact,
    Cost,
    Cover,
    Edition,
    Effort,
    FactSource,
    Fields,
    Figure,
    Funding,
    Indicator,
    InitiativeParty,
    Mode,
    Nominee,
    Number,
    OrganisationKind,
    Party,
    Period,
    Place,
    Recommendation,
    Step,
    Support,
    WebLink,
    Year,
)
from catalogue.schema.recommended import Recommended
from catalogue.schema.values import (
    AimId,
    Alias,
    CountryOrGroup,
    Deadline,
    Doubts,
    FormatId,
    FullDate,
    GlossaryId,
    HueShift,
    Language,
    Line,
    ModuleId,
    OrganisationId,
    PartialDate,
    Pattern,
    SectorId,
    StrandId,
    Summary,
    Text,
    ToolId,
    WebAddress,
)
from catalogue.setting_groups import Country, Sign


class Front(Fields):
    """What every entry may say of itself."""

    title: Line = Field(description="The name by which readers know it.")
    summary: Summary | None = Field(None, description="One sentence for cards and lists, up to 200 characters.")
    reviewed: Annotated[FullDate | None, Recommended(2)] = Field(
        None, description="The day on which somebody last checked this page."
    )
    published: FullDate | None = Field(None, description="The day on which it first appeared.")
    draft: StrictBool = Field(False, description="true keeps the page out of the published site.")
    aliases: tuple[Alias, ...] = Field(
        (), description="Old addresses that should lead here, such as `tools/old-name/`."
    )
    uncertain: Doubts = Field({}, description="Fields that are uncertain, each with the reason for the reader.")


class Tool(Front):
    """An internationalisation tool: a repeatable format that helps creative companies go abroad."""

    summary: Summary = Field(description="One sentence for cards and lists, up to 200 characters.")
    number: Number | None = Field(None, description="Order in the printed catalogue.")
    status: Annotated[Literal["listed", "piloted", "retired"], Words(labels.STATUS), Filter()] = Field(
        "listed", description="How far it has come."
    )
    strand: StrandId = Field(description="The strand it belongs to, one of those in content/strands/.")
    sectors: tuple[SectorId, ...] = Field(min_length=1, description="The sub-sectors it serves.")
    aims: tuple[AimId, ...] = Field(min_length=1, description="What it is meant to achieve.")
    formats: Annotated[tuple[FormatId, ...], Recommended()] = Field((), description="The forms it takes.")
    mode: Annotated[Mode | None, Recommended(), Filter("modes", ("digital", "hybrid", "physical"))] = Field(
        None, description="Whether people meet on site, online or both."
    )
    countries: Annotated[tuple[CountryOrGroup, ...], Recommended(2)] = Field(
        (), description="The countries that took part, or groups of them that content/site.yaml lists."
    )
    place: Annotated[Place | None, Recommended(1, "piloted")] = Field(None, description="Where it was held.")
    editions: Annotated[tuple[Edition, ...], Recommended(2, "piloted")] = Field(
        (), description="The times it was held."
    )
    recurs: Annotated[
        Literal["yearly", "every-two-years", "ongoing", "irregular"] | None, Words(labels.RECURRENCE), Filter()
    ] = Field(None, description="How often it is held; `ongoing` for what is open all year.")
    since: PartialDate | None = Field(None, description="When it was held for the first time.")
    last_seen: Annotated[Year | None, ForEditors()] = Field(
        None, description="The newest year that a source documents."
    )
    organisers: Annotated[tuple[Party, ...], Recommended(3)] = Field((), description="Who runs it.")
    partners: tuple[Party, ...] = Field((), description="Who carries it with them.")
    funders: tuple[Party, ...] = Field((), description="Who pays for it.")
    contributors: tuple[Party, ...] = Field((), description="Speakers, hosts, platforms and others who helped.")
    audience: Annotated[tuple[Line, ...], Recommended(2, "piloted")] = Field((), description="For whom it is.")
    eligibility: Text | None = Field(None, description="Who may take part, and on which conditions.")
    deadline: Deadline | None = Field(
        None, description="By when to apply: a day such as `2027-03-31`, which expires by itself, or a sentence."
    )
    cost: Cost | None = Field(None, description="What taking part costs a company.")
    support: tuple[Support, ...] = Field((), description="What a company can get.")
    effort: Annotated[Effort | None, ForEditors()] = Field(None, description="What running it takes.")
    steps: Annotated[tuple[Step, ...], ForEditors()] = Field((), description="How it is run, step by step.")
    figures: Annotated[tuple[Figure, ...], Recommended(2, "piloted")] = Field(
        (), description="Effort and results, in numbers."
    )
    channels: Annotated[tuple[Line, ...], Recommended(1, "piloted")] = Field((), description="How people heard of it.")
    links: Annotated[tuple[WebLink, ...], Recommended()] = Field((), description="External links.")
    contact: Contact | None = Field(None, description="Whom to ask about it; never a person's name.")
    sources: Annotated[tuple[FactSource, ...], Recommended(2, "listed"), ForEditors()] = Field(
        (), description="What its facts rest on."
    )
    modules: tuple[ModuleId, ...] = Field((), description="Learning modules drawn from it.")
    related: tuple[ToolId, ...] = Field((), description="Similar tools; others are found by what they share.")
    cover: Cover | None = Field(None, description="A picture; without one the theme draws it.")


class Term(Front):
    """A term of a vocabulary."""

    summary: Summary = Field(description="One sentence for lists, up to 200 characters.")
    short: Line | None = Field(None, description="A short label for small places.")
    number: Number | None = Field(None, description="Order among its neighbours.")
    also: tuple[Line, ...] = Field((), description="Other words for it, by which people look for it.")


class Strand(Term):
    """A strand: one of the ways in which companies are helped abroad."""

    sign: Annotated[Sign | None, Internal()] = Field(
        None, description="The sea mark on its page and on the covers of its tools."
    )


class Sector(Term):
    """A sub-sector of the cultural and creative industries."""

    parent: SectorId | None = Field(None, description="The wider sub-sector it belongs to.")
    general: Annotated[StrictBool, Internal()] = Field(
        False, description="true for one that covers all sub-sectors; sharing it does not make tools similar."
    )
    hue: Annotated[HueShift | None, Internal()] = Field(
        None, description="By how many degrees the sea on its covers changes its hue."
    )
    land_hue: Annotated[HueShift | None, Internal()] = Field(
        None, description="By how many degrees the land on them does."
    )


class Format(Term):
    """A format: a form that a tool can take."""

    pattern: Annotated[Pattern | None, Internal()] = Field(None, description="The pattern of the land on its covers.")


class CountryText(Front):
    """What the catalogue says of a country; its name comes from Unicode CLDR in every language."""

    title: Line | None = Field(None, description="Only where the CLDR name will not do.")  # type: ignore[assignment]  # wider than Front on purpose: CLDR gives the name


class Organisation(Front):
    """An organisation that organises, carries or helps with a tool or an initiative."""

    kind: OrganisationKind = Field(description="What kind of body it is.")
    native_name: Line | None = Field(None, description="Its name in its own language.")
    also_known_as: tuple[Line, ...] = Field((), description="Other names.")
    country: Country | None = Field(None, description="Two capital letters of ISO 3166-1.")
    city: Line | None = Field(None, description="Where it is based.")
    url: WebAddress | None = Field(None, description="Its own site.")
    parent: OrganisationId | None = Field(None, description="The body it belongs to.")
    founded: Annotated[StrictInt, Field(ge=1000, le=2100)] | None = Field(None, description="The year.")
    project_partner: StrictBool = Field(False, description="true for the partners of the Creative Ports project.")
    figures: tuple[Figure, ...] = Field((), description="What it says about itself in numbers.")


class Initiative(Front):
    """A policy measure, an award or a project around the tools."""

    summary: Summary = Field(description="One sentence for cards and lists, up to 200 characters.")
    full_title: Line | None = Field(None, description="Its whole registered title, where `title` is shorter.")
    kind: Annotated[Literal["policy-measure", "award", "project"], Words(labels.INITIATIVE_KINDS)] = Field(
        description="What kind of initiative it is."
    )
    original_title: Line | None = Field(None, description="Its title in its own language.")
    original_language: Language | None = Field(None, description="The language of that title.")
    countries: tuple[CountryOrGroup, ...] = Field(
        (), description="Where it takes place: countries, or groups of them that content/site.yaml lists."
    )
    regions: tuple[Line, ...] = Field((), description="The regions that take part.")
    reference_number: Line | None = Field(None, description="The funder's number.")
    part_of: Line | None = Field(None, description="The strategy or policy that it belongs to.")
    coordinator: InitiativeParty | None = Field(None, description="Who leads it.")
    partners: tuple[InitiativeParty, ...] = Field((), description="Who carries it, with the type of entity.")
    funder: InitiativeParty | None = Field(None, description="Who pays.")
    programme_priority: Line | None = Field(None, description="The part of the funder's programme that pays for it.")
    funding: tuple[Funding, ...] = Field((), description="How much, in which currency, year and scope.")
    period: Period | None = Field(None, description="From when to when.")
    status: Annotated[Literal["planned", "running", "completed"], Words(labels.INITIATIVE_STATUS)] = Field(
        description="How far it has come."
    )
    status_note: Line | None = Field(None, description="Such as `when it was last reported on`.")
    audience: tuple[Line, ...] = Field((), description="For whom it is.")
    aims: tuple[AimId, ...] = Field((), description="What it is meant to achieve.")
    tools: tuple[ToolId, ...] = Field((), description="Tools developed in it.")
    milestones: tuple[Edition, ...] = Field((), description="Milestones: dates in its course.")
    results: tuple[Figure, ...] = Field((), description="What it brought, in numbers.")
    nominees: tuple[Nominee, ...] = Field((), description="For an award: those among whom it was decided.")
    indicators: tuple[Indicator, ...] = Field((), description="Measured values that can be compared; they are plotted.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What it advises, one by one or by theme.")
    evaluation: Text | None = Field(None, description="Whether and how it was evaluated.")
    links: tuple[WebLink, ...] = Field((), description="External links.")
    sources: tuple[FactSource, ...] = Field((), description="What its facts rest on.")
    source_updated: PartialDate | None = Field(None, description="When its own page was last updated.")


class Module(Front):
    """A learning module drawn from a tool."""

    summary: Summary = Field(description="One sentence for lists, up to 200 characters.")
    tools: tuple[ToolId, ...] = Field((), description="The tools it was drawn from.")
    url: WebAddress | None = Field(None, description="Where it can be taken.")
    outcomes: tuple[Line, ...] = Field((), description="What one can do afterwards.")


class GlossaryTerm(Front):
    """A word of the field, explained."""

    definition: Text = Field(description="One sentence that says what it is.")
    long: Line | None = Field(None, description="The spelled-out form, for abbreviations.")
    also: tuple[Line, ...] = Field((), description="Other forms of the word.")
    see: tuple[GlossaryId, ...] = Field((), description="Related words.")


class Page(Front):
    """A page of running text, such as `about`."""


SCHEMAS: dict[str, type[Front]] = {
    "tools": Tool,
    "strands": Strand,
    "sectors": Sector,
    "aims": Term,
    "formats": Format,
    "countries": CountryText,
    "organisations": Organisation,
    "initiatives": Initiative,
    "modules": Module,
    "glossary": GlossaryTerm,
    "pages": Page,
}
"""The model of each collection's front matter."""


TRANSLATABLE = frozenset(
    {
        "title",
        "summary",
        "short",
        "definition",
        "long",
        "also",
        "uncertain",
        "audience",
        "channels",
        "eligibility",
        "deadline",
    }
)
"""Fields that a translation may give; all others are facts and are kept once, in the original."""
