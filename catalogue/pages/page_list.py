"""Which pages the site has in one language, and how the view of each is composed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from catalogue import labels
from catalogue.pages import changes_page, initiative_pages, json_ld, list_pages, map_page, matrix_page, statistics_page
from catalogue.pages import entry_pages as compose
from catalogue.pages.home_page import home_view
from catalogue.pages.json_ld_entries import things
from catalogue.pages.page_dependencies import ToolDependencies, tool_dependencies
from catalogue.pages.page_frame import Frame
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.site.taxonomy import FACETS
from catalogue.sources import COLLECTIONS
from catalogue.views import GlossaryView, PageView

_PERSONAL = ("search", "shortlist")
"""Pages that show what a reader asks for: nothing that a search engine should list."""
_CHARTS = ("matrix", "map", "numbers")
_OF_ALL = ("home", "numbers", "changes", "data")
_OF_TOOLS = ("compare", "matrix", "map")


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
    """Digests of the sources whose running text it shows, and of whatever else it shows that no face tells."""
    tool_dependencies: Callable[[], ToolDependencies] | None = None
    """Finds the only tools that it may show; on a page that cannot tell, the face of any tool may show."""


def page_specs(builder: ViewBuilder, frame: Frame) -> Iterator[PageSpec]:
    """Every page in the builder's language, but for the page of open data, which `data_plan` adds."""
    yield from _lists(builder, frame)
    yield from _terms(builder, frame)
    yield from _entries(builder, frame)
    if builder.language == builder.library.config.default_language:
        yield PageSpec("not-found", partial(_not_found_page, builder, frame), in_sitemap=False)


def _not_found_page(builder: ViewBuilder, frame: Frame) -> RenderablePage:
    title, text = (builder.messages.gettext(words) for words in labels.LISTS["not-found"])
    return RenderablePage(
        frame.page("not-found", "not-found", title, text, indexed=False), list_pages.not_found_view(builder)
    )


def _home(builder: ViewBuilder, frame: Frame) -> RenderablePage:
    config = builder.library.config
    site = json_ld.website(config, builder.path("search"), builder.language)
    return RenderablePage(
        frame.page("home", "home", config.name, config.description, things=[site]), home_view(builder)
    )


def _texts(builder: ViewBuilder, *entries: Entry[Any] | None) -> tuple[str, ...]:
    """Digests of the sources of some entries in the builder's language, and of their originals."""
    digests = []
    for entry in entries:
        if entry is not None:
            original = builder.library.collection(entry.collection)[entry.id]
            digests += [entry.digest, original.digest]
    return tuple(digests)


def _everything(builder: ViewBuilder, *collections: str) -> tuple[str, ...]:
    entries = (entry for name in collections for entry in builder.library.collection(name).values())
    return _texts(builder, *(builder.library.localise(entry, builder.language) for entry in entries))


_Maker = Callable[[ViewBuilder, PageView], object]


def _lists(builder: ViewBuilder, frame: Frame) -> Iterator[PageSpec]:
    """The home page, the search and the lists of every collection."""
    yield PageSpec("home", partial(_home, builder, frame), last_change=partial(last_list_change, builder, "home"))
    yield PageSpec(
        "changes",
        partial(_list, builder, frame, "changes"),
        last_change=partial(last_list_change, builder, "changes"),
        sources=(builder.site.changelog.digest,),
    )
    lists = ("organisations", "initiatives", "modules", "glossary")
    for name in ("tools", *_PERSONAL, "compare", *FACETS, *lists, *_CHARTS):
        if name in builder.site.routes:
            collections = _TEXTS_IN_LISTS.get(name, ())
            yield PageSpec(
                name,
                partial(_list, builder, frame, name),
                in_sitemap=name not in _PERSONAL,
                last_change=partial(last_list_change, builder, name),
                sources=_everything(builder, *collections),
            )


_TEXTS_IN_LISTS = {"glossary": ("glossary",)}
"""The collections whose running text a list shows."""

_LISTS: dict[str, tuple[str, _Maker]] = {
    "search": ("search", lambda builder, _: list_pages.search_view(builder)),
    "tools": ("tools", lambda builder, _: list_pages.tools_view(builder)),
    "organisations": ("organisations", lambda builder, page: list_pages.organisations_view(builder, page.root)),
    "initiatives": ("initiatives", lambda builder, _: initiative_pages.initiatives_view(builder)),
    "modules": ("index", lambda builder, _: list_pages.index_view(builder, "modules")),
    "glossary": ("glossary", lambda builder, page: _glossary(builder, page.root)),
    "compare": ("compare", lambda builder, _: list_pages.compare_view(builder)),
    "shortlist": ("shortlist", lambda builder, _: list_pages.shortlist_view(builder)),
    "matrix": ("matrix", lambda builder, _: matrix_page.matrix_view(builder)),
    "map": ("map", lambda builder, _: map_page.map_view(builder)),
    "numbers": ("numbers", lambda builder, _: statistics_page.numbers_view(builder)),
    "changes": ("changes", lambda builder, _: changes_page.changes_view(builder)),
}
"""The template of every list that has one of its own, and what makes its view; the others list terms."""


def _latest(builder: ViewBuilder, entries: Iterable[Entry[Any]]) -> str:
    return builder.site.changelog.latest(entries, builder.language)


def last_list_change(builder: ViewBuilder, name: str) -> str:
    """When a list or an overview last changed: with its own entries or, where it counts tools, with these."""
    library = builder.library
    if name in _OF_ALL:
        return _latest(builder, library.all())
    own = library.collection(name).values() if name in COLLECTIONS else ()
    return _latest(builder, [*own, *(library.tools.values() if name in (*FACETS, *_OF_TOOLS) else ())])


def _list(builder: ViewBuilder, frame: Frame, name: str) -> RenderablePage:
    kind, make = _LISTS.get(name, ("terms", lambda builder, _: list_pages.terms_view(builder, name)))
    link = builder.list_link(name)
    thing = _list_thing(builder, name, link.title, link.summary)
    page = frame.page(name, kind, link.title, link.summary, things=[thing], indexed=name not in _PERSONAL)
    return RenderablePage(page, make(builder, page))


def _list_thing(builder: ViewBuilder, name: str, title: str, summary: str) -> json_ld.Thing:
    config = builder.library.config
    url = config.absolute_url(builder.path(name))
    if name == "glossary":
        terms = (builder.library.localise(t, builder.language) for t in builder.library.glossary.values())
        return json_ld.glossary(terms, url, title)
    return json_ld.web_page("CollectionPage", title, summary, url, builder.language, config.absolute_url(""))


def _glossary(builder: ViewBuilder, root: str) -> object:
    return GlossaryView(compose.glossary_groups(builder, builder.library.glossary.values(), root))


def _terms(builder: ViewBuilder, frame: Frame) -> Iterator[PageSpec]:
    """A page for every term of every facet."""
    for facet, terms in builder.site.taxonomy.tools.items():
        for id_ in terms:
            key = f"{facet}/{id_}"
            entry = builder.entry(key)
            yield PageSpec(
                key,
                partial(_term, builder, frame, facet, id_),
                last_change=partial(_last_term_change, builder, facet, id_),
                sources=_texts(builder, entry),
            )


def _last_term_change(builder: ViewBuilder, facet: str, id_: str) -> str:
    """When a term or one of its tools last changed."""
    library, own = builder.library, builder.library.collection(facet).get(id_)
    tools = (library.tools[tool] for tool in builder.site.taxonomy.tools[facet][id_])
    return _latest(builder, [*([own] if own else []), *tools])


def _term(builder: ViewBuilder, frame: Frame, facet: str, id_: str) -> RenderablePage:
    key, address = f"{facet}/{id_}", builder.library.config.absolute_url
    parent, link, entry = builder.list_link(facet), builder.link(key), builder.entry(key)
    thing = json_ld.term(link.title, link.summary, address(link.path), parent.title, address(parent.path))
    text = link.summary or builder.messages.gettext("Tools for %(name)s") % {"name": link.title}
    page = frame.page(
        key, "term", link.title, text, entry=entry, things=[thing], parents=[facet], written_in=link.language
    )
    return RenderablePage(page, compose.term_view(builder, facet, id_, page.root))


_Composer = Callable[[ViewBuilder, Any, str], object]
_COMPOSERS: dict[str, tuple[str, _Composer]] = {
    "tools": ("tool", compose.tool_view),
    "organisations": ("organisation", compose.organisation_view),
    "initiatives": ("initiative", initiative_pages.initiative_view),
    "modules": ("module", compose.module_view),
    "pages": ("page", compose.page_view),
}


def _entries(builder: ViewBuilder, frame: Frame) -> Iterator[PageSpec]:
    """A page for every tool, organisation, initiative, module and page of running text."""
    for collection in _COMPOSERS:
        for original in builder.library.collection(collection).values():
            entry = builder.library.localise(original, builder.language)
            yield PageSpec(
                entry.key,
                partial(_entry, builder, frame, entry),
                last_change=partial(_latest, builder, (original,)),
                entry=entry.key,
                sources=_texts(builder, entry),
                tool_dependencies=partial(tool_dependencies, builder, entry.id) if collection == "tools" else None,
            )


def _entry(builder: ViewBuilder, frame: Frame, entry: Entry[Any]) -> RenderablePage:
    kind, make = _COMPOSERS[entry.collection]
    page = frame.page(
        entry.key,
        kind,
        entry.title,
        entry.meta.summary or _fallback(entry),
        entry=entry,
        things=things(builder, entry),
        parents=[] if entry.collection == "pages" else [entry.collection],
        written_in=builder.foreign(entry.language),
    )
    return RenderablePage(page, make(builder, entry, page.root))


def _fallback(entry: Entry[Any]) -> str:
    """A description for an entry without a summary: the first words of its text."""
    text = entry.body.text.split("\n")[0] or entry.title
    return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + "…"
