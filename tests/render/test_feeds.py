"""What machines read is well formed and says what its standards ask for."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from tests.render.conftest import Rendered

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def feed(everything: Rendered, path: str = "feed.xml") -> Element:
    return ElementTree.fromstring(everything.files[path])


def text(element: Element, name: str) -> str:
    return element.findtext(ATOM + name) or ""


def test_a_feed_has_what_rfc_4287_requires(everything: Rendered) -> None:
    for path in ("feed.xml", "sv/feed.xml"):
        root = feed(everything, path)
        assert root.tag == f"{ATOM}feed"
        assert text(root, "id") == f"http://localhost:8000/{path}"
        assert text(root, "title")
        assert INSTANT.fullmatch(text(root, "updated"))
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        assert [link.get("href") for link in root.iter(f"{ATOM}link") if link.get("rel") == "self"] == [
            text(root, "id")
        ]


def test_an_entry_of_a_feed_has_what_rfc_4287_requires(everything: Rendered) -> None:
    entries = feed(everything).findall(f"{ATOM}entry")
    assert len(entries) == 11
    for entry in entries:
        assert text(entry, "title")
        assert text(entry, "summary")
        assert INSTANT.fullmatch(text(entry, "updated"))
        assert INSTANT.fullmatch(text(entry, "published"))
        assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == [text(entry, "id")]
    assert len({text(entry, "id") for entry in entries}) == len(entries)


def test_a_feed_begins_with_the_latest(everything: Rendered) -> None:
    root = feed(everything)
    days = [text(entry, "updated") for entry in root.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert days[0] == text(root, "updated")


def test_a_title_with_marks_of_html_stays_a_title_in_the_feed(everything: Rendered) -> None:
    titles = [text(entry, "title") for entry in feed(everything).findall(f"{ATOM}entry")]
    assert "Harbour Fair <b>\"&'</b>" in titles


def test_the_sitemap_is_well_formed_and_honest_about_dates(everything: Rendered) -> None:
    urls = ElementTree.fromstring(everything.files["sitemap.xml"]).findall(f"{SITEMAP}url")
    days = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in urls}
    assert len(days) == len(urls) > 250
    assert days["http://localhost:8000/tools/harbour-fair/"] == "2026-11-23"
    assert days["http://localhost:8000/"] is None
    assert {day for day in days.values() if day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day)} == set()


def test_the_languages_of_a_page_name_each_other(everything: Rendered) -> None:
    urls = ElementTree.fromstring(everything.files["sitemap.xml"]).findall(f"{SITEMAP}url")
    families = [{link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")} for url in urls]
    for url, family in zip(urls, families, strict=True):
        assert set(family) == {"en", "sv"}
        assert url.findtext(f"{SITEMAP}loc") in family.values()
        assert families.count(family) == 2


def test_a_page_names_its_languages_in_its_head(everything: Rendered) -> None:
    page = everything.text("sv/tools/harbour-fair/index.html")
    assert '<link rel="alternate" hreflang="en" href="http://localhost:8000/tools/harbour-fair/">' in page
    assert '<link rel="alternate" hreflang="sv" href="http://localhost:8000/sv/tools/harbour-fair/">' in page


def test_crawlers_are_told_where_the_sitemap_is(everything: Rendered) -> None:
    assert everything.text("robots.txt").endswith("Sitemap: http://localhost:8000/sitemap.xml\n")
