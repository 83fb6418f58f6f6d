"""The page *Changes*: the changes of the entries, by month and day, the latest first."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from catalogue import labels
from catalogue.labels import N_, date_text, label
from catalogue.pages import feeds
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site.changelog import CHANGE_KINDS, Change
from catalogue.sources import COLLECTIONS
from catalogue.views import ChangesView, DayView, FeedLinkView, HappeningView, MonthView, PageView

_MOST = 300
"""Maximum number of changes listed."""


def changes_view(builder: ViewBuilder) -> ChangesView:
    """The view of the changes that are visible in this language."""
    library, changelog = builder.library, builder.site.changelog
    changes = [change for entry in library.all() for change in changelog.changes(entry, builder.language)]
    changes.sort(key=lambda change: change.day, reverse=True)
    months = groupby(changes[:_MOST], lambda change: change.day[: len("2026-11")])
    return ChangesView(
        months=tuple(
            MonthView(date_text(month, builder.language), month, tuple(_days(builder, same))) for month, same in months
        ),
        left_out=max(0, len(changes) - _MOST),
        has_history=changelog.has_history,
        feeds=tuple(_feeds(builder)),
    )


def _feeds(builder: ViewBuilder) -> Iterator[tuple[str, tuple[FeedLinkView, ...]]]:
    """The feeds, by the list to which their pages belong."""
    for facet, names in groupby(feeds.feed_pages(builder.site), lambda name: name.partition("/")[0]):
        title = "" if facet == feeds.ALL_TOOLS else label(labels.COLLECTIONS, facet, builder.messages)
        yield title, tuple(filter(None, (feeds.feed_link(builder, name) for name in names)))


def _days(builder: ViewBuilder, changes: Iterable[Change]) -> Iterator[DayView]:
    for day, same in groupby(changes, lambda change: change.day):
        yield DayView(date_text(day, builder.language), day, tuple(_happenings(builder, same)))


def _happenings(builder: ViewBuilder, changes: Iterable[Change]) -> Iterator[HappeningView]:
    """The entries grouped by collection and kind of change."""
    keys_by_group: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        keys_by_group.setdefault((change.kind, change.entry.partition("/")[0]), []).append(change.entry)
    groups = sorted(keys_by_group, key=lambda pair: (COLLECTIONS.index(pair[1]), CHANGE_KINDS.index(pair[0])))
    for kind, collection in groups:
        yield HappeningView(
            kind=kind,
            label=label(labels.CHANGES, kind, builder.messages),
            what=label(labels.COLLECTIONS, collection, builder.messages),
            entries=tuple(map(builder.link, keys_by_group[kind, collection])),
        )


def _view(builder: ViewBuilder, page: PageView) -> ChangesView:
    return changes_view(builder)


PAGE = PageDefinition(
    N_("Changes"),
    N_("What is new in the catalogue, what has been revised, and when."),
    view=_view,
    shows=COLLECTIONS,
    other_digests=lambda builder: (builder.site.changelog.digest,),
)
