"""The views of pages that list or lead: home, all tools, terms, organisations, search."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from itertools import chain

from catalogue import labels
from catalogue.i18n import sort_key
from catalogue.labels import N_, label
from catalogue.pages.entry_pages import organisation_view
from catalogue.pages.facet_values import FIELD_FILTERS, FILTERS, filter_values, values_in_order
from catalogue.pages.view_builder import Presenter
from catalogue.schema.collection_fields import field_labels
from catalogue.schema.entries import Library
from catalogue.site.taxonomy import FACETS
from catalogue.views import (
    CompareView,
    IndexView,
    LinkView,
    NotFoundView,
    OrganisationsView,
    OrganisationView,
    SearchView,
    ShortlistView,
    TermsView,
    ToolsView,
)


def terms_view(presenter: Presenter, facet: str) -> TermsView:
    """All terms of a facet, those with tools first; countries by name, the others in their own order."""
    groups = presenter.site.taxonomy.tools[facet]
    links = [presenter.link(f"{facet}/{id_}") for id_ in groups]
    if facet == "countries":
        links.sort(key=lambda link: sort_key(link.title))
    title, intro = labels.LISTS[facet]
    text = presenter.messages.gettext
    return TermsView(facet, text(title), text(intro), tuple(sorted(links, key=lambda link: not link.count)))


def tools_view(presenter: Presenter) -> ToolsView:
    """All tools, and the filters by which they can be told apart."""
    tools, sectors = presenter.library.tools, presenter.library.sectors
    last = {id_: max((e.start for e in tool.meta.editions if e.start), default="") for id_, tool in tools.items()}
    newest = sorted(range(len(tools)), key=list(last.values()).__getitem__, reverse=True)
    wider = {id_: entry.meta.parent for id_, entry in sectors.items() if entry.meta.parent}
    return ToolsView(presenter.cards(tools), filters(presenter), wider, tuple(newest))


def filters(presenter: Presenter) -> tuple[TermsView, ...]:
    """Every filter with its values; `count` is how many tools carry each."""
    carried = [filter_values(presenter.library, tool.meta) for tool in presenter.library.tools.values()]
    return tuple(_filter(presenter, name, Counter(chain.from_iterable(c[name] for c in carried))) for name in FILTERS)


def _filter(presenter: Presenter, name: str, counts: Counter[str]) -> TermsView:
    text = presenter.messages.gettext
    if name in FACETS:
        terms = [presenter.link(f"{name}/{id_}") for id_ in presenter.site.taxonomy.tools[name]]
        if name == "countries":
            terms.sort(key=lambda link: sort_key(link.title))
        if name == "sectors":
            terms.sort(key=partial(_below_the_wider, presenter.library, list(presenter.library.sectors)))
        return TermsView(name, text(labels.LISTS[name][0]), "", tuple(terms))
    field = FIELD_FILTERS.get(name)
    title, words = (field_labels()[field.name], field.words) if field else (N_("Year"), {})
    values = values_in_order(name, counts)
    links = (LinkView(label(words, value, presenter.messages), "", value, count=counts[value]) for value in values)
    return TermsView(name, text(title), "", tuple(links), has_pages=False)


def _below_the_wider(library: Library, order: list[str], sector: LinkView) -> list[int]:
    """Sorts a sub-sector below the wider one that it belongs to: its own place after the places of all above it."""
    way, current = list[int](), library.sectors[sector.id].meta.parent
    while current:
        way.insert(0, order.index(current))
        current = library.sectors[current].meta.parent
    return [*way, order.index(sector.id)]


def _facets(presenter: Presenter) -> tuple[TermsView, ...]:
    return tuple(terms_view(presenter, facet) for facet in FACETS)


def organisations_view(presenter: Presenter, root: str) -> OrganisationsView:
    """All organisations by country, those of no single country last."""
    groups: dict[str, list[OrganisationView]] = {}
    for original in presenter.library.organisations.values():
        entry = presenter.library.localised(original, presenter.language)
        groups.setdefault((entry.meta.country or "").lower(), []).append(organisation_view(presenter, entry, root))
    elsewhere = LinkView(presenter.messages.gettext("No single country"), "")
    named = [(presenter.link(f"countries/{code}") if code else elsewhere, views) for code, views in groups.items()]
    named.sort(key=lambda pair: (not pair[0].path, sort_key(pair[0].title)))
    return OrganisationsView(
        tuple((country, tuple(views)) for country, views in named), len(presenter.library.organisations)
    )


def index_view(presenter: Presenter, collection: str) -> IndexView:
    """A list of learning modules."""
    title, intro = labels.LISTS[collection]
    items = presenter.links(collection, presenter.library.collection(collection))
    return IndexView(presenter.messages.gettext(title), presenter.messages.gettext(intro), items)


def search_view(presenter: Presenter) -> SearchView:
    """The search page, with what it offers where no script runs."""
    return SearchView("pagefind/", _facets(presenter), presenter.links("tools", presenter.library.tools))


def compare_view(presenter: Presenter) -> CompareView:
    """The page on which tools stand side by side."""
    return CompareView(presenter.links("tools", presenter.library.tools))


def shortlist_view(presenter: Presenter) -> ShortlistView:
    """The page of the tools that a reader has put aside."""
    return ShortlistView(presenter.links("tools", presenter.library.tools))


def not_found_view(presenter: Presenter) -> NotFoundView:
    """The page that stands where nothing is."""
    return NotFoundView(tuple(_lists(presenter, ("home", "tools", "organisations", "glossary", "search"))))


def _lists(presenter: Presenter, names: Iterable[str]) -> Iterable[LinkView]:
    return (presenter.list_link(name) for name in names if name in presenter.site.routes)
