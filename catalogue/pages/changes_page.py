"""The page *Changes*: what happened to the entries, by month and by day, the latest first."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from catalogue import labels
from catalogue.labels import date_text, label
from catalogue.pages import feeds
from catalogue.pages.view_builder import Presenter
from catalogue.site.changelog import HAPPENINGS, Change
from catalogue.sources import COLLECTIONS
from catalogue.views import ChangesView, DayView, FeedLinkView, HappeningView, MonthView

_MOST = 300
"""How many changes are told of."""


def changes_view(presenter: Presenter) -> ChangesView:
    """What happened to the entries, as far as somebody who reads this language can see it."""
    library, chronicle = presenter.library, presenter.site.chronicle
    changes = [change for entry in library.all() for change in chronicle.changes(entry, presenter.language)]
    changes.sort(key=lambda change: change.day, reverse=True)
    months = groupby(changes[:_MOST], lambda change: change.day[: len("2026-11")])
    return ChangesView(
        months=tuple(
            MonthView(date_text(month, presenter.language), month, tuple(_days(presenter, same)))
            for month, same in months
        ),
        left_out=max(0, len(changes) - _MOST),
        has_history=chronicle.has_history,
        feeds=tuple(_feeds(presenter)),
    )


def _feeds(presenter: Presenter) -> Iterator[tuple[str, tuple[FeedLinkView, ...]]]:
    """The feeds, by the list that their pages belong to."""
    for facet, names in groupby(feeds.followed(presenter.site), lambda name: name.partition("/")[0]):
        title = "" if facet == feeds.WHOLE else label(labels.COLLECTIONS, facet, presenter.messages)
        yield title, tuple(filter(None, (feeds.feed_link(presenter, name) for name in names)))


def _days(presenter: Presenter, changes: Iterable[Change]) -> Iterator[DayView]:
    for day, same in groupby(changes, lambda change: change.day):
        yield DayView(date_text(day, presenter.language), day, tuple(_happenings(presenter, same)))


def _happenings(presenter: Presenter, changes: Iterable[Change]) -> Iterator[HappeningView]:
    """The entries of one collection to which the same happened, together."""
    together: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        together.setdefault((change.kind, change.entry.partition("/")[0]), []).append(change.entry)
    ordered = sorted(together, key=lambda pair: (COLLECTIONS.index(pair[1]), HAPPENINGS.index(pair[0])))
    for kind, collection in ordered:
        yield HappeningView(
            kind=kind,
            label=label(labels.CHANGES, kind, presenter.messages),
            what=label(labels.COLLECTIONS, collection, presenter.messages),
            entries=tuple(map(presenter.link, together[kind, collection])),
        )
