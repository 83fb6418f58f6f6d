"""What a page that no entry makes says of itself, in the file `…_page.py` that also makes its view."""

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
    """Whether search engines should know it."""
    last_change: Callable[[], str] = str
    """When what it shows changed for the last time; empty where nobody knows."""
    entry: str = ""
    """The key of the entry that it shows, where the search lists it."""
    sources: tuple[str, ...] = ()
    """Digests of the sources whose running text it shows, and of whatever else it shows beyond public digests."""
    tool_dependencies: Callable[[], ToolDependencies] | None = None
    """Finds the only tools that it may show; on a page that cannot tell, any tool may show."""


def list_thing(builder: ViewBuilder, link: LinkView) -> Iterator[json_ld.Thing]:
    """What a list says of itself in schema.org's words."""
    config = builder.library.config
    url, home = config.absolute_url(link.path), config.absolute_url("")
    yield json_ld.web_page("CollectionPage", link.title, link.summary, url, builder.language, home)


def _no_digests(builder: ViewBuilder) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class PageDefinition(PageListing):
    """A page that stands once in each language, at the address that its file's name gives."""

    _: KW_ONLY
    view: Callable[[ViewBuilder, PageView], object]
    """Makes its view; the type that it returns is what the template sees."""
    template: str = ""
    """The name of its template without `.html`, where that is not the page's own name."""
    shows: tuple[str, ...] = ()
    """The collections whose entries it shows: it changes with them."""
    texts: tuple[str, ...] = ()
    """The collections whose running text it shows as well."""
    other_digests: Callable[[ViewBuilder], tuple[str, ...]] = _no_digests
    """Digests of whatever it shows that is no entry."""
    indexed: bool = True
    """Whether search engines should list it; not where it shows what a reader asks for."""
    things: Callable[[ViewBuilder, LinkView], Iterable[json_ld.Thing]] = list_thing
    """What it says of its subject in schema.org's words."""

    def spec(self, builder: ViewBuilder, frame: Frame, name: str) -> PageSpec:
        """The page in one language."""
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
    """When an entry of some collections last changed."""
    entries = (entry for name in collections for entry in builder.library.collection(name).values())
    return latest(builder, entries)


def latest(builder: ViewBuilder, entries: Iterable[Entry[Front]]) -> str:
    """When one of some entries last changed."""
    return builder.site.changelog.latest(entries, builder.language)


def text_digests(builder: ViewBuilder, *entries: Entry[Front] | None) -> tuple[str, ...]:
    """Digests of the sources of some entries in the builder's language, and of their originals."""
    digests = []
    for entry in entries:
        if entry is not None:
            original = builder.library.collection(entry.collection)[entry.id]
            digests += [builder.library.localise(original, builder.language).digest, original.digest]
    return tuple(digests)
