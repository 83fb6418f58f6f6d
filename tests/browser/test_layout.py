"""No page makes anybody scroll sideways, and none needs a script to be read."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browser.published import Published

FOR_SCRIPTS = {"tools", "search", "search with results", "search without results", "compare", "shortlist"}
"""Pages on which a script chooses, counts and sorts; each leads to every tool without one."""

WITHOUT_CONTROLS = """() => {
  const controls = ".needs-script, .without-script, [data-tool-actions]";
  for (const control of document.querySelectorAll(controls)) control.remove();
}"""

TOO_WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  const scrolls = (element) =>
    element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  if (document.documentElement.scrollWidth <= edge) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > edge + 0.5 && !scrolls(element.parentElement))
    .map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_the_width_of_its_window(page: Page, site: Published, kind: str) -> None:
    page.goto(site.at(KINDS[kind]))
    # 320 px is what a window of 1280 px has left at 400 % (WCAG 2.2, 1.4.10).
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(TOO_WIDE) == [], f"at {width} px"
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in FOR_SCRIPTS])
def test_a_page_says_no_less_without_javascript(browser: Browser, site: Published, kind: str) -> None:
    lines = []
    for runs in (True, False):
        with browser.new_context(java_script_enabled=runs) as context:
            page = context.new_page()
            page.goto(site.at(KINDS[kind]))
            if runs:  # without scripts nothing comes later
                page.wait_for_load_state("networkidle")
            page.evaluate(WITHOUT_CONTROLS)
            lines.append({line.strip() for line in page.locator("main").inner_text().splitlines()})
    assert lines[0] - lines[1] == set()


@pytest.mark.parametrize("kind", KINDS)
def test_a_control_is_large_enough_to_touch(page: Page, site: Published, kind: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site.at(KINDS[kind]))
    small = page.locator("button:visible, input:visible, summary:visible, nav.menu a:visible").evaluate_all(
        """controls => controls.map((control) => [control, control.closest("label") ?? control])
            .map(([control, target]) => [control.outerHTML.slice(0, 100), target.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""
    )
    assert small == []  # WCAG 2.2, 2.5.8


@pytest.mark.parametrize("kind", ["tool", "home", "glossary"])
def test_a_page_can_be_printed(page: Page, site: Published, kind: str) -> None:
    page.goto(site.at(KINDS[kind]))
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert not page.locator("nav.menu").is_visible()
