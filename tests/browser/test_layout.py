"""No page makes anybody scroll sideways or breaks a word, and none needs a script to be read."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browsing import OPEN_ALL
from tests.browser.kinds import KINDS
from tests.browser.published import Published

FOR_SCRIPTS = {"tools", "search", "search with results", "search without results", "compare", "shortlist"}
"""Pages on which a script chooses, counts and sorts; each leads to every tool without one."""

WITHOUT_CONTROLS = """() => {
  const controls = ".needs-script, .without-script, [data-tool-actions]";
  for (const control of document.querySelectorAll(controls)) control.remove();
}"""

WIDTHS = (320, 390, 600, 768, 900, 1100, 1280, 1600)
"""Pixels; 320 is what a window of 1280 has left at 400 % (WCAG 2.2, 1.4.10)."""

FACES = {
    "narrow": '"Liberation Serif", "Times New Roman"',
    "usual": '"Liberation Sans", Arial',
    "wide": '"DejaVu Sans", Verdana',
}
"""What pages are set in, so that no layout depends on a machine's own choice; `tests/outside.py` sees to them."""

FRAME = """address => {
  const frame = Object.assign(document.createElement("iframe"), { src: address, height: 640 });
  frame.style.border = "0";
  document.body.replaceChildren(frame);
}"""

LARGER_COUNTS = """() => {
  const counts = [...document.querySelectorAll(".count")].map((count) => count.firstChild);
  for (const count of counts) if (count?.data?.trim()) count.data = "128";
}"""

# The page stands in a frame, which is set wider and measured at once: a window takes a tenth of a second each time.
MEASURE = """([widths, faces]) => {
  const frame = document.querySelector("iframe");
  const page = frame.contentDocument;
  const range = page.createRange();

  const scrolls = (element) =>
    element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const tooWide = () => {
    const edge = page.documentElement.clientWidth;
    if (page.scrollingElement.scrollWidth <= edge) return [];
    const wide = [...page.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > edge + 0.5 && !scrolls(element.parentElement));
    return [`scrolls sideways: ${wide.map((element) => element.outerHTML.slice(0, 80)).join(" ")}`];
  };

  const isSeen = (element) =>
    !element || (getComputedStyle(element).clipPath === "none" && isSeen(element.parentElement));
  const lines = () =>
    new Set([...range.getClientRects()].filter((box) => box.width).map((box) => Math.round(box.top))).size;
  const broken = () => {
    const found = [];
    const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      range.selectNodeContents(text);
      if (lines() < 2) continue;
      // An address may break anywhere; any other word only after a hyphen, a dash or a slash.
      for (const { 0: run, index } of text.data.matchAll(/\\S+/g)) {
        if (/\\/\\/|www\\.|@|\\w\\.\\w|\\.json/.test(run)) continue;
        for (const { 0: word, index: within } of run.matchAll(/[^\\u00ad\\u200b\\u2010-\\u2015/-]+/g)) {
          range.setStart(text, index + within);
          range.setEnd(text, index + within + word.length);
          if (lines() > 1 && isSeen(text.parentElement)) found.push(`breaks “${word}” in “${text.data.trim()}”`);
        }
      }
    }
    return found;
  };

  const problems = [];
  // No hyphenation: whether a browser has a dictionary for it differs from machine to machine.
  const style = new frame.contentWindow.CSSStyleSheet();
  page.adoptedStyleSheets = [style];
  for (const [name, face] of Object.entries(faces)) {
    style.replaceSync(
      `:root { --font-title: ${face}; --font-text: ${face}; --font-figures: ${face} }
      * { hyphens: manual !important }`);
    for (const width of widths) {
      frame.width = width;
      problems.push(...[...tooWide(), ...broken()].map((what) => `in the ${name} face at ${width} px: ${what}`));
    }
  }
  return problems;
}"""


def test_the_faces_are_there_and_of_different_widths(page: Page) -> None:
    widths = page.evaluate(
        """faces => faces.map((face) => {
          const context = document.createElement("canvas").getContext("2d");
          context.font = `bold 100px ${face}, monospace`;
          return context.measureText("Internationalisation").width;
        })""",
        [*FACES.values(), "monospace"],
    )
    assert widths[0] < widths[1] < widths[2] < widths[3], "install fonts-liberation and fonts-dejavu-core"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_fits_its_window_and_breaks_no_word_in_any_face(page: Page, site: Published, kind: str) -> None:
    page.goto(site.at(""))
    with page.expect_event("framenavigated", lambda frame: frame.parent_frame is not None):
        page.evaluate(FRAME, site.at(KINDS[kind]))
    framed = page.frames[1]
    framed.wait_for_load_state("networkidle" if kind in FOR_SCRIPTS else "load")
    framed.evaluate(OPEN_ALL)
    framed.evaluate(LARGER_COUNTS)
    assert page.evaluate(MEASURE, [WIDTHS, FACES]) == []


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
