"""The numbers against a count by hand over the content, and bars whose lengths are true."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from catalogue.i18n import Messages
from catalogue.pages.bar_chart import Count, bars, section
from catalogue.pages.numbers_page import numbers_view
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site import Site
from catalogue.site.years import active_years
from catalogue.views import BarsView, BarView, LinkView, NumbersView
from tests.projects import small
from tests.rendered_site import Rendered, rendered


def view_of(site: Site, language: str = "en") -> NumbersView:
    return numbers_view(ViewBuilder(site, Messages(language), PAGES))


def length(bar: BarView) -> float:
    return sum(part.width for part in bar.segments if part.kind == "whole")


def chart(*values: float, full: float, ground: bool = False) -> BarsView:
    frame = BarsView("x", "", "", "", (), "", "")
    return bars([Count(LinkView("", ""), value, str(value)) for value in values], frame, full, with_rest=ground)


@pytest.mark.parametrize("facet", ["strands", "sectors", "aims", "formats", "countries"])
def test_tools_by_facet_are_what_the_term_pages_list(everything: Rendered, facet: str) -> None:
    groups = everything.site.taxonomy.tools[facet]
    drawn = next(item for item in view_of(everything.site).tools if item.id == f"tools-{facet}")
    assert {bar.label.id: bar.value for bar in drawn.bars} == {
        id_: str(len(tools)) for id_, tools in groups.items() if tools
    }


def test_tools_by_mode_and_by_year_are_what_one_counts_by_hand(everything: Rendered) -> None:
    tools = [tool.meta for tool in everything.site.library.tools.values()]
    view = view_of(everything.site)
    mode = next(item for item in view.tools if item.id == "tools-mode")
    assert {bar.label.id: int(bar.value) for bar in mode.bars} == Counter(tool.mode for tool in tools if tool.mode)
    years: Counter[str] = Counter()
    for tool in tools:
        years.update(map(str, active_years(tool)))
    assert view.years is not None
    assert {column.label: int(column.value) for column in view.years.columns} == years
    heights = {column.height / int(column.value) for column in view.years.columns}
    assert max(heights) == pytest.approx(min(heights), rel=0.01)
    assert all(column.y + column.height == pytest.approx(view.years.height, abs=0.2) for column in view.years.columns)


def test_a_year_without_an_edition_keeps_its_place(tmp_path: Path) -> None:
    folder = small(tmp_path)
    for name, year in (("harbour-fair", 2019), ("pilot-school", 2021)):
        tool = folder / f"content/tools/{name}.md"
        edition = f"editions: [{{label: Once, start: {year}}}]\nstrand:"
        tool.write_text(tool.read_text("utf-8").replace("strand:", edition), "utf-8")
    years = view_of(rendered(folder).site).years
    assert years is not None
    assert [(column.label, column.value) for column in years.columns] == [("2019", "1"), ("2020", "0"), ("2021", "1")]
    assert "1 tool names no year." in years.note


def test_figures_stand_together_only_under_the_very_same_name(everything: Rendered) -> None:
    tools = everything.site.library.tools.values()
    given: dict[tuple[str, str | None], set[str]] = {}
    for tool in tools:
        for figure in tool.meta.figures:
            if not isinstance(figure.value, str) and figure.unit != "year":
                given.setdefault((figure.label.casefold(), figure.unit), set()).add(tool.id)
    several = {label: ids for (label, _), ids in given.items() if len(ids) > 1}
    compared = view_of(everything.site).compared
    assert {item.title.casefold(): {bar.label.id for bar in item.bars} for item in compared} == several
    assert "participants" in several
    assert "participants on site" not in several


def test_no_figure_is_lost_and_none_is_shown_twice(everything: Rendered) -> None:
    view = view_of(everything.site)
    shown = sum(len(item.bars) for item in (*view.compared, *view.own))
    assert view.own_left == 0
    assert shown == sum(len(tool.meta.figures) for tool in everything.site.library.tools.values())


def test_small_multiples_share_one_scale_and_large_numbers_stand_apart(everything: Rendered) -> None:
    own = view_of(everything.site).own
    drawn = [bar for item in own for bar in item.bars if bar.segments]
    scales = {round(100 * float(bar.value) / length(bar)) for bar in drawn}
    assert len(scales) == 1
    (full,) = scales
    written = [bar for item in own for bar in item.bars if not bar.segments]
    plain = [float(bar.value.replace(",", "")) for bar in written if bar.value.replace(",", "").isdigit()]
    assert plain
    assert min(plain) > full
    assert {"percent"} <= {bar.value.split()[-1] for bar in written}


def test_doubts_are_counted_by_field_as_a_share_of_all_tools(everything: Rendered) -> None:
    tools = everything.site.library.tools.values()
    doubts = Counter(name for tool in tools for name in tool.meta.uncertain)
    view = view_of(everything.site).doubts
    assert sorted(bar.value for bar in view.bars) == sorted(f"{n} of {len(tools)}" for n in doubts.values())
    for bar in view.bars:
        assert length(bar) == pytest.approx(100 * int(bar.value.split()[0]) / len(tools), abs=0.01)
        assert sum(part.width for part in bar.segments if part.kind != "dark") == pytest.approx(100, abs=0.02)


def test_organisations_are_counted_by_kind_and_country(everything: Rendered) -> None:
    organisations = [o.meta for o in everything.site.library.organisations.values()]
    kinds, countries = view_of(everything.site).organisations
    assert sorted(int(bar.value) for bar in kinds.bars) == sorted(Counter(o.kind for o in organisations).values())
    assert {bar.label.id: int(bar.value) for bar in countries.bars} == Counter(
        o.country.lower() for o in organisations if o.country
    )
    scales = [length(bar) / int(bar.value) for bar in (*kinds.bars, *countries.bars)]
    assert max(scales) == pytest.approx(min(scales), rel=0.01)


def test_a_bar_begins_at_zero_is_as_long_as_its_value_and_is_cut_into_equal_sections() -> None:
    whole, first, second = chart(3, full=12).bars[0].segments
    assert (whole.x, whole.width) == (0, 25)
    assert [(part.x, part.width) for part in (first, second)] == [(0, 8.33), (16.67, 8.33)]


def test_what_is_larger_than_the_scale_is_written_and_not_drawn() -> None:
    drawn, apart = chart(12, 13, full=12).bars
    assert drawn.segments
    assert not apart.segments


def test_a_chart_that_compares_hundreds_of_tools_ends_with_a_sentence(tmp_path: Path) -> None:
    folder = small(tmp_path)
    tool = (folder / "content/tools/lone-beacon.md").read_text("utf-8")
    for number in range(30):
        text = tool.replace("strand:", f"figures: [{{label: guests, value: {100 + number}}}]\nstrand:", 1)
        (folder / f"content/tools/beacon-{number}.md").write_text(text.replace("Lone", f"Lone {number}"), "utf-8")
    (guests,) = view_of(rendered(folder).site).compared
    assert [bar.value for bar in guests.bars] == [str(129 - number) for number in range(24)]
    assert guests.note == "One segment = 5. 6 smaller values are left out."


def test_a_figure_below_zero_is_written_and_not_drawn(tmp_path: Path) -> None:
    folder = small(tmp_path)
    tool = (folder / "content/tools/lone-beacon.md").read_text("utf-8")
    for number in (-3, -1, 4):
        text = tool.replace("strand:", f"figures: [{{label: balance, value: {number}}}]\nstrand:", 1)
        (folder / f"content/tools/beacon{number}.md").write_text(text.replace("Lone", f"Lone {number}"), "utf-8")
    (balance,) = view_of(rendered(folder).site).compared
    assert {bar.value: length(bar) for bar in balance.bars} == {"-3": 0, "-1": 0, "4": 100}


@pytest.mark.parametrize(("most", "step"), [(0, 1), (30, 1), (31, 2), (61, 5), (151, 10), (1860, 100), (3001, 200)])
def test_a_section_stands_for_a_round_number(most: float, step: int) -> None:
    assert section(most) == step


def test_every_chart_is_a_table_that_writes_each_value(everything: Rendered) -> None:
    page, view = everything.text("numbers/index.html"), view_of(everything.site)
    charts = (*view.tools, *view.compared, *view.own, view.doubts, *view.organisations, *view.upkeep.charts)
    assert page.count("<table") == page.count("<caption") == len(charts) + (view.years is not None)
    assert page.count('<svg class="bar"') == sum(bool(bar.segments) for item in charts for bar in item.bars)
    assert page.count('class="bar-value"') == sum(len(item.bars) for item in charts)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_link_of_the_page_leads_to_a_page_of_the_site(everything: Rendered, language: str) -> None:
    folder, root = ("", "../") if language == "en" else (f"{language}/", "../../")
    page = everything.text(f"{folder}numbers/index.html")
    main = page[page.index("<main") : page.index("</main>")]
    hrefs = {unescape(href) for href in re.findall(r'href="([^"]+)"', main)}
    assert {f'id="{href[1:]}"' in main for href in hrefs if href.startswith("#")} == {True}
    pages = {f"{href.removeprefix(root)}index.html" for href in hrefs if not href.startswith("#")}
    assert pages <= set(everything.pages)


def test_a_catalogue_without_editions_and_figures_still_has_its_numbers(tmp_path: Path) -> None:
    site = rendered(small(tmp_path))
    view = view_of(site.site)
    assert (view.years, view.compared, view.own, view.doubts.bars) == (None, (), (), ())
    assert "Figures by tool" not in site.text("numbers/index.html")


def test_of_figures_of_several_years_the_newest_is_compared_and_currencies_stand_apart(tmp_path: Path) -> None:
    folder = small(tmp_path)
    figures = {
        "lone-beacon": "{label: guests, value: 70, year: 2019}, {label: guests, value: 90, year: 2022}, "
        "{label: budget, value: 500, currency: EUR}",
        "pilot-school": "{label: guests, value: 40}, {label: budget, value: 900, currency: NOK}",
    }
    for name, values in figures.items():
        tool = folder / f"content/tools/{name}.md"
        text = re.sub(r"figures:.*\n(?: .*\n)*", "", tool.read_text("utf-8"))
        tool.write_text(text.replace("strand:", f"figures: [{values}]\nstrand:"), "utf-8")
    compared = {item.title: item for item in view_of(rendered(folder).site).compared}
    assert [(bar.value, bar.notes) for bar in compared["Guests"].bars] == [("90", ("2022",)), ("40", ())]
    assert "Budget" not in compared
