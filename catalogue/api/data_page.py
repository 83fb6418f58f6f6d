"""The page of open data: what there is to take, and how it can be used."""

from collections.abc import Iterator
from functools import partial

from catalogue.api.downloads import PAGE, group_views, list_downloads
from catalogue.api.files import INDEX, Api
from catalogue.i18n import language_name
from catalogue.labels import N_
from catalogue.pages import json_ld
from catalogue.pages.page_definition import PageSpec, RenderablePage, last_change
from catalogue.pages.page_frame import Frame
from catalogue.pages.page_listing import PageListing
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site.output_paths import API_FOLDER, API_VERSION
from catalogue.sources import COLLECTIONS
from catalogue.views import DataView, ExampleView, LinkView

DATA_PAGE = {
    PAGE: PageListing(N_("Open data"), N_("Download the whole catalogue: for programs, spreadsheets and data portals."))
}
"""How other pages present it, by its name."""


def data_plan(builder: ViewBuilder, frame: Frame, data: Api) -> PageSpec:
    """The page, which is made last, beside the files whose sizes it tells: of none that holds running text."""
    return PageSpec(PAGE, partial(_page, builder, frame, data), last_change=partial(last_change, builder, COLLECTIONS))


def _page(builder: ViewBuilder, frame: Frame, data: Api) -> RenderablePage:
    link = builder.list_link(PAGE)
    config, view = builder.library.config, data_view(builder, data)
    files = [download for group in view.groups for download in group.offers if not download.pattern]
    downloads = [(config.absolute_url(download.path), download.title, download.media_type) for download in files]
    thing = json_ld.dataset(config, frame.url(PAGE), builder.language, downloads)
    return RenderablePage(frame.page(PAGE, "data", link.title, link.summary, things=[thing]), view)


def data_view(builder: ViewBuilder, data: Api) -> DataView:
    """What there is to take, in the reader's words."""
    return DataView(
        groups=group_views(builder, list_downloads(builder, data)),
        index=INDEX,
        record=data.record,
        others=tuple(_others(builder)),
        examples=tuple(_examples(builder)),
        version=API_VERSION,
    )


def _others(builder: ViewBuilder) -> Iterator[LinkView]:
    for language in builder.library.config.languages:
        if language != builder.language:
            path = str(builder.site.routes.route(PAGE, language))
            yield LinkView(language_name(language), path, language=language)


def _examples(builder: ViewBuilder) -> Iterator[ExampleView]:
    text, config = builder.messages.gettext, builder.library.config
    tools, main = config.absolute_url(f"{API_FOLDER}tools.json"), config.default_language
    if not tools:
        return
    yield ExampleView(
        text("The names of all online tools, with curl and jq"),
        f"curl -s {tools} |\n  jq -r '.items[] | select(.mode == \"digital\") | .title.{main}'",
    )
    yield ExampleView(
        text("The number of tools for each sub-sector, in Python"),
        "import json\n"
        "from collections import Counter\n"
        "from urllib.request import urlopen\n\n"
        f'with urlopen("{tools}") as answer:\n'
        '    tools = json.load(answer)["items"]\n'
        'for sector, count in Counter(s for t in tools for s in t["sectors"]).most_common():\n'
        "    print(count, sector)",
    )
