"""Groups of fields that stand in the records of entries: places, figures, parties, sums."""

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, with_config

DOCUMENTED = ConfigDict(use_attribute_docstrings=True)


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something happened."""

    venue: str | None = None
    """The room, house or platform."""
    event: str | None = None
    """The larger event that hosted it."""
    city: str | None = None
    """In its usual English form."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One time that a tool was run, or one date on the way of an initiative."""

    label: str
    """What it was called."""
    start: str | None = None
    """First day, month or year, as ISO 8601: `2020-10-15`, `2020-10` or `2020`."""
    end: str | None = None
    """Last day, month or year."""
    time: str | None = None
    """Time of day, such as `13:30–16:00 CET`."""
    mode: Literal["physical", "digital", "hybrid"] | None = None
    """Where it differs from that of the tool."""
    place: Place | None = None
    """Where it differs from that of the tool."""
    note: str | None = None
    """What a reader should know about the date."""
    uncertain: bool
    """Whether the sources leave it open."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that tells what something took or gave."""

    label: str
    """What was counted."""
    value: int | float | str
    """The number; a text where it is none."""
    unit: str | None = None
    """Such as `percent`."""
    qualifier: str | None = None
    """Such as `more than` or `about`."""
    detail: str | None = None
    """What the number is made of."""
    note: str | None = None
    """What a reader should know about the number."""
    uncertain: bool
    """Whether the sources leave it open."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An organisation with its part."""

    organisation: str | None = None
    """Its id among the organisations; missing where it has no page."""
    name: str
    """What it is called."""
    url: str | None = None
    """Its page in this catalogue."""
    kind: str | None = None
    """The type of entity, in words."""
    role: str | None = None
    """What it did, in words."""
    count: int | None = None
    """How many it stands for, where several share a line."""
    winner: bool | None = None
    """For a nominee: whether it won."""
    note: str | None = None
    """What a reader should know about it."""
    uncertain: bool
    """Whether the sources leave it open."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page elsewhere."""

    label: str
    """What the reader finds there."""
    url: str
    """Its whole address."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The picture of a tool."""

    url: str
    """Its whole address."""
    drawn: bool
    """Whether this program has drawn it: a chart that shows nothing of the tool."""
    alt: str | None = None
    """What it shows."""
    credit: str | None = None
    """Who made it, and under which licence; that of the texts does not cover it."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """An organisation's part in a tool or an initiative, seen from the organisation."""

    entry: str
    """The tool or the initiative, as `tools/id` or `initiatives/id`."""
    part: Literal["organisers", "partners", "contributors", "coordinator", "funder", "nominees"]
    """The field in which that entry names it."""
    role: str | None = None
    """What it did, in words."""
    uncertain: bool
    """Whether the sources leave it open."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Funding:
    """A sum of money, in its own currency and year."""

    amount: float
    """The sum."""
    currency: str
    """ISO 4217."""
    year: int
    """The year to whose prices it belongs."""
    scope: str | None = None
    """What it paid for."""
    qualifier: str | None = None
    """Such as `rounded`."""
    note: str | None = None
    """What a reader should know about the sum."""
    uncertain: bool
    """Whether the sources leave it open."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A measured value that can be held against others of the same name, unit and years."""

    label: str
    """What was measured."""
    of: str
    """Whose value it is; where there are nominees, the name of one of them, or the id of its organisation."""
    value: float
    """The number."""
    unit: str | None = None
    """Such as `percent`."""
    start: str | None = None
    """From when it was measured, as ISO 8601; alone, the one time that it was."""
    end: str | None = None
    """Up to when."""
    qualifier: str | None = None
    """Such as `about`."""
    note: str | None = None
    """What a reader should know about the value."""
    uncertain: bool
    """Whether the sources leave it open."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """Something that an initiative advises others to do, or a group of such things."""

    title: str
    """In a few words."""
    gist: str
    """What it comes to."""


@with_config(DOCUMENTED)
@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time."""

    start: str
    """First day, month or year, as ISO 8601."""
    end: str | None = None
    """Last day, month or year; missing while it goes on."""
