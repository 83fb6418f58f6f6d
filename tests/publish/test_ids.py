"""The ids of the theme and those of authors' headings cannot meet: the theme's begin with an underscore."""

import re
from collections.abc import Mapping
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # it brings no stubs
import pytest

from catalogue.urls import slug
from tests.projects import full
from tests.rendered_site import Rendered, rendered

OF_A_THEME = re.compile(r"_[a-z0-9]+(-[a-z0-9]+)*")
OF_A_HEADING = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
OF_A_FOOTNOTE = re.compile(r"fn(ref)?:[a-z0-9:]+")

OF_AUTHORS = '//*[@data-text]//@id | //*[@class="glossary"]/div/@id'
CLASHING = (
    "tools/harbour-fair",
    "tools/harbour-fair.sv",
    "initiatives/sea-fund",
    "organisations/ferry-office",
    "modules/reading-the-sea",
    "pages/about",
    "strands/events",
)
"""Texts of every kind, and one that is translated."""

NAMES = ("for", "form", "aria-labelledby", "aria-controls", "aria-describedby", "popovertarget")


@pytest.fixture(scope="module")
def clashing(everything: Rendered, tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The full site, in which texts have every id of the theme as a heading, as it is and as a person writes it."""
    ids = sorted({id_ for page in everything.pages.values() for id_ in re.findall(r'\bid="(_[^"]+)"', page)})
    names = [*ids, "_catalogue-reload", "_catalogue-panel", "fn:1", "fnref:1", "fn:title", "q"]
    headings = [text for name in names for text in (name, name.strip("_").replace("-", " ").capitalize())]
    project = full(tmp_path_factory.mktemp("clashing"), "[en, sv]")
    text = "".join(f"\n## {heading}\n\nText.\n" for heading in headings)
    for name in CLASHING:
        with (project / f"content/{name}.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{text}")
    return rendered(project)


@pytest.fixture(scope="module")
def trees(clashing: Rendered) -> dict[str, Any]:
    """Every page of that site, parsed, by path."""
    return {path: lxml.html.fromstring(page) for path, page in clashing.pages.items()}


def ids_of(tree: Any) -> list[str]:
    return [str(id_) for id_ in tree.xpath("//@id")]


@pytest.mark.parametrize(
    "text",
    [
        "_main",
        "__menu",
        "ui_menu",
        "MENU",
        "\uff3fmain",
        "\u203fmain",
        "&lowbar;main",
        "%5Fmain",
        "\\_main",
        "#_main",
        "_",
        "\u2014",
        "fn:1",
    ],
)
def test_no_heading_gives_an_id_such_as_a_theme_has(text: str) -> None:
    assert OF_A_HEADING.fullmatch(slug(text))
    assert not OF_A_THEME.fullmatch(slug(text))


def test_no_page_gives_an_id_twice_whatever_its_headings_are(trees: Mapping[str, Any]) -> None:
    for path, tree in trees.items():
        ids = ids_of(tree)
        assert sorted(ids) == sorted(set(ids)), path


def test_every_id_of_the_theme_is_one_that_no_heading_can_have(trees: Mapping[str, Any]) -> None:
    for path, tree in trees.items():
        own = set(map(str, tree.xpath(OF_AUTHORS)))
        assert [id_ for id_ in own if not (OF_A_HEADING.fullmatch(id_) or OF_A_FOOTNOTE.fullmatch(id_))] == [], path
        assert [id_ for id_ in ids_of(tree) if id_ not in own and not OF_A_THEME.fullmatch(id_)] == [], path


def test_every_heading_of_an_author_keeps_the_address_that_was_published(
    clashing: Rendered, trees: Mapping[str, Any]
) -> None:
    library = clashing.site.library
    for entry in (
        library.tools["harbour-fair"],
        library.initiatives["sea-fund"],
        library.modules["reading-the-sea"],
    ):
        path = f"{entry.collection}/{entry.id}/index.html"
        anchors = [heading.anchor for heading in entry.body.headings]
        assert {"tool-controls", "main", "menu", "links", "editions", "q"} <= set(anchors)
        found = trees[path].xpath("//*[@data-text]//*[self::h2 or self::h3 or self::h4]/@id")
        assert list(map(str, found)) == anchors, path


def test_whatever_names_an_id_finds_it(trees: Mapping[str, Any]) -> None:
    for path, tree in trees.items():
        named = {word for name in NAMES for value in tree.xpath(f"//@{name}") for word in str(value).split()}
        named |= {str(href)[1:] for href in tree.xpath("//@href") if str(href).startswith("#")}
        assert named - set(ids_of(tree)) == set(), path
