"""`catalogue stats`: counted by hand over a small catalogue, told to a person and to a program."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from catalogue.schema.models import Tool
from catalogue.schema.recommended import SECTION_WEIGHT, recommended_fields
from catalogue.site import Site
from catalogue.site.statistics import Statistics, statistics
from tests.projects import small
from tests.site_helpers import FULL

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


def counted(project: Path) -> Statistics:
    site = load(LoadOptions(project)).site
    assert site is not None
    return statistics(site, TODAY)


def stats(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "catalogue", "stats", *arguments],
        cwd=project,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def names(value: object) -> Iterator[str]:
    """Every name in a JSON value, but for the statuses, which are words of the content."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield str(name)
            if name != "by_status":
                yield from names(inner)
    elif isinstance(value, list):
        for item in value:
            yield from names(item)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three tools: one complete and old, one reviewed, one with next to nothing."""
    project = small(tmp_path)
    tool = project / "content/tools/harbour-fair.md"
    text = tool.read_text("utf-8").replace(
        "published:",
        "reviewed: 2025-11-22\nlinks: [{label: L, url: https://a.example/}]\n"
        "sources: [{publisher: A, states: B}]\npublished:",
    )
    tool.write_text(text, "utf-8")
    return project


def test_coverage_names_every_square(folder: Path) -> None:
    found = counted(folder)
    assert {(square.strand, square.sector): square.tools for square in found.coverage} == {
        ("events", "design"): ("harbour-fair", "lone-beacon"),
        ("capacity", "design"): ("pilot-school",),
    }
    assert (found.totals.squares, found.totals.gaps) == (2, 0)


def test_a_tool_is_as_complete_as_the_weights_in_the_schema_say(folder: Path) -> None:
    weights = {name: mark.weight for name, mark in recommended_fields(Tool).items() if mark.status != "piloted"}
    tools = {tool.id: tool for tool in counted(folder).tools}
    given = weights["countries"] + weights["reviewed"]
    assert tools["pilot-school"].completeness == 100 * given // sum(weights.values())
    assert set(tools["pilot-school"].missing_fields) == weights.keys() - {"countries", "reviewed"}
    assert (tools["harbour-fair"].completeness, tools["lone-beacon"].completeness) == (100, 0)
    assert list(tools) == ["lone-beacon", "pilot-school", "harbour-fair"]


def test_a_piloted_tool_is_asked_for_more(folder: Path) -> None:
    for file, old, new in (
        ("site.yaml", "menu:", "sections: [Programme, Lessons learnt]\nmenu:"),
        ("tools/harbour-fair.md", "strand:", "status: piloted\nstrand:"),
    ):
        path = folder / "content" / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    fair = next(tool for tool in counted(folder).tools if tool.id == "harbour-fair")
    asked = recommended_fields(Tool)
    missing = {name: mark.weight for name, mark in asked.items() if mark.status == "piloted"}
    whole = sum(mark.weight for mark in asked.values() if mark.status != "listed") + 2 * SECTION_WEIGHT
    assert set(fair.missing_fields) == missing.keys()
    assert fair.missing_sections == ("Lessons learnt",)
    assert fair.completeness == 100 * (whole - sum(missing.values()) - SECTION_WEIGHT) // whole


def test_reviews_grow_old_after_a_year_to_the_day(folder: Path) -> None:
    tools = {tool.id: tool for tool in counted(folder).tools}
    assert {id_: (tool.days_since_review, tool.review_old) for id_, tool in tools.items()} == {
        "harbour-fair": (366, True),
        "pilot-school": (0, False),
        "lone-beacon": (None, True),
    }
    totals = counted(folder).totals
    assert (totals.review_old, totals.never_reviewed, totals.complete) == (1, 1, 1)


def test_an_organisation_answers_for_its_tools_and_nobody_for_the_others(folder: Path) -> None:
    nobody, office = counted(folder).organisations
    assert (nobody.id, set(nobody.tools), nobody.review_old) == ("", {"pilot-school", "lone-beacon"}, 1)
    assert (office.id, office.tools, office.missing, office.review_old) == ("harbour-office", ("harbour-fair",), 0, 1)


def test_translations_are_counted(full_site: Site) -> None:
    (swedish,) = statistics(full_site, TODAY).languages
    tools = {id_ for key, _ in full_site.library.translations if (id_ := key.removeprefix("tools/")) != key}
    assert (swedish.language, swedish.tools, swedish.entries) == ("sv", len(tools), len(full_site.library.translations))
    assert swedish.texts <= swedish.tools <= swedish.entries <= swedish.entries_in_all


def test_the_command_tells_a_person_whom_to_ask_for_what(folder: Path) -> None:
    done = stats(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 tools on " in done.stdout
    assert (
        "- Lone Beacon (content/tools/lone-beacon.md): organisers; reviewed; countries; sources; formats; mode; links"
        in (done.stdout.replace("\n", " ").replace("  ", " "))
    )
    assert "- Harbour Fair (content/tools/harbour-fair.md): a new review (the last is of 2025-11-22)" in done.stdout


def test_the_age_of_the_newest_source_is_counted_by_year(folder: Path) -> None:
    source = "sources: [{publisher: A, states: B, seen: 2025-03}, {publisher: A, states: B, seen: 2024}]\n"
    for name, lines in (("harbour-fair", "last_seen: 2020\n"), ("pilot-school", source)):
        tool = folder / f"content/tools/{name}.md"
        tool.write_text(tool.read_text("utf-8").replace("strand:", f"{lines}strand:", 1), "utf-8")
    found = counted(folder)
    assert [(state.year, state.age, state.tools) for state in found.sources] == [
        (2025, 1, ("pilot-school",)),
        (2020, 6, ("harbour-fair",)),
        (None, None, ("lone-beacon",)),
    ]
    assert {tool.id: tool.newest_source for tool in found.tools} == {
        "harbour-fair": "2020",
        "pilot-school": "2025-03",
        "lone-beacon": None,
    }
    shown = stats(folder).stdout
    assert "Age of the newest source" in shown
    assert "- 2020, 6 years old: 1 tool\n" in shown
    assert "- none of any year: 1 tool\n" in shown


def test_the_json_has_the_names_that_the_documentation_gives_and_no_others(folder: Path) -> None:
    documented = {
        name.strip(" `")
        for line in (ROOT / "docs/stats.md").read_text("utf-8").splitlines()
        if line.startswith("| `")
        for name in line.split("|")[1].split(",")
    } | {"strand", "sector", "kind", "missing"}
    done = stats(FULL, "--format", "json")
    assert done.returncode == 0
    assert set(names(json.loads(done.stdout))) | {"name", "kind", "missing"} == documented
    assert stats(folder, "--format", "json").returncode == 0


def test_with_errors_in_the_content_nothing_is_counted(folder: Path) -> None:
    (folder / "content/sectors/design.md").unlink()
    told, machine = stats(folder), stats(folder, "--format", "json")
    assert (told.returncode, machine.returncode) == (1, 1)
    assert "V104" in told.stdout
    assert machine.stdout == ""
    assert "Nothing was counted." in told.stderr
    assert "Nothing was counted." in machine.stderr


def test_a_catalogue_without_a_tool_is_counted_too(folder: Path) -> None:
    for tool in (folder / "content/tools").glob("*.md"):
        tool.unlink()
    for file in ("organisations/harbour-office.md", "pages/about.md"):
        path = folder / "content" / file
        path.write_text(
            path.read_text("utf-8").replace("](../tools/harbour-fair.md)", "](../aims/networks.md)"), "utf-8"
        )
    done = stats(folder)
    assert done.returncode == 0
    assert "0 tools on " in done.stdout
