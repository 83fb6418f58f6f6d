"""What another site shows in a frame: it fits, leads to the catalogue, and shuts nobody out."""

from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.published import Published, serve
from tests.browser.test_accessibility import EVERYTHING, RUN, axe  # noqa: F401 - a fixture

HEIGHT = 560
SCROLLS = "document.scrollingElement.scrollHeight > innerHeight || document.scrollingElement.scrollWidth > innerWidth"


def embeds(site: Published) -> list[str]:
    """The address of every embed below the root, old ones left out."""
    pages = (page for page in (site.folder / "embed").rglob("index.html") if b'"refresh"' not in page.read_bytes())
    return sorted(f"{page.parent.relative_to(site.folder).as_posix()}/" for page in pages)


def offered(page: Page, site: Published, path: str) -> str:
    """The code that a page offers, with its address on this machine."""
    page.goto(site.at(path))
    page.locator(".embed-code summary").click()
    code = page.get_by_role("textbox", name="Paste this code into that page").input_value()
    return code.replace(escape(site.base_url), site.address)


@pytest.mark.parametrize("path", ["tools/glass-house/", "strands/events/"])
def test_a_frame_on_another_page_shows_it_and_its_link_opens_the_page(
    page: Page, either_site: Published, tmp_path: Path, path: str
) -> None:
    code = offered(page, either_site, path)
    host = f'<!doctype html><html lang="en"><title>Links</title><link rel="icon" href="data:,">{code}'
    (tmp_path / "index.html").write_text(host, encoding="utf-8")
    with serve(tmp_path, "https://elsewhere.example/", "/") as elsewhere:
        page.goto(elsewhere.at(""))
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1")).to_be_visible()
        title = frame.locator("h1").inner_text()
        with page.context.expect_page() as opening:
            frame.locator(".embed-footer a").click()
        opened = opening.value
        opened.wait_for_load_state()
        assert opened.url == either_site.at(path)
        assert opened.evaluate("opener") is None
        expect(opened.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("width", [320, 360, 480])
def test_every_embed_fits_into_its_frame_without_scroll_bars(page: Page, site: Published, width: int) -> None:
    page.set_viewport_size({"width": width, "height": HEIGHT})
    paths = embeds(site)
    assert len(paths) > 50
    scrolling = []
    for path in paths:
        page.goto(site.at(path))
        if page.evaluate(SCROLLS):
            scrolling.append(path)
    assert scrolling == []


@pytest.mark.parametrize("path", ["embed/tools/glass-house/", "embed/countries/ee/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_embed_shuts_anybody_out(
    context: BrowserContext,
    site: Published,
    axe: str,  # noqa: F811 - the fixture
    path: str,
    scheme: str,
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 360, "height": HEIGHT})
    page.goto(site.at(path))
    page.evaluate(axe)
    assert page.evaluate(RUN, EVERYTHING) == []


def test_the_code_can_be_copied_with_a_button_and_by_hand_without_scripts(
    context: BrowserContext, site: Published
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    code = offered(page, site, "tools/glass-house/").replace(site.address, site.base_url)
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_role("button", name="Code copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == code
    assert context.browser is not None
    bare = context.browser.new_context(java_script_enabled=False)
    plain = bare.new_page()
    plain.goto(site.at("tools/glass-house/"))
    plain.locator(".embed-code summary").click()
    expect(plain.locator("#_embed-code")).to_be_visible()
    expect(plain.locator(".embed-code button")).to_be_hidden()
    bare.close()
