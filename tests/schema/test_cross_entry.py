"""Ids that must lead somewhere, parents, numbers, titles, and entries that are held back or cannot be read."""

from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic
from catalogue.schema import SkippedEntries, skipped_entries, validate
from catalogue.schema.entries import Library
from catalogue.site.taxonomy import facet_values
from catalogue.sources import without_drafts
from tests.site_helpers import MINIMAL, changed, settings_of, site, told, write
from tests.source_documents import read

NONE_ABSENT = SkippedEntries()
TOOL = "content/tools/export-day.md"
SOUND = (MINIMAL / TOOL).read_text(encoding="utf-8")


def sector(title: str, parent: str) -> str:
    return f"---\ntitle: {title}\nsummary: A sector.\nparent: {parent}\n---\n"


def test_references_of_a_faulty_file_are_checked_all_the_same(tmp_path: Path) -> None:
    text = changed(SOUND, ("title: Export day\n", ""), ("aims: [networks]", "aims: [network]"))
    assert told(site(tmp_path / "project", {TOOL: text})) == [("V101", TOOL, 2, 1), ("V104", TOOL, 7, 8)]


def test_a_reference_to_a_faulty_entry_is_no_problem(tmp_path: Path) -> None:
    problems = told(site(tmp_path / "project", {"content/sectors/design.md": "---\ntitle: Design\n---\n"}))
    assert problems == [("V101", "content/sectors/design.md", 2, 1)]


def test_dead_links_are_told_of_beside_faulty_fields(tmp_path: Path) -> None:
    text = changed(SOUND, ("sectors: [design]", "sectors: [desing]"), ("mentor.md", "mentors.md"))
    problems = told(site(tmp_path / "project", {TOOL: text}))
    assert [(code, line) for code, _, line, _ in problems] == [("V104", 7), ("L101", 17)]


GROUPS = """\
country_groups:
  EU: {title: European Union, countries: [SE, PL]}
  Nordic: {title: Nordic countries, countries: [SE, "NO", IS]}
"""
SETTINGS = (MINIMAL / "content/site.yaml").read_text(encoding="utf-8")


def test_an_entry_may_name_a_group_of_countries(tmp_path: Path) -> None:
    text = changed(SOUND, ("countries: [SE]", "countries: [DE, Nordic]"))
    loaded = site(tmp_path / "project", {TOOL: text, "content/site.yaml": SETTINGS + GROUPS})
    assert loaded.problems.items == ()
    assert loaded.site is not None
    tool = loaded.site.library.tools["export-day"]
    assert tool.meta.countries == ("DE", "Nordic")
    assert facet_values(loaded.site.library, tool.meta, "countries") == ("de", "se", "no", "is")
    assert loaded.site.taxonomy.tools["countries"]["is"] == ("export-day",)


@pytest.mark.parametrize(
    ("groups", "word", "help_"),
    [
        (GROUPS, "nordic", "Did you mean `Nordic`?"),
        (GROUPS, "European Union", "Did you mean `EU`?"),
        (GROUPS, "UK", "Did you mean `GB`?"),
        (GROUPS, "Baltic", "Groups of countries that may stand here: `EU`, `Nordic`."),
        ("", "Baltic", "For a group of countries, add it to `country_groups` in content/site.yaml first."),
    ],
)
def test_a_word_that_names_no_country_and_no_group_is_told_of(
    groups: str, word: str, help_: str, tmp_path: Path
) -> None:
    text = changed(SOUND, ("countries: [SE]", f"countries: [{word}]"))
    loaded = site(tmp_path / "project", {TOOL: text, "content/site.yaml": SETTINGS + groups})
    (fault,) = loaded.problems.items
    assert (fault.code, fault.span.line) == ("V108", 11)
    assert help_ in (fault.help or "")


def test_a_faulty_group_makes_no_fault_of_the_entries_that_name_it(tmp_path: Path) -> None:
    text = changed(SOUND, ("countries: [SE]", "countries: [EU]"))
    faulty = "country_groups:\n  EU: {title: European Union, countries: [Swedn]}\n"
    project = site(tmp_path / "project", {TOOL: text, "content/site.yaml": SETTINGS + faulty})
    assert told(project) == [("V108", "content/site.yaml", 7, 43)]


@pytest.mark.parametrize(
    ("parents", "expected"),
    [
        ({"a": "b", "b": "a"}, [("V121", "content/sectors/a.md", 4, 9)]),
        ({"a": "b", "b": "c", "c": "a"}, [("V121", "content/sectors/a.md", 4, 9)]),
        ({"a": "a"}, [("V121", "content/sectors/a.md", 4, 9)]),
        ({"a": "b", "b": "c", "c": "b"}, [("V121", "content/sectors/b.md", 4, 9)]),
        ({"a": "a", "b": "a"}, [("V121", "content/sectors/a.md", 4, 9)]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [
            ("V121", "content/sectors/a.md", 4, 9),
            ("V121", "content/sectors/c.md", 4, 9),
        ]),
        ({"a": "b", "b": "design"}, []),
    ],
)  # fmt: skip
def test_a_circle_of_parents_is_told_of_once(
    parents: dict[str, str], expected: list[tuple[str, str, int, int]], tmp_path: Path
) -> None:
    files = {f"content/sectors/{id_}.md": sector(id_.upper(), parent) for id_, parent in parents.items()}
    assert told(site(tmp_path / "project", files)) == expected


def test_organisations_may_not_stand_in_a_circle_either(tmp_path: Path) -> None:
    files = {
        f"content/organisations/{id_}.md": f"---\ntitle: {id_}\nkind: other\nparent: {parent}\n---\n"
        for id_, parent in (("one", "two"), ("two", "one"))
    }
    assert told(site(tmp_path / "project", files)) == [("V121", "content/organisations/one.md", 4, 9)]


@pytest.mark.parametrize("title", ["Export day", "EXPORT  DAY"])
def test_a_title_is_given_once_in_a_collection(title: str, tmp_path: Path) -> None:
    second = changed(SOUND, ("title: Export day", f"title: {title}"), ("number: 1\n", ""))
    problems = told(site(tmp_path / "project", {"content/tools/import-day.md": second}))
    assert problems == [("V115", "content/tools/import-day.md", 2, 8)]


def test_a_title_may_return_in_another_collection(tmp_path: Path) -> None:
    format_ = "---\ntitle: Design\nsummary: A form.\n---\n"
    assert told(site(tmp_path / "project", {"content/formats/design.md": format_})) == []


def validated(project: Path, absent: SkippedEntries = NONE_ABSENT) -> tuple[Library | None, list[Diagnostic]]:
    documents, _ = read(project / "content", project)
    found = validate(without_drafts(documents), settings_of(project), absent=absent)
    return found.library, list(found.diagnostics)


def test_a_reference_to_a_file_that_cannot_be_read_is_passed_over(project: Path) -> None:
    write(project, {"content/sectors/design.md": "---\ntitle: 'Design\n---\n"})
    assert [problem.code for problem in validated(project)[1]] == ["V104"]
    assert validated(project, SkippedEntries(unread=frozenset({"sectors/design"})))[1] == []


def test_a_translation_of_a_file_that_cannot_be_read_is_passed_over(project: Path) -> None:
    site_ = (project / "content/site.yaml").read_text(encoding="utf-8")
    broken = {"content/pages/about.md": "no front matter\n", "content/pages/about.sv.md": "---\ntitle: Om\n---\n"}
    write(project, {**broken, "content/site.yaml": f"{site_}languages: [en, sv]\n"})
    assert [problem.code for problem in validated(project)[1]] == ["V116"]
    assert validated(project, SkippedEntries(unread=frozenset({"pages/about"})))[1] == []


def test_a_reference_to_a_draft_says_that_it_is_one(project: Path) -> None:
    design = (project / "content/sectors/design.md").read_text(encoding="utf-8")
    write(project, {"content/sectors/design.md": changed(design, ("title:", "draft: true\ntitle:"))})
    (problem,) = validated(project, SkippedEntries(drafts=frozenset({"sectors/design"})))[1]
    assert problem.code == "V104"
    assert problem.help.startswith("It is a draft: content/sectors/design.md says `draft: true`.")


def test_entries_stand_in_the_order_of_their_numbers_and_then_of_their_titles(full_library: Library) -> None:
    assert list(full_library.tools) == ["ferry-fair", "night-lab", "quay-day", "night-ferry-pass"]
    assert list(full_library.organisations) == ["ferry-office", "harbour-group", "harbour-works", "north-academy"]
    assert list(full_library.strands) == ["events", "capacity", "opened-programmes"]


def test_what_is_absent_is_told_from_what_was_read(project: Path) -> None:
    write(
        project,
        {
            "content/sectors/design.md": "---\ntitle: 'Design\n---\n",
            "content/pages/about.md": "---\ntitle: About\ndraft: true\n---\n\n<blink>Text</blink>\n",
            "content/aims/networks.md": "---\ntitle: Networks\nsummary: A.\nsummary: B.\n---\n",
        },
    )
    found, problems = read(project / "content", project)
    expected = SkippedEntries(unread=frozenset({"sectors/design"}), drafts=frozenset({"pages/about"}))
    assert skipped_entries(found, without_drafts(found), problems) == expected
