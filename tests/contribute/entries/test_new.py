"""`catalogue new` in the hands of a script and of a person at a terminal."""

import os
from pathlib import Path

import pytest

from catalogue.contribute.entries.new_entry import list_askable_fields, list_required_fields, singular
from catalogue.contribute.entries.project_index import index_project
from catalogue.schema.models import SCHEMAS
from tests.cli.test_cli import catalogue
from tests.contribute.entries.conversation import INTERRUPT, converse
from tests.output.building import snapshot

on_a_terminal = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are those of POSIX")
FLAGS = ["--summary", "Two days on the quay.", "--strand", "events", "--sectors", "design", "--aims", "networks"]
TITLES = {"countries": "Norway"}


def flags_for(project: Path, collection: str) -> list[str]:
    """A flag for each needed field, with the first word that there is for it."""
    titles = index_project(project).titles
    return [
        part
        for shape in list_required_fields(collection)
        if shape.required
        for part in (
            f"--{shape.name.replace('_', '-')}",
            shape.choices[0] if shape.choices else next(iter(titles.get(shape.collection, {})), "Some words."),
        )
    ]


@pytest.mark.parametrize("collection", SCHEMAS)
def test_what_flags_begin_passes_the_check(project: Path, collection: str) -> None:
    title = TITLES.get(collection, "A New Thing")
    done = catalogue(project, "new", singular(collection), title, *flags_for(project, collection))
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = {line.split()[1].rstrip(".") for line in done.stdout.splitlines() if line.startswith("Wrote ")}
    assert (project / path).parent == project / "content" / collection
    assert catalogue(project, "check").returncode == 0


def test_the_collection_may_be_named_in_the_plural(project: Path) -> None:
    assert catalogue(project, "new", "tools", "Fair Visit", *FLAGS).returncode == 0


def test_an_organiser_without_a_page_is_named_without_one(project: Path) -> None:
    more = ["--organisers", "Harbour House, Example Port", "--recurs", "every two years", "--last-seen", "2024"]
    assert catalogue(project, "new", "tool", "Fair Visit", *FLAGS, *more).returncode == 0
    text = (project / "content/tools/fair-visit.md").read_text("utf-8")
    assert "organisers:\n  - {organisation: harbour-house}\n  - {name: Example Port}\n" in text
    assert "recurs: every-two-years\n" in text
    assert "last_seen: 2024\n" in text
    mistyped = catalogue(project, "new", "tool", "Fair Trip", *FLAGS, "--organisers", "harbour-hose")
    assert mistyped.returncode != 0
    assert "No organisation named `harbour-hose`" in mistyped.stderr


def _flag(field: str) -> str:
    return f"--{field.replace('_', '-')}"


def test_every_flag_of_a_tool_is_named_by_its_help(project: Path) -> None:
    output = catalogue(project, "new", "tool", "--help").stdout
    assert [shape.name for shape in list_askable_fields("tools") if _flag(shape.name) not in output] == []
    assert output.count("[needed]") == 4


def test_words_are_understood_by_title_and_in_any_case(project: Path) -> None:
    more = ["--countries", "Sweden, uk,PL", "--organisers", "harbour HOUSE", "--mode", "Hybrid"]
    catalogue(project, "new", "tool", "Fair Visit", *FLAGS[:-4], "--sectors", "DESIGN", "--aims", "networks", *more)
    text = (project / "content/tools/fair-visit.md").read_text("utf-8")
    for line in (
        "sectors: [design]\n",
        "countries: [SE, GB, PL]\n",
        "organisers:\n  - {organisation: harbour-house}\n",
        "mode: hybrid\n",
    ):
        assert line in text


def test_a_piloted_tool_gets_the_headings_of_the_site_and_hints_that_no_reader_sees(project: Path) -> None:
    with (project / "content/site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("sections: [{heading: Programme, hint: Hour by hour.}, What it cost]\n")
    catalogue(project, "new", "tool", "Fair Visit", *FLAGS, "--status", "piloted")
    body = (project / "content/tools/fair-visit.md").read_text("utf-8").split("---\n")[2]
    assert [line for line in body.splitlines() if line.startswith("## ")] == ["## Programme", "## What it cost"]
    assert "## Programme\n\n<!-- Hour by hour. -->\n\n## What it cost\n\n<!-- What somebody" in body
    assert catalogue(project, "build").returncode == 0
    page = (project / "public/tools/fair-visit/index.html").read_text("utf-8")
    assert "What it cost" in page
    assert "<!-- What" not in page
    assert "Hour by hour" not in page


def test_a_piloted_tool_of_a_site_without_sections_begins_with_one_paragraph(project: Path) -> None:
    catalogue(project, "new", "tool", "Fair Visit", *FLAGS, "--status", "piloted")
    body = (project / "content/tools/fair-visit.md").read_text("utf-8").split("---\n")[2]
    assert body.strip().startswith("<!-- One paragraph")
    assert "##" not in body


def test_it_says_what_is_next_in_words_that_can_be_typed(project: Path) -> None:
    output = catalogue(project, "new", "tool", "Fair Visit", *FLAGS).stdout
    for command in ("catalogue serve", "catalogue check", "git add content\n"):
        assert command in output
    (project / "build.py").write_text("", encoding="utf-8")
    assert "python3 build.py check" in catalogue(project, "new", "tool", "Another", *FLAGS).stdout


def test_a_script_gets_every_flag_that_is_missing(project: Path) -> None:
    done = catalogue(project, "new", "tool", "Fair Visit", "--strand", "events")
    assert done.returncode == 2
    assert "--summary, --sectors, --aims" in done.stderr


def test_a_wrong_word_is_refused_with_the_right_one(project: Path) -> None:
    done = catalogue(project, "new", "tool", "Fair Visit", *FLAGS[:-1], "netwrks", "--status", "tried")
    assert done.returncode == 2
    assert "--aims: No aim named `netwrks`. Did you mean `networks`?" in done.stderr
    assert "--status: " in done.stderr
    assert not (project / "content/tools/fair-visit.md").exists()


def test_a_file_that_is_there_is_never_replaced(project: Path) -> None:
    before = snapshot(project / "content")
    for more in (["Export Day"], ["Another", "--id", "export-day"]):
        done = catalogue(project, "new", "tool", *more, *FLAGS)
        assert done.returncode == 2
        assert "content/tools/export-day.md exists already" in done.stderr
    assert snapshot(project / "content") == before


@pytest.mark.parametrize("id_", ["../pages/about", "Fair", "a b", "a--b", "é", "a.md", "-a", ""])
def test_an_id_that_is_no_file_name_is_refused(project: Path, id_: str) -> None:
    before = snapshot(project)
    done = catalogue(project, "new", "tool", "🎪🎪" if id_ == "" else "Fair Visit", "--id", id_, *FLAGS)
    assert done.returncode == 2
    assert snapshot(project) == before


def test_a_title_that_is_nearly_taken_is_reported(project: Path) -> None:
    done = catalogue(project, "new", "tool", "Export dais", *FLAGS)
    assert done.returncode == 0
    assert "There is “Export day” already, in content/tools/export-day.md." in done.stderr


@pytest.mark.parametrize("title", ["", "x" * 130])
def test_a_title_that_cannot_be_one_is_refused_at_once(project: Path, title: str) -> None:
    assert catalogue(project, "new", "tool", title, *FLAGS).returncode == 2


@on_a_terminal
def test_a_person_is_asked_until_every_answer_is_right(project: Path) -> None:
    summary, status, sectors = ["", "x" * 201, "Two days on the quay."], ["tried", "2"], ["dsign", "1"]
    answers = ["Fair Visit", *summary, *status, "events", *sectors, "9", "1"]
    code, output = converse(project, ["new", "tool"], answers)
    assert code == 0, output
    assert "This is needed." in output
    assert "201 characters" in output or "200" in output
    assert "Did you mean `design`?" in output
    assert "1  networks  Networks" in output
    text = (project / "content/tools/fair-visit.md").read_text("utf-8")
    assert (
        "summary: Two days on the quay.\nstatus: piloted\nstrand: events\nsectors: [design]\naims: [networks]" in text
    )
    assert catalogue(project, "check").returncode == 0


@on_a_terminal
def test_a_person_is_asked_only_for_what_the_flags_leave_open(project: Path) -> None:
    code, output = converse(project, ["new", "tool", "Fair Visit", *FLAGS], [""])
    assert code == 0
    assert "Status (Enter for listed)" in output
    assert "Strand" not in output


@on_a_terminal
def test_a_person_can_be_asked_for_everything(project: Path) -> None:
    optional = len(list_askable_fields("tools")) - 4
    code, output = converse(project, ["new", "tool", "Fair Visit", *FLAGS, "--more"], [""] * optional)
    assert code == 0
    assert "Countries (several, with commas between them; Enter leaves it out)" in output
    assert catalogue(project, "check").returncode == 0


@on_a_terminal
@pytest.mark.parametrize("after", range(4))
def test_ctrl_c_leaves_nothing(project: Path, after: int) -> None:
    before = snapshot(project)
    answers = ["Fair Visit", "Two days on the quay.", "events", "design"][:after]
    code, output = converse(project, ["new", "tool"], [*answers, INTERRUPT])
    assert code == 130
    assert "Traceback" not in output
    assert snapshot(project) == before


@on_a_terminal
def test_a_person_can_say_that_a_similar_title_is_another_one_or_the_same(project: Path) -> None:
    code, _ = converse(project, ["new", "tool", "Export Days", *FLAGS], ["n"])
    assert code == 130
    assert not (project / "content/tools/export-days.md").exists()
    code, _ = converse(project, ["new", "tool", "Export Days", *FLAGS], ["y", ""])
    assert code == 0
    assert (project / "content/tools/export-days.md").exists()


@on_a_terminal
def test_a_person_whose_title_gives_no_file_name_is_asked_for_one(project: Path) -> None:
    code, output = converse(project, ["new", "tool", "🎪🎪", *FLAGS], ["Fair!", "export-day", "tent", ""])
    assert code == 0, output
    assert (project / "content/tools/tent.md").exists()


@on_a_terminal
def test_the_new_file_can_be_opened_in_an_editor(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "sed -i s/quay/pier/")
    assert catalogue(project, "new", "tool", "Fair Visit", *FLAGS, "--edit").returncode == 0
    assert "pier" in (project / "content/tools/fair-visit.md").read_text("utf-8")
