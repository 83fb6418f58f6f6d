"""The page for addresses that do not exist."""

from catalogue.labels import N_
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.views import NotFoundView, PageView

_WAYS_ON = ("home", "tools", "organisations", "glossary", "search")
"""The lists and pages that it suggests instead."""


def _view(builder: ViewBuilder, page: PageView) -> NotFoundView:
    return NotFoundView(tuple(builder.list_link(name) for name in _WAYS_ON if name in builder.site.routes))


PAGE = PageDefinition(
    N_("Page not found"),
    N_("There is no page at this address."),
    view=_view,
    indexed=False,
    things=lambda builder, link: (),
)
