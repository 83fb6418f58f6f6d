"""The page that compares tools side by side."""

from catalogue.labels import N_
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.views import CompareView, PageView


def _view(builder: ViewBuilder, page: PageView) -> CompareView:
    return CompareView(builder.links("tools", builder.library.tools))


PAGE = PageDefinition(N_("Compare"), N_("Two to four tools side by side."), overview=4, view=_view, shows=("tools",))
