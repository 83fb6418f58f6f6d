"""The list of tools as it is saved from the browser."""

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.browsing import box, search
from tests.browser.facts import expected, tools
from tests.browser.published import Published


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
    browse.locator("#_sort").select_option("title")
    shown, _ = expected({"strands": ["capacity"]})
    name, (head, *rows) = saved(browse)
    assert name == "the-ferry-catalogue-capacity.csv"
    assert [row[0] for row in rows] == sorted((tool.title for tool in tools() if tool.id in shown), key=str.lower)
    fields = ["Name", "Summary", "Strands", "Sub-sectors", "Aims", "Formats", "Countries", "Mode", "Year", "How often"]
    assert head == [*fields, "Status", "Address"]
    mentoring = next(row for row in rows if row[0] == "Lantern Mentoring")
    assert mentoring[head.index("Sub-sectors")].split("; ")[0] == "Dress and knitwear"
    assert mentoring[-1] == "https://catalogue.example/tools/lantern-mentoring/"


def test_what_a_text_has_found_is_saved_in_its_order_and_named_after_it(browse: Page) -> None:
    search(browse, "knitwear")
    name, (_, *rows) = saved(browse)
    assert name == "the-ferry-catalogue-knitwear.csv"
    assert [row[0] for row in rows] == browse.locator(".card-grid:not([hidden]) .card-title").all_inner_texts()
    browse.get_by_label("Table", exact=True).check()
    assert saved(browse) == (name, [_, *rows])


def test_a_saved_list_runs_nothing_in_a_spreadsheet(page: Page, site: Published) -> None:
    def with_a_formula(route):  # type: ignore[no-untyped-def]  # Playwright looks at the number of arguments
        html = re.sub(r'(?<="card-summary">)[^<]*', '=HYPERLINK("x"), ä“', route.fetch().text())
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/tools/", with_a_formula)
    page.goto(site.at("tools/"))
    _, rows = saved(page)
    assert {row[1] for row in rows[1:]} == {'\'=HYPERLINK("x"), ä“'}


def test_where_nothing_fits_there_is_nothing_to_save(page: Page, site: Published) -> None:
    page.goto(site.at("tools/?sectors=submarines"))
    expect(page.locator(".no-results-text")).to_be_visible()
    expect(page.locator("#_browse-save")).to_be_hidden()
