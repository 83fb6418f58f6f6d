"""Where the links of bodies lead, and what is said of those that lead nowhere."""

from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic, Span
from catalogue.pipeline.page_names import page_names
from catalogue.schema import SkippedEntries
from catalogue.site import Site, resolve_links
from catalogue.site.link_resolver import Target, backlinks
from catalogue.sources import find_media, without_drafts
from tests.site_helpers import MINIMAL, changed, settings_of, site, told, write
from tests.source_documents import read

NONE_ABSENT = SkippedEntries()
ABOUT = "content/pages/about.md"
SETTINGS = "content/site.yaml"
SITE = (MINIMAL / SETTINGS).read_text(encoding="utf-8")
BASE = {
    SETTINGS: SITE.replace("http://localhost:8000/", "https://catalogue.example/ferry") + "languages: [en, sv]\n",
    "content/tools/export-day.sv.md": "---\ntitle: Exportdagen\n---\n\n## Idé\n\n[Hit](#ide)\n",
    "content/media/stand.txt": "Stand 1\n",
    "content/media/calculator.html": "<p>1 + 1\n",
}


def about(*lines: str) -> str:
    return "---\ntitle: About\n---\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../tools/export-day.md", []),
        ("./../tools/export-day.md", []),
        ("../tools/export%2Dday.md", []),
        ("../tools/export-day.md#idea", []),
        ("../tools/", []),
        ("../tools", []),
        ("#here", []),
        ("../media/stand.txt", []),
        ("https://example.org/", []),
        ("mailto:a@example.org", []),
        ("../tools/export-days.md", [("L101", 12)]),
        ("../tools/export-day.md#ide", [("L102", 12)]),
        ("../tools/export-day.sv.md", [("L112", 12)]),
        ("../tools/export-day", [("L105", 12)]),
        ("../tools/#export-day", [("L102", 12)]),
        ("../initiatives/", [("L101", 12)]),
        ("../tools/Export-Day.md", [("L101", 12)]),
        ("#heer", [("L102", 12)]),
        ("../../notes.md", [("L104", 12)]),
        ("/tools/export-day/", [("L105", 12)]),
        ("../media/stand.pdf", [("L103", 12)]),
        ("../media/Stand.txt", [("L113", 12)]),
        ("../media/calculator.html", [("L114", 12)]),
        ("https://catalogue.example/ferry/tools/", [("L110", 12)]),
        ("https://Catalogue.example/ferry", [("L110", 12)]),
        ("https://catalogue.example/other/", []),
        ("http://[::1", [("L101", 8)]),  # it stands otherwise encoded in the HTML: found by its text
        ("https:/example.org", [("L101", 12)]),
        ("", [("L109", 4)]),
    ],
)
def test_a_link_is_followed(link: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    text = about("## Here", "", f"See [this]({link}).").replace("See [this]", "See it [x]")
    problems = told(site(tmp_path / "project", {**BASE, ABOUT: text}))
    assert [(code, line) for code, _, line, _ in problems] == [(code, 6) for code, _ in expected]
    if link:
        assert [column for _, _, _, column in problems] == [column for _, column in expected]


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("../tools/export-dai.md", "Did you mean `../tools/export-day.md`?"),
        ("abuot.md", "Did you mean `about.md`?"),
        ("../pages/export-day.md", "Did you mean `../tools/export-day.md`?"),
        ("/tools/export-day/", "Write `../tools/export-day.md`."),
        ("/about/", "Write `about.md`."),
        ("../glossary/#mentor", "Write `../glossary/mentor.md`."),
        ("../tools/#idea", "Link to the list alone: `../tools/`."),
        ("../tools/export-day.sv.md", "Link to `../tools/export-day.md`: every reader"),
        ("../tools/export-day.md#idee", "Did you mean `idea`?"),
        ("../media/stant.txt", "Did you mean `media/stand.txt`?"),
    ],
)
def test_the_help_offers_what_to_write_in_this_very_file(link: str, hint: str, tmp_path: Path) -> None:
    loaded = site(tmp_path / "project", {**BASE, ABOUT: about(f"See [then]({link}).")})
    (problem,) = loaded.problems.items
    assert problem.help.startswith(hint)


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        ("../media/stand.txt", "L111"),
        ("../pages/about.md", "L111"),
        ("https://example.org/a.png", "L111"),
        ("../media/none.png", "L103"),
        ("../../none.png", "L104"),
    ],
)
@pytest.mark.parametrize("as_cover", [False, True], ids=["in the text", "as cover"])
def test_a_picture_lies_in_the_folder_for_media(picture: str, code: str, as_cover: bool, tmp_path: Path) -> None:
    tool = (MINIMAL / "content/tools/export-day.md").read_text(encoding="utf-8")
    cover = changed(tool, ("mode:", f'cover: {{src: "{picture}", alt: A, credit: B}}\nmode:'))
    files = {"content/tools/export-day.md": cover} if as_cover else {ABOUT: about(f'![A]({picture} "Photo: B")')}
    problems = told(site(tmp_path / "project", {**BASE, **files}))
    expected = "L103" if as_cover and picture.endswith(".md") else code
    assert [found for found, _, _, _ in problems] == [expected]


def resolved(project: Path, absent: SkippedEntries = NONE_ABSENT) -> list[Diagnostic]:
    documents, _ = read(project / "content", project)
    media = find_media(project / "content")
    config = settings_of(project)
    counted = without_drafts(documents)
    return resolve_links(counted, config, media, lambda keys, part: Span(SETTINGS), pages=page_names(), absent=absent)[
        1
    ]


def test_links_and_menus_to_a_file_that_cannot_be_read_are_passed_over(project: Path) -> None:
    tool = (project / "content/tools/export-day.md").read_text(encoding="utf-8")
    links_to_about = changed(tool, ("../glossary/mentor.md", "../pages/about.md#history"))
    write(project, {ABOUT: "no front matter\n", "content/tools/export-day.md": links_to_about})
    assert sorted(problem.code for problem in resolved(project)) == ["L101", "L115"]
    assert resolved(project, SkippedEntries(unread=frozenset({"pages/about"}))) == []


def test_links_and_menus_to_a_draft_say_that_it_is_one(project: Path) -> None:
    tool = (project / "content/tools/export-day.md").read_text(encoding="utf-8")
    write(project, {"content/tools/export-day.md": changed(tool, ("../glossary/mentor.md", "../pages/about.md"))})
    write(project, {ABOUT: "---\ntitle: About\ndraft: true\n---\n\nText.\n"})
    problems = resolved(project, SkippedEntries(drafts=frozenset({"pages/about"})))
    assert sorted(problem.code for problem in problems) == ["L101", "L115"]
    assert all(problem.help.startswith("It is a draft: content/pages/about.md") for problem in problems)


def test_the_links_of_a_body_lead_where_they_say(full_site: Site) -> None:
    assert full_site.targets["tools/ferry-fair", "en"] == (
        Target(name="tools/night-lab", fragment="lessons-learnt"),
        Target(name="strands/events"),
        Target(name="organisations/ferry-office"),
        Target(media="media/deck.png"),
        Target(media="media/stands.csv"),
        Target(name="pages/method", fragment="sources"),
        Target(url="https://ferry.example/fair"),
        Target(name="tools/ferry-fair", fragment="idea"),
        Target(url="https://ferry.example/"),
    )


def test_a_translation_links_to_the_headings_of_its_own_language(full_site: Site) -> None:
    assert full_site.targets["tools/ferry-fair", "sv"] == (
        Target(name="tools/night-lab", fragment="lardomar"),
        Target(name="tools/ferry-fair", fragment="ide"),
    )


def test_only_files_that_are_used_are_published(full_site: Site) -> None:
    assert sorted(full_site.media) == ["media/deck.png", "media/stands.csv"]


def test_an_entry_knows_who_links_to_it(full_site: Site) -> None:
    assert full_site.backlinks["tools/night-lab"] == ("countries/se", "initiatives/water-project", "tools/ferry-fair")
    assert full_site.backlinks["organisations/ferry-office"] == ("tools/ferry-fair",)
    assert "tools/quay-day" not in full_site.backlinks


def test_backlinks_leave_out_the_page_itself_and_count_no_page_twice() -> None:
    goals = (Target(name="tools/a"), Target(name="tools/b"), Target(name="tools/b", fragment="x"), Target(name="tools"))
    assert backlinks({("tools/a", "en"): goals, ("tools/a", "sv"): goals}) == {"tools/b": ("tools/a",)}


def test_equal_dead_links_in_one_paragraph_are_told_of_at_their_own_places(tmp_path: Path) -> None:
    text = about("[One](x.md), [two](x.md) and", "[three](x.md); [four](x.md#a), [five](x.md).")
    problems = told(site(tmp_path / "project", {ABOUT: text}))
    assert [(line, column) for _, _, line, column in problems] == [(4, 7), (4, 20), (5, 9), (5, 23), (5, 39)]
