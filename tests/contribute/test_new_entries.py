"""What comes in stands beside all that is there, whichever id sorts first: no way in may write what stops a build."""

from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from catalogue.contribute.entries.issue_intake import process_issue
from catalogue.contribute.entries.project_index import index_project
from catalogue.contribute.importing.plan import Outcome, apply_plan
from catalogue.pipeline.load import load
from catalogue.pipeline.options import LoadOptions
from tests.cli.test_cli import catalogue
from tests.contribute.entries.issue_bodies import issue, labels
from tests.contribute.entries.test_new import FLAGS
from tests.contribute.importing.sheets import COMPLETE, codes, list_assumptions, only_row, plan_of, values_of
from tests.output.building import snapshot
from tests.site_helpers import write

EXPORT_DAY = "content/tools/export-day.md"
"""The one tool of the project, with the number 1."""


def row(name: str, **more: object) -> Mapping[str, object]:
    return {**COMPLETE, "Name": name, **more}


@pytest.mark.parametrize("heading", ["Nr.", "No.", "#", "lfd. Nr.", "Numéro", "Nummer", "Id", "Row", "Lp."])
@pytest.mark.parametrize("numbers", [(1, 2, 3), ("1.", "2.", "3."), (7, 3, 1)])
def test_a_running_number_of_rows_is_left_out_and_reported(
    heading: str, numbers: tuple[object, ...], project: Path
) -> None:
    names = ("Aachen", "Night Market", "Quay Day")
    rows = [{heading: number, **row(name)} for number, name in zip(numbers, names, strict=True)]
    plan = plan_of(project, *rows)
    assert [row_plan.outcome for row_plan in plan.rows] == [Outcome.NEW] * 3
    assert not any("number" in values_of(row_plan) for row_plan in plan.rows)
    assert any(
        text.startswith(f"“{heading}” looks like a running number of rows; left out.")
        for text in list_assumptions(plan)
    )
    assert "I104" not in codes(plan)
    apply_plan(plan, project)
    assert load(LoadOptions(project)).problems.errors == 0


def test_a_column_that_counts_is_a_running_number_whatever_it_is_called(project: Path) -> None:
    rows = [{"Entry of ours": place, "Budget": place * 100, **row(f"Market {place}{place}")} for place in (4, 5, 6)]
    plan = plan_of(project, *rows)
    first = next(text.partition(";")[0] for text in list_assumptions(plan))
    assert first == "“Entry of ours” looks like a running number of rows"
    assert codes(plan).count("I104") == 1


def test_what_a_running_number_counts_can_be_said_to_be_the_order(project: Path) -> None:
    plan = plan_of(project, {"Nr.": 4, **row("Aachen")}, mapping=["Nr.=number"])
    assert values_of(only_row(plan))["number"] == 4


def test_rows_that_are_counted_under_id_refer_to_each_other_by_name(project: Path) -> None:
    rows = [
        {"Id": 1, **row("Aachen"), "Related": "Quay Day"},
        {"Id": 2, **row("Quay Day"), "Related": "Aachen"},
    ]
    assert values_of(plan_of(project, *rows).rows[0])["related"] == ["quay-day"]


@pytest.mark.parametrize("name", ["Aachen", "Zwickau"])
def test_an_import_writes_no_number_that_is_taken(name: str, project: Path) -> None:
    plan = plan_of(project, row(name, Number=1), row("Night Market", Number=2))
    assert [row_plan.outcome for row_plan in plan.rows] == [Outcome.HELD, Outcome.NEW]
    (issue,) = [issue for issue in plan.issues if issue.rejects]
    assert issue.ref.row == 2
    assert "number 1 is already taken by " in issue.problem.message
    assert EXPORT_DAY in issue.problem.message
    apply_plan(plan, project)
    assert load(LoadOptions(project)).problems.errors == 0


def test_of_two_new_rows_with_one_number_one_is_written(project: Path) -> None:
    plan = plan_of(project, row("Aachen", Number=7), row("Quay Day", Number=7))
    assert sorted(row_plan.outcome for row_plan in plan.rows) == [Outcome.HELD, Outcome.NEW]


@pytest.mark.parametrize("name", ["Aachen", "Zwickau"])
def test_new_begins_nothing_with_a_number_that_is_taken(name: str, project: Path) -> None:
    before = snapshot(project / "content")
    done = catalogue(project, "new", "tool", name, *FLAGS, "--number", "1")
    assert done.returncode == 1
    assert "umber 1 is already taken by " in done.stdout
    assert EXPORT_DAY in done.stdout
    assert snapshot(project / "content") == before


def with_alias(project: Path) -> Path:
    text = (project / EXPORT_DAY).read_text("utf-8").replace("number: 1\n", "number: 1\naliases: [tools/fair-visit/]\n")
    write(project, {EXPORT_DAY: text})
    assert load(LoadOptions(project)).problems.errors == 0
    return project


def test_no_way_in_takes_an_address_that_leads_to_another_entry(project: Path) -> None:
    # The problem shows at the alias, in the file that was there first.
    with_alias(project)
    index, before = index_project(project), snapshot(project / "content")
    result = process_issue(issue(labels(index)), index)
    assert not result.text
    assert f"With this entry, <code>{EXPORT_DAY}</code> would have a problem: the address" in unescape(result.comment)
    assert catalogue(project, "new", "tool", "Fair Visit", *FLAGS).returncode == 1
    plan = plan_of(project, row("Fair Visit"), row("Night Market"))
    assert [row_plan.outcome for row_plan in plan.rows] == [Outcome.HELD, Outcome.NEW]
    assert snapshot(project / "content") == before


def test_what_was_wrong_before_holds_nothing_back(project: Path) -> None:
    text = (project / EXPORT_DAY).read_text("utf-8").replace("number: 1\n", "number: 1\nrelated: [fair-vizit]\n")
    write(project, {EXPORT_DAY: text})
    assert load(LoadOptions(project)).problems.errors == 1
    index = index_project(project)
    assert process_issue(issue(labels(index)), index).text, (
        "the help offers the new entry now, and the problem is an old one"
    )
    assert [row_plan.outcome for row_plan in plan_of(project, row("Fair Visit")).rows] == [Outcome.NEW]
