"""The theme `plain` proves the contract: small, on top of harbour, and every page still there."""

from pathlib import Path

import pytest

from catalogue import views
from catalogue.pages.page_list import page_views
from catalogue.views.reference import TEMPLATES, view_reference
from tests.projects import full
from tests.rendered_site import Rendered, rendered

THEMES = Path(__file__).parents[2] / "themes"


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """The full site in the theme `plain`."""
    project = full(tmp_path_factory.mktemp("plain"))
    settings = project / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: harbour", "theme: plain"), "utf-8")
    return rendered(project)


def styles(site: Rendered) -> str:
    return site.text(site.interface.theme.assets["styles.css"])


def test_a_theme_fits_into_150_lines() -> None:
    files = [file for file in (THEMES / "plain").rglob("*") if file.is_file()]
    assert sum(len(file.read_text("utf-8").splitlines()) for file in files) < 150
    assert [file.name for file in (THEMES / "plain" / "templates").iterdir()] == ["home.html"]


def test_it_has_the_same_pages(plain: Rendered, everything: Rendered) -> None:
    assert set(plain.pages) == {path for path in everything.pages if not path.startswith(("sv/", "embed/sv/"))}


def test_its_own_files_win_and_the_others_are_the_parents(plain: Rendered, everything: Rendered) -> None:
    home, tool = plain.text("index.html"), plain.text("tools/beacon-days/index.html")
    assert 'class="welcome"' in home
    assert 'class="hero"' not in home
    assert 'class="strands"' in home  # the rest of the page is the parent's
    assert 'class="tool-header"' in tool
    assert plain.interface.theme.assets["site.js"] == everything.interface.theme.assets["site.js"]


def test_its_tokens_stand_where_the_parents_stood_and_its_own_styles_come_last(plain: Rendered) -> None:
    joined = styles(plain)
    assert "--line-height: 1.55;" in joined
    assert "--line-height: 1.6;" not in joined
    assert joined.index("--paper:") < joined.index("--line-height:")
    assert joined.index("--line-height:") < joined.index(".site-header") < joined.index(".welcome")
    assert "tokens.css" not in plain.interface.theme.assets


def test_it_names_every_property_that_harbour_names_beside_the_colours(plain: Rendered) -> None:
    def named(theme: str) -> set[str]:
        lines = (THEMES / theme / "assets" / "tokens.css").read_text("utf-8").split()
        return {word.rstrip(":") for word in lines if word.startswith("--") and word.endswith(":")}

    colours = {f"--{name}" for name in plain.interface.theme.colours.light.by_role()}
    assert named("harbour") - named("plain") - colours == set()


def test_an_option_of_the_theme_can_be_chosen(tmp_path: Path) -> None:
    project = full(tmp_path)
    settings = project / "content" / "site.yaml"
    text = settings.read_text("utf-8").replace("theme: harbour", "theme: plain\ntheme_options: {counts: false}")
    settings.write_text(text, "utf-8")
    assert "See all" not in rendered(project).text("index.html")


@pytest.mark.parametrize("name", sorted(views.__all__))
def test_the_reference_names_every_view(name: str) -> None:
    assert f"\n## {name}\n" in view_reference(page_views())


def test_the_reference_knows_what_every_template_sees(everything: Rendered) -> None:
    names = everything.interface.theme.environment.list_templates()
    known = {Path(name).name for name in names if "macros/" not in name}
    without_view = {
        "base.html",
        "embed.html",
        "entry.html",
        "saved.html",
    }
    assert known - without_view == {*TEMPLATES, *page_views()}


def test_the_reference_in_the_repository_is_up_to_date() -> None:
    assert (THEMES.parent / "docs" / "views.md").read_text("utf-8") == view_reference(page_views())
