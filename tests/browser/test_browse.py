"""The list of tools: text, order, table and history, by keyboard alone, and as axe-core sees it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.browsing import OPEN_ALL, READ, assert_shows, box, count, order, search
from tests.browser.facts import every_value, expected, tools
from tests.browser.published import Published
from tests.browser.test_accessibility import COLOURS, EVERYTHING, RUN


def test_back_undoes_one_step_at_a_time_and_forward_takes_it_again(browse: Page) -> None:
    box(browse, "strands", "capacity").check()
    box(browse, "modes", "digital").check()
    browse.locator("#_sort").select_option("title")
    browse.get_by_label("Table", exact=True).check()
    browse.go_back()
    expect(browse.locator("#_tool-table")).to_be_hidden()
    expect(browse.locator("#_sort")).to_have_value("title")
    browse.go_back()
    expect(browse.locator("#_sort")).to_have_value("number")
    browse.go_back()
    assert_shows(browse, {"strands": ["capacity"]})
    browse.go_back()
    assert_shows(browse, {})
    browse.go_forward()
    assert_shows(browse, {"strands": ["capacity"]})


def test_a_text_narrows_the_filters_and_they_narrow_it(browse: Page) -> None:
    search(browse, "knitwear")
    found = browse.evaluate(READ)["shown"]
    assert found[0] == "lantern-mentoring"
    assert 1 < len(found) < len(tools())
    assert_shows(browse, {}, found)
    for name, value in every_value():
        box(browse, name, value).check()
        assert_shows(browse, {name: [value]}, found)
        box(browse, name, value).uncheck()
    assert_shows(browse, {}, found)


def test_a_text_finds_what_only_the_running_text_says(browse: Page) -> None:
    search(browse, "Kaltenhaff")
    assert "glass-house" in browse.evaluate(READ)["shown"]
    expect(browse.locator("#_browse-note")).to_be_hidden()


def test_text_filters_order_and_view_are_in_the_address(browse: Page, site: Published) -> None:
    box(browse, "sectors", "design").check()
    search(browse, "knitwear")
    browse.locator("#_sort").select_option("newest")
    browse.get_by_label("Table", exact=True).check()
    assert browse.url == site.at("tools/?sectors=design&q=knitwear&sort=newest&view=table")
    expect(browse.locator(".tool-table tbody tr")).not_to_have_count(0)
    rows = browse.locator(".tool-table tbody th a").all_inner_texts()
    browse.reload()
    expect(browse.locator(".tool-table tbody th a")).to_have_text(rows)
    expect(browse.locator("#_filter-text")).to_have_value("knitwear")


def test_a_text_that_is_typed_waits_for_a_pause_and_leaves_no_step_for_each_letter(browse: Page) -> None:
    before = browse.evaluate("history.length")
    browse.locator("#_filter-text").press_sequentially("mentoring ")
    expect(browse.locator("#_chips")).to_contain_text("“mentoring”")
    expect(browse.locator("#_filter-text")).to_have_value("mentoring ")
    assert browse.evaluate("history.length") == before


def test_without_the_search_index_cards_are_searched_and_the_page_says_so(browser: Browser, site: Published) -> None:
    with browser.new_context() as context:
        context.route("**/pagefind/**", lambda route: route.abort())
        page = context.new_page()
        page.goto(site.at("tools/?q=export+QUESTIONS"))
        expect(page.locator("#_browse-note")).to_contain_text("from the titles and summaries only")
        assert page.evaluate(READ)["shown"] == ["lantern-mentoring"]
        page.goto(site.at("tools/?q=breakout"))  # a word that stands in the running text alone
        expect(page.locator(".no-results-text")).to_have_text("No tools match “breakout”.")


def as_in_a_lexicon(title: str) -> list[tuple[int, str]]:
    """What a title is ordered by: whole numbers in it by their size, whatever else by its letters."""
    return [(int(part), "") if part.isdigit() else (0, part.lower()) for part in re.findall(r"\d+|\D+", title)]


def test_the_list_can_be_ordered_by_title_and_by_the_newest_edition(browse: Page) -> None:
    browse.locator("#_sort").select_option("title")
    assert order(browse) == [tool.id for tool in sorted(tools(), key=lambda tool: as_in_a_lexicon(tool.title))]
    browse.locator("#_sort").select_option("newest")
    newest = sorted(tools(), key=lambda tool: tool.latest, reverse=True)
    assert order(browse) == [tool.id for tool in newest]
    browse.locator("#_sort").select_option("number")
    assert order(browse) == [tool.id for tool in tools()]


def test_the_table_has_a_row_for_every_tool_that_fits(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?strands=capacity&view=table"))
    shown, _ = expected({"strands": ["capacity"]})
    titles = [tool.title for tool in tools() if tool.id in shown]
    expect(page.locator(".tool-table tbody th a")).to_have_text(titles)
    row = page.locator(".tool-table tr", has_text="Lantern Mentoring")
    expect(row).to_contain_text("Dress and knitwear")
    expect(row.get_by_role("cell").nth(1)).not_to_contain_text("Design")  # the wider one goes without saying
    page.locator(".tool-table .tool-save").first.click()
    expect(page.locator("[data-shortlist-count]").first).to_have_text("1")


def tab_to(page: Page, target: Locator, most: int = 150) -> None:
    """Press Tab until the focus is where it should be."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached")


def test_a_keyboard_alone_finds_filters_compares_puts_aside_and_prints(page: Page, site: Published) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(site.at(""))
    page.locator("h1").click()
    tab_to(page, page.locator("nav.menu a", has_text="Tools"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.at("tools/"))
    tab_to(page, page.locator("#_filter-text"))
    page.keyboard.type("knitwear")
    expect(page.locator("#_chips")).to_contain_text("“knitwear”")
    tab_to(page, box(page, "strands", "capacity"))
    page.keyboard.press("Space")
    expect(page.locator("#_chips li")).to_have_count(2)
    expect(page.locator(".tool-actions").first).to_be_attached()
    for n in (0, 1):
        card = page.locator(".card").nth(n)
        tab_to(page, card.locator("input"))
        page.keyboard.press("Space")
        tab_to(page, card.locator(".tool-save"))
        page.keyboard.press("Enter")
        expect(card.locator(".tool-save")).to_have_attribute("aria-pressed", "true")
    page.locator("a.skip-link").focus()  # as after a reload, or Ctrl+Home
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#_compare-bar a"), most=3)
    page.keyboard.press("Enter")
    expect(page.locator(".comparison-table > thead th")).to_have_count(2)
    tab_to(page, page.locator("[data-shortlist-count]").first.locator("xpath=ancestor::a"))
    page.keyboard.press("Enter")
    expect(page.locator("#_shortlist-list > li")).to_have_count(2)
    tab_to(page, page.locator("#_shortlist-print"))
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")


@pytest.mark.parametrize(
    "view", ["", "?sectors=design,crafts&q=knitwear", "?view=table", "?formats=mentoring&countries=dk"]
)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_has_nothing_to_object_with_filters_open(
    page: Page, site: Published, checks: Path, view: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(site.at(f"tools/{view}"))
    expect(count(page)).not_to_have_text(re.compile("Searching"))
    if "formats" not in view:
        page.locator(".tool-compare input:visible").first.check()
    page.evaluate(OPEN_ALL)
    if width == 390:
        page.locator("#_filters-open").click()
    page.evaluate((checks / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(RUN, EVERYTHING) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, COLOURS) == []
