"""Definition of a page without an entry, given in the file `…_page.py` that also makes its view."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import KW_ONLY, dataclass
from functools import partial

from catalogue.pages import json_ld
from catalogue.pages.page_dependencies import ToolDependencies
from catalogue.pages.page_frame import Frame
from catalogue.pages.page_listing import PageListing
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.models import Front
from catalogue.views import LinkView, PageView


@dataclass(frozen=True, slots=True)
class RenderablePage:
    """A page before it is rendered."""

    frame: PageView
    view: object


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page before its view is composed."""

    name: str
    """The name of its route."""
    compose: Callable[[], RenderablePage]
    in_sitemap: bool = True
    """Whether search engines should index it."""
    last_change: Callable[[], str] = str
    """Gives the time of the last change to what it shows; empty where unknown."""
    entry: str = ""
    """The key of the entry that it shows, if the search lists it."""
    sources: tuple[str, ...] = ()
    """Digests of the sources whose running text it shows, and of all else that public digests do not cover."""
    tool_dependencies: Callable[[], ToolDependencies] | None = None
    """Finds the tools that it may show; None where it may show any tool."""


def list_thing(builder: ViewBuilder, link: LinkView) -> Iterator[json_ld.Thing]:
    """The schema.org description of a list."""
    config = builder.library.config
    url, home = config.absolute_url(link.path), config.absolute_url("")
    yield json_ld.web_page("CollectionPage", link.title, link.summary, url, builder.language, home)


def _no_digests(builder: ViewBuilder) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class PageDefinition(PageListing):
    """A page that exists once in each language, at the address given by its file's name."""

    _: KW_ONLY
    view: Callable[[ViewBuilder, PageView], object]
    """Makes its view; the template receives the type that it returns."""
    template: str = ""
    """The name of its template without `.html`, if that differs from the page's name."""
    shows: tuple[str, ...] = ()
    """The collections whose entries it shows, on which it depends."""
    texts: tuple[str, ...] = ()
    """The collections whose running text it shows as well."""
    other_digests: Callable[[ViewBuilder], tuple[str, ...]] = _no_digests
    """Digests of whatever else it shows."""
    indexed: bool = True
    """Whether search engines should list it; False where its content depends on the reader."""
    things: Callable[[ViewBuilder, LinkView], Iterable[json_ld.Thing]] = list_thing
    """Makes its schema.org description."""

    def spec(self, builder: ViewBuilder, frame: Frame, name: str) -> PageSpec:
        """The specification of the page in one language."""
        library = builder.library
        texts = (entry for collection in self.texts for entry in library.collection(collection).values())
        return PageSpec(
            name,
            partial(self._compose, builder, frame, name),
            in_sitemap=self.indexed,
            last_change=partial(last_change, builder, self.shows),
            sources=(*text_digests(builder, *texts), *self.other_digests(builder)),
        )

    def _compose(self, builder: ViewBuilder, frame: Frame, name: str) -> RenderablePage:
        link, config = builder.list_link(name), builder.library.config
        title, summary = (config.name, config.description) if name == "home" else (link.title, link.summary)
        things = self.things(builder, link)
        page = frame.page(name, self.template or name, title, summary, things=things, indexed=self.indexed)
        return RenderablePage(page, self.view(builder, page))


def last_change(builder: ViewBuilder, collections: Iterable[str]) -> str:
    """The time of the last change to an entry of some collections."""
    entries = (entry for name in collections for entry in builder.library.collection(name).values())
    return latest(builder, entries)


def latest(builder: ViewBuilder, entries: Iterable[Entry[Front]]) -> str:
    """The time of the last change to any of some entries."""
    return builder.site.changelog.latest(entries, builder.language)


def text_digests(builder: ViewBuilder, *entries: Entry[Front] | None) -> tuple[str, ...]:
    """Digests of the sources of some entries in the builder's language, and of their originals."""
    digests = []
    for entry in entries:
        if entry is not None:
            original = builder.library.collection(entry.collection)[entry.id]
            digests += [builder.library.localise(original, builder.language).digest, original.digest]
    return tuple(digests)
