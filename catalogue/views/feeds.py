"""Views for machines: feeds, sitemap, robots, OpenSearch; and for humans who look behind the pages."""

from dataclasses import dataclass

from catalogue.views.frame import AlternateView


@dataclass(frozen=True, slots=True)
class CategoryView:
    """A term that an entry of a feed is filed under."""

    id: str
    scheme: str
    """The whole address of the list that the term belongs to."""
    title: str


@dataclass(frozen=True, slots=True)
class FeedEntryView:
    """A tool in a feed."""

    title: str
    url: str
    """Its whole address, and its id."""
    summary: str
    content: str
    """HTML, to be escaped once more: what happened to it, the summary, and the facts of its card."""
    image: str
    """The whole address of its cover."""
    published: str
    """When it appeared, as RFC 3339 writes an instant."""
    updated: str
    """When it changed for the last time, likewise."""
    categories: tuple[CategoryView, ...]
    language: str
    """The language of title and summary where it is not the feed's own."""


@dataclass(frozen=True, slots=True)
class FeedView:
    """A feed: of the whole site, of a strand or of a sub-sector."""

    title: str
    description: str
    """May be empty."""
    atom: str
    """Its whole address as Atom (RFC 4287), and its id."""
    json: str
    """Its whole address as JSON Feed."""
    home: str
    """The whole address of the page that it belongs to."""
    updated: str
    """When the latest of its entries changed."""
    author: str
    author_url: str
    rights: str
    """The name of the licence; may be empty."""
    entries: tuple[FeedEntryView, ...]


@dataclass(frozen=True, slots=True)
class AddressView:
    """One address of the sitemap."""

    url: str
    lastmod: str
    """The day of the last change to what the page shows; empty where it is not known."""
    alternates: tuple[AlternateView, ...]


@dataclass(frozen=True, slots=True)
class SitemapView:
    """Addresses that search engines should know: all of them, or as many as one sitemap may hold."""

    addresses: tuple[AddressView, ...]


@dataclass(frozen=True, slots=True)
class SitemapPartView:
    """One of several sitemaps."""

    url: str
    lastmod: str
    """The day of the last change to any page in it; empty where it is not known."""


@dataclass(frozen=True, slots=True)
class SitemapIndexView:
    """The sitemaps of a site that is too large for one."""

    parts: tuple[SitemapPartView, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """What crawlers are told."""

    sitemap: str
    """The sitemap's whole address; empty where there is no sitemap, as on a site without an address."""


@dataclass(frozen=True, slots=True)
class HumansView:
    """What humans are told who look for those behind a site, see https://humanstxt.org/."""

    partners: tuple[str, ...]
    """The organisations that made the catalogue, where the entries say so."""
    languages: tuple[str, ...]
    """What each language of the site calls itself."""
    changed: str
    """The day of the last change to any entry; empty where it is not known."""
    software: str
    """Name and version of this program."""


@dataclass(frozen=True, slots=True)
class OpenSearchView:
    """How browsers can search the site from their own field (OpenSearch 1.1)."""

    short_name: str
    """At most 16 characters."""
    long_name: str
    """At most 48 characters."""
    template: str
    """The whole address of the search, with `{searchTerms}` in it."""
    url: str
    """The whole address of this description."""
