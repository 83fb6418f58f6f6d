"""The sitemap is what its schema asks for and honest about days; crawlers, browsers and humans find their way."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree  # type: ignore[import-untyped]  # it brings no stubs

from catalogue.pages import sitemap_robots
from tests.outside import needed
from tests.projects import small
from tests.rendered_site import Rendered, rendered

STANDARDS = Path(__file__).parents[1] / "standards"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def days(site: Rendered, path: str = "sitemap.xml") -> dict[str, str]:
    """The day of every address of a sitemap, or of every part of a list of sitemaps."""
    root = etree.fromstring(site.files[path])
    listed = [*root.iterfind("s:url", NAMES), *root.iterfind("s:sitemap", NAMES)]
    return {item.findtext("s:loc", "", NAMES): item.findtext("s:lastmod", "", NAMES) for item in listed}


def test_the_sitemap_keeps_to_its_schema(everything: Rendered, tmp_path: Path) -> None:
    schema = Path(needed("CATALOGUE_CHECKS", "schema of sitemaps"), "node_modules/sitemap/schema/sitemap.xsd")
    shutil.copy(schema, tmp_path)
    shutil.copy(STANDARDS / "sitemap-with-languages.xsd", tmp_path)
    schema = etree.XMLSchema(etree.parse(tmp_path / "sitemap-with-languages.xsd"))
    assert schema.validate(etree.fromstring(everything.files["sitemap.xml"])), schema.error_log.last_error
    broken = everything.files["sitemap.xml"].replace(b"<lastmod>", b"<lastmod>about ", 1)
    assert not schema.validate(etree.fromstring(broken))


def test_a_page_carries_the_day_of_the_last_change_to_what_it_shows(everything: Rendered) -> None:
    known = days(everything)
    assert len(known) > 100
    assert known["http://localhost:8000/tools/harbour-fair/"] == "2026-11-23"
    assert known["http://localhost:8000/"] == max(known.values())
    assert {day for day in known.values() if day and not re.fullmatch(r"\d{4}-\d\d-\d\d", day)} == set()


def test_a_page_of_which_no_day_is_known_carries_none(tmp_path: Path) -> None:
    known = days(rendered(small(tmp_path)))
    named = {url.removeprefix("http://localhost:8000/"): day for url, day in known.items()}
    assert named["tools/harbour-fair/"] == "2021-09-08"
    assert (
        named["tools/pilot-school/"]
        == named["tools/"]
        == named["strands/capacity/"]
        == named["matrix/"]
        == "2026-11-23"
    )
    assert named["strands/events/"] == "2021-09-08"
    assert named["tools/lone-beacon/"] == named["about/"] == named["organisations/"] == named["glossary/"] == ""
    assert "search/" not in named


def test_the_languages_of_a_page_name_each_other(everything: Rendered) -> None:
    urls = etree.fromstring(everything.files["sitemap.xml"]).findall("s:url", NAMES)
    families = [{link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)} for url in urls]
    for url, family in zip(urls, families, strict=True):
        assert set(family) == {"en", "sv"}
        assert url.findtext("s:loc", "", NAMES) in family.values()
        assert families.count(family) == 2


def test_a_page_names_its_languages_in_its_head(everything: Rendered) -> None:
    page = everything.text("sv/tools/harbour-fair/index.html")
    assert '<link rel="alternate" hreflang="en" href="http://localhost:8000/tools/harbour-fair/">' in page
    assert '<link rel="alternate" hreflang="sv" href="http://localhost:8000/sv/tools/harbour-fair/">' in page


def test_a_sitemap_that_would_be_too_large_is_parted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = small(tmp_path)
    whole = days(rendered(project))
    monkeypatch.setattr(sitemap_robots, "MOST_ADDRESSES", 10)
    site = rendered(project)
    parts = [path for path in site.files if re.fullmatch(r"sitemap-\d+\.xml", path)]
    assert len(parts) == -(-len(whole) // 10) > 2
    assert {url: day for part in parts for url, day in days(site, part).items()} == whole
    assert max(len(days(site, part)) for part in parts) == 10
    index = days(site)
    assert list(index) == [f"http://localhost:8000/{part}" for part in parts]
    assert index == {f"http://localhost:8000/{part}": max(days(site, part).values()) for part in parts}
    schema = etree.XMLSchema(etree.parse(STANDARDS / "siteindex.xsd"))
    assert schema.validate(etree.fromstring(site.files["sitemap.xml"])), schema.error_log.last_error


def test_no_sitemap_is_larger_than_the_protocol_allows(everything: Rendered) -> None:
    """What an address may take, at most, is reckoned with; no address takes more."""
    urls = re.findall(rb"  <url>.*?</url>\n", everything.files["sitemap.xml"], re.S)
    for url in urls:
        longest = max(len(address) for address in re.findall(rb"http://[^<\"]+", url))
        assert len(url) * sitemap_robots.addresses_in_one(longest, 2) <= sitemap_robots.MOST_BYTES or (
            len(url) <= sitemap_robots.MOST_BYTES // sitemap_robots.MOST_ADDRESSES
        )
    assert sitemap_robots.addresses_in_one(60, 1) == 50_000
    assert sitemap_robots.addresses_in_one(120, 10) < 20_000


def test_crawlers_are_told_where_the_sitemap_is(everything: Rendered) -> None:
    assert everything.text("robots.txt").endswith("Sitemap: http://localhost:8000/sitemap.xml\n")


def test_humans_are_told_what_the_site_itself_says(everything: Rendered) -> None:
    text = everything.text("humans.txt")
    assert everything.site.library.config.name in text
    assert "Languages: English, Svenska" in text
    assert f"Last update: {max(days(everything).values())}" in text
    assert "Sources: https://code.example/" in text
    partners = [o for o in everything.site.library.organisations.values() if o.meta.project_partner]
    assert partners
    assert all(partner.title in text for partner in partners)


def test_humans_are_told_nothing_that_nobody_knows(tmp_path: Path) -> None:
    text = rendered(small(tmp_path)).text("humans.txt")
    assert "TEAM" not in text
    assert "THANKS" not in text
    assert "Sources" not in text
    assert text.endswith("\n")
    assert not text.startswith("\n")


OPEN = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_browsers_can_search_the_site_in_every_language(everything: Rendered) -> None:
    for start, language in (("", "en"), ("sv/", "sv")):
        root = etree.fromstring(everything.files[f"{start}opensearch.xml"])
        assert root.tag == f"{{{OPEN['o']}}}OpenSearchDescription"
        assert 1 <= len(root.findtext("o:ShortName", "", OPEN)) <= 16
        assert 1 <= len(root.findtext("o:LongName", "", OPEN)) <= 48
        assert 1 <= len(root.findtext("o:Description", "", OPEN)) <= 1024
        assert root.findtext("o:Language", "", OPEN) == language
        urls = {url.get("rel", "results"): url.get("template") for url in root.findall("o:Url", OPEN)}
        assert urls == {
            "results": f"http://localhost:8000/{start}search/?q={{searchTerms}}",
            "self": f"http://localhost:8000/{start}opensearch.xml",
        }
        assert root.findtext("o:Image", "", OPEN).removeprefix("http://localhost:8000/") in everything.files
        assert f"{start}search/index.html" in everything.files
    head = everything.text("sv/tools/harbour-fair/index.html")
    title = f'title="{everything.site.library.config.name}"'
    kind = 'type="application/opensearchdescription+xml"'
    assert f'<link rel="search" {kind} {title} href="../../../sv/opensearch.xml">' in head


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Creative Ports Catalogue", "Creative Ports"),
        ("Sixteen is right", "Sixteen is right"),
        ("Internationalisation", "Internationalisa"),
        ("Ports", "Ports"),
    ],
)
def test_a_short_name_is_made_of_whole_words(name: str, short: str) -> None:
    assert sitemap_robots.within(name, 16) == short
