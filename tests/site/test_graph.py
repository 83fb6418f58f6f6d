"""Who does what in tools and initiatives, and what nothing leads to."""

from pathlib import Path

import pytest

from catalogue.site import Site
from catalogue.site.graph import Role
from tests.site_helpers import MINIMAL, changed, site, told

PAGE = "---\ntitle: History\n---\n\nText.\n"
HISTORY = "content/pages/history.md"
ORGANISATION = "---\ntitle: Nobody\nkind: other\n---\n"
NOBODY = "content/organisations/nobody.md"
MODULE = "---\ntitle: Selling\nsummary: How to sell.\n---\n"
SELLING = "content/modules/selling.md"
HOUSE = "content/organisations/harbour-house.md"
TOOL, SETTINGS, ABOUT = "content/tools/export-day.md", "content/site.yaml", "content/pages/about.md"


def minimal(path: str, old: str, new: str) -> dict[str, str]:
    return {path: changed((MINIMAL / path).read_text(encoding="utf-8"), (old, new))}


def test_an_organisation_knows_its_parts(full_site: Site) -> None:
    assert full_site.engagements["ferry-office"] == (
        Role("tools/ferry-fair", "organisers", "", False),
        Role("tools/night-lab", "partners", "", False),
        Role("tools/night-ferry-pass", "partners", "", False),
        Role("tools/night-ferry-pass", "funders", "", False),
        Role("initiatives/water-project", "coordinator", "lead partner", False),
    )
    assert full_site.engagements["harbour-works"] == (Role("tools/ferry-fair", "contributors", "host in Gdynia", True),)
    assert "harbour-group" not in full_site.engagements


@pytest.mark.parametrize(
    ("files", "orphan"),
    [
        ({HISTORY: PAGE}, HISTORY),
        ({NOBODY: ORGANISATION}, NOBODY),
        ({SELLING: MODULE}, SELLING),
        ({HISTORY: PAGE.replace("Text.", "[Itself](history.md)")}, HISTORY),
        ({HISTORY: PAGE, **minimal(ABOUT, "This catalogue", "[History](history.md): this catalogue")}, None),
        ({HISTORY: PAGE, **minimal(SETTINGS, "menu: [tools", "menu: [pages/history, tools")}, None),
        ({NOBODY: ORGANISATION, **minimal(TOOL, "countries:", "partners: [nobody]\ncountries:")}, None),
        ({NOBODY: ORGANISATION, **minimal(HOUSE, "kind:", "parent: nobody\nkind:")}, None),
        ({SELLING: MODULE, **minimal(TOOL, "countries:", "modules: [selling]\ncountries:")}, None),
        ({"content/sectors/games.md": "---\ntitle: Games\nsummary: Games.\n---\n"}, None),
    ],
)  # fmt: skip
def test_what_nothing_leads_to_is_an_orphan(files: dict[str, str], orphan: str | None, tmp_path: Path) -> None:
    assert told(site(tmp_path / "project", files)) == ([("L108", orphan, 1, 1)] if orphan else [])
