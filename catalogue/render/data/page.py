"""The page of open data: what there is to take, and how it can be used."""

from collections.abc import Iterator

from catalogue.i18n import language_name
from catalogue.render.data.files import FOLDER, VERSION
from catalogue.render.data.publication import INDEX, OpenData
from catalogue.render.offers import PAGE, group_views, offers
from catalogue.render.presenter import Presenter
from catalogue.render.views import DataView, ExampleView, LinkView


def data_view(presenter: Presenter, data: OpenData) -> DataView:
    """What there is to take, in the reader's words."""
    return DataView(
        groups=group_views(presenter, offers(presenter, data)),
        index=INDEX,
        record=data.record,
        others=tuple(_others(presenter)),
        examples=tuple(_examples(presenter)),
        version=VERSION,
    )


def _others(presenter: Presenter) -> Iterator[LinkView]:
    for language in presenter.library.config.languages:
        if language != presenter.language:
            path = str(presenter.site.routes.route(PAGE, language))
            yield LinkView(language_name(language), path, language=language)


def _examples(presenter: Presenter) -> Iterator[ExampleView]:
    text, config = presenter.messages.gettext, presenter.library.config
    tools, main = config.whole_address(f"{FOLDER}tools.json"), config.default_language
    if not tools:
        return
    yield ExampleView(
        text("The names of all tools that are held online, with curl and jq"),
        f"curl -s {tools} |\n  jq -r '.items[] | select(.mode == \"digital\") | .title.{main}'",
    )
    yield ExampleView(
        text("How many tools there are for each sub-sector, in Python"),
        "import json\n"
        "from collections import Counter\n"
        "from urllib.request import urlopen\n\n"
        f'with urlopen("{tools}") as answer:\n'
        '    tools = json.load(answer)["items"]\n'
        'for sector, count in Counter(s for t in tools for s in t["sectors"]).most_common():\n'
        "    print(count, sector)",
    )
