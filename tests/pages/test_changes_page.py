"""The page of changes: what happened, day by day, as far as it is known."""

import re
from pathlib import Path

import pytest

from catalogue.pages import changes_page
from tests.history.repositories import Repository
from tests.projects import small
from tests.rendered_site import Rendered, rendered

PAGE = "changes/index.html"


def log(page: str) -> list[str]:
    """The months, days and happenings of the page in their order, as a reader hears them."""
    main = re.sub(r'<div class="changes-sidebar">.*', "", page.partition('<div class="changes">')[2], flags=re.S)
    parts = re.findall(r"<(?:h2|h3|dt|li)[^>]*>(.*?)</(?:h2|h3|dt|li)>", main, re.S)
    return [" ".join(re.sub("<[^>]+>", "", part).split()) for part in parts]


def test_without_a_history_the_days_are_those_of_the_entries(tmp_path: Path) -> None:
    page = rendered(small(tmp_path)).text(PAGE)
    assert log(page) == [
        *("November 2026", "23 November 2026", "Reviewed Tools", "Pilot School"),
        *("September 2021", "8 September 2021", "New Tools", "Harbour Fair"),
    ]
    assert "The dates come from the entries themselves" in page
    assert "The dates come from the history of the sources" not in page


def test_the_latest_comes_first_and_what_happened_alike_stands_together(tmp_path: Path) -> None:
    project = small(tmp_path / "project")
    repository = Repository.of(project)
    repository.commit("2026-09-01")
    repository.edit("content/tools/lone-beacon.md", "title: Lone Beacon", "title: Far Beacon")
    repository.edit("content/tools/harbour-fair.md", "Two days", "Three days")
    repository.edit("content/pages/about.md", "The CCI meet", "The CCI met")
    repository.commit("2026-10-02")
    repository.edit("content/tools/harbour-fair.md", "strand: events", "status: retired\nstrand: events")
    repository.commit("2026-10-03")
    repository.run("mv", "content/sectors/design.md", "content/sectors/shapes.md")
    for tool in ("harbour-fair", "lone-beacon", "pilot-school"):
        repository.edit(f"content/tools/{tool}.md", "sectors: [design]", "sectors:  [shapes]")
    repository.commit("2026-11-04")
    page = rendered(project, dated=True).text(PAGE)
    told = log(page)
    assert told[: told.index("September 2026")] == [
        *("November 2026", "23 November 2026", "Reviewed Tools", "Pilot School"),
        *("4 November 2026", "Revised Tools", "Far Beacon", "Harbour Fair", "Pilot School"),
        *("New address Sub-sectors", "Design"),
        *("October 2026", "3 October 2026", "Retired Tools", "Harbour Fair"),
        *("2 October 2026", "Renamed Tools", "Far Beacon", "Revised Tools", "Harbour Fair", "Revised Pages", "About"),
    ]
    assert told[told.index("September 2026") + 1] == "1 September 2026"
    assert "The dates come from the history of the sources" in page
    assert '<time datetime="2026-10-03">3 October 2026</time>' in page


def test_long_lists_are_folded_and_open_without_a_script(everything: Rendered) -> None:
    page = everything.text(PAGE)
    folded = re.findall(r"<details>\s*<summary>(\d+) entries</summary>(.*?)</details>", page, re.S)
    assert folded
    for count, names in folded:
        assert names.count("<li>") == int(count) > 12
    assert max(len(re.findall("<li>", names)) for names in re.findall(r"<dd>\s*<ul.*?</ul>", page, re.S)) <= 12


def test_a_translation_is_told_to_those_who_read_it(tmp_path: Path) -> None:
    project = small(tmp_path / "project")
    settings = project / "content/site.yaml"
    settings.write_text(settings.read_text("utf-8") + "languages: [en, sv]\n", encoding="utf-8")
    repository = Repository.of(project)
    repository.commit("2026-09-01")
    repository.write("content/pages/about.sv.md", "---\ntitle: Om katalogen\n---\n")
    repository.commit("2026-10-02")
    site = rendered(project, dated=True)
    english, swedish = site.text(PAGE), site.text(f"sv/{PAGE}")
    assert "Om katalogen" not in english
    assert "October 2026" not in english
    assert log(swedish)[2:4] == ["Reviewed Tools", "Pilot School"]
    assert "oktober 2026" in log(swedish)
    place = log(swedish).index("Translated Pages")
    assert log(swedish)[place : place + 2] == ["Translated Pages", "Om katalogen"]


def test_the_page_names_every_feed(everything: Rendered) -> None:
    page = everything.text(f"sv/{PAGE}")
    feeds = {path for path in everything.files if re.fullmatch(r"sv/.*feed\.(xml|json)", path)}
    assert len(feeds) > 10
    assert {feed for feed in feeds if f'<a href="../../{feed}"' not in page} == set()


def test_the_oldest_are_left_out_and_counted(
    everything: Rendered, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(changes_page, "_MOST", 1)
    page = rendered(small(tmp_path)).text(PAGE)
    assert log(page) == ["November 2026", "23 November 2026", "Reviewed Tools", "Pilot School"]
    assert "1 older change is left out." in page
    assert "left out" not in everything.text(PAGE)


def test_the_foot_of_every_page_and_the_front_page_lead_to_it(everything: Rendered) -> None:
    assert '<a class="more-link" href="./changes/">All changes</a>' in everything.text("index.html")
    assert '<a href="../../changes/">Changes</a>' in everything.text("tools/beacon-days/index.html")
