"""Sitemap, robots.txt, humans.txt and the OpenSearch description."""

from collections.abc import Iterable

from catalogue import __version__
from catalogue.config import SETTINGS, SiteConfig
from catalogue.diagnostics import Diagnostic, Span, report
from catalogue.diagnostics.rules import write as rules
from catalogue.i18n import language_name
from catalogue.pages.view_builder import ViewBuilder
from catalogue.views import (
    AddressView,
    HumansView,
    OpenSearchView,
    RobotsView,
    SitemapIndexView,
    SitemapPartView,
    SitemapView,
)

MOST_ADDRESSES = 50_000
"""Maximum number of addresses in one sitemap, see https://www.sitemaps.org/protocol.html."""
MOST_BYTES = 50_000_000
"""Maximum size in bytes; the protocol allows 52,428,800."""
_FRAME, _ALTERNATE = 200, 120
"""Maximum bytes of markup around an address, and around its counterpart in another language."""
_SHORT, _LONG = 16, 48
"""Maximum length in characters of the two names that OpenSearch 1.1 has for a search."""


def sitemap_view(addresses: Iterable[AddressView]) -> SitemapView:
    """The view of a sitemap: pages for search engines, with the day of their last change where known."""
    return SitemapView(tuple(addresses))


def addresses_in_one(longest: int, languages: int) -> int:
    """Number of addresses that fit into one sitemap.

    Args:
        longest: the length of the longest address, in bytes.
        languages: the number of languages in which each page exists.
    """
    alternates = languages * (longest + _ALTERNATE) if languages > 1 else 0
    return min(MOST_ADDRESSES, MOST_BYTES // (_FRAME + longest + alternates))


def sitemap_index_view(base_url: str, parts: Iterable[tuple[str, str]]) -> SitemapIndexView:
    """The view of an index of sitemaps, each given by its path and the day of its last change."""
    return SitemapIndexView(tuple(SitemapPartView(base_url + path, lastmod) for path, lastmod in parts))


def missing_address(config: SiteConfig) -> tuple[Diagnostic, ...]:
    """The warning that a site has no base URL."""
    return () if config.base_url else (report(rules.NO_ADDRESS, Span(SETTINGS)),)


def robots_view(config: SiteConfig) -> RobotsView:
    """The view of robots.txt: everything is allowed, with a link to the sitemap if there is one."""
    return RobotsView(config.absolute_url("sitemap.xml"))


def humans_view(builder: ViewBuilder) -> HumansView:
    """The view of humans.txt: the people behind the site and its technology, as far as the site names them."""
    config = builder.library.config
    makers = (o for o in builder.library.organisations.values() if o.meta.project_partner)
    return HumansView(
        partners=tuple(builder.link(organisation.key).title for organisation in makers),
        languages=tuple(language_name(language) for language in config.languages),
        changed=builder.site.changelog.latest(builder.library.all(), "")[: len("2026-11-22")],
        software=f"internationalisation-catalogue {__version__}",
    )


def open_search_view(builder: ViewBuilder, path: str) -> OpenSearchView:
    """The view of the OpenSearch 1.1 description, by which browsers can search the site.

    Args:
        path: the address of this description.
    """
    config = builder.library.config
    return OpenSearchView(
        short_name=within(config.name, _SHORT),
        long_name=within(config.name, _LONG),
        template=config.absolute_url(f"{builder.path('search')}?q={{searchTerms}}"),
        url=config.absolute_url(path),
    )


def within(name: str, most: int) -> str:
    """Shorten a name to as many complete words as fit; a longer first word is cut."""
    if len(name) <= most:
        return name
    return name[: most + 1].rpartition(" ")[0] or name[:most]
