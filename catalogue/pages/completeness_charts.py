"""The numbers for maintainers: what the tools lack, how old their reviews are, where no tool is, what is translated.

The day of the build is not in it: equal sources make equal pages, so ages are told against the newest review.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from catalogue.i18n import language_name, locale, sort_key
from catalogue.labels import date_text, label, number_text
from catalogue.pages.bar_chart import Count, bars
from catalogue.pages.view_builder import Presenter
from catalogue.schema.collection_fields import field_labels
from catalogue.site import completeness
from catalogue.site.completeness import Completeness
from catalogue.views import BarsView, LinkView, UpkeepView

_MOST = 24
"""How many bars a chart has at most: those that ask for the most work."""


def upkeep_view(presenter: Presenter) -> UpkeepView:
    """Everything that maintainers and partners can still do for the tools."""
    found = completeness.conditions(presenter.site)
    newest = completeness.newest_review(found)
    charts = (
        _tools(presenter, found, newest),
        _organisations(presenter, found),
        _missing(presenter, found),
        _reviews(presenter, found),
        _coverage(presenter),
        _languages(presenter, found),
    )
    return UpkeepView(
        charts=tuple(chart for chart in charts if chart.bars),
        complete=sum(condition.share == 1 for condition in found),
        tools=len(found),
        newest=date_text(newest, presenter.language),
        old=sum(bool(newest) and completeness.is_old(condition.reviewed, newest) for condition in found),
    )


def _tools(presenter: Presenter, found: Sequence[Completeness], newest: str) -> BarsView:
    """How complete every tool is, with what it lacks; those that lack the most come first."""
    text = presenter.messages.gettext
    urgent = sorted(found, key=lambda c: (c.share, c.reviewed, sort_key(presenter.card(c.tool).title)))
    counts = [_tool(presenter, condition, newest) for condition in urgent[:_MOST]]
    frame = _frame(presenter, "upkeep-tools", text("Tool by tool"), text("Tool"), _left(presenter, len(urgent)))
    return bars(counts, frame, 100, ground=True)


def _tool(presenter: Presenter, condition: Completeness, newest: str) -> Count:
    text, card = presenter.messages.gettext, presenter.card(condition.tool)
    lacks = _words(presenter, condition)
    notes = [text("Missing: %(names)s") % {"names": lacks}] if lacks else []
    if condition.reviewed:
        old = completeness.is_old(condition.reviewed, newest)
        words = text("Last review: %(date)s (old)") if old else text("Last review: %(date)s")
        notes.append(words % {"date": date_text(condition.reviewed, presenter.language)})
    return _share(presenter, LinkView(card.title, card.path, language=card.language), condition.share, *notes)


def _words(presenter: Presenter, condition: Completeness) -> str:
    """What a tool lacks in the reader's words, in one line."""
    names = [label(field_labels(), name, presenter.messages) for name in condition.fields]
    return ", ".join([*names, *(f"“{title}”" for title in condition.sections)])


def _share(presenter: Presenter, link: LinkView, share: float, *notes: str) -> Count:
    """A share of the whole, in percent."""
    from babel.numbers import format_percent

    whole = completeness.percent(share)
    return Count(link, whole, format_percent(whole / 100, locale=locale(presenter.language)), notes=notes)


def _organisations(presenter: Presenter, found: Iterable[Completeness]) -> BarsView:
    """How complete the tools of every organisation are, with what there is to ask it for."""
    text, groups = presenter.messages.gettext, completeness.by_organiser(found)
    counts = []
    for id_, group in groups.items():
        link = presenter.link(f"organisations/{id_}") if id_ else LinkView(text("No organiser is named"), "")
        wanted = [f"{presenter.card(c.tool).title}: {words}" for c in group if (words := _words(presenter, c))]
        counts.append(_share(presenter, link, completeness.mean_share(group), *wanted))
    counts.sort(key=lambda count: (count.value, sort_key(count.label.title)))
    frame = _frame(
        presenter, "upkeep-organisations", text("By organisation"), text("Organisation"), _left(presenter, len(counts))
    )
    return bars(counts[:_MOST], frame, 100, ground=True)


def _missing(presenter: Presenter, found: Sequence[Completeness]) -> BarsView:
    """How many tools lack each field or section."""
    text, counter = presenter.messages.gettext, Counter[str]()
    for condition in found:
        counter.update(label(field_labels(), name, presenter.messages) for name in condition.fields)
        counter.update(f"“{title}”" for title in condition.sections)
    ordered = sorted(counter.items(), key=lambda item: (-item[1], sort_key(item[0])))
    counts = [_of(presenter, LinkView(name, ""), number, len(found)) for name, number in ordered[:_MOST]]
    frame = _frame(presenter, "upkeep-missing", text("Most often missing"), text("Field or section"))
    return bars(counts, replace(frame, value_title=text("Tools")), len(found), ground=True)


def _of(presenter: Presenter, link: LinkView, part: int, whole: int, *notes: str) -> Count:
    numbers = {"part": number_text(part, presenter.language), "whole": number_text(whole, presenter.language)}
    return Count(link, part, presenter.messages.gettext("%(part)s of %(whole)s") % numbers, notes=notes)


def _reviews(presenter: Presenter, found: Sequence[Completeness]) -> BarsView:
    """How many tools were last reviewed in which year."""
    text = presenter.messages.gettext
    years = Counter(condition.reviewed[:4] for condition in found)
    counts = [
        _of(presenter, LinkView(year or text("Never"), ""), years[year], len(found))
        for year in sorted(years, reverse=True)
    ]
    frame = _frame(presenter, "upkeep-reviews", text("Year of the last review"), text("Year"))
    return bars(counts, replace(frame, value_title=text("Tools")), len(found), ground=True)


def _coverage(presenter: Presenter) -> BarsView:
    """For how many sub-sectors each strand has a tool, with those for which it has none."""
    text, gaps = presenter.messages.gettext, completeness.gaps(presenter.site)
    whole, counts = len(presenter.site.taxonomy.tools["sectors"]), []
    for strand, sectors in gaps.items():
        names = ", ".join(link.title for link in presenter.links("sectors", sectors))
        notes = [text("No tool for: %(names)s") % {"names": names}] if names else []
        counts.append(_of(presenter, presenter.link(f"strands/{strand}"), whole - len(sectors), whole, *notes))
    title = text("Sub-sectors that each strand reaches")
    frame = replace(
        _frame(presenter, "upkeep-coverage", title, text("Strand")),
        value_title=text("Sub-sectors"),
        link=replace(presenter.list_link("matrix"), title=title),
    )
    return bars(counts, frame, whole, ground=True)


def _languages(presenter: Presenter, found: Sequence[Completeness]) -> BarsView:
    """How many tools are translated into each language of the site."""
    text, config = presenter.messages.gettext, presenter.library.config
    counts = []
    for language in config.languages:
        if language != config.default_language:
            texts = sum(language in condition.texts for condition in found)
            titles = sum(language in condition.translated for condition in found) - texts
            words = text("%(number)s more without their text")
            notes = [words % {"number": number_text(titles, presenter.language)}] if titles else []
            link = LinkView(language_name(language), "", language=presenter.foreign(language))
            counts.append(_of(presenter, link, texts, len(found), *notes))
    frame = _frame(presenter, "upkeep-languages", text("Tools translated"), text("Language"))
    return bars(counts, replace(frame, value_title=text("Tools")), len(found), ground=True)


def _frame(presenter: Presenter, id_: str, title: str, label_title: str, note: str = "") -> BarsView:
    """A chart of shares that has no bars yet."""
    return BarsView(id_, title, label_title, presenter.messages.gettext("Completeness"), (), "", note)


def _left(presenter: Presenter, count: int) -> str:
    """What a chart says of those that it leaves out."""
    if count <= _MOST:
        return ""
    left = count - _MOST
    words = presenter.messages.translations.ngettext(
        "%(number)s more, which lacks less, is left out; the command `catalogue stats` lists all.",
        "%(number)s more, which lack less, are left out; the command `catalogue stats` lists all.",
        left,
    )
    return words % {"number": number_text(left, presenter.language)}
