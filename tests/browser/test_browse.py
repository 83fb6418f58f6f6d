"""The list of tools: its filters against a count over the sources, and everything that a reader does with them."""

import csv
import io
import random
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.facts import every_value, expected, tools
from tests.browser.published import Published
from tests.browser.test_accessibility import COLOURS, EVERYTHING, RUN

READ = """() => ({
  shown: [...document.querySelectorAll(".sheets:not([hidden]) [data-tool]")].map((card) => card.dataset.tool),
  counts: Object.fromEntries([...document.querySelectorAll("#filters input[type=checkbox]")]
    .map((box) => [`${box.name} ${box.value}`, Number(box.closest("label").querySelector(".tally").textContent)])),
  ticked: [...document.querySelectorAll("#filters input:checked")].map((box) => `${box.name} ${box.value}`).sort(),
})"""
OPEN_ALL = "for (const group of document.querySelectorAll('#filters details')) group.open = true"


@pytest.fixture
def browse(page: Page, site: Published) -> Page:
    """The list, with every group of filters open."""
    page.goto(site.at("tools/"))
    expect(page.locator(".tool-keep").first).to_be_visible()
    page.evaluate(OPEN_ALL)
    return page


def box(page: Page, name: str, value: str) -> Locator:
    return page.locator(f"#filters input[name={name}][value='{value}']")


def count(page: Page) -> Locator:
    return page.locator("#browse-count")


def assert_shows(page: Page, chosen: Mapping[str, list[str]], found: list[str] | None = None) -> None:
    """The page shows what fits, counts what a count over the sources gives, and has the right boxes ticked."""
    shown, counts = expected(chosen, found)
    in_use = any(chosen.values()) or found is not None
    text = f"{len(shown)} of {len(tools())} tools" if in_use else f"{len(tools())} tools"
    expect(count(page)).to_have_text(text)
    read = page.evaluate(READ)
    assert sorted(read["shown"]) == sorted(shown), chosen
    assert {key: number for key, number in read["counts"].items() if number or key in counts} == counts, chosen
    assert read["ticked"] == sorted(f"{name} {value}" for name, values in chosen.items() for value in values)


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


def test_back_undoes_one_step_at_a_time_and_forward_takes_it_again(browse: Page) -> None:
    box(browse, "strands", "capacity").check()
    box(browse, "modes", "digital").check()
    browse.locator("#sort").select_option("title")
    browse.get_by_label("Table", exact=True).check()
    browse.go_back()
    expect(browse.locator("#ledger")).to_be_hidden()
    expect(browse.locator("#sort")).to_have_value("title")
    browse.go_back()
    expect(browse.locator("#sort")).to_have_value("number")
    browse.go_back()
    assert_shows(browse, {"strands": ["capacity"]})
    browse.go_back()
    assert_shows(browse, {})
    browse.go_forward()
    assert_shows(browse, {"strands": ["capacity"]})


def search(page: Page, text: str) -> None:
    page.locator("#filter-text").fill(text)
    page.locator("#filter-text").press("Enter")
    expect(page.locator("#chips")).to_contain_text(f"“{text}”")


def test_a_text_narrows_the_filters_and_they_narrow_it(browse: Page) -> None:
    search(browse, "fashion")
    found = browse.evaluate(READ)["shown"]
    assert found[0] == "export-speed-mentoring"
    assert 1 < len(found) < len(tools())
    assert_shows(browse, {}, found)
    for name, value in every_value():
        box(browse, name, value).check()
        assert_shows(browse, {name: [value]}, found)
        box(browse, name, value).uncheck()
    assert_shows(browse, {}, found)


def test_a_text_finds_what_only_the_running_text_says(browse: Page) -> None:
    search(browse, "Szczecin")
    assert "baltic-home" in browse.evaluate(READ)["shown"]
    expect(browse.locator("#browse-note")).to_be_hidden()


def test_text_filters_order_and_view_are_in_the_address(browse: Page, site: Published) -> None:
    box(browse, "sectors", "design").check()
    search(browse, "fashion")
    browse.locator("#sort").select_option("newest")
    browse.get_by_label("Table", exact=True).check()
    assert browse.url == site.at("tools/?sectors=design&q=fashion&sort=newest&view=table")
    expect(browse.locator(".ledger tbody tr")).not_to_have_count(0)
    rows = browse.locator(".ledger tbody th a").all_inner_texts()
    browse.reload()
    expect(browse.locator(".ledger tbody th a")).to_have_text(rows)
    expect(browse.locator("#filter-text")).to_have_value("fashion")


def test_a_text_that_is_typed_waits_for_a_pause_and_leaves_no_step_for_each_letter(browse: Page) -> None:
    before = browse.evaluate("history.length")
    browse.locator("#filter-text").press_sequentially("mentoring ")
    expect(browse.locator("#chips")).to_contain_text("“mentoring”")
    expect(browse.locator("#filter-text")).to_have_value("mentoring ")
    assert browse.evaluate("history.length") == before


def test_without_the_search_index_cards_are_searched_and_the_page_says_so(browser: Browser, site: Published) -> None:
    with browser.new_context() as context:
        context.route("**/pagefind/**", lambda route: route.abort())
        page = context.new_page()
        page.goto(site.at("tools/?q=export+QUESTIONS"))
        expect(page.locator("#browse-note")).to_contain_text("what the cards say")
        assert page.evaluate(READ)["shown"] == ["export-speed-mentoring"]
        page.goto(site.at("tools/?q=breakout"))  # a word that stands in the running text alone
        expect(page.locator(".nothing-what")).to_have_text("Nothing for “breakout”.")


def test_the_list_can_be_ordered_by_title_and_by_the_newest_edition(browse: Page) -> None:
    browse.locator("#sort").select_option("title")
    assert browse.evaluate(READ)["shown"] == [tool.id for tool in sorted(tools(), key=lambda tool: tool.title.lower())]
    browse.locator("#sort").select_option("newest")
    newest = sorted(tools(), key=lambda tool: tool.latest, reverse=True)
    assert browse.evaluate(READ)["shown"] == [tool.id for tool in newest]
    browse.locator("#sort").select_option("number")
    assert browse.evaluate(READ)["shown"] == [tool.id for tool in tools()]


def test_the_table_has_a_row_for_every_tool_that_fits(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?strands=capacity&view=table"))
    shown, _ = expected({"strands": ["capacity"]})
    titles = [tool.title for tool in tools() if tool.id in shown]
    expect(page.locator(".ledger tbody th a")).to_have_text(titles)
    row = page.locator(".ledger tr", has_text="Export Speed Mentoring")
    expect(row).to_contain_text("Fashion and textile")
    expect(row.get_by_role("cell").nth(1)).not_to_contain_text("Design")  # the wider one goes without saying
    page.locator(".ledger .tool-keep").first.click()
    expect(page.locator("[data-kept-count]").first).to_have_text("1")


def test_where_nothing_fits_the_page_says_what_to_drop(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?formats=mentoring&countries=dk"))
    expect(page.locator(".nothing-what")).to_have_text("Nothing for Mentoring in Denmark.")
    mentoring, _ = expected({"formats": ["mentoring"]})
    denmark, _ = expected({"countries": ["dk"]})
    buttons = page.locator("#nothing li button")
    expect(buttons).to_have_text([f"Drop Mentoring and see {len(denmark)}", f"Drop Denmark and see {len(mentoring)}"])
    buttons.last.click()
    assert_shows(page, {"formats": ["mentoring"]})
    expect(page.locator("#results-title")).to_be_focused()
    expect(page.locator("#nothing")).to_be_hidden()


def test_a_value_that_no_tool_has_is_named_and_shows_nothing(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?sectors=press"))
    expect(page.locator(".nothing-what")).to_have_text("Nothing for Press.")
    expect(box(page, "sectors", "press")).to_be_checked()
    page.goto(site.at("tools/?sectors=submarines"))
    expect(page.locator(".nothing-what")).to_have_text("Nothing for submarines.")


def test_values_that_would_bring_nothing_are_marked_and_stay_in_reach(browse: Page) -> None:
    box(browse, "strands", "opened-programmes").check()
    _, counts = expected({"strands": ["opened-programmes"]})
    name, _, value = next(key for key, number in counts.items() if not number).partition(" ")
    item = browse.locator(f"#filters li:has(input[name={name}][value='{value}'])")
    expect(item).to_have_class(re.compile("is-empty"))
    expect(box(browse, name, value)).to_be_enabled()


def test_a_chip_takes_its_filter_away_and_hands_the_focus_on(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?sectors=design,crafts&modes=digital"))
    chips = page.locator("#chips li button")
    expect(chips).to_have_count(3)
    page.get_by_role("button", name="Remove the filter Crafts").press("Enter")
    assert_shows(page, {"sectors": ["design"], "modes": ["digital"]})
    expect(chips.last).to_be_focused()
    page.get_by_role("button", name="Clear all").press("Enter")
    assert_shows(page, {})
    expect(page.locator("#results-title")).to_be_focused()


def test_what_is_shown_is_announced(browse: Page) -> None:
    box(browse, "strands", "events").check()
    shown, _ = expected({"strands": ["events"]})
    expect(browse.locator("[role=status] h2")).to_have_text(f"{len(shown)} of {len(tools())} tools")


def test_on_a_phone_the_filters_are_a_panel_that_leaves_the_results_in_view(page: Page, site: Published) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site.at("tools/"))
    opener, panel = page.locator("#filters-open"), page.locator("#filters")
    expect(panel).to_be_hidden()
    opener.press("Enter")
    expect(panel).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "true")
    box(page, "strands", "events").check()
    expect(page.locator("#chips")).to_be_in_viewport()
    expect(page.locator(".sheet").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(opener).to_be_focused()


def test_without_javascript_all_tools_and_links_to_their_terms_are_there(browser: Browser, site: Published) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.at("tools/?strands=events"))
        expect(page.locator(".sheet:visible")).to_have_count(len(tools()))
        expect(page.locator("form#filters, #sort, .browse-views, #filters-open").first).to_be_hidden()
        expect(page.locator("main button:visible, main input:visible, main select:visible")).to_have_count(0)
        expect(page.get_by_role("link", name="Download all tools as CSV")).to_have_attribute("href", "../tools.csv")
        links = page.locator(".browse-facets a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    for name, value in every_value():
        if name not in {"modes", "years", "status"}:
            assert f"../{name}/{value}/" in links


def saved(page: Page) -> tuple[str, list[list[str]]]:
    """The name and the rows of the table that the page saves, its head first."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download this list as CSV").click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return waiting.value.suggested_filename, list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_list_is_saved_as_it_is_shown(browse: Page) -> None:
    box(browse, "strands", "capacity").check()
    browse.locator("#sort").select_option("title")
    shown, _ = expected({"strands": ["capacity"]})
    name, (head, *rows) = saved(browse)
    assert name == "creative-ports-catalogue-capacity.csv"
    assert [row[0] for row in rows] == sorted((tool.title for tool in tools() if tool.id in shown), key=str.lower)
    fields = ["Name", "Summary", "Strands", "Sub-sectors", "Aims", "Formats", "Countries", "Mode", "Year", "Status"]
    assert head == [*fields, "Address"]
    mentoring = next(row for row in rows if row[0] == "Export Speed Mentoring")
    assert mentoring[head.index("Sub-sectors")].split("; ")[0] == "Fashion and textile"
    assert mentoring[-1] == "https://catalogue.example/tools/export-speed-mentoring/"


def test_what_a_text_has_found_is_saved_in_its_order_and_named_after_it(browse: Page) -> None:
    search(browse, "fashion")
    name, (_, *rows) = saved(browse)
    assert name == "creative-ports-catalogue-fashion.csv"
    assert [row[0] for row in rows] == browse.locator(".sheets:not([hidden]) .sheet-title").all_inner_texts()
    browse.get_by_label("Table", exact=True).check()
    assert saved(browse) == (name, [_, *rows])


def test_a_saved_list_runs_nothing_in_a_spreadsheet(page: Page, site: Published) -> None:
    def with_a_formula(route):  # type: ignore[no-untyped-def]  # Playwright looks at the number of arguments
        html = re.sub(r'(?<="sheet-gist">)[^<]*', '=HYPERLINK("x"), ä“', route.fetch().text())
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/tools/", with_a_formula)
    page.goto(site.at("tools/"))
    _, rows = saved(page)
    assert {row[1] for row in rows[1:]} == {'\'=HYPERLINK("x"), ä“'}


def test_where_nothing_fits_there_is_nothing_to_save(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?sectors=submarines"))
    expect(page.locator(".nothing-what")).to_be_visible()
    expect(page.locator("#browse-save")).to_be_hidden()


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
    tab_to(page, page.locator("#filter-text"))
    page.keyboard.type("fashion")
    expect(page.locator("#chips")).to_contain_text("“fashion”")
    tab_to(page, box(page, "strands", "capacity"))
    page.keyboard.press("Space")
    expect(page.locator("#chips li")).to_have_count(2)
    expect(page.locator(".tool-actions").first).to_be_attached()
    for n in (0, 1):
        card = page.locator(".sheet").nth(n)
        tab_to(page, card.locator("input"))
        page.keyboard.press("Space")
        tab_to(page, card.locator(".tool-keep"))
        page.keyboard.press("Enter")
        expect(card.locator(".tool-keep")).to_have_attribute("aria-pressed", "true")
    page.locator("a.skip").focus()  # as after a reload, or Ctrl+Home
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#compare-bar a"), most=3)
    page.keyboard.press("Enter")
    expect(page.locator(".compared > thead th")).to_have_count(2)
    tab_to(page, page.locator("[data-kept-count]").first.locator("xpath=ancestor::a"))
    page.keyboard.press("Enter")
    expect(page.locator("#shortlist-list > li")).to_have_count(2)
    tab_to(page, page.locator("#shortlist-print"))
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed")


@pytest.mark.parametrize(
    "view", ["", "?sectors=design,crafts&q=fashion", "?view=table", "?formats=mentoring&countries=dk"]
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
        page.locator("#filters-open").click()
    page.evaluate((checks / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    assert page.evaluate(RUN, EVERYTHING) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(RUN, COLOURS) == []
