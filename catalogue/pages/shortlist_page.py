"""The page of the tools that a reader has saved."""

from catalogue.labels import N_
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.views import PageView, ShortlistView


def _view(builder: ViewBuilder, page: PageView) -> ShortlistView:
    return ShortlistView(builder.links("tools", builder.library.tools))


PAGE = PageDefinition(
    N_("Shortlist"),
    N_("The tools that you have saved, to share, print or download."),
    overview=5,
    view=_view,
    indexed=False,
)
