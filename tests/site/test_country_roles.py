"""What each country has to do with a tool, and that every page counts the tools of a country alike."""

from pathlib import Path

from catalogue.site import Site
from catalogue.site.country_roles import country_roles
from tests.site_helpers import site, term

ORGANISER = "title: Harbour office\nkind: incubator\ncountry: DK\n"


def roles_site(tmp_path: Path, *lines: str) -> Site:
    """The minimal site, whose one tool says these things of countries."""
    front = ["strand: events", "sectors: [design]", "aims: [networks]", *lines]
    files = {
        "content/tools/export-day.md": term("Export day", *front) + "It was written for a test.\n",
        "content/organisations/harbour-office.md": f"---\n{ORGANISER}---\n",
    }
    loaded = site(tmp_path / "project", files)
    assert loaded.site is not None, loaded.problems.items
    return loaded.site


def roles(site: Site) -> dict[str, tuple[str, ...]]:
    return dict(country_roles(site.library, site.library.tools["export-day"].meta))


def test_a_country_is_known_by_what_was_held_there_run_from_there_and_joined_by_it(tmp_path: Path) -> None:
    found = roles_site(
        tmp_path,
        "place: {city: Malmö, country: SE}",
        "editions: [{label: Second, place: {country: FI}}]",
        "organisers: [harbour-office, {name: A ministry, country: PL}]",
        "countries: [SE, PL, LV]",
    )
    assert roles(found) == {
        "se": ("held", "took-part"),
        "fi": ("held",),
        "dk": ("organised",),
        "pl": ("organised", "took-part"),
        "lv": ("took-part",),
    }


def test_every_country_with_a_role_has_a_page_and_its_tools_by_role(tmp_path: Path) -> None:
    found = roles_site(tmp_path, "place: {country: NL}", "organisers: [{name: A ministry, country: FR}]")
    assert {"countries/nl", "countries/fr"} <= set(found.routes.names)
    assert found.taxonomy.tools_by_role("nl") == {"held": ("export-day",), "organised": (), "took-part": ()}
    assert found.taxonomy.tools_by_role("fr")["organised"] == ("export-day",)
    assert found.taxonomy.tools["countries"]["fr"] == ("export-day",)


def test_partners_and_funders_give_their_country_no_role(tmp_path: Path) -> None:
    found = roles_site(tmp_path, "partners: [{name: A club, country: FR}]", "funders: [{name: A fund, country: NL}]")
    assert roles(found) == {}
    assert not {"countries/nl", "countries/fr"} & set(found.routes.names)
