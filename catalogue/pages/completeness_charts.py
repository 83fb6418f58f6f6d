"""Charts for maintainers: missing fields, age of reviews, gaps in coverage, and translations.

Ages are relative to the newest review rather than the day of the build, so that equal sources make equal pages.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalogue.i18n import language_name, locale, sort_key
from catalogue.labels import date_text, label, number_text
from catalogue.pages.bar_chart import Count, bars
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.collection_fields import field_labels
from catalogue.site import completeness
from catalogue.site.completeness import Completeness
from catalogue.views import BarsView, LinkView, UpkeepView

_MOST = 24
_MOST_NOTES = 6
"""Maximum number of tools of one organisation that are named with what they lack."""
"""Maximum number of bars of a chart, which shows those that need the most work."""


def upkeep_view(builder: ViewBuilder) -> UpkeepView:
    """The view of all that maintainers and partners can still do for the tools."""
    conditions = completeness.measure_tools(builder.site)
    newest = completeness.newest_review(conditions)
    charts = (
        _tools(builder, conditions, newest),
        _organisations(builder, conditions),
        _missing(builder, conditions),
        _reviews(builder, conditions),
        _coverage(builder),
        _languages(builder, conditions),
    )
    return UpkeepView(
        charts=tuple(chart for chart in charts if chart.bars),
        complete=sum(condition.share == 1 for condition in conditions),
        tools=len(conditions),
        newest=date_text(newest, builder.language),
        old=sum(bool(newest) and completeness.is_old(condition.reviewed, newest) for condition in conditions),
    )


def _tools(builder: ViewBuilder, conditions: Sequence[Completeness], newest: str) -> BarsView:
    """Chart of the completeness of every tool, with what it lacks, the least complete first."""
    text = builder.messages.gettext
    urgent = sorted(conditions, key=lambda c: (c.share, c.reviewed, sort_key(builder.card(c.tool).title)))
    counts = [_tool(builder, condition, newest) for condition in urgent[:_MOST]]
    frame = _frame(builder, "upkeep-tools", text("Tool by tool"), text("Tool"), _remainder(builder, len(urgent)))
    return bars(counts, frame, 100, with_rest=True)


def _tool(builder: ViewBuilder, condition: Completeness, newest: str) -> Count:
    text, card = builder.messages.gettext, builder.card(condition.tool)
    lacks = _words(builder, condition)
    remarks = [text("Missing: %(names)s") % {"names": lacks}] if lacks else []
    if condition.reviewed:
        old = completeness.is_old(condition.reviewed, newest)
        words = text("Last review: %(date)s (old)") if old else text("Last review: %(date)s")
        remarks.append(words % {"date": date_text(condition.reviewed, builder.language)})
    return _share(builder, LinkView(card.title, card.path, language=card.language), condition.share, *remarks)


def _words(builder: ViewBuilder, condition: Completeness) -> str:
    """One line in the reader's language on what a tool lacks."""
    names = [label(field_labels(), name, builder.messages) for name in condition.fields]
    return ", ".join([*names, *(f"“{title}”" for title in condition.sections)])


def _share(builder: ViewBuilder, link: LinkView, share: float, *remarks: str) -> Count:
    """A share of the total, in per cent."""
    from babel.numbers import format_percent

    percentage = completeness.percent(share)
    return Count(link, percentage, format_percent(percentage / 100, locale=locale(builder.language)), notes=remarks)


def _organisations(builder: ViewBuilder, conditions: Iterable[Completeness]) -> BarsView:
    """Chart of the completeness of every organisation's tools, with what to ask it for."""
    text, groups = builder.messages.gettext, completeness.by_organiser(conditions)
    counts = []
    for id_, group in groups.items():
        link = builder.link(f"organisations/{id_}") if id_ else LinkView(text("No organiser has a page here"), "")
        gaps = [f"{builder.card(c.tool).title}: {words}" for c in group if (words := _words(builder, c))]
        if len(gaps) > _MOST_NOTES:
            words = builder.messages.translations.ngettext(
                "%(number)s more tool lacks something", "%(number)s more tools lack something", len(gaps) - _MOST_NOTES
            )
            remainder = words % {"number": number_text(len(gaps) - _MOST_NOTES, builder.language)}
            gaps = [*gaps[:_MOST_NOTES], remainder]
        counts.append(_share(builder, link, completeness.mean_share(group), *gaps))
    counts.sort(key=lambda count: (count.value, sort_key(count.label.title)))
    frame = _frame(
        builder,
        "upkeep-organisations",
        text("By organisation"),
        text("Organisation"),
        _remainder(builder, len(counts)),
    )
    return bars(counts[:_MOST], frame, 100, with_rest=True)


def _missing(builder: ViewBuilder, conditions: Sequence[Completeness]) -> BarsView:
    """Chart of the number of tools that lack each field or section."""
    text, counter = builder.messages.gettext, Counter[str]()
    for condition in conditions:
        counter.update(label(field_labels(), name, builder.messages) for name in condition.fields)
        counter.update(f"“{title}”" for title in condition.sections)
    items = sorted(counter.items(), key=lambda item: (-item[1], sort_key(item[0])))
    counts = [_of(builder, LinkView(name, ""), number, len(conditions)) for name, number in items[:_MOST]]
    frame = _frame(builder, "upkeep-missing", text("Most often missing"), text("Field or section"))
    return bars(counts, replace(frame, value_title=text("Tools")), len(conditions), with_rest=True)


def _of(builder: ViewBuilder, link: LinkView, part: int, total: int, *remarks: str) -> Count:
    numbers = {"part": number_text(part, builder.language), "whole": number_text(total, builder.language)}
    return Count(link, part, builder.messages.gettext("%(part)s of %(whole)s") % numbers, notes=remarks)


def _reviews(builder: ViewBuilder, conditions: Sequence[Completeness]) -> BarsView:
    """Chart of the number of tools last reviewed in each year."""
    text = builder.messages.gettext
    years = Counter(condition.reviewed[:4] for condition in conditions)
    counts = [
        _of(builder, LinkView(year or text("Never"), ""), years[year], len(conditions))
        for year in sorted(years, reverse=True)
    ]
    frame = _frame(builder, "upkeep-reviews", text("Year of the last review"), text("Year"))
    return bars(counts, replace(frame, value_title=text("Tools")), len(conditions), with_rest=True)


def _coverage(builder: ViewBuilder) -> BarsView:
    """Chart of the number of sub-sectors for which each strand has a tool, with those for which it has none."""
    text, gaps = builder.messages.gettext, completeness.gaps(builder.site)
    total, counts = len(builder.site.taxonomy.tools["sectors"]), []
    for strand, sectors in gaps.items():
        names = ", ".join(link.title for link in builder.links("sectors", sectors))
        remarks = [text("No tool for: %(names)s") % {"names": names}] if names else []
        counts.append(_of(builder, builder.link(f"strands/{strand}"), total - len(sectors), total, *remarks))
    title = text("Sub-sectors that each strand reaches")
    frame = replace(
        _frame(builder, "upkeep-coverage", title, text("Strand")),
        value_title=text("Sub-sectors"),
        link=replace(builder.list_link("matrix"), title=title),
    )
    return bars(counts, frame, total, with_rest=True)


def _languages(builder: ViewBuilder, conditions: Sequence[Completeness]) -> BarsView:
    """Chart of the number of tools translated into each language of the site."""
    text, config = builder.messages.gettext, builder.library.config
    counts = []
    for language in config.languages:
        if language != config.default_language:
            texts = sum(language in condition.texts for condition in conditions)
            titles = sum(language in condition.translated for condition in conditions) - texts
            words = text("%(number)s more without their text")
            remarks = [words % {"number": number_text(titles, builder.language)}] if titles else []
            link = LinkView(language_name(language), "", language=builder.foreign(language))
            counts.append(_of(builder, link, texts, len(conditions), *remarks))
    frame = _frame(builder, "upkeep-languages", text("Tools translated"), text("Language"))
    return bars(counts, replace(frame, value_title=text("Tools")), len(conditions), with_rest=True)


def _frame(builder: ViewBuilder, id_: str, title: str, label_title: str, note: str = "") -> BarsView:
    """A chart of shares without its bars."""
    return BarsView(id_, title, label_title, builder.messages.gettext("Completeness"), (), "", note)


def _remainder(builder: ViewBuilder, count: int) -> str:
    """The note of a chart on the bars that it leaves out."""
    if count <= _MOST:
        return ""
    remainder = count - _MOST
    words = builder.messages.translations.ngettext(
        "%(number)s more, which lacks less, is left out; the command `catalogue stats` lists all.",
        "%(number)s more, which lack less, are left out; the command `catalogue stats` lists all.",
        remainder,
    )
    return words % {"number": number_text(remainder, builder.language)}
