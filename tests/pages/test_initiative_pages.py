"""Pages of initiatives: facts, sums, parties, plots with their tables, the comparison, and links both ways."""

import re
from html import unescape

import pytest

from catalogue.i18n import Messages
from catalogue.pages.initiative_pages import initiative_view, initiatives_view
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site import Site
from catalogue.views import InitiativeView, LinkView, PartyView, SumView
from tests.rendered_site import Rendered

FUND = "initiatives/sea-fund/index.html"


def view(site: Site, id_: str, language: str = "en") -> InitiativeView:
    builder = ViewBuilder(site, Messages(language), PAGES)
    return initiative_view(builder, site.library.initiatives[id_], "../../")


@pytest.fixture(scope="module")
def water(full_site: Site) -> InitiativeView:
    return view(full_site, "water-project")


def words(page: str) -> str:
    """What a page says, without its markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.partition('id="_main"')[2])).split())


def test_a_sum_keeps_its_currency_and_its_year(water: InitiativeView) -> None:
    assert water.funding == (
        SumView("136,090.5", "EUR", "Euro", "2019", "whole project", "rounded", "", False),
        SumView("40,000", "SEK", "Swedish Krona", "2020", "", "", "Paid late.", True),
    )


def test_a_sum_is_written_as_the_reader_writes_numbers(full_site: Site) -> None:
    first = view(full_site, "water-project", "sv").funding[0]
    assert (first.amount.replace("\xa0", " "), first.currency_name) == ("136 090,5", "euro")


def test_a_party_has_its_own_type_of_entity_or_that_of_its_page(water: InitiativeView) -> None:
    assert water.coordinator is not None
    assert (water.coordinator.title, water.coordinator.kind) == ("Ferry Office", "Company")
    academy, studio, crews = water.partners
    assert (academy.kind, academy.path) == ("University", "organisations/north-academy/")
    assert (studio.kind, studio.path, studio.uncertain) == ("Company", "", True)
    assert crews == PartyView("Three crews", "", "Partner", "Crews", "", "", None, False, False)


def test_partners_who_share_a_line_are_counted_one_by_one(water: InitiativeView) -> None:
    assert water.partner_count == 5


def test_indicators_of_one_name_and_stretch_of_time_stand_in_one_plot(water: InitiativeView) -> None:
    assert [plot.title for plot in water.indicators] == [
        "Growth of crossings, 2016–2020",
        "Growth of crossings, 2016–2019",
        "Ships",
        "Profit, 2019",
    ]
    assert len({plot.id for plot in water.indicators}) == 4


def test_a_nominee_without_a_value_has_a_line_that_says_so(water: InitiativeView) -> None:
    crew, academy = water.indicators[0].bars
    assert (crew.label, crew.value) == (LinkView("The crew", ""), "41 percent")
    assert (academy.label.title, academy.label.path) == ("North Academy", "organisations/north-academy/")
    assert (academy.value, academy.segments) == ("no figure given", ())


def test_plots_of_percents_share_one_scale_and_others_have_their_own(water: InitiativeView) -> None:
    widths = [plot.bars[0].segments[0].width for plot in water.indicators[:3]]
    assert widths == [round(100 * 41 / 70.5, 2), 100.0, 100.0]


def test_a_value_below_zero_is_written_and_not_drawn(water: InitiativeView) -> None:
    (crew, _) = water.indicators[3].bars
    assert (crew.value, crew.segments) == ("-3 percent", ())


def test_a_plot_tells_what_a_value_needs_to_be_read_with(water: InitiativeView) -> None:
    academy = water.indicators[1].bars[0]
    assert (academy.qualifier, academy.notes, academy.uncertain) == ("about", ("Without storms.",), True)
    assert water.indicators[1].label_title == "Nominee"
    assert water.indicators[1].value_title == "Value"


def test_a_plot_on_the_page_is_a_table_with_headings(everything: Rendered) -> None:
    page = everything.text(FUND)
    plot = page[page.index('id="_indicator-1"') :].partition("</section>")[0]
    assert plot.count('scope="col"') == 2
    assert plot.count('scope="row"') == 2
    assert '<svg class="bar"' in plot
    assert "about" in words('id="_main"' + plot)


def test_a_page_shows_every_fact(everything: Rendered) -> None:
    said = words(everything.text(FUND))
    for fact in (
        "Sea Fund for those who have never crossed a sea", "Merefond", "The plan for the sea", "Harju", "A 1",
        "January 2019 – December 2021", "Completed, when last seen", "1,250,000", "EUR", "40,000.5", "SEK", "rounded",
        "Paid late.", "The Sea", "1.2 Crossings", "Cultural institute", "A house without a page", "In the summer.",
        "2 May 2019", "First crossing", "Tallinn", "The Partnership", "Winner", "Cross again", "Go once more.",
        "Somebody counted.", "March 2022", "Two sources, two sums.", "Partners 6",
    ):  # fmt: skip
        assert fact in said.replace("\u2009", " "), fact


def test_sums_are_never_added_up(everything: Rendered) -> None:
    assert "1,290,000" not in everything.text(FUND)
    assert "not converted or added up" in everything.text(FUND)


def test_a_tool_names_the_initiative_it_came_out_of_and_the_other_way_round(everything: Rendered) -> None:
    tool, fund = everything.text("tools/harbour-fair/index.html"), everything.text(FUND)
    assert 'Developed in</dt> <dd><a href="../../initiatives/sea-fund/">' in tool
    assert 'href="../../tools/harbour-fair/"' in fund


def test_an_organisation_names_its_parts_in_initiatives_apart_from_those_in_tools(everything: Rendered) -> None:
    page = everything.text("organisations/sea-institute/index.html")
    tools, initiatives = page.split("Role in initiatives")
    assert "initiatives/open-water/" not in tools.partition("Role in tools")[2]
    assert 'href="../../initiatives/open-water/"' in initiatives
    assert 'href="../../initiatives/sea-fund/"' in initiatives


def test_a_leading_partner_is_engaged_once(everything: Rendered) -> None:
    parts = [item.part for item in everything.site.engagements["sea-institute"] if "open-water" in item.entry]
    assert parts == ["coordinator"]


@pytest.mark.parametrize("page", ["aims/networks/index.html", "countries/ee/index.html"])
def test_an_aim_and_a_country_list_their_initiatives(everything: Rendered, page: str) -> None:
    listed = everything.text(page).partition('id="_initiatives-title"')[2]
    assert 'href="../../initiatives/sea-fund/"' in listed


def test_other_terms_list_no_initiatives(everything: Rendered) -> None:
    assert 'id="_initiatives-title"' not in everything.text("sectors/design/index.html")


def test_what_runs_comes_first_then_the_newest(everything: Rendered) -> None:
    compared = initiatives_view(ViewBuilder(everything.site, Messages("en"), PAGES))
    assert [item.title for item in compared.items] == [
        "Open Water",
        "Sea Fund",
        "Across the water",
    ]


def test_initiatives_stand_side_by_side_in_a_table(everything: Rendered) -> None:
    page = everything.text("initiatives/index.html")
    table = page[page.index("<table") : page.index("</table>")]
    heads = re.findall(r'<th scope="col">([^<]+)', table)
    assert heads[1:] == [
        "Kind", "Countries", "Period", "Status", "Funding", "Coordinator", "Partners", "Reference number", "Evaluation",
    ]  # fmt: skip
    assert table.count('<th scope="row">') == 3
    # On a phone each cell is a line of its own with its heading before it.
    assert re.findall(r'data-term="([^"]+)"', table) == heads[1:] * 3
    assert "2022-01443" in table
    assert "Not stated" in table


def test_an_initiative_that_began_and_has_no_end_is_not_told_as_one_year(everything: Rendered) -> None:
    assert view(everything.site, "open-water").period == "from 2018"


def test_an_initiative_has_a_drawn_cover(everything: Rendered) -> None:
    assert everything.files["covers/initiatives/sea-fund.svg"].startswith(b"<svg")
    assert 'src="../../covers/initiatives/sea-fund.svg" alt=""' in everything.text(FUND)


def test_every_tool_of_an_initiative_says_so(everything: Rendered) -> None:
    for initiative in everything.site.library.initiatives.values():
        assert initiative.meta.tools
        for id_ in initiative.meta.tools:
            assert f'href="../../initiatives/{initiative.id}/"' in everything.text(f"tools/{id_}/index.html")


def test_every_partner_of_an_initiative_says_so(everything: Rendered) -> None:
    for initiative in everything.site.library.initiatives.values():
        pages = [party.organisation for party in initiative.meta.partners if party.organisation]
        assert pages
        for id_ in pages:
            assert f'href="../../initiatives/{initiative.id}/"' in everything.text(f"organisations/{id_}/index.html")


def test_the_numbers_count_the_initiatives(everything: Rendered) -> None:
    assert '>3</strong> <span class="figure-text"><span class="figure-label">initiatives<' in everything.text(
        "numbers/index.html"
    )


def test_a_module_says_what_it_teaches(everything: Rendered) -> None:
    assert "tell a wave from a swell" in words(everything.text("modules/reading-the-sea/index.html"))
    assert "Learning module: " in words(everything.text("tools/harbour-fair/index.html"))
