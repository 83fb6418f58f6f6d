"""What a page costs its reader: few bytes, nothing from elsewhere, and no script before its words can be read."""

import gzip
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext

from tests.browser.published import Published

TOOL = "tools/lantern-mentoring/"
CONTROLS = ".needs-script, .without-script, [data-tool-actions]"
"""What only scripts serve, and what stands in for it: no content."""
TEXTS = {".html", ".css", ".js", ".svg", ".json"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that a page asked for."""

    address: str
    weight: int
    """Bytes on the wire."""


def over_the_wire(file: Path) -> int:
    """The bytes of a file as servers send it: texts go through gzip at its usual level."""
    content = file.read_bytes()
    return len(gzip.compress(content, 6) if file.suffix in TEXTS else content)


def visit(context: BrowserContext, site: Published, path: str) -> list[Fetched]:
    """Whatever a page asks for until it rests, also for what comes into sight on the way to its end."""
    page, addresses = context.new_page(), list[str]()
    context.on("request", lambda request: addresses.append(request.url))
    page.goto(site.at(path))
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    return [Fetched(address, over_the_wire(file_of(site, address))) for address in addresses if "data:" not in address]


def file_of(site: Published, address: str) -> Path:
    """The file behind an address of the site."""
    file = site.folder / urlsplit(address).path.removeprefix(urlsplit(site.address).path)
    return file / "index.html" if file.is_dir() else file


def test_a_tool_page_weighs_less_than_60_kilobytes_with_all_that_it_needs(
    context: BrowserContext, site: Published
) -> None:
    fetched = visit(context, site, TOOL)
    kinds = {Path(urlsplit(file.address).path).suffix for file in fetched}
    assert kinds == {"", ".css", ".js", ".svg"}  # an address without one is the page itself
    assert sum(file.weight for file in fetched) < 60_000, sorted((file.weight, file.address) for file in fetched)


def test_all_javascript_of_the_site_weighs_less_than_21_kilobytes(site: Published) -> None:
    scripts = [file for file in site.folder.rglob("*.js") if "pagefind" not in file.parts]
    weights = {file.name: over_the_wire(file) for file in scripts}
    assert weights
    assert sum(weights.values()) < 21_000, weights


def test_a_tool_page_asks_no_other_host(context: BrowserContext, site: Published) -> None:
    assert [file.address for file in visit(context, site, TOOL) if not file.address.startswith(site.address)] == []


def test_a_tool_page_shows_its_content_before_any_script_ran(browser: Browser, site: Published) -> None:
    texts = []
    for runs in (True, False):
        with browser.new_context(viewport={"width": 1280, "height": 800}, java_script_enabled=runs) as context:
            page = context.new_page()
            page.goto(site.at(TOOL), wait_until="networkidle")
            page.evaluate("selector => document.querySelectorAll(selector).forEach(each => each.remove())", CONTROLS)
            texts.append(page.locator("main").inner_text().split())
    assert texts[0] == texts[1]
    assert len(texts[1]) > 500
