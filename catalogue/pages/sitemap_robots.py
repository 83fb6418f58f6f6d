"""What points machines and curious people the way: the sitemap, and the words to crawlers, browsers and humans."""

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
"""How many addresses one sitemap may hold, see https://www.sitemaps.org/protocol.html."""
MOST_BYTES = 50_000_000
"""How large it may be; the protocol says 52,428,800."""
_FRAME, _ALTERNATE = 200, 120
"""Bytes, at most, of what stands around an address, and around the same in another language."""
_SHORT, _LONG = 16, 48
"""Characters, at most, of the two names that OpenSearch 1.1 has for a search."""


def sitemap_view(addresses: Iterable[AddressView]) -> SitemapView:
    """Pages that search engines should know, with the day of their last change where it is known."""
    return SitemapView(tuple(addresses))


def addresses_in_one(longest: int, languages: int) -> int:
    """How many addresses fit into one sitemap.

    Args:
        longest: the length of the longest address, in bytes.
        languages: in how many languages each page stands.
    """
    alternates = languages * (longest + _ALTERNATE) if languages > 1 else 0
    return min(MOST_ADDRESSES, MOST_BYTES // (_FRAME + longest + alternates))


def sitemap_index_view(base_url: str, parts: Iterable[tuple[str, str]]) -> SitemapIndexView:
    """Several sitemaps, each given by its path and the day of the last change in it."""
    return SitemapIndexView(tuple(SitemapPartView(base_url + path, lastmod) for path, lastmod in parts))


def missing_address(config: SiteConfig) -> tuple[Diagnostic, ...]:
    """Warns that a site has no web address."""
    return () if config.base_url else (report(rules.NO_ADDRESS, Span(SETTINGS)),)


def robots_view(config: SiteConfig) -> RobotsView:
    """All may be read; here is the sitemap, where there is one."""
    return RobotsView(config.absolute_url("sitemap.xml"))


def humans_view(builder: ViewBuilder) -> HumansView:
    """Who stands behind the site and what it is made with, as far as the site itself says."""
    config = builder.library.config
    makers = (o for o in builder.library.organisations.values() if o.meta.project_partner)
    return HumansView(
        partners=tuple(builder.link(organisation.key).title for organisation in makers),
        languages=tuple(language_name(language) for language in config.languages),
        changed=builder.site.changelog.latest(builder.library.all(), "")[: len("2026-11-22")],
        software=f"internationalisation-catalogue {__version__}",
    )


def open_search_view(builder: ViewBuilder, path: str) -> OpenSearchView:
    """How browsers can search the site from their own field, see OpenSearch 1.1.

    Args:
        path: where this description stands.
    """
    config = builder.library.config
    return OpenSearchView(
        short_name=within(config.name, _SHORT),
        long_name=within(config.name, _LONG),
        template=config.absolute_url(f"{builder.path('search')}?q={{searchTerms}}"),
        url=config.absolute_url(path),
    )


def within(name: str, most: int) -> str:
    """As many whole words of a name as fit; a longer first word is cut."""
    if len(name) <= most:
        return name
    return name[: most + 1].rpartition(" ")[0] or name[:most]
