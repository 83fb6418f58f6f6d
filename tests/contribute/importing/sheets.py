"""Small spreadsheets for tests, and what the import makes of them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from catalogue import yaml_source
from catalogue.contribute.importing.import_file import plan_import
from catalogue.contribute.importing.plan import Plan, RowPlan

COMPLETE = {
    "Name": "Night Market",
    "Summary": "An evening of trade on the quay, with stalls and short pitches.",
    "Strand": "events",
    "Sub-sectors": "Design",
    "Aims": "networks",
}
"""A row in which nothing is missing."""


def sheet_file(file: Path, *rows: Mapping[str, object]) -> Path:
    """A workbook with these rows below the headings of the first."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    sheet.append(headings)
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
    book.save(file)
    return file


def plan_of(project: Path, *rows: Mapping[str, object], mapping: Sequence[str] = (), update: bool = False) -> Plan:
    """The plan for a workbook with these rows."""
    return plan_import(sheet_file(project / "survey.xlsx", *rows), project, mapping, update=update)


def only_row(plan: Plan) -> RowPlan:
    """The one row of a plan, which is to be written."""
    assert [issue.problem.message for issue in plan.issues if issue.rejects] == []
    (row,) = plan.rows
    return row


def values_of(row: RowPlan) -> dict[str, object]:
    """The front matter of the entry that a row makes."""
    values, problems = yaml_source.load(row.text.split("\n---\n")[0].removeprefix("---\n"), row.path)
    assert problems == []
    return values


def codes(plan: Plan) -> list[str]:
    """The rules that a plan's remarks fall under."""
    return [issue.problem.code for issue in plan.issues]


def list_assumptions(plan: Plan) -> list[str]:
    """What was assumed, in words."""
    return [assumption.text for assumption in plan.assumptions]
