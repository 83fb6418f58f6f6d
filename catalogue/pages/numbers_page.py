"""The view of the numbers: counts of the catalogue's entries, and the tools' own figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from catalogue import labels
from catalogue.i18n import sort_key
from catalogue.labels import N_, label, number_text
from catalogue.pages.bar_chart import Count, bars, columns, section
from catalogue.pages.completeness_charts import upkeep_view
from catalogue.pages.figure_charts import comparison_charts, tool_charts
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.collection_fields import field_labels
from catalogue.site.taxonomy import FACETS
from catalogue.site.years import active_years
from catalogue.sources import COLLECTIONS
from catalogue.views import BarsView, ColumnsView, LinkView, NumbersView, PageView

_CHARTED = tuple(facet for facet in FACETS if facet != "countries")


def numbers_view(builder: ViewBuilder) -> NumbersView:
    """The view of all counts across the catalogue, each chart with its own table."""
    charts, remainder = tool_charts(builder)
    return NumbersView(
        totals=tuple(_totals(builder)),
        tools=_tool_charts(builder),
        years=_years(builder),
        compared=comparison_charts(builder),
        own=charts,
        own_left=remainder,
        doubts=_doubts(builder),
        organisations=_organisation_charts(builder),
        upkeep=upkeep_view(builder),
    )


def _totals(builder: ViewBuilder) -> Iterable[tuple[str, str]]:
    library, ngettext = builder.library, builder.messages.translations.ngettext
    countries = sum(bool(tools) for tools in builder.site.taxonomy.tools["countries"].values())
    editions = sum(len(tool.meta.editions) for tool in library.tools.values())
    organisations, initiatives = len(library.organisations), len(library.initiatives)
    for count, words in (
        (len(library.tools), ngettext("tool", "tools", len(library.tools))),
        (countries, ngettext("country", "countries", countries)),
        (organisations, ngettext("organisation", "organisations", organisations)),
        (editions, ngettext("edition", "editions", editions)),
    ):
        yield number_text(count, builder.language), words
    if initiatives:
        yield number_text(initiatives, builder.language), ngettext("initiative", "initiatives", initiatives)


def _counts(builder: ViewBuilder, links: Iterable[LinkView]) -> list[Count]:
    """Order counts from high to low, equal ones by name."""
    by_count = sorted((link for link in links if link.count), key=lambda link: (-link.count, sort_key(link.title)))
    return [Count(link, link.count, number_text(link.count, builder.language)) for link in by_count]


def _tool_charts(builder: ViewBuilder) -> tuple[BarsView, ...]:
    """Charts of tools by every facet and by mode, all on one scale."""
    text, tools = builder.messages.gettext, builder.library.tools.values()
    charts: list[tuple[str, str, str, list[Count], str]] = []
    for facet in (*_CHARTED, "countries"):
        title, one = text(labels.LISTS[facet][0]), text(labels.ENTRY_KINDS[facet])
        groups = builder.site.taxonomy.tools[facet]
        counts = _counts(builder, builder.links(facet, groups))
        remark = _without(builder, len(tools) - len(set(chain.from_iterable(groups.values()))))
        notes = (text("Held there, organised from there, or took part.") if facet == "countries" else "", remark)
        charts.append((facet, title, one, counts, " ".join(filter(None, notes))))
    modes = Counter(tool.meta.mode for tool in tools if tool.meta.mode)
    mode_links = [LinkView(label(labels.MODES, mode, builder.messages), "", mode, count=n) for mode, n in modes.items()]
    without = sum(not tool.meta.mode for tool in tools)
    charts.append(("mode", text("Mode"), text("Mode"), _counts(builder, mode_links), _without(builder, without)))
    full = max((count.value for chart in charts for count in chart[3]), default=0)
    value_title, unit = text("Tools"), _section_text(builder, full, "tools")
    return tuple(
        bars(counts, BarsView(f"tools-{id_}", title, one, value_title, (), unit, note), full)
        for id_, title, one, counts, note in charts
        if counts
    )


def _without(builder: ViewBuilder, count: int) -> str:
    if not count:
        return ""
    words = builder.messages.translations.ngettext("%(number)s tool names none.", "%(number)s tools name none.", count)
    return words % {"number": number_text(count, builder.language)}


def _section_text(builder: ViewBuilder, full: float, of: str) -> str:
    """The value of one section of a bar, in words."""
    step, ngettext = section(full), builder.messages.translations.ngettext
    if of == "tools":
        words = ngettext("One segment = %(number)s tool.", "One segment = %(number)s tools.", step)
    else:
        words = ngettext(
            "One segment = %(number)s organisation.",
            "One segment = %(number)s organisations.",
            step,
        )
    return words % {"number": number_text(step, builder.language)}


def _years(builder: ViewBuilder) -> ColumnsView | None:
    """Chart of the number of tools held in each year, from the first to the last without a gap."""
    text, tools = builder.messages.gettext, builder.library.tools.values()
    years_by_tool = [active_years(tool.meta) for tool in tools]
    years = Counter(year for several in years_by_tool for year in several)
    if not years:
        return None
    counts = [
        Count(LinkView(str(year), ""), years[year], number_text(years[year], builder.language))
        for year in range(min(years), max(years) + 1)
    ]
    note = text("A tool counts in every year in which it was held.")
    tools_without_date = sum(not several for several in years_by_tool)
    if tools_without_date:
        words = builder.messages.translations.ngettext(
            "%(number)s tool names no year.", "%(number)s tools name no year.", tools_without_date
        )
        note += " " + words % {"number": number_text(tools_without_date, builder.language)}
    return columns(
        counts,
        ColumnsView(
            "tools-years", text("Years in which they were held"), text("Year"), text("Tools"), 0, 0, (), (), note
        ),
    )


def _doubts(builder: ViewBuilder) -> BarsView:
    """Chart of the tools with a doubt about each field, as a share of all tools."""
    text, tools = builder.messages.gettext, builder.library.tools.values()
    fields = Counter(name for tool in tools for name in tool.meta.uncertain)
    total = len(tools)
    counts = [
        replace(count, text=text("%(part)s of %(whole)s") % _part_and_total(builder, count.value, total))
        for count in _code_counts(builder, fields, field_labels())
    ]
    figures = [figure.uncertain for tool in tools for figure in tool.meta.figures]
    note = text("Of %(whole)s individual figures, %(part)s are marked as uncertain.") % _part_and_total(
        builder, sum(figures), len(figures)
    )
    unit = _section_text(builder, total, "tools")
    title = text("Uncertain fields")
    frame = BarsView("doubts", title, text("Field"), text("Tools with uncertain fields"), (), unit, note)
    return bars(counts, frame, total, with_rest=True)


def _part_and_total(builder: ViewBuilder, part: float, total: float) -> Mapping[str, str]:
    return {"part": number_text(part, builder.language), "whole": number_text(total, builder.language)}


def _code_counts(builder: ViewBuilder, counter: Mapping[str, int], words: Mapping[str, str]) -> Sequence[Count]:
    """Counts of codes with their labels, without pages to link to."""
    links = (LinkView(label(words, code, builder.messages), "", count=n) for code, n in counter.items())
    return _counts(builder, links)


def _organisation_charts(builder: ViewBuilder) -> tuple[BarsView, ...]:
    """Charts of organisations by kind and by country, on one scale."""
    text, organisations = builder.messages.gettext, builder.library.organisations.values()
    kinds = _code_counts(builder, Counter(o.meta.kind for o in organisations), labels.ORGANISATION_KINDS)
    seats = Counter(o.meta.country.lower() for o in organisations if o.meta.country)
    seat_links = (replace(builder.link(f"countries/{code}"), count=n) for code, n in seats.items())
    countries = _counts(builder, seat_links)
    homeless = len(organisations) - seats.total()
    words = builder.messages.translations.ngettext(
        "%(number)s belongs to no single country.", "%(number)s belong to no single country.", homeless
    )
    note = words % {"number": number_text(homeless, builder.language)} if homeless else ""
    full = max((count.value for count in (*kinds, *countries)), default=0)
    unit, value_title = _section_text(builder, full, "organisations"), text("Organisations")
    by_kind = BarsView("organisations-kinds", text("Organisations by kind"), text("Kind"), value_title, (), unit, "")
    by_country = BarsView(
        "organisations-countries", text("Organisations by country"), text("Country"), value_title, (), unit, note
    )
    return tuple(chart for chart in (bars(kinds, by_kind, full), bars(countries, by_country, full)) if chart.bars)


def _view(builder: ViewBuilder, page: PageView) -> NumbersView:
    return numbers_view(builder)


PAGE = PageDefinition(
    N_("Numbers"),
    N_("The catalogue in numbers: its tools, their results, and what is uncertain."),
    overview=3,
    view=_view,
    shows=COLLECTIONS,
)
