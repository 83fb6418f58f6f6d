"""A theme that extends harbour shuts nobody out either: axe-core reads its pages by day and by night."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS
from tests.browser.published import Published, built_once, publishing, serve
from tests.browser.test_accessibility import EVERYTHING, RUN
from tests.projects import broad


@pytest.fixture(scope="session")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The broad site in the theme `plain`."""
    project = publishing(broad(tmp_path_factory.mktemp("plain-project")), "data")
    settings = project / "content" / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("theme: harbour", "theme: plain"), "utf-8")
    address = "https://catalogue.example/"
    with serve(built_once(tmp_path_factory, "plain", address, project), address, "/") as published:
        yield published


@pytest.mark.parametrize("kind", ["home", "tools", "tool", "sector", "organisation", "glossary", "page", "not found"])
def test_no_page_in_other_clothes_shuts_anybody_out(page: Page, plain_site: Published, checks: Path, kind: str) -> None:
    axe = (checks / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    page.goto(plain_site.at(KINDS[kind]))
    page.evaluate(axe)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found += [f"{scheme}: {violation}" for violation in page.evaluate(RUN, EVERYTHING)]
    assert found == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
