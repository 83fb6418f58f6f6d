"""Git's marks of a merge that was not finished: one problem for each conflict, wherever the program reads lines."""

from pathlib import Path

import pytest

from catalogue.contribute.fixes.text import fix_entry
from catalogue.merge_conflicts import find_conflicts, first_versions
from tests.site_helpers import MINIMAL, built, lay_over, site, told, write

MARKED = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> partner\n"
THREE_WAYS = "<<<<<<< HEAD\n{0}||||||| 5f3a2c1\n{0}=======\n{1}>>>>>>> partner\n"
PAGE = "content/pages/about.md"
TITLES = ("title: About this site\n", "title: On this site\n")
SUMMARY = "summary: What this catalogue is, whom it is for and how its entries came about.\n"


def in_front(marked: str) -> str:
    return f"---\n{marked.format(*TITLES)}{SUMMARY}---\n\nText.\n"


def in_body(marked: str) -> str:
    text = marked.format("It ended at five.\n", "It ended at six.\n")
    return f"---\n{TITLES[0]}{SUMMARY}---\n\nIt began at nine.\n\n{text}"


@pytest.mark.parametrize("marked", [MARKED, THREE_WAYS], ids=["two", "three"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_conflict_in_an_entry_is_one_problem_that_names_its_lines(tmp_path: Path, marked: str, end: str) -> None:
    for place, first in ((in_front, 2), (in_body, 8)):
        text = place(marked).replace("\n", end)
        loaded = site(tmp_path / place.__name__, {PAGE: text})
        assert told(loaded) == [("R111", PAGE, first, 1)]
        last = first + marked.count("\n") - 1 + (2 if marked == MARKED else 3)
        assert f"lines {first} to {last} contain two versions" in loaded.problems.items[0].message


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> partner", "<<<<<<<"])
def test_a_mark_that_was_left_alone_is_one_problem(tmp_path: Path, mark: str) -> None:
    text = in_body("{}" + mark + "\n{}")
    assert told(site(tmp_path / "project", {PAGE: text})) == [("R111", PAGE, 9, 1)]


def test_a_heading_that_is_underlined_and_marks_behind_a_space_are_text(tmp_path: Path) -> None:
    body = "A heading\n=======\n\n```\n <<<<<<< HEAD\n =======\n >>>>>>> partner\n```\n\n<<<<<<<< eight\n"
    assert find_conflicts(body) == []
    loaded = site(tmp_path / "project", {PAGE: f"---\n{TITLES[0]}{SUMMARY}---\n\n{body}"})
    assert [code for code, *_ in told(loaded) if code[0] == "R"] == []


def test_a_conflict_hides_no_other_problem_and_moves_no_line(tmp_path: Path) -> None:
    text = in_front(MARKED).replace("summary:", "sumary:") + "[Missing](missing.md)\n"
    loaded = site(tmp_path / "project", {PAGE: text})
    assert told(loaded) == [("R111", PAGE, 2, 1), ("V102", PAGE, 7, 1), ("L101", PAGE, 11, 11)]


def test_a_conflict_in_the_settings_of_a_site_is_one_problem(tmp_path: Path) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text(encoding="utf-8")
    marked = MARKED.format("tagline: One\n", "tagline: Two\n")
    loaded = site(tmp_path / "project", {"content/site.yaml": marked + settings})
    assert told(loaded) == [("R111", "content/site.yaml", 1, 1)]


def test_a_conflict_in_a_theme_or_its_translations_is_one_problem(tmp_path: Path) -> None:
    project = lay_over(MINIMAL, tmp_path / "project")
    settings = project / "content/site.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}theme: own\nlanguages: [en, sv]\n", encoding="utf-8")
    whole = "name: own\nextends: harbour\n"
    words = MARKED.format('msgstr "Alla"\n', 'msgstr "Allt"\n')
    write(project, {"themes/own/theme.yaml": whole, "themes/own/locale/sv.po": f'msgid "All"\n{words}'})
    (problem,) = built(project).items
    assert (problem.code, problem.span.path, problem.span.line) == ("T109", "themes/own/locale/sv.po", 2)
    assert "lines 2 to 6 contain two versions" in problem.message
    write(project, {"themes/own/theme.yaml": MARKED.format(whole, whole)})
    (problem,) = built(project).items
    assert (problem.code, problem.span.path, problem.span.line) == ("R111", "themes/own/theme.yaml", 1)


def test_check_fix_leaves_a_file_with_a_conflict_alone() -> None:
    data = (in_body(MARKED) + "Arts &amp; crafts \n").encode()
    assert fix_entry(data, PAGE).data == data


def test_the_first_version_is_kept_and_every_line_keeps_its_number() -> None:
    text = "a\n" + THREE_WAYS.format("b\n", "c\n") + "d\n<<<<<<< HEAD\ne\n"
    assert first_versions(text, find_conflicts(text)) == "a\n\nb\n\n\n\n\n\nd\n\ne\n"
