"""Not one broken link, image, anchor or asset, wherever the site stands."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.crawling import Crawl
from tests.browser.published import Published, serve

NOT_LINKED = {"manifest.sha256", ".catalogue-manifest.json"}


@pytest.fixture(scope="module")
def crawls() -> dict[str, Crawl]:
    """One walk for each site."""
    return {}


@pytest.fixture(params=["site", "site_below_a_path", "site_in_two_languages"])
def crawl(request: pytest.FixtureRequest, crawls: dict[str, Crawl]) -> Crawl:
    """The walk over one site after the other."""
    site: Published = request.getfixturevalue(request.param)
    if site.address not in crawls:
        aliases = [site.at(path.parent.relative_to(site.folder).as_posix() + "/") for path in redirects(site)]
        crawls[site.address] = Crawl.of(site, *aliases)
    return crawls[site.address]


def redirects(site: Published) -> list[Path]:
    return [path for path in site.folder.rglob("*.html") if 'http-equiv="refresh"' in path.read_text("utf-8")]


def pages(site: Published) -> dict[str, Path]:
    """Every page that readers should find, by the address at which it is served."""
    left_out = {*redirects(site), site.folder / "404.html"}
    files = [path for path in site.folder.rglob("*.html") if path not in left_out]
    return {site.at(path.relative_to(site.folder).as_posix().removesuffix("index.html")): path for path in files}


def test_nothing_leads_nowhere(crawl: Crawl) -> None:
    assert len(crawl.resources) > 150
    assert crawl.broken() == []


def test_every_page_can_be_reached_from_the_home_page(crawl: Crawl) -> None:
    assert set(pages(crawl.site)) - set(crawl.clicks()) == set()


def test_every_tool_is_at_most_three_clicks_away(crawl: Crawl) -> None:
    clicks = crawl.clicks()
    # What is framed elsewhere is nobody's way to a tool.
    tools = [url for url in pages(crawl.site) if "/tools/" in url and "/embed/" not in url]
    assert len(tools) >= 10
    assert [url for url in tools if clicks[url] > 3] == []


def test_every_file_is_used(crawl: Crawl) -> None:
    folder = crawl.site.folder
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - NOT_LINKED
    used = {url.removeprefix(crawl.site.address) for url in crawl.resources}
    used = {f"{path}index.html" if path.endswith("/") or not path else path for path in used}
    assert {path for path in files - used if not path.startswith("pagefind/")} == set()


def test_every_link_to_another_site_is_a_whole_web_address(crawl: Crawl) -> None:
    outward = {target for url in crawl.resources for _, target in crawl.leads(url) if not crawl.is_ours(target)}
    assert outward
    assert [url for url in outward if urlsplit(url).scheme not in {"http", "https", "mailto", "tel"}] == []


def test_a_page_names_itself_by_its_own_address(crawl: Crawl) -> None:
    for url in pages(crawl.site):
        own = crawl.site.base_url + url.removeprefix(crawl.site.address)
        found = [r.target for r in crawl.resources[url].references if r.kind in {"link canonical", "og:url"}]
        framed = own.removeprefix(f"{crawl.site.base_url}embed/")
        # What is shown in a frame elsewhere names the page that it is taken from.
        assert found == ([own, own] if framed == own else [crawl.site.base_url + framed])


def test_the_sitemap_names_every_page_for_search_engines_and_no_other(crawl: Crawl) -> None:
    named = {target for _, target in crawl.leads(crawl.site.at("sitemap.xml"))}
    meant = {
        url for url in pages(crawl.site) if '<meta name="robots" content="noindex">' not in crawl.resources[url].text
    }
    assert named == meant


def test_a_feed_leads_to_every_tool_in_its_language(crawl: Crawl) -> None:
    feeds = [url for url in crawl.resources if url.endswith("feed.xml")]
    for feed in feeds:
        entries = {target for _, target in crawl.leads(feed)}
        lists = f"{feed.removesuffix('feed.xml')}tools/"
        assert {url for url in pages(crawl.site) if url.startswith(lists) and url != lists} <= entries


def test_an_old_address_leads_to_the_page_that_took_its_place(crawl: Crawl) -> None:
    assert redirects(crawl.site)
    for path in redirects(crawl.site):
        url = crawl.site.at(path.parent.relative_to(crawl.site.folder).as_posix() + "/")
        goals = {target for reference, target in crawl.leads(url) if reference.kind in {"a", "refresh"}}
        assert len(goals) == 1
        assert goals <= set(pages(crawl.site))


def test_the_page_for_what_is_not_there_works_at_any_depth(crawl: Crawl) -> None:
    site = crawl.site
    addresses = [site.at(path) for path in ("no/such/page/", "nothing.html", "tools/nor/this?and=that")]
    lost = crawl.going_on(*addresses)
    assert [lost.resources[url].status for url in addresses] == [404, 404, 404]
    assert [line for line in lost.broken() if line.startswith(tuple(addresses))] == []
    for url in addresses:
        assert site.address in {target for _, target in lost.leads(url)}


def test_the_walk_itself_finds_what_is_broken(tmp_path: Path) -> None:
    broken = """<!doctype html><title>Broken</title><p id="here"><a href="#here">a</a><a href="#there">b</a>
        <a href="gone/">c</a><img src="gone.png" alt=""><img srcset="gone-1.png 1x, gone-2.png 2x" alt="">
        <link rel="canonical" href="https://catalogue.example/gone.html"><link rel="stylesheet" href="site.css">
        <script type="module" src="site.js"></script><a href="/beside">d</a>"""
    files = {
        "index.html": broken,
        "404.html": "nothing",
        "robots.txt": "Sitemap: https://catalogue.example/sitemap.xml",
        "sitemap.xml": "<urlset><url><loc>https://catalogue.example/lost/</loc></url></urlset>",
        "site.css": "p { background: url('gone.svg') } @import 'gone.css';",
        "site.js": "import './gone.js';",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with serve(tmp_path, "https://catalogue.example/", "/below/") as site:
        found = {line.partition(": ")[2] for line in Crawl.of(site).broken()}
    assert found == {
        "a #there",
        "a gone/",
        "a /beside",
        "img gone.png",
        "srcset gone-1.png",
        "srcset gone-2.png",
        "link canonical https://catalogue.example/gone.html",
        "xml loc https://catalogue.example/lost/",
        "css gone.svg",
        "css gone.css",
        "import ./gone.js",
    }
