"""What every page has: colours that are remembered, a menu for small windows, words explained, a key for the search."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import watch
from tests.browser.kinds import KINDS
from tests.browser.published import Published

TOOL = "tools/lantern-mentoring/"
"""A page whose text has an abbreviation and links to the glossary."""

LONG = (
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Lentokonesuihkuturbiinimoottoriapumekaanikkoaliupseerioppilas",
    "Sünnipäevanädalalõpupeopärastlõunaväsimusehaigla",
)
"""Words that German, Finnish and Estonian allow."""


def scheme(page: Page) -> str:
    """The colours that a page shows: its paper is `dark` or `light`."""
    paper: list[int] = page.evaluate(
        "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    )
    return "dark" if sum(paper[:3]) < 3 * 128 else "light"


# ------------------------------------------------------------------ colours


@pytest.mark.parametrize("system", ["light", "dark"])
def test_the_system_decides_until_a_reader_does(context: BrowserContext, site: Published, system: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=system)  # type: ignore[arg-type]  # one of the two that it takes
    page.goto(site.at(TOOL))
    switch, other = page.locator("[data-colour-switch]"), "light" if system == "dark" else "dark"
    assert scheme(page) == system
    expect(switch).to_have_attribute("aria-pressed", str(system == "dark").lower())
    switch.click()
    assert scheme(page) == other
    expect(switch).to_have_attribute("aria-pressed", str(other == "dark").lower())
    page.goto(site.at(""))
    assert scheme(page) == other
    page.locator("[data-colour-switch]").click()
    assert scheme(page) == system
    # What the system wants again is no longer kept, so that the page follows the system from now on.
    page.emulate_media(color_scheme=other)  # type: ignore[arg-type]  # one of the two that it takes
    assert scheme(page) == other


def test_the_chosen_colours_are_there_before_anything_is_shown(context: BrowserContext, site: Published) -> None:
    page = context.new_page()
    page.goto(site.at(""))
    page.locator("[data-colour-switch]").click()
    # What a page shows while the scripts that can wait do nothing is what it shows at first.
    page.route("**/site.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site.at(TOOL))
    assert scheme(page) == "dark"


def test_the_frame_of_the_browser_has_the_colour_of_the_paper(page: Page, site: Published) -> None:
    page.goto(site.at(""))
    page.locator("[data-colour-switch]").click()
    paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert {meta.get_attribute("content") for meta in page.locator("meta[name=theme-color]").all()} == {paper}


def test_without_scripts_there_is_no_switch_and_the_system_decides(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site.at(TOOL))
        expect(page.locator("[data-colour-switch]")).to_be_hidden()
        for control in page.locator(".needs-script").all():
            expect(control).to_be_hidden()
        assert page.evaluate("1") == 1  # the debugger may still ask
        assert scheme(page) == "dark"


# ---------------------------------------------------------------- the search


@pytest.mark.parametrize("kind", ["home", "tool", "glossary", "not found"])
def test_a_slash_leads_to_the_search(page: Page, site: Published, kind: str) -> None:
    page.goto(site.at(KINDS[kind]))
    page.keyboard.press("/")
    field = page.locator("[data-search-input]").first
    expect(field).to_be_focused()
    page.keyboard.press("/")
    expect(field).to_have_value("/")


# ------------------------------------------------------------------ the menu


def test_the_menu_opens_and_closes_without_a_script(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(site.at(TOOL))
        menu, button = page.locator("nav.menu"), page.locator(".menu-button")
        expect(menu).to_be_hidden()
        button.focus()
        page.keyboard.press("Enter")
        expect(menu).to_be_visible()
        page.keyboard.press("Tab")
        expect(menu.locator(":focus")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()
        button.click()
        menu.get_by_role("link", name="Strands").click()
        assert page.url == site.at("strands/")


def test_a_wide_window_shows_the_menu_at_once(page: Page, site: Published) -> None:
    page.goto(site.at(TOOL))
    expect(page.locator("nav.menu")).to_be_visible()
    expect(page.locator(".menu-button")).to_be_hidden()


# --------------------------------------------------------------------- words


@pytest.fixture
def tool(context: BrowserContext, site: Published) -> Page:
    """The page of a tool whose text uses words of the glossary."""
    page = context.new_page()
    page.goto(site.at(TOOL))
    return page


def word(page: Page) -> tuple[Locator, Locator]:
    """The first link that has a note, and its note."""
    link = page.locator("main [aria-describedby^=_word-]").first
    return link, page.locator(f"#{link.get_attribute('aria-describedby')}")


def test_a_note_shows_on_hover_and_stays_while_the_pointer_is_on_it(tool: Page) -> None:
    link, note = word(tool)
    link.scroll_into_view_if_needed()
    link.hover()
    expect(note).to_be_visible()
    note.hover()
    tool.wait_for_timeout(500)
    expect(note).to_be_visible()
    tool.mouse.move(1, 1)
    expect(note).to_be_hidden()


def test_a_note_shows_on_focus_and_goes_with_escape_while_the_focus_stays(tool: Page) -> None:
    link, note = word(tool)
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    tool.keyboard.press("Tab")  # from now on, focus is the keyboard's
    link.focus()
    expect(note).to_be_visible()
    tool.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(link).to_be_focused()
    tool.keyboard.press("Enter")
    tool.wait_for_url("**/glossary/#*")


def test_a_screen_reader_hears_the_note_with_the_link(tool: Page) -> None:
    link, note = word(tool)
    told = " ".join(part.strip() for part in note.locator("p").all_text_contents())
    assert len(told) > 40
    expect(link).to_have_accessible_description(told)


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A small window that is touched."""
    with browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as context:
        complaints = watch(context)
        yield context
    assert complaints == []


def test_a_first_tap_shows_the_note_and_a_second_follows_the_link(phone: BrowserContext, site: Published) -> None:
    page = phone.new_page()
    page.goto(site.at(TOOL))
    link, note = word(page)
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    link.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.touchscreen.tap(5, 5)
    expect(note).to_be_hidden()
    link.tap()
    link.tap()
    page.wait_for_url("**/glossary/#*")


def test_without_scripts_a_word_is_a_link_to_the_glossary(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at(TOOL))
        for note in page.locator("[data-glossary-term]").all():
            expect(note).to_be_hidden()
        page.locator("main a[href*='/glossary/#']").first.click()
        assert "/glossary/#" in page.url


# ------------------------------------------------------------------ the rest


def test_a_tools_page_can_be_copied_and_printed(context: BrowserContext, site: Published) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(site.at(TOOL))
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.get_by_role("button", name="Citation copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Lantern Mentoring. In: The ferry catalogue.")
    assert copied.endswith(site.base_url + TOOL)
    page.get_by_role("button", name="Print this page").click()
    assert page.evaluate("window.printed")


@pytest.mark.parametrize("kind", KINDS)
def test_on_paper_there_is_text_and_nothing_to_click(page: Page, site: Published, kind: str) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(site.at(KINDS[kind]))
    expect(page.locator("h1").first).to_be_visible()
    for useless in (
        ".menu-button",
        "[data-colour-switch]",
        ".shortlist-link",
        "form[role=search]",
        ".button-list",
        ".skip-link",
    ):
        for element in page.locator(useless).all():
            expect(element).to_be_hidden()
    assert scheme(page) == "light"


@pytest.mark.parametrize("kind", ["home", "tool", "sector", "organisation", "glossary", "page", "formats"])
def test_long_words_break_before_they_break_the_page(page: Page, site: Published, kind: str) -> None:
    page.goto(site.at(KINDS[kind]))
    page.evaluate(
        """words => {
          const places =
            "h1 .title-strip, h2, h3, dt, dd, p, li, a, th, td, .label, .site-title span, button:not([hidden])";
          let next = 0;
          for (const element of document.querySelectorAll(places)) {
            if (!element.querySelector("*")) element.textContent = words[next++ % words.length];
          }
        }""",
        LONG,
    )
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"at {width} px"


def test_a_reader_who_wants_no_movement_sees_none(context: BrowserContext, site: Published) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(site.at(TOOL))
    moving = page.locator("body *").evaluate_all(
        """elements => elements.filter((element) => {
            const { transitionDuration, animationName } = getComputedStyle(element);
            return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
          }).map((element) => element.outerHTML.slice(0, 80))"""
    )
    assert moving == []
