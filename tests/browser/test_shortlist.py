"""The shortlist: kept in the browser, shared by an address, handed out on paper, saved as a table."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.facts import tools
from tests.browser.published import Published
from tests.browser.test_accessibility import COLOURS, EVERYTHING, RUN

SHARED = "shortlist/?t=glass-house,tide-festival"
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}"""


def titles(page: Page) -> Locator:
    return page.locator("#_shortlist-list .handout-title")


def put_aside(page: Page, site: Published, *ids: str) -> None:
    """Put tools aside on their own pages."""
    for id_ in ids:
        page.goto(site.at(f"tools/{id_}/"))
        page.locator("[data-tool-actions] .tool-save").click()
        expect(page.locator("[data-tool-actions] .tool-save")).to_have_attribute("aria-pressed", "true")


def test_what_is_put_aside_is_counted_on_every_page_and_listed(page: Page, site: Published) -> None:
    put_aside(page, site, "glass-house", "tide-festival")
    page.goto(site.at("about/"))
    expect(page.locator("[data-shortlist-count]").first).to_have_text("2")
    page.goto(site.at("shortlist/"))
    expect(titles(page)).to_have_text(["Glass House", "TIDE Festival"])
    sheet = page.locator("#_shortlist-list > li").first
    expect(sheet).to_contain_text("A house to walk through")
    expect(sheet.locator(".handout-facts")).to_contain_text("Design, Crafts")
    expect(sheet.locator(".handout-address")).to_have_text("https://catalogue.example/tools/glass-house/")


def test_nothing_is_kept_in_a_cookie(page: Page, site: Published) -> None:
    put_aside(page, site, "glass-house")
    assert page.context.cookies() == []


def test_a_tool_is_taken_back_where_it_was_put_aside(page: Page, site: Published) -> None:
    put_aside(page, site, "glass-house")
    page.locator("[data-tool-actions] .tool-save").click()
    expect(page.locator("[data-shortlist-count]").first).to_have_text("")
    page.goto(site.at("shortlist/"))
    expect(page.locator("#_shortlist-empty")).to_be_visible()
    expect(page.locator("#_shortlist-actions")).to_be_hidden()


def test_the_order_can_be_changed_and_holds(page: Page, site: Published) -> None:
    put_aside(page, site, "glass-house", "tide-festival", "game-buoy-days")
    page.goto(site.at("shortlist/"))
    page.get_by_role("button", name="Move up: Game Buoy Days").press("Enter")
    page.get_by_role("button", name="Move up: Game Buoy Days").press("Enter")
    expect(titles(page)).to_have_text(["Game Buoy Days", "Glass House", "TIDE Festival"])
    expect(page.get_by_role("button", name="Move down: Game Buoy Days")).to_be_focused()
    expect(page.locator("#_shortlist-status")).to_have_text("Game Buoy Days is now 1 of 3.")
    page.get_by_role("button", name="Remove: Glass House").press("Enter")
    expect(page.get_by_role("button", name="Remove: TIDE Festival")).to_be_focused()
    page.reload()
    expect(titles(page)).to_have_text(["Game Buoy Days", "TIDE Festival"])


def test_a_shared_list_is_shown_and_kept_only_when_the_reader_says_so(page: Page, site: Published) -> None:
    page.goto(site.at(SHARED))
    expect(titles(page)).to_have_text(["Glass House", "TIDE Festival"])
    expect(page.locator("#_shortlist-shared")).to_be_visible()
    expect(page.locator(".handout-buttons").first).to_be_hidden()
    expect(page.locator("[data-shortlist-count]").first).to_have_text("")
    page.get_by_role("button", name="Save this list").click()
    expect(page.locator("[data-shortlist-count]").first).to_have_text("2")
    expect(page).to_have_url(site.at("shortlist/"))
    expect(page.locator("#_shortlist-shared")).to_be_hidden()
    page.reload()
    expect(titles(page)).to_have_text(["Glass House", "TIDE Festival"])


def test_a_shared_list_is_added_to_the_reader_s_own(page: Page, site: Published) -> None:
    put_aside(page, site, "game-buoy-days", "glass-house")
    page.goto(site.at(SHARED))
    expect(page.get_by_role("link", name="Go to your own list")).to_be_visible()
    page.get_by_role("button", name="Save this list").click()
    expect(titles(page)).to_have_text(["Game Buoy Days", "Glass House", "TIDE Festival"])
    page.go_back()
    expect(titles(page)).to_have_text(["Glass House", "TIDE Festival"])


def test_the_link_to_the_list_shows_it_to_somebody_else(browser: Browser, site: Published) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        put_aside(page, site, "glass-house", "tide-festival")
        page.goto(site.at("shortlist/"))
        page.get_by_role("button", name="Copy a link").click()
        expect(page.get_by_role("button", name="Link copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == site.at(SHARED)


def test_where_the_clipboard_is_closed_the_link_is_shown_to_be_copied_by_hand(page: Page, site: Published) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(site.at(SHARED))
    page.get_by_role("button", name="Copy a link").click()
    field = page.get_by_role("textbox", name="Copy a link to this list")
    expect(field).to_be_focused()
    expect(field).to_have_value(site.at(SHARED))


def test_the_table_opens_in_a_spreadsheet_and_runs_nothing(page: Page, site: Published) -> None:
    def with_a_formula(route):  # type: ignore[no-untyped-def]  # Playwright looks at the number of arguments
        html = (
            route.fetch().text().replace("A house to walk through", '=HYPERLINK("x")&amp; “a, house” to walk through')
        )
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/tools/glass-house/", with_a_formula)
    page.goto(site.at(SHARED))
    expect(titles(page)).to_have_count(2)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download as CSV").click()
    assert waiting.value.suggested_filename == "shortlist.csv"
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, second = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert head[:2] == ["Name", "Summary"]
    assert head[-1] == "Address"
    assert first[0] == "Glass House"
    assert first[1].startswith('\'=HYPERLINK("x")& “a, house”')
    assert first[head.index("Sub-sectors")] == "Design, Crafts"
    assert second[-1] == "https://catalogue.example/tools/tide-festival/"


def test_where_nothing_may_be_kept_the_list_lasts_for_the_visit_and_the_page_says_so(
    browser: Browser, site: Published
) -> None:
    with browser.new_context() as context:
        context.add_init_script(NO_STORAGE)
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        put_aside(page, site, "glass-house", "tide-festival")
        page.goto(site.at("shortlist/"))
        expect(titles(page)).to_have_text(["Glass House", "TIDE Festival"])
        expect(page.locator("#_shortlist-not-stored")).to_be_visible()
        assert errors == []


def test_another_tab_follows(page: Page, site: Published) -> None:
    page.goto(site.at("shortlist/"))
    expect(page.locator("#_shortlist-empty")).to_be_visible()
    put_aside(page.context.new_page(), site, "glass-house")
    expect(titles(page)).to_have_text(["Glass House"])


def test_what_others_have_written_into_the_storage_does_no_harm(page: Page, site: Published) -> None:
    page.goto(site.at("shortlist/"))
    for text in ("no json", '{"a": 1}', '[1, null, "<b>", "glass-house"]'):
        page.evaluate("text => localStorage.setItem('kept /', text)", text)
        page.reload()
        expect(page.locator("#_shortlist-empty:visible, #_shortlist-list > li").first).to_be_visible()
    expect(titles(page)).to_have_text(["Glass House"])


def test_an_address_that_names_no_tool_is_told_so(page: Page, site: Published) -> None:
    page.goto(site.at("shortlist/?t=glass-house,atlantis"))
    expect(page.locator("#_shortlist-unknown")).to_contain_text("“atlantis”")
    expect(titles(page)).to_have_text(["Glass House"])


def test_the_list_leads_to_the_comparison(page: Page, site: Published) -> None:
    page.goto(site.at(SHARED))
    page.get_by_role("link", name="Compare them").click()
    expect(page).to_have_url(site.at("compare/?t=glass-house,tide-festival"))


def test_on_paper_it_is_a_hand_out(page: Page, site: Published) -> None:
    page.goto(site.at(SHARED))
    expect(titles(page)).to_have_count(2)
    page.emulate_media(media="print")
    for hidden in ("#_shortlist-actions", "#_shortlist-shared", "nav.menu"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in (".handout-summary", ".handout-facts", ".handout-address"):
        expect(page.locator(shown).first).to_be_visible()


def test_without_javascript_the_page_says_so_and_leads_to_all_tools(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at(SHARED))
        expect(page.get_by_text("needs JavaScript")).to_be_visible()
        expect(page.locator("main .count-list a:visible")).to_have_count(len(tools()))


@pytest.mark.parametrize("path", [SHARED, "shortlist/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_shortlist_shuts_nobody_out(page: Page, site: Published, checks: Path, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(site.at(path))
    if path == SHARED:
        expect(titles(page)).to_have_count(2)
        page.get_by_role("button", name="Save this list").click()
        expect(page.locator(".handout-buttons").first).to_be_visible()
    page.evaluate((checks / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(RUN, EVERYTHING) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, COLOURS) == []
