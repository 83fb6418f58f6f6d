"""The groups of fields inside front matter: places, editions, figures, parties, money, sources."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, model_validator

from catalogue import labels
from catalogue.field_info import Alone, Words
from catalogue.schema.values import (
    Currency,
    EmailAddress,
    FigureValue,
    Line,
    Measure,
    Offset,
    OrganisationId,
    PartialDate,
    Sum,
    Text,
    TimeOfDay,
    WebAddress,
)
from catalogue.setting_groups import Country

OrganisationKind = Annotated[
    Literal[
        "public-authority",
        "public-agency",
        "cultural-institute",
        "incubator",
        "university",
        "network",
        "association",
        "foundation",
        "fund",
        "museum",
        "theatre",
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
LATEST_YEAR = 2100
Year = Annotated[StrictInt, Field(ge=1900, le=LATEST_YEAR)]


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
    currency: Currency | None = Field(None, description="For a sum of money: three capital letters of ISO 4217.")
    year: Year | None = Field(None, description="The year that the number belongs to.")
    detail: Text | None = Field(None, description="What the number is made of.")
    note: Text | None = Field(None, description="What a reader should know about the number.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Party(Fields):
    """An organisation with its part; a bare id stands for one that has a page here, without further words."""

    organisation: Annotated[OrganisationId | None, Alone()] = Field(
        None, description="The file name in content/organisations/ without `.md`, where it has a page here."
    )
    name: Line | None = Field(None, description="Its name, where it has no page here.")
    kind: OrganisationKind | None = Field(None, description="What kind of body it is, where it has no page here.")
    country: Country | None = Field(None, description="Two capital letters of ISO 3166-1, where it has no page here.")
    url: WebAddress | None = Field(None, description="Its own site, where it has no page here.")
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


class InitiativeParty(Party):
    """An organisation with its part in an initiative, whose type of entity is told in the words of the source."""

    kind: Line | None = Field(None, description="The type of entity.")  # type: ignore[assignment]  # wider than Party on purpose: registers have types of their own
    count: Number = Field(1, description="How many it represents, where several share a line.")


class Nominee(InitiativeParty):
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
    year: Year = Field(description="The year to whose prices the sum belongs.")
    scope: Line | None = Field(None, description="What it paid for.")
    qualifier: Line | None = Field(None, description="Such as `rounded`.")
    note: Text | None = Field(None, description="What a reader should know about the sum.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Period(Fields):
    """A stretch of time."""

    start: PartialDate = Field(description="First day, month or year.")
    end: PartialDate | None = Field(None, description="Last day, month or year; leave it out while it goes on.")


class Cost(Fields):
    """What taking part costs a company."""

    level: Annotated[Literal["free", "low", "medium", "high"], Words(labels.COST_LEVELS)] | None = Field(
        None, description="How high it is beside other tools."
    )
    note: Text | None = Field(None, description="What is paid, by whom and when.")


class Support(Fields):
    """What a company can get for taking part."""

    what: Line = Field(
        description="What is given or paid for, such as `travel to the fair` or `a desk for six months`."
    )
    amount: Sum | None = Field(None, description="The sum, digits only.")
    currency: Currency | None = Field(None, description="Three capital letters of ISO 4217.")
    year: Year | None = Field(None, description="The year in which this was so.")
    qualifier: Line | None = Field(None, description="Such as `up to` or `at most half of the cost`.")
    note: Text | None = Field(None, description="What a reader should know about it.")
    uncertain: StrictBool = Field(False, description="true when it is uncertain.")


class Effort(Fields):
    """What running the tool takes."""

    team: Line | None = Field(None, description="Who is needed, such as `two people, part-time`.")
    lead_weeks: Annotated[StrictInt, Field(ge=1, le=520)] | None = Field(
        None, description="Weeks from the decision to the first day."
    )
    hours: Annotated[StrictInt, Field(ge=1, le=5000)] | None = Field(
        None, description="Hours that it lasts for those who take part."
    )
    group: Line | None = Field(None, description="How many take part at a time, such as `20–40`.")
    note: Text | None = Field(None, description="What else it takes.")


class Step(Fields):
    """One step of running the tool."""

    when: Offset | None = Field(
        None, description="Counted from the first day, such as `-8 weeks`, `0 days` or `2 weeks`."
    )
    what: Line = Field(description="What is done.")
    who: Line | None = Field(None, description="Who does it: an organisation or a role, never a person's name.")


class Contact(Fields):
    """Whom to ask: an organisation, a role or a public address, never a person."""

    organisation: OrganisationId | None = Field(None, description="The file name in content/organisations/.")
    role: Line | None = Field(None, description="Such as `export adviser for music`.")
    email: EmailAddress | None = Field(None, description="A public address of the organisation, never a person's.")
    url: WebAddress | None = Field(None, description="A page that says how to get in touch.")


class FactSource(Fields):
    """A page or document that facts of the entry rest on."""

    url: WebAddress | None = Field(None, description="Its address; leave it out where it carries a person's name.")
    publisher: Line | None = Field(None, description="Who published it.")
    states: Text = Field(description="What it states, in our own words.")
    seen: PartialDate | None = Field(None, description="When somebody last read it.")
