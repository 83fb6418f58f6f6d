"""The views of pages that list or lead: home, all tools, terms, organisations, search."""

from collections.abc import Iterable

from catalogue.i18n import sort_key
from catalogue.link.taxonomy import FACETS
from catalogue.render import labels
from catalogue.render.compose import organisation_view
from catalogue.render.presenter import Presenter
from catalogue.render.views import (
    HomeView,
    IndexView,
    LinkView,
    NotFoundView,
    OrganisationsView,
    OrganisationView,
    SearchView,
    TermsView,
    ToolsView,
)


def home_view(presenter: Presenter) -> HomeView:
    """The front page."""
    library, groups = presenter.library, presenter.site.taxonomy.tools
    strands = ((presenter.link(f"strands/{id_}"), presenter.cards(tools)) for id_, tools in groups["strands"].items())
    return HomeView(
        strands=tuple(strands),
        sectors=_carried(presenter, "sectors"),
        aims=_carried(presenter, "aims"),
        formats=_carried(presenter, "formats"),
        tools=presenter.cards(library.tools),
        tool_count=len(library.tools),
        country_count=sum(bool(tools) for tools in groups["countries"].values()),
        organisation_count=len(library.organisations),
        pages=presenter.links("pages", library.pages),
    )


def _carried(presenter: Presenter, facet: str) -> tuple[LinkView, ...]:
    """Links to the terms of a facet that have tools."""
    return presenter.links(facet, (id_ for id_, tools in presenter.site.taxonomy.tools[facet].items() if tools))


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
    """All tools, and the facets by which they can be told apart."""
    return ToolsView(presenter.cards(presenter.library.tools), _facets(presenter))


def _facets(presenter: Presenter) -> tuple[TermsView, ...]:
    return tuple(terms_view(presenter, facet) for facet in FACETS)


def organisations_view(presenter: Presenter, root: str) -> OrganisationsView:
    """All organisations by country, those of no single country last."""
    groups: dict[str, list[OrganisationView]] = {}
    for original in presenter.library.organisations.values():
        entry = presenter.library.localised(original, presenter.language)
        groups.setdefault((entry.meta.country or "").lower(), []).append(organisation_view(presenter, entry, root))
    elsewhere = LinkView(presenter.messages.gettext("Of no single country"), "")
    named = [(presenter.link(f"countries/{code}") if code else elsewhere, views) for code, views in groups.items()]
    named.sort(key=lambda pair: (not pair[0].path, sort_key(pair[0].title)))
    return OrganisationsView(
        tuple((country, tuple(views)) for country, views in named), len(presenter.library.organisations)
    )


def index_view(presenter: Presenter, collection: str) -> IndexView:
    """A list of initiatives or learning modules."""
    title, intro = labels.LISTS[collection]
    items = presenter.links(collection, presenter.library.collection(collection))
    return IndexView(presenter.messages.gettext(title), presenter.messages.gettext(intro), items)


def search_view(presenter: Presenter) -> SearchView:
    """The search page, with what it offers where no script runs."""
    return SearchView("pagefind/", _facets(presenter), presenter.links("tools", presenter.library.tools))


def not_found_view(presenter: Presenter) -> NotFoundView:
    """The page that stands where nothing is."""
    return NotFoundView(tuple(_lists(presenter, ("home", "tools", "organisations", "glossary", "search"))))


def _lists(presenter: Presenter, names: Iterable[str]) -> Iterable[LinkView]:
    return (presenter.list_link(name) for name in names if name in presenter.site.routes)
