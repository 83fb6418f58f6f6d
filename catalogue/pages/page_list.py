"""List of the site's pages in one language, each with the function that composes its view."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_type_hints

from catalogue import labels, pages
from catalogue.pages import entry_pages as compose
from catalogue.pages import initiative_pages, json_ld, list_pages
from catalogue.pages.json_ld_entries import things
from catalogue.pages.page_definition import PageDefinition, PageSpec, RenderablePage, latest, text_digests
from catalogue.pages.page_dependencies import tool_dependencies
from catalogue.pages.page_frame import Frame
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.entries import Entry
from catalogue.schema.models import Front
from catalogue.site.routes import page_name
from catalogue.site.taxonomy import FACETS
from catalogue.views import GlossaryView, LinkView, PageView


def _find_pages() -> Iterator[tuple[str, PageDefinition]]:
    """Load the definitions from all files `…_page.py` of this package, by the page's name."""
    for module in iter_modules(pages.__path__):
        if name := page_name(module.name):
            page = import_module(f"{pages.__name__}.{module.name}").PAGE
            assert isinstance(page, PageDefinition)
            yield name, page


PAGES: Mapping[str, PageDefinition] = dict(_find_pages())
"""The pages without an entry, by name."""


def page_views() -> dict[str, type]:
    """The view types of these pages, by the template's file."""
    return {f"{page.template or name}.html": get_type_hints(page.view)["return"] for name, page in PAGES.items()}


def page_specs(builder: ViewBuilder, frame: Frame) -> Iterator[PageSpec]:
    """Every page in the builder's language, except the page of open data, which `data_plan` adds."""
    yield from _lists(builder, frame)
    yield from _terms(builder, frame)
    yield from _entries(builder, frame)
    if builder.language == builder.library.config.default_language:
        yield PAGES["not-found"].spec(builder, frame, "not-found")


def _lists(builder: ViewBuilder, frame: Frame) -> Iterator[PageSpec]:
    """The pages without an entry, and the lists of all collections; the overviews come first."""
    first = ("home", "changes", "tools", "search", "shortlist", "compare", *_COLLECTION_LISTS)
    definitions = {**PAGES, **_COLLECTION_LISTS}
    others = sorted(PAGES.keys() - {*first, "not-found"}, key=lambda name: (PAGES[name].overview, name))
    for name in dict.fromkeys((*first, *others)):
        if name in builder.site.routes:
            yield definitions[name].spec(builder, frame, name)


def _glossary_view(builder: ViewBuilder, page: PageView) -> GlossaryView:
    return GlossaryView(compose.glossary_groups(builder, builder.library.glossary.values(), page.root))


def _glossary_things(builder: ViewBuilder, link: LinkView) -> Iterator[json_ld.Thing]:
    terms = (builder.library.localise(term, builder.language) for term in builder.library.glossary.values())
    yield json_ld.glossary(terms, builder.library.config.absolute_url(link.path), link.title)


def _terms_list(facet: str) -> PageDefinition:
    view = partial(list_pages.terms_view, facet=facet)
    shows = (facet, "tools")
    return PageDefinition(*labels.LISTS[facet], view=lambda builder, _: view(builder), template="terms", shows=shows)


_COLLECTION_LISTS: Mapping[str, PageDefinition] = {
    "tools": PageDefinition(
        *labels.LISTS["tools"], view=lambda builder, _: list_pages.tools_view(builder), shows=("tools",)
    ),
    **{facet: _terms_list(facet) for facet in FACETS},
    "organisations": PageDefinition(
        *labels.LISTS["organisations"],
        view=lambda builder, page: list_pages.organisations_view(builder, page.root),
        shows=("organisations",),
    ),
    "initiatives": PageDefinition(
        *labels.LISTS["initiatives"],
        view=lambda builder, _: initiative_pages.initiatives_view(builder),
        shows=("initiatives",),
    ),
    "modules": PageDefinition(
        *labels.LISTS["modules"],
        view=lambda builder, _: list_pages.index_view(builder, "modules"),
        template="index",
        shows=("modules",),
    ),
    "glossary": PageDefinition(
        *labels.LISTS["glossary"],
        view=_glossary_view,
        shows=("glossary",),
        texts=("glossary",),
        things=_glossary_things,
    ),
}
"""The lists of the collections, where they have one."""


def _terms(builder: ViewBuilder, frame: Frame) -> Iterator[PageSpec]:
    """The pages of all terms of all facets."""
    for facet, terms in builder.site.taxonomy.tools.items():
        for id_ in terms:
            key = f"{facet}/{id_}"
            entry = builder.entry(key)
            yield PageSpec(
                key,
                partial(_term, builder, frame, facet, id_),
                last_change=partial(_last_term_change, builder, facet, id_),
                sources=text_digests(builder, entry),
            )


def _last_term_change(builder: ViewBuilder, facet: str, id_: str) -> str:
    """The time of the last change to a term or one of its tools."""
    library, own = builder.library, builder.library.collection(facet).get(id_)
    tools = (library.tools[tool] for tool in builder.site.taxonomy.tools[facet][id_])
    return latest(builder, [*([own] if own else []), *tools])


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
    """The pages of all tools, organisations, initiatives, modules and texts."""
    for collection in _COMPOSERS:
        for original in builder.library.collection(collection).values():
            entry = builder.library.localise(original, builder.language)
            yield PageSpec(
                entry.key,
                partial(_entry, builder, frame, entry),
                last_change=partial(latest, builder, (original,)),
                entry=entry.key,
                sources=text_digests(builder, entry),
                tool_dependencies=partial(tool_dependencies, builder, entry.id) if collection == "tools" else None,
            )


def _entry(builder: ViewBuilder, frame: Frame, entry: Entry[Front]) -> RenderablePage:
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


def _fallback(entry: Entry[Front]) -> str:
    """The description of an entry without a summary: the first words of its text."""
    text = entry.body.text.split("\n")[0] or entry.title
    return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + "…"
