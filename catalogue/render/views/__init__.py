"""All that a template may see: flat, frozen and documented field by field. This list is the theme contract.

Addresses (`path`) are relative to the site's root; a template puts `page.root` in front of them. Texts are plain and
are escaped by the template, except where a field is of type `Markup`.
"""

from catalogue.render.views.entries import (
    GlossaryTermView,
    InitiativeView,
    ModuleView,
    OrganisationView,
    TermView,
    TextPageView,
)
from catalogue.render.views.feeds import AddressView, FeedEntryView, FeedView, RobotsView, SitemapView
from catalogue.render.views.frame import AlternateView, BodyView, DoubtView, HeadingView, LinkView, PageView, SiteView
from catalogue.render.views.lists import (
    GlossaryView,
    HomeView,
    IndexView,
    NotFoundView,
    OrganisationsView,
    RedirectView,
    SearchView,
    TermsView,
    ToolsView,
)
from catalogue.render.views.tools import CardView, EditionView, EngagementView, FigureView, RelatedView, ToolView

__all__ = [
    "AddressView",
    "AlternateView",
    "BodyView",
    "CardView",
    "DoubtView",
    "EditionView",
    "EngagementView",
    "FeedEntryView",
    "FeedView",
    "FigureView",
    "GlossaryTermView",
    "GlossaryView",
    "HeadingView",
    "HomeView",
    "IndexView",
    "InitiativeView",
    "LinkView",
    "ModuleView",
    "NotFoundView",
    "OrganisationView",
    "OrganisationsView",
    "PageView",
    "RedirectView",
    "RelatedView",
    "RobotsView",
    "SearchView",
    "SiteView",
    "SitemapView",
    "TermView",
    "TermsView",
    "TextPageView",
    "ToolView",
    "ToolsView",
]
