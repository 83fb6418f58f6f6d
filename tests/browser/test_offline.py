"""The copy to read without a network, unpacked and opened in a browser by its files."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser import crawling
from tests.browser.facts import tools
from tests.browser.kinds import KINDS
from tests.browser.published import Published, made_once

NOTE = "In this offline copy, search"


def unpacked(folders: pytest.TempPathFactory, site: Published, name: str) -> Path:
    """The folder of a site's copy."""
    (archive,) = site.folder.glob("*.zip")

    def unpack(folder: Path) -> None:
        with ZipFile(archive) as opened:
            opened.extractall(folder)

    return made_once(folders, name, unpack) / archive.stem


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, site: Published) -> Path:
    """The copy of the broad site."""
    return unpacked(tmp_path_factory, site, "copy")


@pytest.fixture(scope="module")
def copy_in_two_languages(tmp_path_factory: pytest.TempPathFactory, site_in_two_languages: Published) -> Path:
    """The copy of the site that has an entry of every kind, in English and Swedish."""
    return unpacked(tmp_path_factory, site_in_two_languages, "copy-in-two-languages")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile; at the end, no page in it has asked anything but files, all of which were there."""
    opened = browser.new_context(viewport={"width": 1280, "height": 800})
    complaints: list[str] = []

    def on_request(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            complaints.append(f"asked for {request.url}")

    def on_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.location['url']}: {message.text}")

    def on_failure(request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # as when a page is left before its icon has come
            complaints.append(f"{request.url}: {request.failure}")

    opened.on("request", on_request)
    opened.on("requestfailed", on_failure)
    opened.on("console", on_message)
    opened.on("weberror", lambda error: complaints.append(str(error.error)))
    yield opened
    opened.close()
    assert complaints == []


def at(copy: Path, path: str) -> str:
    """The address of a page of the copy, given as a path of the site."""
    bare, query, rest = path.partition("?")
    return f"{copy.as_uri()}/{bare}index.html{query}{rest}"


@pytest.mark.parametrize("which", ["copy", "copy_in_two_languages"])
def test_every_reference_leads_to_a_file_of_the_folder(which: str, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(which)
    pages = {file.as_uri(): crawling.read(200, "text/html", file.read_bytes()) for file in root.rglob("*.html")}
    broken = []
    for url, page in pages.items():
        for reference in page.references:
            target, anchor = urldefrag(urljoin(url, reference.target))
            if urlsplit(target).scheme != "file" or reference.kind in {"json-ld", "div"}:
                continue
            file = Path(unquote(urlsplit(target).path))
            there = file.is_file() and file.is_relative_to(root)
            ids = pages[file.as_uri()].ids if file.as_uri() in pages else set()
            if not there or (anchor and unquote(anchor) not in ids):
                broken.append(f"{url}: {reference.kind} {reference.target}")
    assert len(pages) > 100
    assert broken == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_a_page_of_every_kind_opens_with_all_its_pictures_and_drawings(page: Page, copy: Path, kind: str) -> None:
    page.goto(at(copy, KINDS[kind]))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    pictures = page.locator("img").evaluate_all("all => all.filter(one => one.complete).map(one => one.naturalWidth)")
    assert 0 not in pictures
    drawings = page.locator("svg:visible:has(> use)").evaluate_all(
        "all => all.map(one => one.querySelector('use').getBBox()).map(box => box.width * box.height)"
    )
    assert drawings
    assert 0 not in drawings
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(251, 247, 236)"
    expect(page.locator(".colour-switch")).to_be_visible()


def test_a_reader_goes_from_the_first_page_to_a_tool_and_its_terms(page: Page, copy: Path) -> None:
    page.goto(at(copy, ""))
    page.locator("nav.menu").get_by_role("link", name="Tools").click()
    page.locator(".card-title a", has_text="Glass House").click()
    expect(page).to_have_url(at(copy, "tools/glass-house/"))
    page.locator("[data-facts]").get_by_role("link", name="Crafts").first.click()
    expect(page).to_have_url(at(copy, "sectors/crafts/"))
    page.locator("a.site-title").click()
    expect(page).to_have_url(f"{copy.as_uri()}/index.html")


def test_a_word_of_its_text_finds_a_tool(page: Page, copy: Path) -> None:
    page.goto(at(copy, ""))
    page.get_by_role("searchbox").first.fill("breakout")
    page.keyboard.press("Enter")
    result = page.locator(".result", has_text="Lantern Mentoring")
    expect(result.locator("mark").first).to_have_text(re.compile("breakout", re.IGNORECASE))
    expect(page.locator("#_search-status")).to_contain_text("Results for “breakout”")
    result.get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("Lantern Mentoring")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("glass house", "Glass House"),
        ("GLASS hou", "Glass House"),
        ("mentoring", "Lantern Mentoring"),
        ("tillvaxtverket", None),
        ("house <b>", None),
        ("xylophone", None),
    ],
)
def test_the_search_puts_titles_first_and_takes_letters_as_readers_do(
    page: Page, copy: Path, query: str, first: str | None
) -> None:
    page.goto(at(copy, f"search/?q={query}"))
    expect(page.locator("#_search-status")).to_contain_text(query)
    if first:
        expect(page.locator(".result-title").first).to_have_text(first)
    if query == "xylophone":
        expect(page.locator("#_search-help")).to_be_visible()
        expect(page.locator(".result")).to_have_count(0)


def test_the_list_of_tools_is_filtered_searched_and_saved(page: Page, copy: Path) -> None:
    page.goto(at(copy, "tools/"))
    page.locator("#_filters input[value=capacity]").check()
    page.locator("#_filter-text").fill("kaltenhaff")
    page.locator("#_filter-text").press("Enter")
    expect(page.locator("#_browse-count")).to_have_text(f"1 of {len(tools())} tools")
    expect(page.locator("#_browse-note")).to_be_hidden()
    expect(page).to_have_url(at(copy, "tools/?strands=capacity&q=kaltenhaff"))
    page.get_by_label("Table", exact=True).check()
    expect(page.locator(".tool-table tbody th a")).to_have_text(["Lantern Mentoring"])
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download this list as CSV").click()
    assert "https://catalogue.example/tools/lantern-mentoring/" in Path(waiting.value.path()).read_text("utf-8-sig")
    page.go_back()
    page.reload()
    expect(page.locator(".card:visible")).to_have_count(1)


def test_tools_are_put_aside_and_compared(page: Page, copy: Path) -> None:
    page.goto(at(copy, "tools/glass-house/"))
    page.locator("[data-tool-actions] .tool-save").click()
    page.goto(at(copy, "shortlist/"))
    expect(page.locator("#_shortlist-list .handout-title")).to_have_text(["Glass House"])
    expect(page.locator(".handout-address")).to_have_text("https://catalogue.example/tools/glass-house/")
    page.goto(at(copy, "compare/?t=glass-house,tide-festival"))
    expect(page.locator(".comparison-table > thead .comparison-title")).to_have_text(["Glass House", "TIDE Festival"])
    expect(page.locator(".comparison-table")).to_contain_text("Do not plan it as a stopgap")
    expect(page.locator("#_compare-missing")).to_be_hidden()
    assert (
        page.locator(".comparison-table img").first.evaluate("image => image.decode().then(() => image.naturalWidth)")
        > 0
    )


def test_dark_colours_are_chosen_and_stay_from_page_to_page(page: Page, copy: Path) -> None:
    page.goto(at(copy, ""))
    page.locator("[data-colour-switch]").click()
    for path in ("", "about/"):
        page.goto(at(copy, path))
        expect(page.locator("html")).to_have_attribute("data-colours", "dark")
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(10, 26, 39)"


def test_words_of_the_glossary_explain_themselves(page: Page, copy: Path) -> None:
    page.goto(at(copy, KINDS["page"]))
    page.locator("main a[aria-describedby]").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("[data-glossary-term]:popover-open")).to_be_visible()


def test_the_copy_says_where_it_differs_and_the_site_does_not(page: Page, copy: Path, site: Published) -> None:
    page.goto(at(copy, "search/"))
    expect(page.get_by_text(NOTE)).to_be_visible()
    expect(page.get_by_role("link", name="This page on the web")).to_have_attribute(
        "href", "https://catalogue.example/search/"
    )
    published = (site.folder / "search/index.html").read_text(encoding="utf-8")
    assert re.search(rf"<p [^>]*hidden[^>]*>{NOTE}", published)


def test_without_javascript_the_copy_is_read_like_the_site(browser: Browser, copy: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(at(copy, "tools/"))
        expect(page.locator(".card:visible")).to_have_count(len(tools()))
        page.locator(".browse-facets").get_by_role("link", name="Events").first.click()
        expect(page.locator("h1")).to_have_text("Events")


def test_each_language_finds_its_own_texts(page: Page, copy_in_two_languages: Path) -> None:
    page.goto(at(copy_in_two_languages, "sv/search/?q=kajen"))
    expect(page.locator(".result-title")).to_have_text(["Hamnmässan"])
    page.goto(at(copy_in_two_languages, "sv/search/?q=hamnmassan"))
    expect(page.locator(".result-title").first).to_have_text("Hamnmässan")
    page.locator(".result-title a").first.click()
    expect(page).to_have_url(at(copy_in_two_languages, "sv/tools/harbour-fair/"))
    page.goto(at(copy_in_two_languages, "search/?q=kajen"))
    expect(page.locator("#_search-help")).to_be_visible()


def test_an_old_address_leads_on(page: Page, copy_in_two_languages: Path) -> None:
    page.goto(at(copy_in_two_languages, "old/fair/"))
    expect(page).to_have_url(at(copy_in_two_languages, "tools/harbour-fair/"))
