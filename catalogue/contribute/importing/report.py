"""Formats the report of an import: the outcome of each row, the problems to fix, the assumptions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from catalogue.contribute.importing.issues import excerpt
from catalogue.contribute.importing.plan import Outcome, Plan, RowPlan
from catalogue.contribute.importing.table import CellRef
from catalogue.tables.columns import letter
from catalogue.tables.write_csv import csv_text

ISSUE_HEADINGS = (
    "Kind",
    "Sheet",
    "Row",
    "Column",
    "Heading",
    "What it says now",
    "What is wrong",
    "What to do",
    "Rule",
)
ROW_HEADINGS = ("Row", "Tool", "Result", "File or reason")
CHANGE_HEADINGS = ("File", "Field", "In the catalogue", "In the spreadsheet")
_WORDS = {
    Outcome.NEW: "new entry",
    Outcome.UPDATE: "entry changed",
    Outcome.UNCHANGED: "as it is in the catalogue",
    Outcome.HELD: "held back",
}


def format_outcome(row: RowPlan) -> str:
    """Format the outcome of a row in words."""
    return _WORDS[row.outcome]


def format_rows(plan: Plan) -> list[tuple[str, str, str, str]]:
    """Format each row: its number, its tool, its outcome, and its file or the reason why it has none."""
    return [
        (_format_row(row, plan), excerpt(row.title, 60) or "(no name)", format_outcome(row), _format_reason(row, plan))
        for row in plan.rows
    ]


def format_summary(plan: Plan, *, wrote_files: bool) -> str:
    """Format a summary in one sentence."""
    new, updates = plan.count(Outcome.NEW), plan.count(Outcome.UPDATE)
    counts = [
        f"{_plural(new, 'new entry', 'new entries')}",
        *([f"{updates} changed"] if updates else []),
        *([f"{count} unchanged"] if (count := plan.count(Outcome.UNCHANGED)) else []),
        f"{plan.count(Outcome.HELD)} held back",
    ]
    done = "" if wrote_files else ", nothing written yet"
    return f"{_plural(len(plan.rows), 'row', 'rows')}: {', '.join(counts)}{done}."


def format_changes(plan: Plan) -> list[tuple[str, str, str, str]]:
    """Format each field that differs from the existing entry."""
    return [(row.path, change.field, change.before, change.after) for row in plan.rows for change in row.changes]


def format_advice(plan: Plan) -> str:
    """Format what to do next; empty where nothing is to be done."""
    if not plan.count(Outcome.HELD):
        return ""
    return (
        "Rows that are held back stay in the spreadsheet. Correct the cells listed here, and import the same file "
        "again: rows that are in the catalogue by then are known again and left alone."
    )


def format_issues(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Format every issue and every assumption as a row of a table, in the order of the sheet."""
    for issue in plan.issues:
        ref, problem = issue.ref, issue.problem
        place = (ref.sheet, str(ref.row or ""), letter(ref.column), ref.heading)
        kind = "to fix" if issue.rejects else "to check"
        yield (kind, *place, ref.value, problem.message, problem.help, problem.code)
    for assumption in plan.assumptions:
        ref = assumption.ref
        place = (ref.sheet, str(ref.row or ""), letter(ref.column), ref.heading)
        yield ("assumed", *place, ref.value, assumption.text, "Nothing, if that is right.", "")


def format_issue_list(plan: Plan, *, rejects: bool) -> list[tuple[str, str, str]]:
    """Format issues as place, problem and remedy; the same text for several rows appears once."""
    issues = [issue for issue in plan.issues if issue.rejects is rejects]
    return _group_lines([(issue.ref, issue.problem.message, issue.problem.help) for issue in issues])


def list_assumptions(plan: Plan) -> list[tuple[str, str, str]]:
    """List assumptions by place; the same text for several rows appears once."""
    return _group_lines([(assumption.ref, assumption.text, "") for assumption in plan.assumptions])


def _group_lines(lines: Iterable[tuple[CellRef, str, str]]) -> list[tuple[str, str, str]]:
    """Group lines by column and text, in the order of their first place."""
    places: dict[tuple[str, int, str, str], list[CellRef]] = {}
    for ref, text, remedy in lines:
        places.setdefault((ref.sheet, ref.column, text, remedy), []).append(ref)
    return [(_format_places(refs), text, remedy) for (_, _, text, remedy), refs in places.items()]


def _format_places(refs: Sequence[CellRef]) -> str:
    """Format the place of a cell, or of a column in several rows, as far as they fit on a line."""
    rows = list(dict.fromkeys(ref.row for ref in refs))
    if len(rows) == 1:
        return str(refs[0])
    more = f" and {len(rows) - 12} more" if len(rows) > 12 else ""
    return f"{replace(refs[0], row=0)}, rows {', '.join(map(str, rows[:12]))}{more}"


def format_csv(plan: Plan) -> str:
    """Format issues and assumptions as CSV, to be opened beside the spreadsheet."""
    return csv_text(ISSUE_HEADINGS, list(format_issues(plan)))


def format_markdown(plan: Plan, *, wrote_files: bool) -> str:
    """Format the entire report as Markdown, to be sent or put into a pull request."""
    lines = [f"# Import of {plan.file}", "", format_summary(plan, wrote_files=wrote_files), "", format_advice(plan), ""]
    lines += [f"- {text}" for text in plan.about_file]
    for title, rows in (
        ("What to fix", format_issue_list(plan, rejects=True)),
        ("What to check", format_issue_list(plan, rejects=False)),
        ("What was assumed", list_assumptions(plan)),
    ):
        if rows:
            lines += ["", f"## {title}", "", *_format_table(("Where", "What", "What to do"), rows)]
    lines += ["", "## Rows", "", *_format_table(("Row", "Tool", "Result", "File or reason"), format_rows(plan))]
    if changes := format_changes(plan):
        lines += ["", "## What differs", "", *_format_table(CHANGE_HEADINGS, changes)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _format_row(row: RowPlan, plan: Plan) -> str:
    """Format the number of a row, with its sheet where there are several."""
    several = len({other.ref.sheet for other in plan.rows}) > 1
    return f"{row.ref.sheet} {row.ref.row}" if several else str(row.ref.row)


def _format_reason(row: RowPlan, plan: Plan) -> str:
    """Format the path of a row's entry, or its problems."""
    if row.outcome is not Outcome.HELD:
        return row.path
    place = (row.ref.sheet, row.ref.row)
    issues = [issue for issue in plan.issues if issue.rejects and (issue.ref.sheet, issue.ref.row) == place]
    # A column that is missing is reported once, for the entire sheet.
    sheet_ref = CellRef(row.ref.sheet, 0)
    issues = issues or [issue for issue in plan.issues if issue.rejects and issue.ref == sheet_ref]
    first = issues[0].problem.message if issues else ""
    more = f" (and {len(issues) - 1} more)" if len(issues) > 1 else ""
    return f"{excerpt(first, 90)}{more}"


def _format_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(headings)} |", f"|{'---|' * len(headings)}"]
    return lines + [f"| {' | '.join(map(_escape_cell, row))} |" for row in rows]


def _escape_cell(text: str) -> str:
    """Escape a text for a cell of a Markdown table."""
    characters = "".join(f"\\{character}" if character in "\\|*_[]<>`#" else character for character in text)
    return " ".join(characters.split())


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
