"""Views of the facts of real programmes: when, by when, for how much, how, and what the facts rest on."""

from dataclasses import dataclass

from catalogue.views.frame import LinkView


@dataclass(frozen=True, slots=True)
class RecurrenceView:
    """How often a tool is held and since when, and how fresh that is."""

    text: str
    """One phrase such as `Every year since 2009`; empty where neither is known."""
    documented: str
    """The newest year that is documented; empty where none is."""
    age: str
    """A sentence on a tool that has ended, or that nobody has documented for long; empty for all others."""


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """By when to apply."""

    text: str
    """A day as it is read in the page's language, or a sentence as the entry has it."""
    iso: str
    """The day in ISO 8601; empty for a sentence."""
    passed: bool
    """Whether the day lay in the past when the site was built."""


@dataclass(frozen=True, slots=True)
class CostView:
    """What taking part costs a company."""

    level: str
    """`free`, `low`, `medium`, `high` or empty."""
    label: str
    """The level in the reader's words."""
    note: str


@dataclass(frozen=True, slots=True)
class SupportView:
    """What a company can get for taking part."""

    what: str
    amount: str
    """A sum as it is read in the page's language, such as `€600`; may be empty."""
    year: str
    qualifier: str
    note: str
    uncertain: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of running the tool."""

    when: str
    """Counted from the first day, in the reader's words, such as `8 weeks before`; may be empty."""
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """Whom to ask about a tool."""

    organisation: LinkView | None
    role: str
    email: str
    url: str
    host: str
    """The host of `url`, to be shown."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """A page or document that facts of an entry rest on."""

    title: str
    """Who published it, else its host, else that it has no address."""
    url: str
    """May be empty."""
    states: str
    """What it states."""
    seen: str
    """When somebody last read it, as it is read in the page's language; may be empty."""
