"""The search, used the way readers use it: in a real browser, by keyboard, in their own spelling."""

import gzip
import json
import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.facts import tools
from tests.browser.published import Published

RESULTS = "#_search-results .result-title a"


@pytest.fixture
def search(page: Page, site: Published) -> Page:
    """The search page, ready to type."""
    page.goto(site.at("search/"))
    return page


def ask(page: Page, query: str) -> list[str]:
    """The titles that a query finds, in their order."""
    status = page.locator("#_search-status")
    page.locator("[data-search-input]").fill(query)
    expect(status).to_contain_text(f"“{query}”")
    found = re.search(r": (\d+)$", status.inner_text())
    # The number is told before the results are fetched, twenty at a time.
    expect(page.locator(RESULTS)).to_have_count(min(int(found[1]), 20) if found else 0)
    return page.locator(RESULTS).all_inner_texts()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("knitwear mentoring", "Lantern Mentoring"),
        ("VR", "Internationalisation Pier"),
        ("Kaltenhaff", "Glass House"),
        ("games", "Game Buoy Days"),
        ("Dagsby", "Internationalisation Pier"),
        ("TIDE", "TIDE Festival"),
        ("pitching", "Pitching for a Quieter Sea"),
        ("mentor", "Lantern Mentoring"),
    ],
)
def test_a_query_finds_the_right_tool_first(search: Page, query: str, first: str) -> None:
    assert ask(search, query)[0] == first


@pytest.mark.parametrize(("written", "plain"), [("Glasvåg", "Glasvag"), ("Rechtsanwälte", "Rechtsanwalte")])
def test_letters_with_and_without_marks_find_the_same(search: Page, written: str, plain: str) -> None:
    with_marks = ask(search, written)
    assert with_marks
    assert ask(search, plain) == with_marks


def test_a_spelling_that_the_catalogue_does_not_know_is_found_without_its_marks(search: Page) -> None:
    for odd, plain in (("mentøring", "mentoring"), ("Łatvia", "Latvia")):
        found = ask(search, odd)
        assert found
        assert found == ask(search, plain)


def test_a_query_without_hits_says_what_to_do(search: Page) -> None:
    assert ask(search, "xylophone") == []
    expect(search.locator("#_search-status")).to_have_text("Nothing found for “xylophone”.")
    expect(search.locator("#_search-help")).to_be_visible()
    ask(search, "design")
    expect(search.locator("#_search-help")).to_be_hidden()


def test_a_found_page_opens_and_holds_what_was_asked_for(either_site: Published, page: Page) -> None:
    page.goto(either_site.at("search/?q=Kaltenhaff"))
    page.locator(RESULTS).first.click()
    expect(page).to_have_url(either_site.at("tools/glass-house/"))
    expect(page.locator("main")).to_contain_text("Kaltenhaff")


def test_the_address_keeps_the_query_through_reload_and_back(search: Page, site: Published) -> None:
    found = ask(search, "festival")
    expect(search).to_have_url(site.at("search/?q=festival"))
    search.reload()
    expect(search.locator("[data-search-input]")).to_have_value("festival")
    expect(search.locator(RESULTS)).to_have_text(found)
    search.locator(RESULTS).first.click()
    expect(search).not_to_have_url(site.at("search/?q=festival"))
    search.go_back()
    expect(search.locator("[data-search-input]")).to_have_value("festival")
    expect(search.locator(RESULTS)).to_have_text(found)


@pytest.mark.parametrize("paused", [False, True], ids=["at-once", "after-a-pause"])
def test_back_leads_from_one_sent_query_to_the_one_before(search: Page, site: Published, *, paused: bool) -> None:
    field = search.locator("[data-search-input]")
    for query in ("mentoring", "festival"):
        field.fill(query)
        if paused:  # long enough for what was typed to be searched for without Enter
            expect(search).to_have_url(site.at(f"search/?q={query}"))
        field.press("Enter")
        expect(search.locator("#_search-status")).to_contain_text(f"“{query}”")
    search.go_back()
    expect(field).to_have_value("mentoring")
    expect(search.locator("#_search-status")).to_contain_text("“mentoring”")
    search.go_back()
    expect(field).to_have_value("")
    search.go_forward()
    search.go_forward()
    expect(field).to_have_value("festival")


@pytest.mark.parametrize("start", ["", "tools/glass-house/", "search/", "about/"])
def test_the_keyboard_alone_is_enough(page: Page, site: Published, start: str) -> None:
    page.goto(site.at(start))
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("[data-search-input]")).to_be_focused()
    page.keyboard.type("knitwear mentoring")
    page.keyboard.press("Enter")
    first = page.locator(RESULTS).first
    expect(first).to_have_text("Lantern Mentoring")
    for _ in range(6):
        page.keyboard.press("Tab")
        if first.evaluate("element => element === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(site.at("tools/lantern-mentoring/"))


def test_a_slash_that_is_typed_into_a_field_stays_there(search: Page) -> None:
    field = search.locator("[data-search-input]")
    field.fill("")
    field.type("b2b/networks")
    expect(field).to_have_value("b2b/networks")


def test_what_is_found_is_announced(search: Page) -> None:
    count = len(ask(search, "mentoring"))
    status = search.get_by_role("status")
    expect(status).to_have_text(f"Results for “mentoring”: {count}")


def test_every_result_says_what_it_is_and_why_it_was_found(search: Page) -> None:
    ask(search, "Kaltenhaff")
    result = search.locator("#_search-results .result").first
    expect(result.locator(".label")).to_have_text("Tool", ignore_case=True)
    expect(result.locator("mark").first).to_contain_text("Kaltenhaff")


def test_more_results_are_shown_on_demand_and_the_first_of_them_has_the_focus(search: Page) -> None:
    shown = len(ask(search, "organisation"))
    assert shown == 20
    search.locator("#_search-more").press("Enter")
    new = search.locator(RESULTS).nth(shown)
    expect(new).to_be_focused()


def test_emptying_the_field_empties_the_list(search: Page) -> None:
    ask(search, "design")
    search.locator("[data-search-input]").fill("")
    expect(search.locator(RESULTS)).to_have_count(0)
    expect(search.locator("#_search-status")).to_have_text("")


def test_a_query_is_shown_as_text_whatever_it_holds(search: Page) -> None:
    ask(search, "<b onclick=alert(1)>design")
    expect(search.locator("#_search-status b")).to_have_count(0)


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, site: Published) -> None:
    with browser.new_context() as context:
        context.route("**/pagefind/**", lambda route: route.abort())
        page = context.new_page()
        page.goto(site.at("search/?q=design"))
        expect(page.get_by_role("status")).to_contain_text("could not be loaded")


def test_without_javascript_the_page_leads_to_every_tool_and_every_term(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at("search/?q=design"))
        expect(page.locator("noscript p").first).to_be_visible()
        links = page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    leads = {str(link).removeprefix("../") for link in links}
    assert {f"tools/{tool.id}/" for tool in tools()} <= leads
    for facet in ("strands", "sectors", "aims", "formats", "countries"):
        assert any(re.fullmatch(f"{facet}/.+/", lead) for lead in leads)


def test_the_form_on_every_page_works_without_javascript(context: BrowserContext, site: Published) -> None:
    page = context.new_page()
    page.goto(site.at("about/"))
    form = page.locator("form[role=search]")
    action, name = form.evaluate("form => [form.action, form.querySelector('input').name]")
    assert (action, name) == (site.at("search/"), "q")


def test_every_fact_is_indexed_as_a_word_of_its_own(site: Published) -> None:
    for file in (site.folder / "pagefind" / "fragment").iterdir():
        content = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))["content"]
        assert re.findall(r"\b(?:Strand|For|Aims|Format|Mode|Where|Countries|When|Status)[A-Z]\w*", content) == []
