"""Addresses: one for each page in each language, and no two pages at one."""

import unicodedata
from pathlib import Path

import pytest

from catalogue.config import settings_for_checking
from catalogue.setting_groups import CountryGroup
from catalogue.site import Site
from catalogue.site.routes import Route, country_codes
from tests.site_helpers import MINIMAL, site, told, write

ABOUT, SETTINGS = "content/pages/about.md", "content/site.yaml"
SITE = (MINIMAL / SETTINGS).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "english", "swedish"),
    [
        ("home", "", "sv/"),
        ("search", "search/", "sv/search/"),
        ("not-found", "404.html", "404.html"),
        ("tools", "tools/", "sv/tools/"),
        ("tools/ferry-fair", "tools/ferry-fair/", "sv/tools/ferry-fair/"),
        ("tools/quay-day", "tools/quay-day/", "sv/tools/quay-day/"),
        ("sectors/video-games", "sectors/video-games/", "sv/sectors/video-games/"),
        ("countries/se", "countries/se/", "sv/countries/se/"),
        ("countries/no", "countries/no/", "sv/countries/no/"),
        ("pages/about", "about/", "sv/about/"),
        ("glossary/crossing", "glossary/#crossing", "sv/glossary/#crossing"),
        ("initiatives/water-project", "initiatives/water-project/", "sv/initiatives/water-project/"),
        ("modules", "modules/", "sv/modules/"),
    ],
)
def test_everything_has_an_address_in_each_language(full_site: Site, name: str, english: str, swedish: str) -> None:
    assert name in full_site.routes
    assert [str(full_site.routes.route(name, language)) for language in ("en", "sv")] == [english, swedish]


def test_a_draft_and_an_empty_list_have_no_address(full_site: Site, project: Path) -> None:
    assert "tools/secret-lab" not in full_site.routes
    assert "pages" not in full_site.routes
    loaded = site(project, {})
    assert loaded.site is not None
    assert "initiatives" not in loaded.site.routes


def test_a_route_is_shown_with_its_anchor() -> None:
    assert str(Route("glossary/", "sme")) == "glossary/#sme"


def test_countries_are_found_wherever_an_entry_names_them() -> None:
    fronts: list[dict[str, object]] = [
        {"countries": ["SE", " NO ", "sweden", 7]},
        {"country": "PL", "countries": "DE"},
        {"country": ["FI"]},
    ]
    assert country_codes(fronts, settings_for_checking()) == {"se", "no", "pl"}
    group = CountryGroup(title="Baltic states", countries=("EE", "LV", "LT"))
    config = settings_for_checking().model_copy(update={"country_groups": {"Baltic": group}})
    assert country_codes([{"countries": ["SE", "Baltic", "EE"]}], config) == {"se", "ee", "lv", "lt"}


def page(title: str, *aliases: str) -> str:
    return f"---\ntitle: {title}\naliases: [{', '.join(aliases)}]\n---\n\nSee [about](about.md).\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"content/pages/tools.md": page("T")}, ("L106", "content/pages/tools.md", 3, 10)),
        ({"content/pages/assets.md": page("A")}, ("L106", "content/pages/assets.md", 1, 1)),
        ({"content/pages/sv.md": page("S")}, ("L106", "content/pages/sv.md", 1, 1)),
        ({"content/pages/search.md": page("S")}, ("L106", "content/pages/search.md", 1, 1)),
        ({ABOUT: page("A", "about/")}, ("L106", ABOUT, 3, 11)),
        ({ABOUT: page("A", "old/", "tools/export-day/")}, ("L106", ABOUT, 3, 17)),
        ({ABOUT: page("A", "sv/tools/export-day/")}, ("L106", ABOUT, 3, 11)),
        ({ABOUT: page("A", "sectors/")}, ("L106", ABOUT, 3, 11)),
        ({ABOUT: page("A", "pagefind/x/")}, ("L106", ABOUT, 3, 11)),
        ({ABOUT: page("A", "feed.xml/")}, ("L106", ABOUT, 3, 11)),
    ],
)
def test_two_pages_may_not_stand_at_one_address(
    files: dict[str, str], expected: tuple[str, str, int, int], tmp_path: Path
) -> None:
    loaded = site(tmp_path / "project", {SETTINGS: SITE + "languages: [en, sv]\n", **files})
    found = [problem for problem in told(loaded) if problem[0].startswith("L106")]
    assert [problem[:2] for problem in found] == [expected[:2]]
    if "tools.md" not in expected[1]:
        assert found == [expected]


def test_an_alias_that_two_entries_give_is_told_of_at_the_second(tmp_path: Path) -> None:
    files = {ABOUT: page("A", "old/"), "content/pages/also.md": page("B", "old/")}
    loaded = site(tmp_path / "project", files)
    assert [problem for problem in told(loaded) if problem[0] == "L106"] == [("L106", "content/pages/also.md", 3, 11)]


def test_an_alias_that_one_entry_gives_twice_is_a_repeated_item_alone(tmp_path: Path) -> None:
    assert told(site(tmp_path / "project", {ABOUT: page("A", "old/", "old/")})) == [("V113", ABOUT, 3, 17)]


def test_a_faulty_alias_is_told_of_once(tmp_path: Path) -> None:
    assert told(site(tmp_path / "project", {ABOUT: page("A", "About")})) == [("V119", ABOUT, 3, 11)]


@pytest.mark.parametrize("pair", [("Plan.txt", "plan.txt"), ("caf\u00e9.txt", "cafe\u0301.txt")])
def test_files_whose_names_differ_by_case_or_unicode_form_alone_are_told_of(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    project = tmp_path / "project"
    write(project, {f"content/media/{name}": "x" for name in pair})
    if len(list((project / "content/media").iterdir())) < len(pair):
        pytest.skip("on this disk these names are one file")
    (problem,) = site(project, {}).problems.items
    assert problem.code == "L107"
    assert unicodedata.normalize("NFC", problem.span.path).casefold().endswith(("plan.txt", "café.txt"))


@pytest.mark.parametrize("base", ["https://a.example/", "https://a.example/some/path/"])
def test_addresses_do_not_depend_on_where_the_site_stands(base: str, tmp_path: Path) -> None:
    loaded = site(tmp_path / "project", {SETTINGS: SITE.replace("http://localhost:8000/", base)})
    assert loaded.site is not None
    assert loaded.site.routes.route("tools/export-day", "en").path == "tools/export-day/"
    assert loaded.site.library.config.base_url == base
