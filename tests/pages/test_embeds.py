"""Pages made to be framed elsewhere: small, cheap, closed to scripts and search, and steady in their addresses."""

import re
from dataclasses import fields
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from catalogue.views import EmbedView
from tests.pipeline.test_build import edit, publish, touched
from tests.projects import small
from tests.rendered_site import Rendered

FAIR = "embed/tools/harbour-fair/index.html"


class _Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))


def snippet(page: str) -> str:
    """The code that a page offers."""
    (code,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)
    return unescape(code)


def test_every_tool_and_every_term_with_tools_has_an_embed_in_every_language(everything: Rendered) -> None:
    library, terms = everything.site.library, everything.site.taxonomy.tools
    names = {f"tools/{id_}" for id_ in library.tools}
    names |= {f"{facet}/{id_}" for facet, ids in terms.items() for id_, tools in ids.items() if tools}
    expected = {f"embed/{code}{name}/index.html" for name in names for code in ("", "sv/")}
    old = {f"embed/{alias}index.html" for alias, (name, _) in everything.site.redirects.items() if name in names}
    assert {"embed/old/fair/index.html", "embed/sv/old/fair/index.html"} < old
    assert {path for path in everything.pages if "embed/" in path} == expected | old


def test_an_embed_has_no_script_asks_no_other_host_and_leads_out_in_new_tabs_alone(everything: Rendered) -> None:
    for path, page in everything.pages.items():
        if "embed/" in path and 'http-equiv="refresh"' not in page:
            elements = _Elements(page).found
            assert "script" not in {tag for tag, _ in elements}
            assert '<meta name="robots" content="noindex">' in page
            assert "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'" in page
            assert "data-pagefind-body" not in page
            leading = [found for tag, found in elements if tag == "a"]
            assert leading
            assert {(found["target"], found["rel"]) for found in leading} == {("_blank", "noopener")}
            assert all(str(found["href"]).startswith("../../../") for found in leading), path


def test_the_code_names_the_embed_and_holds_whatever_a_title_holds(everything: Rendered) -> None:
    base = everything.site.library.config.base_url
    code = snippet(everything.pages["tools/harbour-fair/index.html"])
    ((tag, attributes),) = _Elements(code).found
    assert tag == "iframe"
    assert attributes["src"] == f"{base}embed/tools/harbour-fair/"
    assert attributes["title"] == f"Harbour Fair <b>\"&'</b> – {everything.site.library.config.name}"
    assert (attributes["width"], attributes["height"], attributes["loading"]) == ("360", "560", "lazy")
    swedish = snippet(everything.pages["sv/tools/harbour-fair/index.html"])
    assert f'src="{base}embed/sv/tools/harbour-fair/" title="Hamnmässan – ' in swedish


def test_a_page_offers_the_code_where_there_is_something_to_show(everything: Rendered) -> None:
    assert "<textarea" in everything.pages["sectors/design/index.html"]
    assert "<textarea" not in everything.pages["sectors/press/index.html"]  # no tool yet
    assert "<textarea" not in everything.pages["organisations/north-academy/index.html"]
    assert {field.name for field in fields(EmbedView)} == {"path", "snippet"}


def test_embeds_are_kept_from_search_engines(everything: Rendered) -> None:
    assert "embed/" not in everything.text("sitemap.xml")
    assert "embed/" not in everything.text("feed.xml")


def test_a_list_shows_the_first_tools_and_says_how_many_there_are(everything: Rendered) -> None:
    count = len(everything.site.taxonomy.tools["aims"]["networks"])
    page = everything.pages["embed/aims/networks/index.html"]
    assert count > 6
    assert len(re.findall("<li>", page)) == 5
    assert f"All {count} tools in the catalogue" in page


def test_an_old_address_leads_to_the_embed_as_it_leads_to_the_page(everything: Rendered) -> None:
    page = everything.pages["embed/sv/old/fair/index.html"]
    assert 'content="0; url=../../../../embed/sv/tools/harbour-fair/"' in page


def test_an_edit_of_a_text_makes_no_embed_anew(project: Path) -> None:
    small(project)
    publish(project)
    body = touched(project, lambda: edit(project, "tools/harbour-fair.md", "Two days on", "Three days on"))
    assert not any(path.startswith("embed/") for path in body)
    title = touched(project, lambda: edit(project, "tools/harbour-fair.md", "title: Harbour Fair", "title: Sea Fair"))
    assert FAIR in title


@pytest.mark.parametrize("others", ["", "data"])
def test_a_site_without_embeds_has_none_and_offers_none(project: Path, others: str) -> None:
    small(project, others)
    assert publish(project).published
    assert not (project / "public/embed").exists()
    assert "<textarea" not in (project / "public/tools/harbour-fair/index.html").read_text(encoding="utf-8")
