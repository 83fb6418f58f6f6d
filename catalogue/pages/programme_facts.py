"""Facts of real programmes in the reader's language: frequency, deadline, cost, effort, steps and sources."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from urllib.parse import urlsplit

from catalogue import labels
from catalogue.i18n import locale
from catalogue.labels import date_text, label, money_text
from catalogue.pages import edition_dates
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.field_groups import FactSource, Figure, Step
from catalogue.schema.models import Tool
from catalogue.site.deadlines import deadline_day, has_begun
from catalogue.views import (
    ContactView,
    CostView,
    DeadlineView,
    EditionView,
    FactView,
    FigureYearView,
    RecurrenceView,
    SourceView,
    StepView,
    SupportView,
)

_FRESH = 2020
"""An entry whose newest documented year is earlier says so: many programmes ended with the pandemic."""
_YEAR = len("2026")


def recurrence(builder: ViewBuilder, tool: Tool) -> RecurrenceView:
    """The frequency of a tool, its first year, and how recent that information is."""
    newest = _newest_year(builder, tool)
    return RecurrenceView(edition_dates.recurrence(tool, builder.messages), newest, _age(builder, tool, newest))


def _newest_year(builder: ViewBuilder, tool: Tool) -> str:
    """The newest year that the entry documents, up to the present one."""
    editions = (day[:_YEAR] for edition in tool.editions for day in (edition.start, edition.end) if day)
    figures = (str(figure.year) for figure in tool.figures if figure.year)
    years = (str(tool.last_seen),) if tool.last_seen else chain(editions, figures)
    return max((year for year in years if year <= str(builder.library.today.year)), default="")


def _age(builder: ViewBuilder, tool: Tool, newest: str) -> str:
    text = builder.messages.gettext
    if tool.status == "retired":
        ended = text("This format has ended. It stays here as an example to learn from.")
        return f"{ended} {text('It was last documented in %(year)s.') % {'year': newest}}" if newest else ended
    if tool.status == "listed" and newest and int(newest) < _FRESH:
        return text("Last documented in %(year)s: check whether it still exists.") % {"year": newest}
    return ""


def latest_edition(builder: ViewBuilder, tool: Tool) -> EditionView | None:
    """The newest edition, if nothing newer is documented; None where no edition has a date."""
    dated = [edition for edition in tool.editions if edition.start and has_begun(edition.start, builder.library.today)]
    latest = max(dated, key=lambda edition: edition.start or "", default=None)
    if latest is None or (latest.start or "")[:_YEAR] < _newest_year(builder, tool):
        return None
    return builder.edition(latest)


def deadline(builder: ViewBuilder, tool: Tool) -> DeadlineView | None:
    """The application deadline, marked if it has passed."""
    if not tool.deadline:
        return None
    day = deadline_day(tool.deadline)
    if day is None:
        return DeadlineView(tool.deadline, "", passed=False)
    return DeadlineView(date_text(tool.deadline, builder.language), tool.deadline, day < builder.library.today)


def cost(builder: ViewBuilder, tool: Tool) -> CostView | None:
    """The cost of taking part; None where nothing is known."""
    if not tool.cost or not (tool.cost.level or tool.cost.note):
        return None
    level = label(labels.COST_LEVELS, tool.cost.level, builder.messages)
    return CostView(tool.cost.level or "", level, tool.cost.note or "")


def support(builder: ViewBuilder, tool: Tool) -> tuple[SupportView, ...]:
    """The support that a company can get."""
    return tuple(
        SupportView(
            what=item.what,
            # An amount without its currency is an error, and such an entry has no page.
            amount=money_text(item.amount, item.currency or "", builder.language) if item.amount is not None else "",
            year=str(item.year or ""),
            qualifier=item.qualifier or "",
            note=item.note or "",
            uncertain=item.uncertain,
        )
        for item in tool.support
    )


def effort(builder: ViewBuilder, tool: Tool) -> tuple[FactView, ...]:
    """The effort of running the tool, as far as it is known."""
    if not tool.effort:
        return ()
    text, facts = builder.messages.gettext, tool.effort
    rows = (
        (text("Team"), facts.team),
        (text("Lead time"), _span(facts.lead_weeks, "week", builder.language)),
        (text("Length"), _span(facts.hours, "hour", builder.language)),
        (text("Group"), facts.group),
        (text("Also"), facts.note),
    )
    return tuple(FactView(name, value) for name, value in rows if value)


def _span(number: int | None, unit: str, language: str) -> str:
    from babel.units import format_unit

    return format_unit(number, f"duration-{unit}", locale=locale(language)) if number else ""


def steps(builder: ViewBuilder, tool: Tool) -> tuple[StepView, ...]:
    """The steps of running the tool."""
    return tuple(StepView(_offset(builder, step), step.what, step.who or "") for step in tool.steps)


def _offset(builder: ViewBuilder, step: Step) -> str:
    """An offset in words: `-8 weeks` becomes 8 weeks before."""
    if not step.when:
        return ""
    text, (digits, unit) = builder.messages.gettext, step.when.split()
    number = int(digits)
    if not number:
        return text("First day")
    span = _span(abs(number), unit.removesuffix("s"), builder.language)
    return (text("%(time)s before") if number < 0 else text("%(time)s after")) % {"time": span}


def contact(builder: ViewBuilder, tool: Tool) -> ContactView | None:
    """The contact for a tool; None where it names none."""
    if not tool.contact:
        return None
    item = tool.contact
    organisation = builder.link(f"organisations/{item.organisation}") if item.organisation else None
    return ContactView(organisation, item.role or "", item.email or "", item.url or "", host(item.url or ""))


def sources(builder: ViewBuilder, items: Iterable[FactSource]) -> tuple[SourceView, ...]:
    """The sources of the facts, as citations."""
    without = builder.messages.gettext("A source without an address")
    return tuple(
        SourceView(
            title=item.publisher or host(item.url or "") or without,
            url=item.url or "",
            states=item.states,
            seen=date_text(item.seen, builder.language),
        )
        for item in items
    )


def host(url: str) -> str:
    """The host of an address, in the usual spelling."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def figures_by_year(builder: ViewBuilder, figures: Sequence[Figure]) -> tuple[FigureYearView, ...]:
    """Figures by year, the newest first; those without a year come last."""
    years: defaultdict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        years[figure.year or 0].append(figure)
    return tuple(FigureYearView(str(year or ""), builder.figures(years[year])) for year in sorted(years, reverse=True))


def missing(builder: ViewBuilder, entry: Entry[Tool]) -> tuple[str, ...]:
    """The information that readers could add to an entry that has only facts."""
    return tuple(_missing(builder, entry))


def _missing(builder: ViewBuilder, entry: Entry[Tool]) -> Iterator[str]:
    text, tool = builder.messages.gettext, entry.meta
    if not (tool.cost or tool.support):
        yield text("Cost or support")
    if not (tool.recurs or tool.since or tool.editions):
        yield text("How often")
    if not (tool.eligibility or tool.deadline):
        yield text("How to apply")
    if not (tool.steps or tool.effort):
        yield text("How it is run")
    yield from (section.heading for section in builder.library.config.sections if section.highlight)
    if not (tool.contact or tool.links):
        yield text("Contact")
