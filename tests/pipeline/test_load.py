"""Loading a project: one mistake is one problem, also where it makes a whole file unreadable, and hides no other."""

from pathlib import Path

import pytest

from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from tests.site_helpers import told, write

ABOUT, DESIGN, SETTINGS = "content/pages/about.md", "content/sectors/design.md", "content/site.yaml"


def test_a_file_that_cannot_be_read_is_the_only_problem_of_what_refers_to_it(project: Path) -> None:
    write(project, {DESIGN: "---\ntitle: 'Design\n---\n", ABOUT: "No front matter.\n"})
    assert [(code, path) for code, path, _, _ in told(load(LoadOptions(project)))] == [
        ("R201", ABOUT),
        ("R215", DESIGN),
    ]


def test_what_refers_to_a_draft_is_told_that_it_is_one(project: Path) -> None:
    design = (project / DESIGN).read_text(encoding="utf-8")
    write(project, {DESIGN: design.replace("title:", "draft: true\ntitle:")})
    (problem,) = load(LoadOptions(project)).problems.items
    assert (problem.code, problem.help.split(":")[0]) == ("V104", "It is a draft")
    assert told(load(LoadOptions(project, drafts=True))) == []


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        (b"", ["V101", "V101"]),
        (b"name: [A\n", ["R216"]),
        (b"name: A\nname: B\ndescription: C\n", ["R207"]),
        ("name: Sjö\n".encode("latin-1"), ["R101"]),
        (b"name: A\ndescription: B\nmenu: tools\n", ["V103"]),
        (b"name: A\ndescription: B\nlanguages: [english]\n", ["V126"]),
    ],
)
def test_faulty_settings_hide_no_problem_of_an_entry_and_make_none(
    settings: bytes, codes: list[str], project: Path
) -> None:
    (project / SETTINGS).write_bytes(settings)
    write(project, {"content/pages/about.sv.md": "---\ntitle: Om\n---\n", DESIGN: "---\ntitle: Design\n---\n"})
    loaded = load(LoadOptions(project))
    assert loaded.site is None
    assert [code for code, path, _, _ in told(loaded) if path == SETTINGS] == codes
    others = {(code, path) for code, path, _, _ in told(loaded) if path != SETTINGS}
    assert others - {("V117", "content/pages/about.sv.md")} == {("V101", DESIGN)}


def test_a_project_without_settings_is_checked_all_the_same(project: Path) -> None:
    (project / SETTINGS).unlink()
    write(project, {DESIGN: "---\ntitle: Design\n---\n"})
    assert [code for code, _, _, _ in told(load(LoadOptions(project)))] == ["V101", "V125"]
