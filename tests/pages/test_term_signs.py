"""Signs of strands and of the site come from its content: pages show what the files say."""

import re

import pytest

from tests.rendered_site import Rendered, rendered
from tests.site_helpers import MINIMAL, lay_over, term, tool, write


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    project = lay_over(MINIMAL, tmp_path_factory.mktemp("own") / "project")
    settings = (project / "content/site.yaml").read_text("utf-8")
    terms = {
        "content/site.yaml": f"{settings}logo: breakwaters\n",
        "content/strands/voyages.md": term("Voyages", "sign: rose"),
        "content/tools/spring-tide.md": tool("Spring Tide", "voyages", "design", "fair-visit"),
    }
    return rendered(write(project, terms))


def signs(page: str, kind: str) -> list[str]:
    """The symbols that drawings of one class show."""
    return re.findall(rf'class="{kind}"[^>]*><use href="[^"]*#([^"]*)"', page)


@pytest.mark.parametrize("path", ["index.html", "strands/index.html", "strands/voyages/index.html"])
def test_a_strand_has_the_sea_mark_that_its_file_names(own: Rendered, path: str) -> None:
    assert signs(own.text(path), "symbol") == ["rose"]


@pytest.mark.parametrize("path", ["index.html", "strands/index.html", "strands/events/index.html"])
def test_a_strand_without_a_sea_mark_shows_how_many_tools_it_has(own: Rendered, path: str) -> None:
    assert "lighthouse" not in signs(own.text(path), "symbol")
    assert re.search(r'class="figure-value"[^>]*>1<', own.text(path))


def test_the_logo_is_the_one_that_the_settings_name(own: Rendered) -> None:
    assert {sign for page in own.pages.values() for sign in signs(page, "site-logo")} == {"breakwaters"}


def test_every_sea_mark_is_among_the_symbols_of_the_theme(own: Rendered) -> None:
    drawn = own.text(own.interface.theme.assets["marks.svg"])
    assert {"lighthouse", "rose", "breakwaters"} <= set(re.findall(r'<symbol id="([^"]+)"', drawn))
