"""The numbers for maintainers: what is missing, how old reviews are, and the same page on every day."""

from pathlib import Path

import pytest

from catalogue.i18n import Messages
from catalogue.pages.completeness_charts import upkeep_view
from catalogue.pages.page_list import PAGES
from catalogue.pages.view_builder import ViewBuilder
from catalogue.site.completeness import measure_tools
from catalogue.views import BarsView, UpkeepView
from tests.projects import small
from tests.rendered_site import Rendered, rendered

FAIR, SCHOOL, BEACON = (f"content/tools/{name}.md" for name in ("harbour-fair", "pilot-school", "lone-beacon"))


def view_of(site: Rendered, language: str = "en") -> UpkeepView:
    return upkeep_view(ViewBuilder(site.site, Messages(language), PAGES))


def chart(view: UpkeepView, name: str) -> BarsView:
    return next(item for item in view.charts if item.id == f"upkeep-{name}")


def said(item: BarsView) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {bar.label.title: (bar.value, bar.notes) for bar in item.bars}


def changed(project: Path, file: str, old: str, new: str) -> None:
    text = (project / file).read_text("utf-8")
    assert old in text
    (project / file).write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three tools: one old, one reviewed, one with next to nothing."""
    project = small(tmp_path)
    changed(
        project,
        FAIR,
        "published:",
        "reviewed: 2025-11-22\nlinks: [{label: L, url: https://a.example/}]\n"
        "sources: [{publisher: A, states: B}]\npublished:",
    )
    return project


def test_every_tool_is_told_with_what_it_lacks_the_poorest_first(folder: Path) -> None:
    tools = said(chart(view_of(rendered(folder)), "tools"))
    assert tools == {
        "Lone Beacon": ("0%", ("Missing: Organisers, Last review, Countries, Sources, Formats, Mode, Links",)),
        "Pilot School": (
            "33%",
            ("Missing: Organisers, Sources, Formats, Mode, Links", "Last review: 23 November 2026"),
        ),
        "Harbour Fair": ("100%", ("Last review: 22 November 2025 (old)",)),
    }


def test_a_year_to_the_day_is_not_old(folder: Path) -> None:
    changed(folder, FAIR, "2025-11-22", "2025-11-23")
    view = view_of(rendered(folder))
    assert (view.old, view.complete, view.tools, view.newest) == (1, 1, 3, "23 November 2026")


def test_each_organisation_is_told_what_there_is_to_ask_it_for(folder: Path) -> None:
    changed(folder, SCHOOL, "countries:", "organisers: [harbour-office]\ncountries:")
    assert said(chart(view_of(rendered(folder)), "organisations")) == {
        "No organiser has a page here": (
            "0%",
            ("Lone Beacon: Organisers, Last review, Countries, Sources, Formats, Mode, Links",),
        ),
        "Harbour Office": ("79%", ("Pilot School: Sources, Formats, Mode, Links",)),
    }


def test_a_piloted_tool_is_asked_for_the_sections_of_the_settings(folder: Path) -> None:
    changed(folder, FAIR, "strand:", "status: piloted\nstrand:")
    changed(folder, "content/site.yaml", "menu:", "sections: [Programme, Lessons learnt]\nmenu:")
    _, notes = said(chart(view_of(rendered(folder)), "tools"))["Harbour Fair"]
    assert notes[0] == "Missing: Editions, Audience, Figures, Place, channels, “Lessons learnt”".replace(
        "channels", "Channels"
    )


def test_what_the_sources_leave_open_is_not_asked_for(folder: Path) -> None:
    changed(folder, SCHOOL, "countries: [EE]", 'countries: []\nuncertain: {countries: "Nobody says."}')
    site = rendered(folder)
    school = next(found for found in measure_tools(site.site) if found.tool == "pilot-school")
    assert ("countries" in school.fields, school.open, school.share) == (False, ("countries",), 4 / 12)


def test_missing_fields_years_of_review_and_empty_squares_are_counted(folder: Path) -> None:
    view = view_of(rendered(folder))
    assert said(chart(view, "missing"))["Mode"] == ("2 of 3", ())
    assert said(chart(view, "reviews")) == {
        "2026": ("1 of 3", ()),
        "2025": ("1 of 3", ()),
        "Never": ("1 of 3", ()),
    }
    changed(folder, SCHOOL, "strand: capacity", "strand: events")
    coverage = said(chart(view_of(rendered(folder)), "coverage"))
    assert coverage["Building capacity"] == ("0 of 1", ("No tool for: Design",))
    assert coverage["Support at international events"] == ("1 of 1", ())


def test_translations_are_counted_with_and_without_their_text(folder: Path) -> None:
    assert "upkeep-languages" not in {item.id for item in view_of(rendered(folder)).charts}
    changed(folder, "content/site.yaml", "menu:", "languages: [en, sv, et]\nmenu:")
    (folder / "content/tools/harbour-fair.sv.md").write_text("---\ntitle: Hamnmässan\n---\nText.\n", "utf-8")
    (folder / "content/tools/pilot-school.sv.md").write_text("---\ntitle: Lotsskolan\n---\n", "utf-8")
    site = rendered(folder)
    assert said(chart(view_of(site), "languages")) == {
        "Svenska": ("1 of 3", ("1 more without their text",)),
        "Eesti": ("0 of 3", ()),
    }
    assert '<span lang="sv">Svenska</span>' in site.text("numbers/index.html")


def test_hundreds_of_tools_end_with_a_sentence(folder: Path) -> None:
    for number in range(30):
        text = (folder / BEACON).read_text("utf-8").replace("Lone", f"Lone {number}")
        (folder / f"content/tools/beacon-{number}.md").write_text(text, "utf-8")
    tools = chart(view_of(rendered(folder)), "tools")
    assert len(tools.bars) == 24
    assert tools.note == "9 more, which lack less, are left out; the command `catalogue stats` lists all."


def test_the_page_says_what_it_measures_and_names_no_day_but_those_of_reviews(everything: Rendered) -> None:
    page = everything.text("numbers/index.html")
    assert '<h2 id="_maintenance-title">For maintainers</h2>' in page
    assert 'href="#_maintenance-title"' in page
    assert "more than a year before the latest one, on 23 November 2026." in page
