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
from catalogue.pages.page_dependencies import Nearby, nearby
from catalogue.pages.page_frame import Frame
from catalogue.pages.view_builder import Presenter
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
    listed: bool = True
    """Whether search engines should know it."""
    changed: Callable[[], str] = str
    """When what it shows changed for the last time; empty where nobody knows."""
    entry: str = ""
    """The key of the entry that it shows, where the search lists it."""
    sources: tuple[str, ...] = ()
    """Digests of the sources whose running text it shows, and of whatever else it shows that no face tells."""
    nearby: Callable[[], Nearby] | None = None
    """Finds the only tools that it may show; on a page that cannot tell, the face of any tool may show."""


def plans(presenter: Presenter, frame: Frame) -> Iterator[PageSpec]:
    """Every page in the presenter's language, but for the page of open data, which `data_plan` adds."""
    yield from _leading(presenter, frame)
    yield from _terms(presenter, frame)
    yield from _entries(presenter, frame)
    if presenter.language == presenter.library.config.default_language:
        yield PageSpec("not-found", partial(_not_found, presenter, frame), listed=False)


def _not_found(presenter: Presenter, frame: Frame) -> RenderablePage:
    title, text = (presenter.messages.gettext(words) for words in labels.LISTS["not-found"])
    return RenderablePage(
        frame.page("not-found", "not-found", title, text, indexed=False), list_pages.not_found_view(presenter)
    )


def _home(presenter: Presenter, frame: Frame) -> RenderablePage:
    config = presenter.library.config
    site = json_ld.website(config, presenter.path("search"), presenter.language)
    return RenderablePage(
        frame.page("home", "home", config.name, config.description, things=[site]), home_view(presenter)
    )


def _texts(presenter: Presenter, *entries: Entry[Any] | None) -> tuple[str, ...]:
    """Digests of the sources of some entries in the presenter's language, and of their originals."""
    found = []
    for entry in entries:
        if entry is not None:
            original = presenter.library.collection(entry.collection)[entry.id]
            found += [entry.digest, original.digest]
    return tuple(found)


def _everything(presenter: Presenter, *collections: str) -> tuple[str, ...]:
    entries = (entry for name in collections for entry in presenter.library.collection(name).values())
    return _texts(presenter, *(presenter.library.localised(entry, presenter.language) for entry in entries))


_Maker = Callable[[Presenter, PageView], object]


def _leading(presenter: Presenter, frame: Frame) -> Iterator[PageSpec]:
    """The home page, the search and the lists of every collection."""
    yield PageSpec("home", partial(_home, presenter, frame), changed=partial(list_changed, presenter, "home"))
    yield PageSpec(
        "changes",
        partial(_list, presenter, frame, "changes"),
        changed=partial(list_changed, presenter, "changes"),
        sources=(presenter.site.chronicle.digest,),
    )
    lists = ("organisations", "initiatives", "modules", "glossary")
    for name in ("tools", *_PERSONAL, "compare", *FACETS, *lists, *_CHARTS):
        if name in presenter.site.routes:
            shown = _SHOWN_WHOLE.get(name, ())
            yield PageSpec(
                name,
                partial(_list, presenter, frame, name),
                listed=name not in _PERSONAL,
                changed=partial(list_changed, presenter, name),
                sources=_everything(presenter, *shown),
            )


_SHOWN_WHOLE = {"glossary": ("glossary",)}
"""The collections whose running text a list shows."""

_LISTS: dict[str, tuple[str, _Maker]] = {
    "search": ("search", lambda presenter, _: list_pages.search_view(presenter)),
    "tools": ("tools", lambda presenter, _: list_pages.tools_view(presenter)),
    "organisations": ("organisations", lambda presenter, page: list_pages.organisations_view(presenter, page.root)),
    "initiatives": ("initiatives", lambda presenter, _: initiative_pages.initiatives_view(presenter)),
    "modules": ("index", lambda presenter, _: list_pages.index_view(presenter, "modules")),
    "glossary": ("glossary", lambda presenter, page: _glossary(presenter, page.root)),
    "compare": ("compare", lambda presenter, _: list_pages.compare_view(presenter)),
    "shortlist": ("shortlist", lambda presenter, _: list_pages.shortlist_view(presenter)),
    "matrix": ("matrix", lambda presenter, _: matrix_page.matrix_view(presenter)),
    "map": ("map", lambda presenter, _: map_page.map_view(presenter)),
    "numbers": ("numbers", lambda presenter, _: statistics_page.numbers_view(presenter)),
    "changes": ("changes", lambda presenter, _: changes_page.changes_view(presenter)),
}
"""The template of every list that has one of its own, and what makes its view; the others list terms."""


def _latest(presenter: Presenter, entries: Iterable[Entry[Any]]) -> str:
    return presenter.site.chronicle.latest(entries, presenter.language)


def list_changed(presenter: Presenter, name: str) -> str:
    """When a list or an overview last changed: with its own entries or, where it counts tools, with these."""
    library = presenter.library
    if name in _OF_ALL:
        return _latest(presenter, library.all())
    own = library.collection(name).values() if name in COLLECTIONS else ()
    return _latest(presenter, [*own, *(library.tools.values() if name in (*FACETS, *_OF_TOOLS) else ())])


def _list(presenter: Presenter, frame: Frame, name: str) -> RenderablePage:
    kind, make = _LISTS.get(name, ("terms", lambda presenter, _: list_pages.terms_view(presenter, name)))
    link = presenter.list_link(name)
    thing = _list_thing(presenter, name, link.title, link.summary)
    page = frame.page(name, kind, link.title, link.summary, things=[thing], indexed=name not in _PERSONAL)
    return RenderablePage(page, make(presenter, page))


def _list_thing(presenter: Presenter, name: str, title: str, summary: str) -> json_ld.Thing:
    config = presenter.library.config
    url = config.whole_address(presenter.path(name))
    if name == "glossary":
        terms = (presenter.library.localised(t, presenter.language) for t in presenter.library.glossary.values())
        return json_ld.glossary(terms, url, title)
    return json_ld.web_page("CollectionPage", title, summary, url, presenter.language, config.whole_address(""))


def _glossary(presenter: Presenter, root: str) -> object:
    return GlossaryView(compose.glossary_groups(presenter, presenter.library.glossary.values(), root))


def _terms(presenter: Presenter, frame: Frame) -> Iterator[PageSpec]:
    """A page for every term of every facet."""
    for facet, terms in presenter.site.taxonomy.tools.items():
        for id_ in terms:
            key = f"{facet}/{id_}"
            entry = presenter.entry(key)
            yield PageSpec(
                key,
                partial(_term, presenter, frame, facet, id_),
                changed=partial(_term_changed, presenter, facet, id_),
                sources=_texts(presenter, entry),
            )


def _term_changed(presenter: Presenter, facet: str, id_: str) -> str:
    """When a term or one of its tools last changed."""
    library, own = presenter.library, presenter.library.collection(facet).get(id_)
    tools = (library.tools[tool] for tool in presenter.site.taxonomy.tools[facet][id_])
    return _latest(presenter, [*([own] if own else []), *tools])


def _term(presenter: Presenter, frame: Frame, facet: str, id_: str) -> RenderablePage:
    key, address = f"{facet}/{id_}", presenter.library.config.whole_address
    parent, link, entry = presenter.list_link(facet), presenter.link(key), presenter.entry(key)
    thing = json_ld.term(link.title, link.summary, address(link.path), parent.title, address(parent.path))
    text = link.summary or presenter.messages.gettext("Tools for %(name)s") % {"name": link.title}
    page = frame.page(
        key, "term", link.title, text, entry=entry, things=[thing], parents=[facet], written_in=link.language
    )
    return RenderablePage(page, compose.term_view(presenter, facet, id_, page.root))


_Composer = Callable[[Presenter, Any, str], object]
_COMPOSERS: dict[str, tuple[str, _Composer]] = {
    "tools": ("tool", compose.tool_view),
    "organisations": ("organisation", compose.organisation_view),
    "initiatives": ("initiative", initiative_pages.initiative_view),
    "modules": ("module", compose.module_view),
    "pages": ("page", compose.page_view),
}


def _entries(presenter: Presenter, frame: Frame) -> Iterator[PageSpec]:
    """A page for every tool, organisation, initiative, module and page of running text."""
    for collection in _COMPOSERS:
        for original in presenter.library.collection(collection).values():
            entry = presenter.library.localised(original, presenter.language)
            yield PageSpec(
                entry.key,
                partial(_entry, presenter, frame, entry),
                changed=partial(_latest, presenter, (original,)),
                entry=entry.key,
                sources=_texts(presenter, entry),
                nearby=partial(nearby, presenter, entry.id) if collection == "tools" else None,
            )


def _entry(presenter: Presenter, frame: Frame, entry: Entry[Any]) -> RenderablePage:
    kind, make = _COMPOSERS[entry.collection]
    page = frame.page(
        entry.key,
        kind,
        entry.title,
        entry.meta.summary or _fallback(entry),
        entry=entry,
        things=things(presenter, entry),
        parents=[] if entry.collection == "pages" else [entry.collection],
        written_in=presenter.foreign(entry.language),
    )
    return RenderablePage(page, make(presenter, entry, page.root))


def _fallback(entry: Entry[Any]) -> str:
    """A description for an entry without a summary: the first words of its text."""
    text = entry.body.text.split("\n")[0] or entry.title
    return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + "…"
