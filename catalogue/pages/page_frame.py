"""Frame of every page: the site's view, and each page's metadata."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from markupsafe import Markup

from catalogue import __version__
from catalogue.concurrency import compute_once
from catalogue.i18n import language_name
from catalogue.pages import json_ld
from catalogue.pages.embed_snippet import embed_view
from catalogue.pages.feeds import FEED_FACETS, feed_link
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.models import Front
from catalogue.site.output_paths import API_COLLECTIONS, API_FOLDER, SITE_CARD, archive_path, card_path, has_card
from catalogue.theme.colours import SIDES, Colours
from catalogue.urls import base_path, root_of
from catalogue.views import AlternateView, LinkView, PageView, SiteView

OPEN_SEARCH = "opensearch.xml"
"""File name of the OpenSearch description, below each language."""
_FRAMED = ("tool", "term")
"""The kinds of page that have an embed."""


class Frame:
    """Builder of the site's view, made once, and of each page's view, in one language."""

    def __init__(
        self,
        builder: ViewBuilder,
        assets: Mapping[str, str],
        options: Mapping[str, str | int | bool],
        colours: Colours,
        *,
        with_cards: bool = False,
    ) -> None:
        self._with_cards = with_cards
        self._builder = builder
        self._routes = builder.site.routes
        self._config = builder.library.config
        self.site = self._site(assets, options, colours)
        self._sites: dict[tuple[bool, ...], SiteView] = {}

    def _site(self, assets: Mapping[str, str], options: Mapping[str, str | int | bool], colours: Colours) -> SiteView:
        config, builder = self._config, self._builder
        return SiteView(
            name=config.name,
            tagline=config.tagline,
            description=config.description,
            logo=config.logo,
            language=builder.language,
            locale=_locale(builder.language),
            direction=builder.messages.direction,
            base_url=config.base_url or "",
            menu=tuple(builder.menu_link(name) for name in config.menu),
            footer_menu=tuple(builder.menu_link(name) for name in config.footer_menu),
            home=builder.list_link("home"),
            search=builder.list_link("search"),
            overviews=tuple(builder.list_link(name) for name in self._overviews),
            data=builder.list_link("data") if "data" in self._routes else None,
            offline=archive_path(builder.library),
            feed=feed_link(builder),
            changes=builder.list_link("changes"),
            open_search=builder.path("home") + OPEN_SEARCH if config.base_url else "",
            licence=LinkView(config.licence.name, config.licence.url) if config.licence else None,
            funding=config.funding or "",
            repository=config.repository or "",
            assets=assets,
            options=options,
            colours={side: getattr(colours, side).by_role() for side in SIDES},
            pdf=builder.book_pdf,
            generator=f"internationalisation-catalogue {__version__}",
        )

    @property
    def _overviews(self) -> list[str]:
        pages = self._builder.pages
        names = (name for name, page in pages.items() if page.overview and name in self._routes)
        return sorted(names, key=lambda name: (pages[name].overview, name))

    def site_for(self, page: PageView) -> SiteView:
        """The site's view, with the menu item of a page marked."""
        here = [crumb.path for crumb in page.breadcrumbs[1:]]
        current_items = tuple(link.path in here for link in self.site.menu)
        return compute_once(self._sites, current_items, self._site_with_current)

    def _site_with_current(self, current_items: tuple[bool, ...]) -> SiteView:
        menu = (replace(link, current=current) for link, current in zip(self.site.menu, current_items, strict=True))
        return replace(self.site, menu=tuple(menu))

    def page(
        self,
        name: str,
        kind: str,
        title: str,
        description: str,
        *,
        entry: Entry[Front] | None = None,
        things: Iterable[json_ld.Thing] = (),
        parents: Iterable[str] = (),
        indexed: bool = True,
        written_in: str = "",
    ) -> PageView:
        """Make the view of a page's metadata.

        Args:
            name: the route's name.
            kind: the template's name without `.html`.
            entry: the entry that it shows, for the link to edit its source.
            things: its schema.org description.
            parents: the routes between the home page and this one.
            indexed: whether search engines should list it.
            written_in: the language of title and text, if it differs from the interface's.
        """
        builder, config = self._builder, self._config
        path = builder.path(name).partition("#")[0]
        here = LinkView(title, path, language=written_in, current=True)
        crumbs = () if name == "home" else self._crumbs(here, parents)
        url = config.absolute_url(path)
        graph = [*things]
        card, card_alt = self._card(name, title)
        if graph and card and has_card(name):
            graph[0] = graph[0] | {"image": config.absolute_url(card)}
        if crumbs and indexed and config.base_url:
            graph.append(json_ld.breadcrumb_list(config.base_url, crumbs))
        edit = config.edit_url or ""
        api_path = (
            f"{API_FOLDER}{name}.json" if "data" in self._routes and name.partition("/")[0] in API_COLLECTIONS else ""
        )
        return PageView(
            kind=kind,
            path=path,
            root=base_path(config.base_url) if kind == "not-found" else root_of(path),
            url=url,
            title=title,
            description=description,
            breadcrumbs=crumbs,
            alternates=self.alternates(name),
            written_in=written_in,
            structured=json_ld.script(graph) if graph else Markup(""),
            data=api_path if entry else "",
            embed=embed_view(builder, name, title) if kind in _FRAMED else None,
            card=card,
            card_alt=card_alt,
            edit_url=edit.replace("{path}", entry.path) if entry else "",
            indexed=indexed,
            feed=feed_link(builder, name) if kind == "term" and name.startswith(FEED_FACETS) else None,
        )

    def _card(self, name: str, title: str) -> tuple[str, str]:
        """The address of a page's social card and its text; a page that shows no single entry has the site's card."""
        if not self._with_cards:
            return "", ""
        language, site = self._builder.language, self._config.name
        if name == SITE_CARD or not has_card(name):
            return card_path(SITE_CARD, language), site
        return card_path(name, language), f"{title} – {site}"

    def _crumbs(self, here: LinkView, parents: Iterable[str]) -> tuple[LinkView, ...]:
        above = (self._builder.menu_link(parent) for parent in ("home", *parents))
        return (*above, here)

    def url(self, name: str) -> str:
        """The full address of a page."""
        return self._config.absolute_url(self._builder.path(name).partition("#")[0])

    def alternates(self, name: str) -> tuple[AlternateView, ...]:
        """Links to the same page in every language."""
        views = []
        for language in self._config.languages:
            path = self._routes.route(name, language).path
            current = language == self._builder.language
            url = self._config.absolute_url(path)
            views.append(AlternateView(language, language_name(language), path, url, current))
        return tuple(views)


def _locale(language: str) -> str:
    """A language with its most likely country according to CLDR, except that English is British."""
    from babel.core import get_global

    likely = "en_GB" if language == "en" else str(get_global("likely_subtags").get(language, language))
    return f"{language}_{likely.rpartition('_')[2]}" if "_" in likely else language
