"""Views for machines: Atom feed, sitemap, robots."""

from dataclasses import dataclass

from catalogue.render.views.frame import AlternateView


@dataclass(frozen=True, slots=True)
class FeedEntryView:
    """An entry of a feed."""

    id: str
    """A tag URI that never changes."""
    title: str
    url: str
    summary: str
    published: str
    """RFC 3339."""
    updated: str
    """RFC 3339."""
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """An Atom feed (RFC 4287)."""

    id: str
    title: str
    url: str
    home: str
    updated: str
    author: str
    rights: str
    entries: tuple[FeedEntryView, ...]


@dataclass(frozen=True, slots=True)
class AddressView:
    """One address of the sitemap."""

    url: str
    lastmod: str
    """The day of the last review; may be empty."""
    alternates: tuple[AlternateView, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """All addresses that search engines should know."""

    addresses: tuple[AddressView, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """What crawlers are told."""

    sitemap: str
    """The sitemap's whole address."""
