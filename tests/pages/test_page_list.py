"""Pages that no entry makes: each is found by the name of its file, and says in it all there is to say of it."""

from dataclasses import fields

import pytest

from catalogue.api import DATA_PAGE
from catalogue.pages.page_list import PAGES, page_views
from catalogue.pipeline.page_names import page_names
from tests.rendered_site import Rendered

every_page = pytest.mark.parametrize("name", PAGES)


def test_a_page_has_a_route_because_its_file_is_there() -> None:
    assert sorted(page_names()) == sorted((*PAGES, *DATA_PAGE))


@every_page
def test_a_page_stands_at_the_address_that_its_file_is_named_after(name: str, everything: Rendered) -> None:
    path = {"home": "index.html", "not-found": "404.html"}.get(name, f"{name}/index.html")
    assert f'<body class="kind-{PAGES[name].template or name}' in everything.text(path)


@every_page
def test_a_page_says_which_view_its_template_sees(name: str) -> None:
    assert fields(page_views()[f"{PAGES[name].template or name}.html"])


def test_the_overviews_are_listed_in_the_order_that_the_pages_give(everything: Rendered) -> None:
    foot = everything.text("index.html").rpartition('id="_foot-overviews"')[2].partition("</nav>")[0]
    overviews = sorted((page.overview, page.title) for page in PAGES.values() if page.overview)
    places = [foot.index(f">{title}</a>") for _, title in overviews]
    assert places == sorted(places)
    assert len({place for place, _ in overviews}) == len(overviews)
