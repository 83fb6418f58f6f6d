"""The filters of the list of tools, against a count over the sources."""

import random
import re
from collections.abc import Mapping, Sequence

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.browsing import OPEN_ALL, assert_shows, box
from tests.browser.facts import every_value, expected, tools
from tests.browser.published import Published


def address(chosen: Mapping[str, list[str]]) -> str:
    """The end of the address of a view, as the matrix and every reader's bookmark write it."""
    return "?" + "&".join(f"{name}={','.join(values)}" for name, values in chosen.items() if values)


def combinations() -> list[dict[str, list[str]]]:
    """Fifty views of one to five values, always the same ones."""
    chance = random.Random(1210)
    made = []
    for _ in range(50):
        chosen: dict[str, list[str]] = {}
        for name, value in chance.sample(every_value(), chance.randint(1, 5)):
            chosen.setdefault(name, []).append(value)
        made.append(chosen)
    return made


def test_every_value_alone_shows_and_counts_what_the_sources_say(browse: Page, site: Published) -> None:
    assert_shows(browse, {})
    for name, value in every_value():
        box(browse, name, value).check()
        assert_shows(browse, {name: [value]})
        assert browse.url == site.at(f"tools/?{name}={value}")
        box(browse, name, value).uncheck()
    assert browse.url == site.at("tools/")


@pytest.mark.parametrize("part", range(5))
def test_random_combinations_are_right_and_their_address_reload_and_back_reproduce_them(
    page: Page, site: Published, part: int
) -> None:
    order = [name for name, _ in every_value()]
    for chosen in combinations()[part::5]:
        page.goto(site.at("tools/"), wait_until="domcontentloaded")
        page.evaluate(OPEN_ALL)
        steps = [(name, value) for name, values in chosen.items() for value in values]
        for name, value in steps:
            box(page, name, value).check()
        assert_shows(page, chosen)
        shown = page.url
        assert sorted(re.findall(r"(\w+)=", shown)) == sorted(set(order) & set(chosen))
        page.reload(wait_until="domcontentloaded")
        assert_shows(page, chosen)
        page.evaluate(OPEN_ALL)
        name, value = steps[-1]
        box(page, name, value).uncheck()
        page.go_back(wait_until="domcontentloaded")
        assert page.url == shown
        assert_shows(page, chosen)
        page.goto("about:blank")
        page.goto(site.at("tools/") + address(chosen), wait_until="domcontentloaded")
        assert_shows(page, chosen)


def test_a_form_that_was_sent_without_the_script_is_understood(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?sectors=design&sectors=crafts&q="))
    assert_shows(page, {"sectors": ["design", "crafts"]})


def tools_text(ids: Sequence[str]) -> str:
    return f"{len(ids)} tool{'' if len(ids) == 1 else 's'}"


def test_where_nothing_fits_the_page_says_what_to_drop(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?formats=mentoring&countries=dk"))
    expect(page.locator(".no-results-text")).to_have_text("No tools match Mentoring in Denmark.")
    mentoring, _ = expected({"formats": ["mentoring"]})
    denmark, _ = expected({"countries": ["dk"]})
    buttons = page.locator("#_no-results li button")
    expect(buttons).to_have_text(
        [f"Without Mentoring: {tools_text(denmark)}", f"Without Denmark: {tools_text(mentoring)}"]
    )
    buttons.last.click()
    assert_shows(page, {"formats": ["mentoring"]})
    expect(page.locator("#_results-title")).to_be_focused()
    expect(page.locator("#_no-results")).to_be_hidden()


def test_a_value_that_no_tool_has_is_named_and_shows_nothing(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?sectors=press"))
    expect(page.locator(".no-results-text")).to_have_text("No tools match Writing and press.")
    expect(box(page, "sectors", "press")).to_be_checked()
    page.goto(site.at("tools/?sectors=submarines"))
    expect(page.locator(".no-results-text")).to_have_text("No tools match submarines.")


def test_values_that_would_bring_nothing_are_marked_and_stay_in_reach(browse: Page) -> None:
    box(browse, "strands", "opened-programmes").check()
    _, counts = expected({"strands": ["opened-programmes"]})
    name, _, value = next(key for key, number in counts.items() if not number).partition(" ")
    item = browse.locator(f"#_filters li:has(input[name={name}][value='{value}'])")
    expect(item).to_have_class(re.compile("is-empty"))
    expect(box(browse, name, value)).to_be_enabled()


def test_a_chip_takes_its_filter_away_and_hands_the_focus_on(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?sectors=design,crafts&modes=digital"))
    chips = page.locator("#_chips li button")
    expect(chips).to_have_count(3)
    page.get_by_role("button", name="Remove the filter Crafts").press("Enter")
    assert_shows(page, {"sectors": ["design"], "modes": ["digital"]})
    expect(chips.last).to_be_focused()
    page.get_by_role("button", name="Clear all").press("Enter")
    assert_shows(page, {})
    expect(page.locator("#_results-title")).to_be_focused()


def test_what_is_shown_is_announced(browse: Page) -> None:
    box(browse, "strands", "events").check()
    shown, _ = expected({"strands": ["events"]})
    expect(browse.locator("[role=status] h2")).to_have_text(f"{len(shown)} of {len(tools())} tools")


def test_on_a_phone_the_filters_are_a_panel_that_leaves_the_results_in_view(page: Page, site: Published) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site.at("tools/"))
    opener, panel = page.locator("#_filters-open"), page.locator("#_filters")
    expect(panel).to_be_hidden()
    opener.press("Enter")
    expect(panel).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    box(page, "strands", "events").check()
    expect(page.locator("#_chips")).to_be_in_viewport()
    expect(page.locator(".card").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_without_javascript_all_tools_and_links_to_their_terms_are_there(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at("tools/?strands=events"))
        expect(page.locator(".card:visible")).to_have_count(len(tools()))
        expect(page.locator("form#_filters, #_sort, .browse-views, #_filters-open").first).to_be_hidden()
        expect(page.locator("main button:visible, main input:visible, main select:visible")).to_have_count(0)
        expect(page.get_by_role("link", name="Download all tools as CSV")).to_have_attribute("href", "../tools.csv")
        links = page.locator(".browse-facets a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for name, value in every_value():
        if name not in {"modes", "years", "recurs", "status", "active"}:
            assert f"../{name}/{value}/" in links


def test_one_tick_leaves_out_retired_tools_and_stands_in_the_address(
    page: Page, site_in_two_languages: Published
) -> None:
    page.goto(site_in_two_languages.at("tools/"))
    cards = page.locator(".card-grid:not([hidden]) [data-tool]")
    retired = page.locator(".card-grid:not([hidden]) .card-status")
    every = cards.count()
    expect(retired).to_have_count(1)
    box(page, "active", "yes").check()
    expect(retired).to_have_count(0)
    expect(cards).to_have_count(every - 1)
    assert page.url == site_in_two_languages.at("tools/?active=yes")
    box(page, "active", "yes").uncheck()
    expect(cards).to_have_count(every)
