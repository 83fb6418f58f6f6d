"""What machines read: the Atom feed, the sitemap and the word to crawlers."""

from collections.abc import Iterable

from catalogue.render.presenter import Presenter
from catalogue.render.views import AddressView, FeedEntryView, FeedView, RobotsView, SitemapView
from catalogue.validate.entries import Entry
from catalogue.validate.schema import Tool


def feed_view(presenter: Presenter, path: str) -> FeedView:
    """The tools that carry a date, the latest first, as an Atom feed."""
    config = presenter.library.config
    dated = [tool for tool in presenter.library.tools.values() if _updated(tool)]
    latest = sorted(dated, key=lambda tool: (_updated(tool), tool.meta.number or 0), reverse=True)
    entries = [
        _feed_entry(presenter, presenter.library.localised(tool, presenter.language))
        for tool in latest[: config.feed_entries]
    ]
    return FeedView(
        id=config.base_url + path,
        title=config.name,
        url=config.base_url + path,
        home=config.base_url + presenter.path("home"),
        updated=max(entry.updated for entry in entries),
        author=config.name,
        rights=config.licence.name if config.licence else "",
        entries=tuple(entries),
    )


def _updated(tool: Entry[Tool]) -> str:
    return max(tool.meta.reviewed or "", tool.meta.published or "")


def _feed_entry(presenter: Presenter, tool: Entry[Tool]) -> FeedEntryView:
    card = presenter.card(tool.id)
    url = presenter.library.config.base_url + card.path
    return FeedEntryView(
        id=url,
        title=card.title,
        url=url,
        summary=card.summary,
        published=_instant(tool.meta.published or _updated(tool)),
        updated=_instant(_updated(tool)),
        categories=tuple(link.title for link in (card.strand, *card.sectors, *card.formats)),
    )


def _instant(day: str) -> str:
    """A day as RFC 3339 writes an instant: its beginning in UTC."""
    return f"{day}T00:00:00Z"


def sitemap_view(addresses: Iterable[AddressView]) -> SitemapView:
    """Every page that search engines should know, with the day of its last review where it has one."""
    return SitemapView(tuple(addresses))


def robots_view(base_url: str) -> RobotsView:
    """All may be read; here is the sitemap."""
    return RobotsView(base_url + "sitemap.xml")
