"""The view of the whole catalogue as a book: strands with their tools, glossary, organisations, index."""

from collections.abc import Iterator

from catalogue import labels
from catalogue.i18n import sort_key
from catalogue.labels import date_text
from catalogue.pages import entry_pages
from catalogue.pages.view_builder import Presenter
from catalogue.site.taxonomy import FACETS
from catalogue.views import BookView, IndexGroupView, IndexTermView, OrganisationView, PartView

BOOK_COVER = "catalogue"
"""What the cover of the book is drawn from, where a tool's is drawn from its id."""
_INDEXED = tuple(facet for facet in FACETS if facet != "strands")
"""The facets of the index; the strands are the parts of the book."""
_ROOT = ""
"""Links in texts are written from the site's root: whether they lead to a page of the book is for the template."""


def book_view(presenter: Presenter, cover: str) -> BookView:
    """The whole catalogue in the presenter's language."""
    library = presenter.library
    reviewed = max((tool.meta.reviewed or "" for tool in library.tools.values()), default="")
    glossary = entry_pages.glossary_groups(presenter, library.glossary.values(), _ROOT)
    return BookView(
        cover=cover,
        parts=tuple(_parts(presenter)),
        glossary=tuple(term for _, terms in glossary for term in terms),
        glossary_path=presenter.path("glossary") if glossary else "",
        organisations=tuple(sorted(_organisations(presenter), key=lambda view: sort_key(view.title))),
        index=tuple(_index(presenter)),
        reviewed=date_text(reviewed, presenter.language),
        reviewed_iso=reviewed,
    )


def _parts(presenter: Presenter) -> Iterator[PartView]:
    for id_, ids in presenter.site.taxonomy.tools["strands"].items():
        tools = (presenter.library.localised(presenter.library.tools[tool], presenter.language) for tool in ids)
        views = tuple(entry_pages.tool_view(presenter, tool, _ROOT) for tool in tools)
        if views:
            strand = entry_pages.term_view(presenter, "strands", id_, _ROOT)
            yield PartView(strand, presenter.path(f"strands/{id_}"), views)


def _organisations(presenter: Presenter) -> Iterator[OrganisationView]:
    for organisation in presenter.library.organisations.values():
        parts = presenter.site.engagements.get(organisation.id, ())
        if any(part.entry.startswith("tools/") for part in parts):
            entry = presenter.library.localised(organisation, presenter.language)
            yield entry_pages.organisation_view(presenter, entry, _ROOT)


def _index(presenter: Presenter) -> Iterator[IndexGroupView]:
    for facet in _INDEXED:
        terms = []
        for id_, tools in presenter.site.taxonomy.tools.get(facet, {}).items():
            link = presenter.link(f"{facet}/{id_}")
            paths = tuple(presenter.path(f"tools/{tool}") for tool in tools)
            terms += [IndexTermView(link.title, link.path, link.language, paths)] if paths else []
        title = presenter.messages.gettext(labels.LISTS[facet][0])
        yield IndexGroupView(title, tuple(sorted(terms, key=lambda term: sort_key(term.title))))
