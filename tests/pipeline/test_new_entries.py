"""An entry that is not written yet is checked as if it had always been there, beside all others."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic
from catalogue.pipeline.load import LoadedSite, load
from catalogue.pipeline.new_entries import check_new_entries
from catalogue.pipeline.options import LoadOptions
from tests.output.building import snapshot
from tests.site_helpers import changed, write

EXPORT_DAY = "content/tools/export-day.md"
ABOUT = "content/pages/about.md"
FAIR = "content/tools/fair-visit.md"
SOUND = """\
---
title: Fair Visit
summary: A week at a fair, with a stand for six studios.
strand: events
sectors: [design]
aims: [networks]
---
Studios meet [others](export-day.md).
"""


def loaded(project: Path) -> LoadedSite:
    return load(LoadOptions(project, drafts=True))


def of(problems: Iterable[Diagnostic]) -> list[tuple[str, str]]:
    return [(problem.code, problem.span.path) for problem in problems]


def test_a_sound_entry_has_no_problem(project: Path) -> None:
    assert check_new_entries(loaded(project), {FAIR: SOUND}) == ()


@pytest.mark.parametrize(
    "files",
    [
        {FAIR: SOUND},
        {FAIR: changed(SOUND, ("[design]", "[desing]"))},
        {FAIR: changed(SOUND, ("export-day.md", "export-dag.md"))},
        {FAIR: changed(SOUND, ("Fair Visit", "Export Day"))},
        {FAIR: changed(SOUND, ("others", "a  cat &amp; dog"))},
        {FAIR: "No front matter.\n"},
        {FAIR: f"---\ntitle: [\n---\n{SOUND}"},
        {FAIR: SOUND + "word " * 60_000},
        {FAIR: f"{SOUND}\0"},
        {
            FAIR: SOUND,
            "content/tools/zwickau.md": changed(SOUND, ("Fair Visit", "Zwickau"), ("export-day", "fair-visit")),
        },
        {FAIR: SOUND, "content/tools/fair-visit.sv.md": "---\ntitle: Mässbesök\n---\n"},
        {"content/tools/Fair Visit.md": SOUND},
        {"content/tools/fair-visit.x.y.md": SOUND},
        {"content/pages/lonely.md": "---\ntitle: Lonely\n---\nNothing leads here.\n"},
        {EXPORT_DAY: changed(SOUND, ("export-day.md", "../pages/about.md"))},
        {EXPORT_DAY: "---\ntitle: [\n---\n"},
    ],
)
def test_its_problems_are_those_of_a_check_once_it_is_written(files: Mapping[str, str], project: Path) -> None:
    problems = check_new_entries(loaded(project), files)
    after = loaded(write(project, files)).problems.items
    assert problems == tuple(problem for problem in after if problem.span.path in files)


def test_what_it_breaks_in_another_file_is_reported_at_the_new_one(project: Path) -> None:
    text = (project / EXPORT_DAY).read_text("utf-8")
    write(project, {EXPORT_DAY: changed(text, ("number: 1\n", "number: 1\naliases: [tools/fair-visit/]\n"))})
    (problem,) = check_new_entries(loaded(project), {FAIR: SOUND})
    assert (problem.code, problem.span.path) == ("L106", FAIR)
    assert problem.message.startswith(f"with this entry, `{EXPORT_DAY}` would have a problem: ")


def test_what_an_update_breaks_in_another_file_is_reported_at_the_updated_one(project: Path) -> None:
    write(project, {FAIR: changed(SOUND, ("export-day.md", "export-day.md#idea"))})
    text = (project / EXPORT_DAY).read_text("utf-8")
    problems = check_new_entries(loaded(project), {EXPORT_DAY: changed(text, ("## Idea", "## Idea and aims"))})
    assert of(problems) == [("L102", EXPORT_DAY)]
    assert f"`{FAIR}` would have a problem" in problems[0].message


def test_problems_that_were_there_before_are_not_those_of_a_new_entry(project: Path) -> None:
    write(project, {ABOUT: "---\ntitle: About\n---\n[Gone](../tools/gone.md)\n", "content/tools/wrong.md": "---\n"})
    assert of(check_new_entries(loaded(project), {FAIR: SOUND})) == []


def test_nothing_is_written_and_nothing_read_for_it(project: Path, tmp_path: Path) -> None:
    before, known = snapshot(tmp_path), loaded(project)
    problems = check_new_entries(known, {FAIR: changed(SOUND, ("events", "nowhere"))})
    assert snapshot(tmp_path) == before
    shutil.rmtree(project)
    assert check_new_entries(known, {FAIR: changed(SOUND, ("events", "nowhere"))}) == problems != ()


def test_the_options_of_the_load_hold_for_new_entries_too(project: Path) -> None:
    lonely = {"content/pages/lonely.md": "---\ntitle: Lonely\n---\nNothing leads here.\n"}
    for strict, severity in ((False, "warning"), (True, "error")):
        (problem,) = check_new_entries(load(LoadOptions(project, strict=strict)), lonely)
        assert (problem.code, problem.severity) == ("L108", severity)
