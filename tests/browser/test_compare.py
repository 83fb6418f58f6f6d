"""Tools side by side: what the page takes from their own pages, what it marks, and how a reader changes the choice."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.facts import tools
from tests.browser.published import Published
from tests.browser.test_accessibility import COLOURS, EVERYTHING, RUN

THREE = "compare/?t=lantern-mentoring,glass-house,tide-festival"
TITLES = ["Lantern Mentoring", "Glass House", "TIDE Festival"]


@pytest.fixture
def three(page: Page, site: Published) -> Page:
    """The page with three tools on it."""
    page.goto(site.at(THREE))
    expect(heads(page)).to_have_text(TITLES)
    return page


def heads(page: Page) -> Locator:
    return page.locator(".comparison-table > thead .comparison-title")


def row(page: Page, name: str) -> Locator:
    return page.locator(".comparison-table > tbody > tr").filter(has=page.get_by_role("rowheader", name=name))


def test_facts_figures_and_texts_of_all_tools_stand_in_rows(three: Page) -> None:
    cells = row(three, "Sub-sectors").locator("td")
    expect(cells.nth(0)).to_contain_text("Dress and knitwear")
    expect(cells.nth(1)).to_contain_text("Crafts")
    expect(row(three, "In figures").locator("td").nth(1)).to_contain_text("74")
    expect(row(three, "Lessons learnt").locator("td").nth(1)).to_contain_text("Do not plan it as a stopgap")
    expect(row(three, "Editions").locator("td").nth(2)).to_contain_text("2020")


def test_the_marks_of_differences_are_true_to_the_facts(three: Page) -> None:
    for found in three.locator(".comparison-table > tbody > tr:has(.comparison-mark)").all():
        told = [
            sorted(cell.locator("a:not(.uncertain)").all_inner_texts())
            or cell.evaluate("cell => [...cell.childNodes].slice(1).map((node) => node.textContent).join('').trim()")
            for cell in found.locator("td").all()
        ]
        mark = "same in all" if all(one == told[0] for one in told) else "differs"
        expect(found.locator(".comparison-mark")).to_have_text(mark)
    expect(row(three, "Mode").locator(".comparison-mark")).to_have_text("same in all")


def test_what_not_all_tools_have_is_bold_where_they_share_the_rest(three: Page) -> None:
    cell = row(three, "Sub-sectors").locator("td").first
    expect(cell.locator("a", has_text="Dress and knitwear")).to_have_css("font-weight", "700")
    expect(cell.locator("a", has_text="Design")).to_have_css("font-weight", "400")


def test_what_is_compared_opens_in_a_spreadsheet(three: Page) -> None:
    with three.expect_download() as waiting:
        three.get_by_role("button", name="Download as CSV").click()
    assert waiting.value.suggested_filename == "comparison.csv"
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert (head[:2], head[-1]) == (["Name", "Summary"], "Address")
    assert [row[0] for row in rows] == TITLES
    assert rows[1][head.index("Sub-sectors")] == "Design, Crafts"


def test_what_is_the_same_can_be_left_out(three: Page) -> None:
    three.get_by_label("Show differences only").check()
    expect(row(three, "Mode")).to_be_hidden()
    expect(row(three, "Sub-sectors")).to_be_visible()


def test_links_lead_where_they_lead_on_the_tool_s_own_page(three: Page, site: Published) -> None:
    link = row(three, "Format").locator("td").first.get_by_role("link", name="Mentoring")
    assert link.evaluate("link => link.href") == site.at("formats/mentoring/")
    ids = three.locator("[id]").evaluate_all("found => found.map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_tools_are_added_moved_and_taken_out_and_back_undoes_each(page: Page, site: Published) -> None:
    page.goto(site.at("compare/"))
    expect(page.locator("#_compare-start")).to_be_visible()
    for title in TITLES[:2]:
        page.get_by_label("Add a tool").select_option(title)
        page.get_by_role("button", name="Add").click()
        expect(page.locator("#_compare-status")).to_have_text(f"{title} has been added at the end.")
    expect(heads(page)).to_have_text(TITLES[:2])
    assert page.url == site.at("compare/?t=lantern-mentoring,glass-house")
    page.get_by_role("button", name="Move Glass House towards the start").press("Enter")
    expect(heads(page)).to_have_text(["Glass House", "Lantern Mentoring"])
    expect(page.get_by_role("button", name="Move Glass House towards the end")).to_be_focused()
    expect(page.locator("#_compare-status")).to_have_text("Glass House is now 1 of 2.")
    page.get_by_role("button", name="Remove Lantern Mentoring").press("Enter")
    expect(heads(page)).to_have_text(["Glass House"])
    expect(page.locator("#_compare-more")).to_be_visible()
    page.go_back()
    expect(heads(page)).to_have_text(["Glass House", "Lantern Mentoring"])
    page.go_back()
    expect(heads(page)).to_have_text(TITLES[:2])
    page.reload()
    expect(heads(page)).to_have_text(TITLES[:2])


def test_four_fit_and_no_more(page: Page, site: Published) -> None:
    page.goto(
        site.at("compare/?t=lantern-mentoring,glass-house,tide-festival,game-buoy-days,internationalisation-pier")
    )
    expect(heads(page)).to_have_count(4)
    expect(page.locator("#_compare-notes")).to_have_text(
        "You can compare up to four tools. Left out: Internationalisation Pier."
    )
    expect(page.locator("#_compare-picker")).to_be_hidden()


def test_an_address_that_names_no_tool_is_told_so(page: Page, site: Published) -> None:
    page.goto(site.at("compare/?t=glass-house,<b>atlantis</b>"))
    expect(page.locator("#_compare-notes")).to_contain_text("no tool called “<b>atlantis</b>”")
    expect(heads(page)).to_have_text(["Glass House"])


def test_a_page_that_cannot_be_loaded_leaves_its_title(browser: Browser, site: Published) -> None:
    with browser.new_context() as context:
        context.route("**/tools/glass-house/", lambda route: route.abort())
        page = context.new_page()
        page.goto(site.at(THREE))
        expect(heads(page)).to_have_text(TITLES)
        expect(page.locator("#_compare-missing")).to_contain_text("Glass House could not be loaded")


def test_what_is_ticked_on_cards_leads_here(page: Page, site: Published) -> None:
    page.goto(site.at("tools/"))
    boxes = page.locator(".card .tool-compare input")
    bar = page.locator("#_compare-bar")
    expect(bar).to_be_hidden()
    boxes.nth(0).check()
    expect(bar).to_contain_text("One tool selected")
    expect(bar.get_by_role("link")).to_be_hidden()
    for n in (1, 2, 3):
        boxes.nth(n).check()
    expect(bar).to_contain_text("which is the maximum")
    boxes.nth(4).click()
    expect(boxes.nth(4)).not_to_be_checked()
    expect(bar).to_contain_text("Remove one")
    boxes.nth(3).uncheck()
    page.goto(site.at(f"tools/{tools()[0].id}/"))
    expect(page.locator("[data-tool-actions] input")).to_be_checked()
    page.locator("#_compare-bar").get_by_role("link").click()
    expect(heads(page)).to_have_count(3)


def test_the_link_can_be_copied(browser: Browser, site: Published) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(site.at(THREE))
        expect(heads(page)).to_have_count(3)
        page.get_by_role("button", name="Copy the link").click()
        expect(page.get_by_role("button", name="Link copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == site.at(THREE)


def test_on_a_phone_each_row_is_taken_apart_and_names_the_tool_in_every_cell(three: Page) -> None:
    three.set_viewport_size({"width": 390, "height": 800})
    cell = row(three, "Sub-sectors").locator("td").nth(1)
    expect(cell.locator(".comparison-cell-title")).to_have_text("Glass House")
    expect(cell.locator(".comparison-cell-title")).to_be_visible()
    first = row(three, "Sub-sectors").locator("td").first.bounding_box()
    second = cell.bounding_box()
    assert first is not None
    assert second is not None
    assert second["y"] >= first["y"] + first["height"]
    assert three.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_paper_columns_stand_side_by_side_without_controls(three: Page) -> None:
    three.emulate_media(media="print")
    expect(three.locator(".comparison-buttons").first).to_be_hidden()
    expect(three.locator("#_compare-picker")).to_be_hidden()
    expect(three.locator(".comparison-table")).to_be_visible()


def test_without_javascript_the_page_says_so_and_leads_to_all_tools(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at(THREE))
        expect(page.get_by_text("needs JavaScript")).to_be_visible()
        expect(page.locator("main .count-list a:visible")).to_have_count(len(tools()))
        expect(page.locator("main select:visible, main button:visible")).to_have_count(0)


@pytest.mark.parametrize("path", [THREE, "compare/"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_comparison_shuts_nobody_out(page: Page, site: Published, checks: Path, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(site.at(path))
    if path == THREE:
        expect(heads(page)).to_have_count(3)
    page.evaluate((checks / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(RUN, EVERYTHING) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, COLOURS) == []
