"""Old addresses: each answers in every language, without a script, below any address of the site."""

import re
from pathlib import Path
from posixpath import normpath

import pytest

from tests.projects import small
from tests.rendered_site import Rendered, rendered
from tests.site_helpers import changed


def goal(site: Rendered, path: str) -> str:
    """The page to which an old one leads: by itself, by its link and for search engines alike."""
    page = site.text(f"{path}index.html")
    (refresh,) = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page)
    (link,) = re.findall(r'<a href="([^"]+)"', page)
    (canonical,) = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
    assert refresh == link
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page
    leads = normpath(f"{path}{refresh.partition('#')[0]}") + "/"
    assert canonical == site.site.library.config.absolute_url(leads)
    return leads


@pytest.mark.parametrize(
    ("old", "new"), [("old/fair/", "tools/harbour-fair/"), ("sv/old/fair/", "sv/tools/harbour-fair/")]
)
def test_an_old_address_leads_on_in_every_language(everything: Rendered, old: str, new: str) -> None:
    assert goal(everything, old) == new


def test_an_old_page_speaks_its_language_and_names_the_new_one_in_it(everything: Rendered) -> None:
    page = everything.text("sv/old/fair/index.html")
    assert '<html lang="sv"' in page
    assert ">Hamnmässan</a>" in page


@pytest.mark.parametrize("base", ["https://a.example/", "https://a.example/some/path/"])
def test_an_old_address_that_begins_with_a_language_leads_to_that_language(base: str, tmp_path: Path) -> None:
    folder = small(tmp_path)
    settings = folder / "content/site.yaml"
    text = changed(settings.read_text("utf-8"), ("http://localhost:8000/", base))
    settings.write_text(f"{text}languages: [en, sv]\n", "utf-8")
    for name, aliases in (("harbour-fair", "sv/massan/, sv/beacon/"), ("lone-beacon", "beacon/")):
        tool = folder / f"content/tools/{name}.md"
        tool.write_text(tool.read_text("utf-8").replace("strand:", f"aliases: [{aliases}]\nstrand:"), "utf-8")
    site = rendered(folder)
    assert goal(site, "sv/massan/") == goal(site, "sv/beacon/") == "sv/tools/harbour-fair/"
    assert goal(site, "beacon/") == "tools/lone-beacon/"
    assert not [path for path in site.files if path.startswith(("massan/", "sv/sv/"))]
