"""The view of the full catalogue as a book: strands with their tools, glossary, organisations, index."""

from collections.abc import Iterator

from catalogue import labels
from catalogue.i18n import sort_key
from catalogue.labels import date_text
from catalogue.pages import entry_pages
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site.taxonomy import FACETS
from catalogue.views import BookView, IndexGroupView, IndexTermView, OrganisationView, PartView

BOOK_COVER = "catalogue"
"""Seed of the book's cover, in place of a tool's id."""
_INDEXED = tuple(facet for facet in FACETS if facet != "strands")
"""The facets of the index; the strands are the parts of the book."""
_ROOT = ""
"""Links in texts are relative to the site's root; the template decides whether they lead to a page of the book."""


def book_view(builder: ViewBuilder, cover: str) -> BookView:
    """The view of the full catalogue in the builder's language."""
    library = builder.library
    reviewed = max((tool.meta.reviewed or "" for tool in library.tools.values()), default="")
    glossary = entry_pages.glossary_groups(builder, library.glossary.values(), _ROOT)
    return BookView(
        cover=cover,
        parts=tuple(_parts(builder)),
        glossary=tuple(term for _, terms in glossary for term in terms),
        glossary_path=builder.path("glossary") if glossary else "",
        organisations=tuple(sorted(_organisations(builder), key=lambda view: sort_key(view.title))),
        index=tuple(_index(builder)),
        reviewed=date_text(reviewed, builder.language),
        reviewed_iso=reviewed,
    )


def _parts(builder: ViewBuilder) -> Iterator[PartView]:
    for id_, ids in builder.site.taxonomy.tools["strands"].items():
        tools = (builder.library.localise(builder.library.tools[tool], builder.language) for tool in ids)
        views = tuple(entry_pages.tool_view(builder, tool, _ROOT) for tool in tools)
        if views:
            strand = entry_pages.term_view(builder, "strands", id_, _ROOT)
            yield PartView(strand, builder.path(f"strands/{id_}"), views)


def _organisations(builder: ViewBuilder) -> Iterator[OrganisationView]:
    for organisation in builder.library.organisations.values():
        parts = builder.site.engagements.get(organisation.id, ())
        if any(part.entry.startswith("tools/") for part in parts):
            entry = builder.library.localise(organisation, builder.language)
            yield entry_pages.organisation_view(builder, entry, _ROOT)


def _index(builder: ViewBuilder) -> Iterator[IndexGroupView]:
    for facet in _INDEXED:
        terms = []
        for id_, tools in builder.site.taxonomy.tools.get(facet, {}).items():
            link = builder.link(f"{facet}/{id_}")
            paths = tuple(builder.path(f"tools/{tool}") for tool in tools)
            terms += [IndexTermView(link.title, link.path, link.language, paths)] if paths else []
        title = builder.messages.gettext(labels.LISTS[facet][0])
        yield IndexGroupView(title, tuple(sorted(terms, key=lambda term: sort_key(term.title))))
