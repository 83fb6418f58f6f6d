"""The models of front matter: which fields each kind of entry has, and what may stand in them.

The one place that says so: the validator, the JSON Schemas, the forms and the field reference all come from here.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, model_validator

from catalogue import labels
from catalogue.config import Sign
from catalogue.field_info import Filter, Internal, Words
from catalogue.schema.recommended import Recommended
from catalogue.schema.values import (
    AimId,
    Alias,
    Country,
    Currency,
    Doubts,
    FigureValue,
    FormatId,
    FullDate,
    GlossaryId,
    HueShift,
    Language,
    Line,
    Measure,
    ModuleId,
    OrganisationId,
    PartialDate,
    Pattern,
    SectorId,
    StrandId,
    Sum,
    Summary,
    Text,
    TimeOfDay,
    ToolId,
    WebAddress,
)

OrganisationKind = Annotated[
    Literal[
        "public-authority",
        "public-agency",
        "cultural-institute",
        "incubator",
        "university",
        "network",
        "association",
        "company",
        "event",
        "programme",
        "science-park",
        "embassy",
        "other",
    ],
    Words(labels.ORGANISATION_KINDS),
]
Mode = Annotated[Literal["physical", "digital", "hybrid"], Words(labels.MODES)]
Number = Annotated[StrictInt, Field(ge=1, le=9999)]


class Fields(BaseModel):
    """What all groups of fields share: frozen, closed to unknown names, and forgiving about numbers in texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, coerce_numbers_to_str=True)


class Place(Fields):
    """Where something happened."""

    venue: Line | None = Field(None, description="The room, house or platform.")
    event: Line | None = Field(None, description="The larger event that hosted it.")
    city: Line | None = Field(None, description="The city, in its usual English form.")
    country: Country | None = Field(None, description="Two capital letters of ISO 3166-1.")


class Edition(Fields):
    """One time that a tool was run, or one date on the way of an initiative."""

    label: Line = Field(description="What it is called, such as `First edition` or `Final conference`.")
    start: PartialDate | None = Field(None, description="First day, month or year.")
    end: PartialDate | None = Field(None, description="Last day, month or year; leave it out when it is the first.")
    time: TimeOfDay | None = Field(None, description="Time of day, such as `13:30–16:00 CET`.")
    mode: Mode | None = Field(None, description="Where this edition differs from the tool's mode.")
    place: Place | None = Field(None, description="Where this edition differs from the tool's place.")
    note: Text | None = Field(None, description="What a reader should know about the date.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Figure(Fields):
    """A number that tells what a tool took or gave."""

    label: Line = Field(description="What was counted, such as `objects on show`.")
    value: FigureValue = Field(description="The number alone.")
    unit: Line | None = Field(None, description="Such as `percent`.")
    qualifier: Line | None = Field(None, description="Such as `more than` or `about`.")
    detail: Text | None = Field(None, description="What the number is made of.")
    note: Text | None = Field(None, description="What a reader should know about the number.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Involvement(Fields):
    """An organisation's part in a tool; a bare id stands for one without further words."""

    organisation: OrganisationId = Field(description="The file name in content/organisations/ without `.md`.")
    role: Line | None = Field(None, description="What it did, such as `host in Riga`.")
    note: Text | None = Field(None, description="What a reader should know about it.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")

    @model_validator(mode="before")
    @classmethod
    def _from_id(cls, value: object) -> object:
        bare = isinstance(value, str | int) and not isinstance(value, bool)
        return {"organisation": value} if bare else value


class WebLink(Fields):
    """A page elsewhere."""

    label: Line = Field(description="What the reader finds there.")
    url: WebAddress = Field(description="The whole address, with https:// in front.")


class Cover(Fields):
    """A picture for a tool's head and card; without one the theme draws it."""

    src: Line = Field(description="Path of the picture, such as `../media/baltic-home.jpg`.")
    alt: Line = Field(description="What the picture shows, for those who cannot see it.")
    credit: Line = Field(description="Who made the picture, and under which licence.")


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
    countries: Annotated[tuple[Country, ...], Recommended(2)] = Field((), description="The countries that took part.")
    place: Annotated[Place | None, Recommended(1, "piloted")] = Field(None, description="Where it was held.")
    editions: Annotated[tuple[Edition, ...], Recommended(2, "piloted")] = Field(
        (), description="The times it was held."
    )
    organisers: Annotated[tuple[Involvement, ...], Recommended(3)] = Field((), description="Who runs it.")
    partners: tuple[Involvement, ...] = Field((), description="Who carries it with them.")
    contributors: tuple[Involvement, ...] = Field((), description="Speakers, hosts, platforms and others who helped.")
    audience: Annotated[tuple[Line, ...], Recommended(2, "piloted")] = Field((), description="For whom it is.")
    figures: Annotated[tuple[Figure, ...], Recommended(2, "piloted")] = Field(
        (), description="Effort and results, in numbers."
    )
    channels: Annotated[tuple[Line, ...], Recommended(1, "piloted")] = Field((), description="How people heard of it.")
    links: Annotated[tuple[WebLink, ...], Recommended()] = Field((), description="External links.")
    modules: tuple[ModuleId, ...] = Field((), description="Learning modules drawn from it.")
    related: tuple[ToolId, ...] = Field((), description="Similar tools; others are found by what they share.")
    cover: Cover | None = Field(None, description="A picture; without one the theme draws it.")


class Term(Front):
    """A term of a vocabulary."""

    summary: Summary = Field(description="One sentence for lists, up to 200 characters.")
    short: Line | None = Field(None, description="A short label for small places.")
    number: Number | None = Field(None, description="Order among its neighbours.")


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


class Party(Fields):
    """A partner of an initiative, with or without a page of its own."""

    organisation: OrganisationId | None = Field(None, description="The file name in content/organisations/.")
    name: Line | None = Field(None, description="Its name, where it has no page here.")
    kind: Line | None = Field(None, description="The type of entity.")
    role: Line | None = Field(None, description="What it did.")
    count: Number = Field(1, description="How many it represents, where several share a line.")
    note: Text | None = Field(None, description="What a reader should know about it.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Nominee(Party):
    """One of those among whom an award was decided."""

    winner: StrictBool = Field(False, description="true for those who won.")


class Indicator(Fields):
    """A measured value that can be held against others of the same name, unit and years."""

    label: Line = Field(description="What was measured, such as `exporting SMEs per 100,000 inhabitants`.")
    of: Line = Field(description="Whose value it is; where there are nominees, the name of one of them.")
    value: Measure = Field(description="The number alone.")
    unit: Line | None = Field(None, description="Such as `percent`.")
    start: PartialDate | None = Field(None, description="From when it was measured; alone, the one time that it was.")
    end: PartialDate | None = Field(None, description="Up to when.")
    qualifier: Line | None = Field(None, description="Such as `about`.")
    note: Text | None = Field(None, description="What a reader should know about the value.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Recommendation(Fields):
    """Something that an initiative advises others to do, or a group of such things."""

    title: Line = Field(description="In a few words.")
    gist: Text = Field(description="What it comes to.")


class Funding(Fields):
    """A sum of money, in its own currency and year."""

    amount: Sum = Field(description="The sum, digits only.")
    currency: Currency = Field(description="Three capital letters of ISO 4217.")
    year: Annotated[StrictInt, Field(ge=1900, le=2100)] = Field(description="The year to whose prices the sum belongs.")
    scope: Line | None = Field(None, description="What it paid for.")
    qualifier: Line | None = Field(None, description="Such as `rounded`.")
    note: Text | None = Field(None, description="What a reader should know about the sum.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Period(Fields):
    """A stretch of time."""

    start: PartialDate = Field(description="First day, month or year.")
    end: PartialDate | None = Field(None, description="Last day, month or year; leave it out while it goes on.")


class Initiative(Front):
    """A policy measure, an award or a project around the tools."""

    summary: Summary = Field(description="One sentence for cards and lists, up to 200 characters.")
    full_title: Line | None = Field(None, description="Its whole registered title, where `title` is shorter.")
    kind: Annotated[Literal["policy-measure", "award", "project"], Words(labels.INITIATIVE_KINDS)] = Field(
        description="What kind of initiative it is."
    )
    original_title: Line | None = Field(None, description="Its title in its own language.")
    original_language: Language | None = Field(None, description="The language of that title.")
    countries: tuple[Country, ...] = Field((), description="Where it takes place.")
    regions: tuple[Line, ...] = Field((), description="The regions that take part.")
    reference_number: Line | None = Field(None, description="The funder's number.")
    part_of: Line | None = Field(None, description="The strategy or policy that it belongs to.")
    coordinator: Party | None = Field(None, description="Who leads it.")
    partners: tuple[Party, ...] = Field((), description="Who carries it, with the type of entity.")
    funder: Party | None = Field(None, description="Who pays.")
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
    {"title", "summary", "short", "definition", "long", "also", "uncertain", "audience", "channels"}
)
"""Fields that a translation may give; all others are facts and are kept once, in the original."""
