"""A page whose headings are called what the theme calls its own parts works as any other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.published import Published, serve
from tests.projects import small
from tests.rendered_site import rendered

TOOL = "tools/harbour-fair/"
HEADINGS = ("Tool controls", "_tool-controls", "Compare bar", "_compare-bar", "Menu", "_menu", "Main", "_main", "Q")


@pytest.fixture(scope="module")
def clashing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """A small site in which one tool has such headings."""
    project = small(tmp_path_factory.mktemp("clashing-project"))
    with (project / "content" / f"{TOOL.strip('/')}.md").open("a", encoding="utf-8") as tool:
        tool.write("".join(f"\n## {heading}\n\nText.\n" for heading in HEADINGS))
    folder = tmp_path_factory.mktemp("clashing-site")
    for name, content in rendered(project).files.items():
        file = Path(folder, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    address = "https://catalogue.example/"
    with serve(folder, address, "/") as published:
        yield published


def test_the_buttons_of_a_page_stay(page: Page, clashing: Published) -> None:
    page.goto(clashing.at(TOOL))
    page.locator("[data-tool-actions] .tool-save").click()
    expect(page.locator("[data-shortlist-count]")).to_have_text("1")
    page.locator("[data-tool-actions] .tool-compare").click()
    expect(page.locator(".compare-bar")).to_be_visible()
    page.locator(".compare-bar button").click()
    expect(page.locator("main")).to_be_focused()


def test_the_menu_the_search_and_the_way_past_them_stay(page: Page, clashing: Published) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(clashing.at(TOOL))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.locator(".menu-button").click()
    expect(page.locator("nav.menu")).to_be_visible()
    page.locator(".menu-close").click()
    expect(page.get_by_role("searchbox", name="Search the catalogue")).to_be_visible()


@pytest.mark.parametrize("anchor", ["tool-controls", "main", "menu", "q"])
def test_a_link_to_such_a_heading_leads_to_it(page: Page, clashing: Published, anchor: str) -> None:
    page.goto(clashing.at(f"{TOOL}#{anchor}"))
    expect(page.locator(".prose h2:target")).to_be_in_viewport()
