"""The matrix against a count by hand over the tools, and its gaps in words."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from catalogue.i18n import Messages
from catalogue.pages.colour_scale import legend, level
from catalogue.pages.matrix_page import matrix_view
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site import Site
from catalogue.site.taxonomy import facet_values
from catalogue.views import MatrixTableView
from tests.projects import small
from tests.rendered_site import Rendered, rendered

PAIRS = [("sectors", "strands"), ("formats", "aims")]


def tables(site: Site, language: str = "en") -> dict[str, MatrixTableView]:
    view = matrix_view(ViewBuilder(site, Messages(language), PAGES))
    return {table.id: table for table in view.tables}


def carries(site: Site, tool: str, facet: str, id_: str) -> bool:
    """Whether a tool carries a term or, for a sub-sector, one that is a part of it."""
    given = set(facet_values(site.library, site.library.tools[tool].meta, facet))
    parts = {s.id for s in site.library.sectors.values() if s.meta.parent == id_} if facet == "sectors" else set()
    return bool(given & {id_, *parts})


def by_hand(site: Site, **terms: str) -> set[str]:
    return {tool for tool in site.library.tools if all(carries(site, tool, *term) for term in terms.items())}


@pytest.mark.parametrize(("down", "across"), PAIRS)
def test_every_square_and_every_total_is_what_one_counts_by_hand(everything: Rendered, down: str, across: str) -> None:
    site, table = everything.site, tables(everything.site)[f"{down}-{across}"]
    assert table.rows
    for row in table.rows:
        assert row.total.count == len(by_hand(site, **{down: row.term.id}))
        for column, cell in zip(table.columns, row.cells, strict=True):
            assert cell.count == len(by_hand(site, **{down: row.term.id, across: column.id})), cell.name
    for column, total in zip(table.columns, table.totals, strict=True):
        assert total.count == len(by_hand(site, **{across: column.id}))


@pytest.mark.parametrize(("down", "across"), PAIRS)
def test_a_square_leads_to_the_list_filtered_by_both_its_terms(everything: Rendered, down: str, across: str) -> None:
    table = tables(everything.site)[f"{down}-{across}"]
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            parts = urlsplit(cell.path)
            assert (parts.path, parse_qs(parts.query)) == (
                ("tools/", {across: [column.id], down: [row.term.id]}) if cell.count else ("", {})
            )


@pytest.mark.parametrize(("down", "across"), PAIRS)
def test_every_term_is_either_in_the_table_or_named_as_left_out(everything: Rendered, down: str, across: str) -> None:
    table = tables(everything.site)[f"{down}-{across}"]
    library = everything.site.library
    shown, left_out = [row.term.id for row in table.rows], [link.id for link in table.left_out]
    assert sorted(shown + left_out) == sorted(library.collection(down))
    assert [column.id for column in table.columns] == list(library.collection(across))
    assert all(not by_hand(everything.site, **{down: id_}) for id_ in left_out)


@pytest.mark.parametrize(("down", "across"), PAIRS)
def test_the_gaps_are_counted_and_the_thinnest_column_has_the_most(
    everything: Rendered, down: str, across: str
) -> None:
    table = tables(everything.site)[f"{down}-{across}"]
    gaps = {
        column.id: sum(not row.cells[index].count for row in table.rows) for index, column in enumerate(table.columns)
    }
    assert (table.gaps, table.squares) == (sum(gaps.values()), len(table.rows) * len(table.columns))
    assert table.thinnest_gaps == max(gaps.values())
    assert {link.id for link in table.thinnest} == {id_ for id_, count in gaps.items() if count == max(gaps.values())}


def test_a_part_stands_below_the_sub_sector_to_which_it_belongs(everything: Rendered) -> None:
    rows = tables(everything.site)["sectors-strands"].rows
    places = {row.term.id: index for index, row in enumerate(rows)}
    assert {row.term.id for row in rows if row.part} == {"video-games"}
    assert places["games"] < places["video-games"]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_link_of_the_page_leads_to_a_page_of_the_site(everything: Rendered, language: str) -> None:
    folder = "" if language == "en" else f"{language}/"
    page = everything.text(f"{folder}matrix/index.html")
    root = "../" if language == "en" else "../../"
    main = page[page.index("<main") : page.index("</main>")]
    targets = {unescape(href).partition("?")[0] for href in re.findall(r'href="([^"]+)"', main)}
    assert f"{root}{folder}tools/" in targets
    assert {f"{target.removeprefix(root)}index.html" for target in targets} <= set(everything.pages)


def test_each_table_has_scopes_and_a_caption_and_writes_every_count(everything: Rendered) -> None:
    page = everything.text("matrix/index.html")
    assert page.count("<caption") == page.count("<table") == len(PAIRS)
    assert all(re.search(r'scope="(col|row)"', head) for head in re.findall(r"<th\b[^>]*>", page))
    for table in tables(everything.site).values():
        assert page.count(">no tools yet<") >= table.gaps


def test_a_shade_grows_with_the_count_and_the_legend_says_which_counts_have_it() -> None:
    for most in range(1, 60):
        shades = [level(count, most) for count in range(most + 1)]
        assert shades == sorted(shades)
        assert shades[0] == 0
        assert min(shades[1:]) >= 1
        assert shades[-1] <= 4
        said: list[int] = []
        for shade in legend(most, Messages("en")):
            ends = [int(end) for end in shade.numbers.split("–")]
            said += [shade.level] * (ends[-1] - ends[0] + 1)
        assert said == shades[1:]


def test_without_formats_the_table_says_what_is_missing_instead_of_failing(tmp_path: Path) -> None:
    project = small(tmp_path)
    for file in (project / "content/tools").glob("*.md"):
        file.write_text(re.sub(r"formats:.*\n", "", file.read_text("utf-8")), "utf-8")
    site = rendered(project)
    table = tables(site.site)["formats-aims"]
    assert (table.rows, table.squares, table.gaps, table.shades, table.thinnest) == ((), 0, 0, (), ())
    assert [link.id for link in table.left_out] == ["exhibition"]
    assert "Formats without a tool" in site.text("matrix/index.html")
