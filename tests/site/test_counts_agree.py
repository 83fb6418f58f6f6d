"""Every page that counts tools by a term says the same, on the test site and on the real content."""

import json
from collections import Counter

import pytest

from catalogue.i18n import Messages
from catalogue.pages.entry_pages import term_view
from catalogue.pages.home_page import home_view
from catalogue.pages.list_pages import filters, terms_view, tools_view
from catalogue.pages.map_page import map_view
from catalogue.pages.matrix_page import matrix_view
from catalogue.pages.numbers_page import numbers_view
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.site import Site
from catalogue.site.completeness import coverage
from catalogue.site.taxonomy import FACETS
from tests.site_helpers import FULL, MINIMAL

Counts = dict[tuple[str, str], int]
REAL = MINIMAL.parents[2]


@pytest.fixture(scope="module", params=[FULL, REAL], ids=["tests/sites/full", "content"])
def builder(request: pytest.FixtureRequest) -> ViewBuilder:
    site = load(LoadOptions(request.param)).site
    assert site is not None
    return ViewBuilder(site, Messages("en"), PAGES)


def by_hand(site: Site) -> Counts:
    """How many tools stand under each term, counted from what the cards of the list say."""
    cards = [json.loads(card.facets) for card in tools_view(ViewBuilder(site, Messages("en"), PAGES)).tools]
    counts = Counter((facet, id_) for card in cards for facet in FACETS for id_ in card[facet])
    return {(facet, id_): counts[facet, id_] for facet in FACETS for id_ in site.taxonomy.tools[facet]}


def test_term_pages_filters_and_lists_of_terms_count_what_the_list_of_tools_shows(builder: ViewBuilder) -> None:
    expected = by_hand(builder.site)
    assert {(f, t): len(term_view(builder, f, t, "../").tools) for f, t in expected} == expected
    assert {(f.facet, t.id): t.count for f in filters(builder) if f.has_pages for t in f.terms} == expected
    assert {(f, t.id): t.count for f in FACETS for t in terms_view(builder, f).terms} == expected


def test_most_common_terms_are_counted_as_in_the_matrix(builder: ViewBuilder) -> None:
    cells = {
        (row.term.id, column.id): cell.count
        for table in matrix_view(builder).tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    }
    for strand in builder.library.strands:
        common = [term for _, terms in term_view(builder, "strands", strand, "../").typical for term in terms]
        for term in common:
            if (term.id, strand) in cells and term.path.startswith("sectors/"):
                assert cells[term.id, strand] == term.count, (strand, term.id)
    assert {pair: len(tools) for pair, tools in coverage(builder.site).items() if tools} == {
        (strand, sector): cells[sector, strand]
        for sector, strand in cells
        if strand in builder.library.strands and cells[sector, strand]
    }


def test_totals_of_the_matrix_the_map_the_numbers_and_the_home_page_agree(builder: ViewBuilder) -> None:
    expected = by_hand(builder.site)
    for table in matrix_view(builder).tables:
        down, across = table.id.split("-")
        assert all(row.total.count == expected[down, row.term.id] for row in table.rows)
        totals = zip(table.columns, table.totals, strict=True)
        assert all(total.count == expected[across, column.id] for column, total in totals)
    assert all(row.country.count == expected["countries", row.country.id] for row in map_view(builder).table)
    charts = {chart.id.removeprefix("tools-"): chart for chart in numbers_view(builder).tools}
    for facet in FACETS:
        shown = {bar.label.id: bar.value for bar in charts[facet].bars} if facet in charts else {}
        assert shown == {t: str(n) for (f, t), n in expected.items() if f == facet and n}
    home = home_view(builder)
    assert {link.id: link.count for link, _ in home.strands} == {
        t: n for (f, t), n in expected.items() if f == "strands"
    }
    assert all(link.count == expected["sectors", link.id] for link in home.sectors)
    assert home.country_count == sum(f == "countries" and n > 0 for (f, _), n in expected.items())


def test_a_country_counts_each_tool_once_and_its_roles_one_by_one(builder: ViewBuilder) -> None:
    for row in map_view(builder).table:
        view = term_view(builder, "countries", row.country.id, "../")
        groups = {group.id: len(group.tools) for group in view.groups}
        assert row.roles == tuple(groups.get(role, 0) for role in ("held", "organised", "took-part"))
        assert {card.id for group in view.groups for card in group.tools} == {card.id for card in view.tools}


def test_years_on_the_numbers_page_and_in_the_filter_agree(builder: ViewBuilder) -> None:
    years = next(facet for facet in filters(builder) if facet.facet == "years")
    columns = numbers_view(builder).years
    assert columns is not None
    assert {c.label: c.value for c in columns.columns if c.value != "0"} == {t.id: str(t.count) for t in years.terms}
