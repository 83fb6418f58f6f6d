"""The home page: the strands with a few of their tools, links to the lists, and the latest tools."""

from collections.abc import Iterator

from catalogue.labels import N_, date_text
from catalogue.pages import json_ld
from catalogue.pages.page_definition import PageDefinition
from catalogue.pages.view_builder import ViewBuilder
from catalogue.schema.models import Tool
from catalogue.site.taxonomy import FACETS
from catalogue.sources import COLLECTIONS
from catalogue.views import HomeView, LatestView, LinkView, PageView

_NAMED = 5
"""Maximum number of tools named for a strand."""
_LATEST = 3
_IN_FULL = {"strands", "sectors"}
"""The facets whose terms are on the page itself."""


def home_view(builder: ViewBuilder) -> HomeView:
    """The view of the home page."""
    library, groups = builder.library, builder.site.taxonomy.tools
    strands = (
        (builder.link(f"strands/{id_}"), builder.links("tools", tools[:_NAMED]))
        for id_, tools in groups["strands"].items()
    )
    lists = ("tools", *(facet for facet in FACETS if facet not in _IN_FULL), "initiatives", "organisations")
    return HomeView(
        strands=tuple(strands),
        sectors=builder.links("sectors", (id_ for id_, tools in groups["sectors"].items() if tools)),
        lists=tuple(builder.list_link(name) for name in lists if name in builder.site.routes),
        latest=_latest(builder),
        tool_count=len(library.tools),
        country_count=sum(bool(tools) for tools in groups["countries"].values()),
        organisation_count=len(library.organisations),
        pages=tuple(
            builder.link(page.key) for page in library.pages.values() if page.key not in library.config.footer_menu
        ),
    )


def _latest(builder: ViewBuilder) -> tuple[LatestView, ...]:
    """The latest published tools; of those published on the same day, the latest reviewed."""
    tools = [tool for tool in builder.library.tools.values() if tool.meta.published or tool.meta.reviewed]
    tools.sort(key=lambda tool: (tool.meta.published or "", tool.meta.reviewed or ""), reverse=True)
    return tuple(LatestView(builder.card(tool.id), _news(builder, tool.meta)) for tool in tools[:_LATEST])


def _news(builder: ViewBuilder, tool: Tool) -> str:
    text, language = builder.messages.gettext, builder.language
    days = {"published": date_text(tool.published, language), "reviewed": date_text(tool.reviewed, language)}
    if tool.published and tool.reviewed and tool.published != tool.reviewed:
        return text("Published %(published)s, reviewed %(reviewed)s") % days
    return text("Published %(published)s") % days if tool.published else text("Reviewed %(reviewed)s") % days


def _view(builder: ViewBuilder, page: PageView) -> HomeView:
    return home_view(builder)


def _things(builder: ViewBuilder, link: LinkView) -> Iterator[json_ld.Thing]:
    yield json_ld.website(builder.library.config, builder.path("search"), builder.language)


PAGE = PageDefinition(N_("Home"), view=_view, shows=COLLECTIONS, things=_things)
