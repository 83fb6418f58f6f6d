"""axe-core finds nothing to object to on any kind of page, wide and narrow, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.kinds import KINDS, WALKED_ELSEWHERE, templates
from tests.browser.published import Published

EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id} at ${node.target}: ${rule.help}`));
}"""

IN_THE_HEAD = RUN.replace("document", "'.site-header'")
"""The same for the head of a page alone, which is what opening the menu changes."""


@pytest.fixture(scope="session")
def axe(checks: Path) -> str:
    """The program of axe-core."""
    return (checks / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def settled(page: Page, url: str) -> None:
    """Open a page and wait until a search that its address asks for is done."""
    page.goto(url)
    if "?q=" in url:
        expect(page.locator("#_search-status")).to_contain_text("“")


def test_every_template_makes_one_of_the_pages_that_are_walked_over(site: Published) -> None:
    walked = [site.folder / path.partition("?")[0] / "index.html" for path in KINDS.values()]
    walked = [file for file in walked if file.is_file()] + [site.folder / "404.html"]
    made = templates(file.read_text("utf-8") for file in site.folder.rglob("*.html")) - WALKED_ELSEWHERE
    assert templates(file.read_text("utf-8") for file in walked) == made


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_page_shuts_anybody_out(context: BrowserContext, site: Published, axe: str, kind: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    settled(page, site.at(KINDS[kind]))
    # Evaluated by the debugger, so the page's own policy neither allows nor forbids it.
    page.evaluate(axe)
    violations = [f"wide: {found}" for found in page.evaluate(RUN, EVERYTHING)]
    page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
    page.set_viewport_size({"width": 390, "height": 800})
    violations += [f"narrow: {found}" for found in page.evaluate(RUN, EVERYTHING)]
    menu = page.locator(".menu-button")
    menu.click()
    violations += [f"narrow, with the menu open: {found}" for found in page.evaluate(IN_THE_HEAD, EVERYTHING)]
    menu.press("Escape")
    page.emulate_media(color_scheme="dark")
    violations += [f"dark and narrow: {found}" for found in page.evaluate(RUN, COLOURS)]
    page.set_viewport_size({"width": 1280, "height": 800})
    violations += [f"dark and wide: {found}" for found in page.evaluate(RUN, COLOURS)]
    assert violations == []


def test_the_checker_itself_finds_what_is_wrong(context: BrowserContext, axe: str) -> None:
    page = context.new_page()
    page.set_content("<html><title>x</title><img src='data:,'><p style='color: #ddd'>pale</p></html>")
    page.evaluate(axe)
    found = {line.partition(" ")[0] for line in page.evaluate(RUN, EVERYTHING)}
    assert {"html-has-lang", "image-alt", "color-contrast"} <= found


def test_the_first_tab_leads_past_the_head_of_the_page(page: Page, site: Published) -> None:
    page.goto(site.at(KINDS["tool"]))
    page.keyboard.press("Tab")
    expect(page.locator("a.skip-link")).to_be_focused()
    expect(page.locator("a.skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
