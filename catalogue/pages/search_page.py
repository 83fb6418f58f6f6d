"""The search page, with a fallback for browsers without scripts."""

from catalogue.labels import N_
from catalogue.pages.list_pages import terms_view
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site.taxonomy import FACETS
from catalogue.views import PageView, SearchView


def _view(builder: ViewBuilder, page: PageView) -> SearchView:
    facets = tuple(terms_view(builder, facet) for facet in FACETS)
    return SearchView("pagefind/", facets, builder.links("tools", builder.library.tools))


PAGE = PageDefinition(N_("Search"), N_("Search the whole catalogue."), view=_view, indexed=False)
